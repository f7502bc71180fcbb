import CPostgres
import VernaCore
import VernaStore

/// Answers of the server as values.
enum ResultReading {
  static let int8: Oid = 20
  static let text: Oid = 25
  static let bytea: Oid = 17

  /// The rows of a result in binary form.
  static func rows(_ result: OpaquePointer, _ name: String) throws(StoreFailure) -> SQLRows {
    let columns = PQnfields(result)
    let types = (0..<columns).map { PQftype(result, $0) }
    var values: [SQLValue] = []
    values.reserveCapacity(Int(PQntuples(result) * columns))
    for row in 0..<PQntuples(result) {
      for column in 0..<columns {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
          throw .damaged(table: name, what: "column \(column) is NULL")
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        values.append(try value(bytes, types[Int(column)], name, column))
      }
    }
    return SQLRows(columns: Int(columns), values: values)
  }

  private static func value(_ bytes: UnsafeRawBufferPointer, _ type: Oid, _ name: String, _ column: Int32)
    throws(StoreFailure) -> SQLValue
  {
    switch type {
    case int8: return .int64(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
    case text: return .text(ByteText(String(decoding: bytes, as: UTF8.self)))
    case bytea: return .bytes([UInt8](bytes))
    default: throw .damaged(table: name, what: "column \(column) is of the type \(type)")
    }
  }

  /// The rows of a result in text form.
  static func texts(_ result: OpaquePointer) -> [[String]] {
    (0..<PQntuples(result)).map { row in
      (0..<PQnfields(result)).map { column in PQgetvalue(result, row, column).map { String(cString: $0) } ?? "" }
    }
  }

  /// What the server says went wrong.
  static func failure(_ result: OpaquePointer, _ name: String) -> StoreFailure {
    let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    let message = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) } ?? ""
    switch state {
    // Serialisation failure, deadlock.
    case "40001", "40P01": return .conflict("\(name) \(state)")
    // Two keys at once: one of them is done, the other will be recalled.
    case "23505" where name == "idempotency.insert": return .conflict(name)
    case "53100": return .full(message)
    // Shut down, or never there.
    case "57P01", "57P02", "57P03", "": return .unavailable(message.isEmpty ? "the connection was lost" : message)
    default: return .statement(name: name, code: state, message: message)
    }
  }
}

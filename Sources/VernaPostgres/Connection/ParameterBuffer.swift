import CPostgres
import VernaCore
import VernaStore

/// The values of a statement as libpq wants them: pointers to bytes in the server's binary form.
struct ParameterBuffer {
  private var bytes: [UInt8] = []

  /// The server's numbers of its types.
  static func type(of parameter: Statement.Parameter) -> Oid {
    switch parameter {
    case .int64: ResultReading.int8
    case .text: ResultReading.text
    case .bytes: ResultReading.bytea
    }
  }

  /// Lays the values out and runs a call with them.
  mutating func with<Value>(
    _ values: [SQLValue],
    _ run: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Value
  ) -> Value {
    bytes.removeAll(keepingCapacity: true)
    var lengths: [Int32] = []
    var starts: [Int] = []
    lengths.reserveCapacity(values.count)
    starts.reserveCapacity(values.count)
    for value in values {
      starts.append(bytes.count)
      switch value {
      case .int64(let number): withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
      case .text(let text): bytes.append(contentsOf: text.string.utf8)
      case .bytes(let run): bytes.append(contentsOf: run)
      }
      lengths.append(Int32(bytes.count - (starts.last ?? 0)))
    }
    // An empty value is not NULL: its pointer must be to something.
    bytes.append(0)
    let formats = [Int32](repeating: 1, count: values.count)
    return bytes.withUnsafeBufferPointer { buffer in
      let pointers = starts.map { start in
        buffer.baseAddress.map { UnsafeRawPointer($0 + start).assumingMemoryBound(to: CChar.self) }
      }
      return run(pointers, lengths, formats)
    }
  }
}

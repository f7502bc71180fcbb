import GRDBSQLite
import VernaCore

/// A file of SQLite without anything between: for filling by the million, and for what the engine alone can do.
final class RawFile {
  private let handle: OpaquePointer
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ path: String) throws {
    var made: OpaquePointer?
    guard sqlite3_open_v2(path, &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK, let made else {
      throw BenchmarkFailure("\(path) cannot be opened")
    }
    handle = made
  }

  func close() { sqlite3_close_v2(handle) }

  func run(_ text: String) throws {
    if sqlite3_exec(handle, text, nil, nil, nil) != SQLITE_OK { throw failure(text) }
  }

  func failure(_ what: String) -> BenchmarkFailure {
    BenchmarkFailure("\(what): \(String(cString: sqlite3_errmsg(handle)))")
  }

  func prepare(_ text: String) throws -> OpaquePointer {
    var made: OpaquePointer?
    guard sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil) == SQLITE_OK, let made
    else { throw failure(text) }
    return made
  }

  /// Runs a statement with its values; texts and bytes are copied.
  func run(_ statement: OpaquePointer, _ values: [RawValue]) throws {
    for (place, value) in values.enumerated() {
      let index = Int32(place + 1)
      switch value {
      case .number(let number): sqlite3_bind_int64(statement, index, number)
      case .text(let bytes):
        _ = bytes.withUnsafeBytes {
          sqlite3_bind_text(
            statement, index, $0.baseAddress?.assumingMemoryBound(to: CChar.self) ?? RawFile.nothing, Int32($0.count),
            RawFile.transient)
        }
      case .bytes(let bytes):
        _ = bytes.withUnsafeBytes {
          sqlite3_bind_blob(
            statement, index, $0.baseAddress ?? UnsafeRawPointer(RawFile.nothing), Int32($0.count), RawFile.transient)
        }
      }
    }
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    if code != SQLITE_DONE && code != SQLITE_ROW { throw failure(String(cString: sqlite3_sql(statement))) }
  }

  /// Runs a statement whose texts and bytes lie one after the other where they are read.
  func run(_ statement: OpaquePointer, _ values: [RawValue], at bytes: UnsafeRawBufferPointer) throws {
    guard var start = bytes.baseAddress else { return }
    var index: Int32 = 0
    for value in values {
      index += 1
      switch value {
      case .number(let number): sqlite3_bind_int64(statement, index, number)
      case .text(let text):
        sqlite3_bind_text(statement, index, start.assumingMemoryBound(to: CChar.self), Int32(text.count), nil)
        start += text.count
      case .bytes(let some):
        sqlite3_bind_blob(statement, index, start, Int32(some.count), nil)
        start += some.count
      }
    }
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    if code != SQLITE_DONE { throw failure(String(cString: sqlite3_sql(statement))) }
  }

  nonisolated(unsafe) private static let nothing: UnsafePointer<CChar> = {
    let one = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    one.initialize(to: 0)
    return UnsafePointer(one)
  }()

  /// All rows of a query.
  func rows(_ text: String) throws -> [[RawValue]] {
    let statement = try prepare(text)
    defer { sqlite3_finalize(statement) }
    var rows: [[RawValue]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append(
        (0..<sqlite3_column_count(statement)).map { column in
          let count = Int(sqlite3_column_bytes(statement, column))
          switch sqlite3_column_type(statement, column) {
          case SQLITE_INTEGER: return .number(sqlite3_column_int64(statement, column))
          case SQLITE_TEXT:
            return .text([UInt8](UnsafeRawBufferPointer(start: sqlite3_column_text(statement, column), count: count)))
          default:
            return .bytes([UInt8](UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: count)))
          }
        })
    }
    return rows
  }
}

/// A value as SQLite keeps it.
enum RawValue {
  case number(Int64)
  case text([UInt8])
  case bytes([UInt8])
}

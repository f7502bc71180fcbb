import GRDBSQLite
import VernaCore
import VernaStore

/// A connection of SQLite with its prepared statements. Used by one thread at a time: that which GRDB has given it to.
///
/// Statements are bound and stepped by SQLite's own functions: an order is thirty of them, and a row layer would cost more than the rows.
final class SQLiteConnection: SQLConnection, @unchecked Sendable {
  let handle: OpaquePointer
  private var prepared: [ObjectIdentifier: OpaquePointer] = [:]
  private var steps: [OpaquePointer?] = []
  /// Texts and bytes of the statement that is run, which SQLite reads where they lie.
  private var scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)

  init(_ handle: OpaquePointer) { self.handle = handle }

  /// Opens another connection to a file that is there, which only reads.
  ///
  /// - Throws: `StoreFailure.unavailable`.
  static func beside(_ path: String) throws(StoreFailure) -> SQLiteConnection {
    var made: OpaquePointer?
    guard sqlite3_open_v2(path, &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let made else {
      throw .unavailable("\(path) cannot be read beside the writer")
    }
    let connection = SQLiteConnection(made)
    sqlite3_busy_timeout(made, 10_000)
    // Not mapped: SQLite takes the map away whenever the log has grown, which costs more than it spares.
    try connection.run("PRAGMA query_only = 1; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768")
    return connection
  }

  /// Closes a connection that was opened by `beside`.
  func close() {
    forgetStatements()
    sqlite3_close_v2(handle)
  }

  deinit {
    forgetStatements()
    scratch.deallocate()
  }

  /// Lets the prepared statements go, without which a connection cannot be closed.
  func forgetStatements() {
    for statement in prepared.values { sqlite3_finalize(statement) }
    for statement in steps { sqlite3_finalize(statement) }
    prepared = [:]
    steps = []
  }

  /// What made SQLite end a transaction by itself, as far as is known.
  var whyEnded: StoreFailure?

  /// Whether a transaction is open; SQLite ends one by itself when the disk fails it.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  func send(_ calls: [StatementCall]) throws(StoreFailure) {
    for call in calls {
      let statement = try bound(call)
      defer { sqlite3_reset(statement) }
      var code = sqlite3_step(statement)
      while code == SQLITE_ROW { code = sqlite3_step(statement) }
      if code != SQLITE_DONE { throw failure(call.statement.name) }
    }
  }

  /// Runs a statement whose rows nobody reads, and says how many rows it changed.
  func changes(_ call: StatementCall) throws(StoreFailure) -> Int {
    try send([call])
    return Int(sqlite3_changes(handle))
  }

  func fetch(_ calls: [StatementCall]) throws(StoreFailure) -> [SQLRows] {
    var results: [SQLRows] = []
    results.reserveCapacity(calls.count)
    for call in calls { results.append(try rows(call)) }
    return results
  }

  private func rows(_ call: StatementCall) throws(StoreFailure) -> SQLRows {
    let statement = try bound(call)
    defer { sqlite3_reset(statement) }
    let columns = Int(sqlite3_column_count(statement))
    var values: [SQLValue] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return SQLRows(columns: columns, values: values) }
      if code != SQLITE_ROW { throw failure(call.statement.name) }
      for column in 0..<Int32(columns) { values.append(try value(statement, column, call.statement.name)) }
    }
  }

  private func value(_ statement: OpaquePointer, _ column: Int32, _ name: String) throws(StoreFailure) -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .int64(sqlite3_column_int64(statement, column))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, column)
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
      return .text(ByteText(String(decoding: bytes, as: UTF8.self)))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      return .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))))
    default: throw .damaged(table: name, what: "column \(column) is of a kind that no table has")
    }
  }

  // MARK: - Binding

  private func bound(_ call: StatementCall) throws(StoreFailure) -> OpaquePointer {
    let statement = try prepared(call.statement)
    precondition(call.values.count == call.statement.parameters.count, "\(call.statement.name) takes other values")
    makeRoom(for: call.values)
    var used = 0
    for (place, value) in call.values.enumerated() {
      let index = Int32(place + 1)
      let code: Int32
      switch value {
      case .int64(let number): code = sqlite3_bind_int64(statement, index, number)
      case .text(let text):
        let length = copy(text, to: used)
        code = sqlite3_bind_text(
          statement, index, start(used).assumingMemoryBound(to: CChar.self), Int32(length), nil)
        used += length
      case .bytes(let bytes):
        if !bytes.isEmpty { bytes.withUnsafeBytes { start(used).copyMemory(from: $0.base, byteCount: bytes.count) } }
        code = sqlite3_bind_blob(statement, index, start(used), Int32(bytes.count), nil)
        used += bytes.count
      }
      if code != SQLITE_OK { throw failure(call.statement.name) }
    }
    return statement
  }

  private func start(_ offset: Int) -> UnsafeMutableRawPointer { scratch.base.advanced(by: offset) }

  private func copy(_ text: ByteText, to offset: Int) -> Int {
    var text = text.string
    return text.withUTF8 { bytes in
      if let base = bytes.baseAddress { start(offset).copyMemory(from: base, byteCount: bytes.count) }
      return bytes.count
    }
  }

  private func makeRoom(for values: [SQLValue]) {
    let needed = values.reduce(0) { sum, value in
      switch value {
      case .int64: sum
      case .text(let text): sum + text.string.utf8.count
      case .bytes(let bytes): sum + bytes.count
      }
    }
    if needed < scratch.count { return }
    scratch.deallocate()
    scratch = .allocate(byteCount: needed * 2, alignment: 1)
  }

  private func prepared(_ statement: Statement) throws(StoreFailure) -> OpaquePointer {
    if let known = prepared[ObjectIdentifier(statement)] { return known }
    var made: OpaquePointer?
    let text = Dialect.sqlite.rendered(statement.text)
    let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made else { throw failure(statement.name) }
    prepared[ObjectIdentifier(statement)] = made
    return made
  }

  // MARK: - Texts

  /// A step of a transaction, prepared once.
  func take(_ step: TransactionStep) throws(StoreFailure) {
    if steps.isEmpty { steps = [OpaquePointer?](repeating: nil, count: TransactionStep.allCases.count) }
    if steps[step.rawValue] == nil {
      let code = sqlite3_prepare_v3(
        handle, step.text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &steps[step.rawValue], nil)
      if code != SQLITE_OK { throw failure(step.text) }
    }
    let code = sqlite3_step(steps[step.rawValue])
    sqlite3_reset(steps[step.rawValue])
    if code != SQLITE_DONE { throw failure(step.text) }
  }

  /// Runs a text without parameters.
  func run(_ text: String) throws(StoreFailure) {
    if sqlite3_exec(handle, text, nil, nil, nil) != SQLITE_OK { throw failure(text) }
  }

  /// The first value of the first row of a text; nil if there is none.
  func number(_ text: String) throws(StoreFailure) -> Int64? {
    var made: OpaquePointer?
    guard sqlite3_prepare_v2(handle, text, -1, &made, nil) == SQLITE_OK, let made else { throw failure(text) }
    defer { sqlite3_finalize(made) }
    let code = sqlite3_step(made)
    if code == SQLITE_DONE { return nil }
    if code != SQLITE_ROW { throw failure(text) }
    return sqlite3_column_int64(made, 0)
  }

  /// What SQLite says of the last call, under the name of what was run.
  private func failure(_ name: String) -> StoreFailure {
    let code = sqlite3_extended_errcode(handle)
    let message = String(cString: sqlite3_errmsg(handle))
    switch code & 0xff {
    case SQLITE_FULL:
      whyEnded = .full(message)
      return .full(message)
    case SQLITE_CONSTRAINT where code == SQLITE_CONSTRAINT | 6 << 8 && name == "idempotency.insert":
      return .conflict(name)
    default: return .statement(name: name, code: "\(code)", message: message)
    }
  }
}

/// The steps of a transaction of many requests.
enum TransactionStep: Int, CaseIterable {
  case look
  case begin
  case save
  case undo
  case keep
  case commit

  fileprivate var text: String {
    switch self {
    case .look: "BEGIN"
    case .begin: "BEGIN IMMEDIATE"
    case .save: "SAVEPOINT request"
    case .undo: "ROLLBACK TO request"
    case .keep: "RELEASE request"
    case .commit: "COMMIT"
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Where it begins; it is not empty.
  fileprivate var base: UnsafeRawPointer {
    guard let baseAddress else { preconditionFailure("the buffer is empty") }
    return baseAddress
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Where it begins; it is not empty.
  fileprivate var base: UnsafeMutableRawPointer {
    guard let baseAddress else { preconditionFailure("the buffer is empty") }
    return baseAddress
  }
}

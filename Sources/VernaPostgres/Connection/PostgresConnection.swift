import CPostgres
import VernaCore
import VernaStore

/// A connection to PostgreSQL in pipeline mode: statements are sent without waiting, and only what somebody reads is waited for. A
/// piece of work is two trips: lock and read, write and commit.
///
/// Used by one worker at a time (`PostgresPool`).
final class PostgresConnection: SQLConnection {
  private let handle: OpaquePointer
  private var names: [ObjectIdentifier: String] = [:]
  private var preparedCount = 0
  /// What was sent and not answered yet, in order.
  private var pending: [Pending] = []
  /// Of the transaction: after the first failure the server does nothing more.
  private var failed: StoreFailure?
  private var values = ParameterBuffer()

  private struct Pending {
    let name: String
    /// The statement that it prepares.
    var prepares: ObjectIdentifier?
    /// Whether its rows are wanted.
    var isWanted = false
    /// The command tag that it must have, empty for any.
    var tag = ""
  }

  /// So many statements are sent before answers are read: both sides have buffers, and neither must wait for the other.
  private static let longestPipeline = 256

  /// Connects.
  ///
  /// - Parameter url: as libpq takes it.
  /// - Throws: `StoreFailure.unavailable`, `StoreFailure.unsafeSetting`.
  init(_ url: String, settings: [(name: String, value: String)]) throws(StoreFailure) {
    let words = ["dbname", "application_name", "client_encoding", "connect_timeout"]
    handle = try PostgresConnection.connect(words, [url, "verna", "UTF8", "10"])
    for setting in settings { try run("SET \(setting.name) = \(setting.value)") }
    try check("server_encoding", wanted: ["UTF8"])
    try check("synchronous_commit", wanted: ["on", "remote_apply", "remote_write", "local"])
    try check("fsync", wanted: ["on"])
    guard PQenterPipelineMode(handle) == 1 else { throw .unavailable(lastMessage) }
  }

  deinit { PQfinish(handle) }

  private static func connect(_ words: [String], _ texts: [String]) throws(StoreFailure) -> OpaquePointer {
    let keys = words.map { CString($0) }
    let values = texts.map { CString($0) }
    let made = withExtendedLifetime((keys, values)) {
      PQconnectdbParams(keys.map(\.pointer) + [nil], values.map(\.pointer) + [nil], 1)
    }
    guard let made else { throw .unavailable("no memory for a connection") }
    if PQstatus(made) == CONNECTION_OK { return made }
    let message = String(cString: PQerrorMessage(made))
    PQfinish(made)
    throw .unavailable(message)
  }

  /// Whether it can still be used.
  var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

  private var lastMessage: String { String(cString: PQerrorMessage(handle)) }

  private func check(_ name: String, wanted: [String]) throws(StoreFailure) {
    let found = try rows("SHOW \(name)").first?.first ?? ""
    if !wanted.contains(found) { throw .unsafeSetting(name: name, found: found, wanted: wanted[0]) }
  }

  // MARK: - Transactions

  /// Begins a transaction with the first statement that follows.
  func begin(_ kind: String = "BEGIN ISOLATION LEVEL READ COMMITTED") throws(StoreFailure) {
    failed = nil
    try sendText(kind)
  }

  /// Commits; comes back when the server has.
  ///
  /// - Throws: `StoreFailure.commitFailed` also where the connection was lost, since nobody knows then whether the server has.
  func commit() throws(StoreFailure) {
    try sendText("COMMIT", tag: "COMMIT")
    do {
      _ = try receive()
    } catch {
      if case .unavailable(let message) = error { throw .commitFailed("the connection was lost: \(message)") }
      throw error
    }
  }

  /// Takes everything back; a connection that cannot is not used again.
  func rollBack() {
    failed = nil
    do throws(StoreFailure) {
      try sendText("ROLLBACK")
      _ = try receive()
    } catch {
      failed = nil
    }
  }

  // MARK: - Statements

  func send(_ calls: [StatementCall]) throws(StoreFailure) {
    for call in calls { try send(call, isWanted: false) }
  }

  func fetch(_ calls: [StatementCall]) throws(StoreFailure) -> [SQLRows] {
    for call in calls { try send(call, isWanted: true) }
    return try receive()
  }

  private func send(_ call: StatementCall, isWanted: Bool) throws(StoreFailure) {
    if let failed { throw failed }
    // What nobody reads must not fill the server's buffer while ours is being filled.
    if pending.count >= PostgresConnection.longestPipeline, !pending.contains(where: \.isWanted) { _ = try receive() }
    let statement = call.statement
    precondition(call.values.count == statement.parameters.count, "\(statement.name) takes other values")
    let name = try prepared(statement)
    let sent = values.with(call.values) { pointers, lengths, formats in
      PQsendQueryPrepared(handle, name, Int32(call.values.count), pointers, lengths, formats, 1)
    }
    guard sent == 1 else { throw lost() }
    pending.append(Pending(name: statement.name, isWanted: isWanted))
  }

  private func prepared(_ statement: Statement) throws(StoreFailure) -> String {
    if let known = names[ObjectIdentifier(statement)] { return known }
    preparedCount += 1
    let name = "s\(preparedCount)"
    let types: [Oid] = statement.parameters.map(ParameterBuffer.type(of:))
    let text = Dialect.postgres(partitions: 0).rendered(statement.text)
    guard PQsendPrepare(handle, name, text, Int32(types.count), types) == 1 else { throw lost() }
    names[ObjectIdentifier(statement)] = name
    pending.append(Pending(name: statement.name, prepares: ObjectIdentifier(statement)))
    return name
  }

  private func sendText(_ text: String, tag: String = "") throws(StoreFailure) {
    if let failed { throw failed }
    guard PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0) == 1 else { throw lost() }
    pending.append(Pending(name: text, tag: tag))
  }

  private func lost() -> StoreFailure {
    let failure = StoreFailure.unavailable(lastMessage)
    failed = failure
    return failure
  }

  /// Waits for the answers to all that was sent and gives the rows of what is wanted.
  private func receive() throws(StoreFailure) -> [SQLRows] {
    if let failed { throw failed }
    guard PQpipelineSync(handle) == 1 else { throw lost() }
    var wanted: [SQLRows] = []
    var first: StoreFailure?
    for one in pending {
      guard let result = PQgetResult(handle) else {
        pending = []
        throw lost()
      }
      defer { PQclear(result) }
      do throws(StoreFailure) {
        let rows = try read(result, one)
        if one.isWanted { wanted.append(rows) }
      } catch {
        first = first ?? error
        // A statement that was to be prepared after the failure is not.
        if let prepares = one.prepares { names[prepares] = nil }
      }
      // A statement's answer ends with nothing.
      if let more = PQgetResult(handle) { PQclear(more) }
    }
    pending = []
    if let sync = PQgetResult(handle) { PQclear(sync) }
    if let first {
      failed = first
      throw first
    }
    return wanted
  }

  private func read(_ result: OpaquePointer, _ sent: Pending) throws(StoreFailure) -> SQLRows {
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK: return try ResultReading.rows(result, sent.name)
    case PGRES_COMMAND_OK:
      if !sent.tag.isEmpty, String(cString: PQcmdStatus(result)) != sent.tag {
        throw .commitFailed("the server has rolled the transaction back")
      }
      return SQLRows(columns: 0, values: [])
    case PGRES_PIPELINE_ABORTED: throw .statement(name: sent.name, code: "25P02", message: "not run")
    default: throw ResultReading.failure(result, sent.name)
    }
  }

  // MARK: - Outside of the pipeline

  /// Runs texts one after the other, outside of the pipeline.
  func run(_ text: String) throws(StoreFailure) { _ = try rows(text) }

  /// The rows of a text, as texts.
  func rows(_ text: String) throws(StoreFailure) -> [[String]] {
    let wasPiped = PQpipelineStatus(handle) != PQ_PIPELINE_OFF
    if wasPiped, PQexitPipelineMode(handle) != 1 { throw lost() }
    defer { if wasPiped { _ = PQenterPipelineMode(handle) } }
    guard let result = PQexec(handle, text) else { throw .unavailable(lastMessage) }
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK: return ResultReading.texts(result)
    default: throw ResultReading.failure(result, text)
    }
  }

  /// The connection itself, for what has no other way: copying.
  func withHandle<Value>(_ work: (OpaquePointer) throws(StoreFailure) -> Value) throws(StoreFailure) -> Value {
    let wasPiped = PQpipelineStatus(handle) != PQ_PIPELINE_OFF
    if wasPiped, PQexitPipelineMode(handle) != 1 { throw lost() }
    defer { if wasPiped { _ = PQenterPipelineMode(handle) } }
    return try work(handle)
  }
}

/// A text that C reads.
private final class CString {
  private let bytes: UnsafeMutablePointer<CChar>

  init(_ text: String) {
    let length = text.utf8.count
    bytes = .allocate(capacity: length + 1)
    for (place, byte) in text.utf8.enumerated() { bytes[place] = CChar(bitPattern: byte) }
    bytes[length] = 0
  }

  deinit { bytes.deallocate() }

  var pointer: UnsafePointer<CChar>? { UnsafePointer(bytes) }
}

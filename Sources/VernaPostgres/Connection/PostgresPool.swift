import Dispatch
import Synchronization
import VernaStore

/// Connections, each with a worker of its own: what waits for the server waits there, never on a thread of Swift's tasks.
final class PostgresPool: Sendable {
  typealias Job = @Sendable (Result<PostgresConnection, StoreFailure>) -> Void

  private struct Waiting {
    var idle: [Worker] = []
    var jobs: [Job] = []
    var nextJob = 0
  }

  private let waiting: Mutex<Waiting>

  /// Makes workers, which connect when they are first needed.
  init(size: Int, connect: @escaping @Sendable () throws(StoreFailure) -> PostgresConnection) {
    let workers = (0..<size).map { Worker(number: $0, connect) }
    waiting = Mutex(Waiting(idle: workers))
  }

  /// Does a job as soon as a connection is free, in the order of asking.
  func run(_ job: @escaping Job) {
    let worker = waiting.withLock { waiting -> Worker? in
      if let worker = waiting.idle.popLast() { return worker }
      waiting.jobs.append(job)
      return nil
    }
    worker?.queue.async { [self] in work(worker, job) }
  }

  /// `run` for what gives a value or an error.
  func value<Value: Sendable>(_ work: @escaping @Sendable (PostgresConnection) throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      run { connection in continuation.resume(with: Result { try work(connection.get()) }) }
    }
  }

  private func work(_ worker: Worker?, _ first: @escaping Job) {
    guard let worker else { return }
    var job: Job? = first
    while let next = job {
      next(worker.ready())
      job = waiting.withLock { waiting in
        if waiting.nextJob < waiting.jobs.count {
          defer { waiting.nextJob += 1 }
          return waiting.jobs[waiting.nextJob]
        }
        waiting.jobs.removeAll(keepingCapacity: true)
        waiting.nextJob = 0
        waiting.idle.append(worker)
        return nil
      }
    }
  }

  /// Closes the connections that nobody uses.
  func close() { waiting.withLock { $0.idle.forEach { $0.disconnect() } } }
}

/// A connection and the queue that it is used on, by nobody else.
private final class Worker: @unchecked Sendable {
  let queue: DispatchQueue
  private let connect: @Sendable () throws(StoreFailure) -> PostgresConnection
  private var connection: PostgresConnection?

  init(number: Int, _ connect: @escaping @Sendable () throws(StoreFailure) -> PostgresConnection) {
    queue = DispatchQueue(label: "verna.postgres.\(number)")
    self.connect = connect
  }

  func disconnect() { connection = nil }

  /// The connection, made again if it was lost.
  func ready() -> Result<PostgresConnection, StoreFailure> {
    if let connection, connection.isAlive { return .success(connection) }
    do throws(StoreFailure) {
      let made = try connect()
      connection = made
      return .success(made)
    } catch {
      return .failure(error)
    }
  }
}

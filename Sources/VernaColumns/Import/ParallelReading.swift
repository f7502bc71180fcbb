import Foundation

/// Reads one file's chunks on several threads and hands the results on in the order of the file.
///
/// Workers take turns at reading; whoever finds the next result in order ready hands it on while the others parse.
/// At most a few chunks are in memory at a time.
final class ParallelReading: @unchecked Sendable {
  private let reader: ChunkReader
  private let plan: ReadingPlan
  private let deliver: (ParsedChunk) throws(ImportError) -> Void
  private let threads: Int
  private let condition = NSCondition()
  private var first: Chunk?
  private var issued = 0
  private var delivered = 0
  private var ready: [Int: ParsedChunk] = [:]
  private var isReading = false
  private var isDelivering = false
  private var isAtEnd = false
  private var failure: ImportError?

  /// - Parameters:
  ///   - first: the first chunk, read and cut already.
  ///   - deliver: called by one thread at a time, in file order.
  init(
    reader: ChunkReader, first: Chunk, plan: ReadingPlan, threads: Int,
    deliver: @escaping (ParsedChunk) throws(ImportError) -> Void
  ) {
    self.reader = reader
    self.first = first
    self.plan = plan
    self.threads = threads
    self.deliver = deliver
  }

  /// Reads to the end.
  ///
  /// - Throws: what reading or delivering threw first.
  func run() throws(ImportError) {
    if threads == 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in work() }
    }
    if let failure { throw failure }
  }

  private enum Task {
    case deliver(ParsedChunk)
    case read(Chunk?)
    case stop
  }

  private func work() {
    let parser = ChunkParser(plan)
    var spent: Chunk?
    while true {
      switch nextTask() {
      case .stop: return
      case .deliver(let parsed):
        var error: ImportError?
        do throws(ImportError) { try deliver(parsed) } catch let thrown { error = thrown }
        settle {
          isDelivering = false
          delivered += 1
          if let error { failure = failure ?? error }
        }
      case .read(let given):
        var chunk = given
        var error: ImportError?
        if chunk == nil {
          do throws(ImportError) { chunk = try reader.next(reusing: spent) } catch let thrown { error = thrown }
        }
        settle {
          isReading = false
          if let chunk {
            chunk.sequence = issued
            issued += 1
          } else {
            isAtEnd = true
          }
          if let error { failure = failure ?? error }
        }
        guard let chunk else { continue }
        let parsed = parser.parse(chunk)
        spent = chunk
        settle { ready[parsed.sequence] = parsed }
      }
    }
  }

  private func settle(_ change: () -> Void) {
    condition.lock()
    change()
    condition.broadcast()
    condition.unlock()
  }

  /// What to do next; waits while there is nothing.
  private func nextTask() -> Task {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if failure != nil { return .stop }
      if !isDelivering, let parsed = ready.removeValue(forKey: delivered) {
        isDelivering = true
        return .deliver(parsed)
      }
      if isAtEnd && delivered == issued { return .stop }
      if !isReading && !isAtEnd && issued - delivered < threads * 2 + 1 {
        isReading = true
        defer { first = nil }
        return .read(first)
      }
      condition.wait()
    }
  }
}

import Dispatch
import Synchronization

/// Works parts of one task on several threads and hands their results back in the order of the parts, so that sums do
/// not depend on which thread was quicker.
package enum ParallelWalk {
  /// Results by part, shared by the threads.
  private final class Results<Value: Sendable>: Sendable {
    let values: Mutex<[Value?]>

    init(count: Int) { values = Mutex([Value?](repeating: nil, count: count)) }
  }

  /// The result of each part.
  ///
  /// - Parameters:
  ///   - parts: how many parts, at least one; more parts than cores even out their sizes.
  ///   - body: called once a part, from any thread.
  package static func map<Value: Sendable>(parts: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
    if parts <= 1 { return [body(0)] }
    let results = Results<Value>(count: parts)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let value = body(part)
      results.values.withLock { $0[part] = value }
    }
    return results.values.withLock { $0.compactMap { $0 } }
  }
}

import Synchronization

/// Results of numbered parts of a piece of work, each set once by whoever did it.
final class Parts<Value>: @unchecked Sendable {
  // Threads write to different places, and nobody reads before all are done.
  private let values: UnsafeMutablePointer<Value?>
  private let count: Int

  init(count: Int) {
    self.count = count
    values = .allocate(capacity: max(1, count))
    values.initialize(repeating: nil, count: max(1, count))
  }

  deinit {
    values.deinitialize(count: max(1, count))
    values.deallocate()
  }

  func set(_ part: Int, _ value: Value) { values[part] = value }
  func take(_ part: Int) -> Value? { values[part] }
}

/// What each member got, by place.
final class Gains: @unchecked Sendable {
  // A member belongs to one part of the work.
  private let values: UnsafeMutableBufferPointer<MemberGain>

  init(count: Int) {
    values = .allocate(capacity: count)
    values.initialize(repeating: MemberGain())
  }

  deinit { values.deallocate() }

  func set(_ member: Int, _ gain: MemberGain) { values[member] = gain }
  func all() -> [MemberGain] { Array(values) }
}

/// Deals out numbers from 0.
final class Counter: Sendable {
  private let next = Atomic<Int>(0)

  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// A run of plain values (no references in them) in memory that does not move, owned by one thread's kernel.
final class ScratchBuffer<Element> {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  /// A buffer of `count` values, each `zero`.
  init(_ count: Int, zero: Element) {
    self.count = count
    start = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    start.initialize(repeating: zero, count: max(count, 1))
  }

  /// A buffer with the values of an array.
  init(_ values: [Element]) {
    count = values.count
    start = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    values.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { start.initialize(from: first, count: source.count) }
    }
  }

  deinit { start.deallocate() }

  /// A longer copy, filled up with `zero`.
  func grown(to room: Int, zero: Element) -> ScratchBuffer<Element> {
    let longer = ScratchBuffer(room, zero: zero)
    longer.start.update(from: start, count: min(count, room))
    return longer
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { start[index] }
    set { start[index] = newValue }
  }

  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }
}

/// A zeroed run of plain values in memory that does not move, owned by one thread's kernel.
final class ScratchBuffer<Element: BitwiseCopyable> {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  /// A buffer of `count` values, each `zero`.
  init(_ count: Int, zero: Element) {
    self.count = count
    start = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    start.initialize(repeating: zero, count: max(count, 1))
  }

  /// A buffer with the values of an array.
  convenience init(_ values: [Element], zero: Element) {
    self.init(values.count, zero: zero)
    for (index, value) in values.enumerated() { start[index] = value }
  }

  deinit { start.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { start[index] }
    set { start[index] = newValue }
  }

  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }
}

/// A row of plain values that grows and is forgotten but never shared. One thread's own.
///
/// What an array does besides (counting references, looking whether it is shared) costs more than the values here.
final class Log<Element: BitwiseCopyable> {
  @exclusivity(unchecked) private(set) var start: UnsafeMutablePointer<Element>
  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var capacity: Int

  init(capacity: Int = 256) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  @inline(__always)
  subscript(place: Int) -> Element {
    get { start[place] }
    set { start[place] = newValue }
  }

  var indices: Range<Int> { 0..<count }

  @inline(__always)
  func append(_ element: Element) {
    if count == capacity { grow(to: count * 2) }
    start[count] = element
    count &+= 1
  }

  func removeAll() { count = 0 }

  /// Forgets what comes after the first so many.
  func shorten(to count: Int) { self.count = min(count, self.count) }

  @inline(never)
  private func grow(to room: Int) {
    let wider = UnsafeMutablePointer<Element>.allocate(capacity: room)
    wider.update(from: start, count: count)
    start.deallocate()
    start = wider
    capacity = room
  }
}

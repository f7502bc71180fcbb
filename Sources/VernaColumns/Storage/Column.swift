/// A run of fixed-size values in memory that does not move: owned, or inside a mapped file.
///
/// Copies share the memory. Only the code that made a column writes to it, before anybody else sees it.
struct Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
  let count: Int
  private let owner: AnyObject

  /// A column of `count` values, all bytes zero.
  init(count: Int) {
    let bytes = max(count, 1) * MemoryLayout<Element>.stride
    let region = MemoryRegion(byteCount: bytes)
    self.start = region.start.bindMemory(to: Element.self, capacity: max(count, 1))
    self.count = count
    self.owner = region
  }

  /// A column that looks into memory kept alive by its owner.
  init(start: UnsafeMutablePointer<Element>, count: Int, owner: AnyObject) {
    self.start = start
    self.count = count
    self.owner = owner
  }

  /// A column with the values of an array.
  init(_ values: [Element]) {
    self.init(count: values.count)
    values.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { start.update(from: first, count: source.count) }
    }
  }

  subscript(index: Int) -> Element {
    @inline(__always) get { start[index] }
  }

  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: count * MemoryLayout<Element>.stride)
  }

  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }
}

/// Texts held once each in one run of bytes, found by index or by bytes; equality is of bytes.
public struct TextTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Open addressing: index + 1, 0 is free. Its size is a power of two, at most half full.
  private var slots: [UInt32] = []

  /// An empty table.
  public init() {}

  /// A table whose index 0 is the empty text.
  public init(emptyFirst: Bool) {
    if emptyFirst { _ = intern("") }
  }

  /// How many texts.
  public var count: Int { ends.count }

  /// How many bytes all texts have together.
  var byteCount: Int { bytes.count }

  /// The text at an index.
  public subscript(index: Int) -> String {
    String(decoding: bytes[range(of: index)], as: UTF8.self)
  }

  /// Calls with the bytes of a text.
  @inline(__always)
  public func withBytes<Result>(of index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = range(of: index)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The index of a text, nil if it is not there.
  ///
  /// - Complexity: O(length) expected.
  public func index(of text: String) -> Int? {
    var copy = text
    return copy.withUTF8 { find(UnsafeRawBufferPointer($0)).found }
  }

  /// The index of a text given by its bytes, nil if it is not there.
  public func index(of text: UnsafeRawBufferPointer) -> Int? { find(text).found }

  /// The index of a text, added if it is not there.
  ///
  /// - Complexity: O(length) expected, amortised.
  public mutating func intern(_ text: String) -> Int {
    var copy = text
    return copy.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The index of a text given by its bytes, added if it is not there.
  public mutating func intern(_ text: UnsafeRawBufferPointer) -> Int {
    if (ends.count + 1) * 2 > slots.count { grow() }
    let (found, slot) = find(text)
    if let found { return found }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    slots[slot] = UInt32(ends.count)
    return ends.count - 1
  }

  /// The same texts without the means to find them by bytes, which saves memory.
  func withoutSearch() -> TextTable {
    var copy = self
    copy.slots = []
    return copy
  }

  /// Adds a text without looking whether it is there; only for tables that are not searched.
  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  private func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  private func find(_ text: UnsafeRawBufferPointer) -> (found: Int?, slot: Int) {
    guard !slots.isEmpty else { return (nil, 0) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashOfBytes(text)) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if withBytes(of: index, { equalBytes($0, text) }) { return (index, slot) }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: max(16, slots.count * 2))
    let mask = slots.count - 1
    for index in ends.indices {
      var slot = withBytes(of: index) { Int(truncatingIfNeeded: hashOfBytes($0)) } & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}

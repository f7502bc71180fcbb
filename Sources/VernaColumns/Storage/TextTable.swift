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

  /// The text at an index.
  public subscript(index: Int) -> String {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
  }

  /// Calls with the bytes of a text.
  public func withBytes<Result>(of index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
  }

  /// The index of a text, nil if it is not there.
  ///
  /// - Complexity: O(length) expected.
  public func index(of text: String) -> Int? {
    var copy = text
    return copy.withUTF8 { find(UnsafeRawBufferPointer($0)).found }
  }

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

  private func find(_ text: UnsafeRawBufferPointer) -> (found: Int?, slot: Int) {
    guard !slots.isEmpty else { return (nil, 0) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: TextTable.hash(text)) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if withBytes(of: index, { $0.elementsEqual(text) }) { return (index, slot) }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: max(16, slots.count * 2))
    for index in ends.indices {
      let slot = withBytes(of: index) { find($0).slot }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// FNV-1a with a final mix; enough for a table in memory that holds trusted sizes.
  static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash ^= hash >> 32
    return hash &* 0x9e37_79b9_7f4a_7c15 >> 16
  }
}

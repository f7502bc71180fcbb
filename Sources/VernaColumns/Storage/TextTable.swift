/// Texts held once each in one run of bytes, found by index or by bytes; equality is of bytes.
public struct TextTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Open addressing: index + 1 under the high half of the hash, 0 is free. Its size is a power of two, at most half
  /// full.
  private var slots: [UInt64] = []

  /// An empty table.
  public init() {}

  /// A table whose index 0 is the empty text.
  public init(emptyFirst: Bool) {
    if emptyFirst { _ = intern("") }
  }

  /// A table from what `withAllBytes` gave.
  init(bytes: [UInt8], ends: [UInt32], isSearched: Bool) {
    self.bytes = bytes
    self.ends = ends
    if !isSearched { return }
    var size = 16
    while size < ends.count * 4 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    fillSlots()
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
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let count = Int(ends[index]) - start
    return bytes.withUnsafeBytes { bytes in
      body(UnsafeRawBufferPointer(start: bytes.baseAddress.map { $0 + start }, count: count))
    }
  }

  /// The index of a text, nil if it is not there.
  ///
  /// - Complexity: O(length) expected.
  public func index(of text: String) -> Int? {
    var copy = text
    return copy.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  /// The index of a text given by its bytes, nil if it is not there.
  public func index(of text: UnsafeRawBufferPointer) -> Int? { find(text) }

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
    let hash = hashOfBytes(text)
    let (found, slot) = find(text, hash)
    if found >= 0 { return found }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    slots[slot] = UInt64(ends.count) | hash & 0xffff_ffff_0000_0000
    return ends.count - 1
  }

  /// The same texts without the means to find them by bytes, which saves memory.
  func withoutSearch() -> TextTable {
    var copy = self
    copy.slots = []
    return copy
  }

  /// The hash of each text.
  func hashes() -> [UInt64] { ends.indices.map { withBytes(of: $0) { hashOfBytes($0) } } }

  /// All texts one after another, and where each ends.
  func withAllBytes<Result>(_ body: (UnsafeRawBufferPointer, UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    bytes.withUnsafeBytes { bytes in ends.withUnsafeBufferPointer { body(bytes, $0) } }
  }

  /// Adds a text without looking whether it is there; only for tables that are not searched.
  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  private func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  private func find(_ text: UnsafeRawBufferPointer) -> Int? {
    if slots.isEmpty { return nil }
    let found = find(text, hashOfBytes(text)).found
    return found >= 0 ? found : nil
  }

  /// The index of a text, -1 if it is not there, and the slot where the search ended.
  @inline(__always)
  private func find(_ text: UnsafeRawBufferPointer, _ hash: UInt64) -> (found: Int, slot: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while true {
        let entry = slots[slot]
        if entry == 0 { return (-1, slot) }
        if (entry ^ hash) >> 32 == 0 {
          let index = Int(entry & 0xffff_ffff) - 1
          if withBytes(of: index, { equalBytes($0, text) }) { return (index, slot) }
        }
        slot = (slot + 1) & mask
      }
    }
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: max(16, slots.count * 2))
    fillSlots()
  }

  private mutating func fillSlots() {
    let mask = slots.count - 1
    for index in ends.indices {
      let hash = withBytes(of: index) { hashOfBytes($0) }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt64(index + 1) | hash & 0xffff_ffff_0000_0000
    }
  }
}

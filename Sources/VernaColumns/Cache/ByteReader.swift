/// Reads what `ByteWriter` wrote; anything that does not fit is damage.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether everything has been read.
  var isAtEnd: Bool { position == bytes.count }

  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(CacheRefusal) -> Value {
    let size = MemoryLayout<Value>.size
    if bytes.count - position < size { throw .damaged(section: "facts") }
    var value: Value = 0
    withUnsafeMutableBytes(of: &value) {
      $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<(position + size)]))
    }
    position += size
    return Value(littleEndian: value)
  }

  mutating func bool() throws(CacheRefusal) -> Bool { try integer(UInt8.self) != 0 }

  mutating func double() throws(CacheRefusal) -> Double { Double(bitPattern: try integer()) }

  mutating func text() throws(CacheRefusal) -> String {
    let count = Int(try integer(UInt32.self))
    if bytes.count - position < count { throw .damaged(section: "facts") }
    position += count
    return String(decoding: bytes[(position - count)..<position], as: UTF8.self)
  }

  mutating func optional<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(CacheRefusal) -> Value? {
    let isGiven = try bool()
    let value = try integer(type)
    return isGiven ? value : nil
  }

  mutating func texts() throws(CacheRefusal) -> [String: String] {
    var texts: [String: String] = [:]
    for _ in 0..<(try integer(UInt32.self)) {
      let name = try text()
      texts[name] = try text()
    }
    return texts
  }

  mutating func array<Element>(
    _ one: (inout ByteReader) throws(CacheRefusal) -> Element
  ) throws(CacheRefusal) -> [Element] {
    let count = Int(truncatingIfNeeded: try integer(UInt64.self))
    // Each element takes a byte at least.
    if count < 0 || count > bytes.count - position { throw .damaged(section: "facts") }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try one(&self)) }
    return elements
  }

  mutating func table(isSearched: Bool) throws(CacheRefusal) -> TextTable {
    let ends = try array { (reader) throws(CacheRefusal) in try reader.integer(UInt32.self) }
    let count = Int(ends.last ?? 0)
    if bytes.count - position < count { throw .damaged(section: "facts") }
    for (end, next) in zip(ends, ends.dropFirst()) where end > next { throw .damaged(section: "facts") }
    position += count
    return TextTable(
      bytes: Array(bytes[(position - count)..<position]), ends: ends, isSearched: isSearched)
  }
}

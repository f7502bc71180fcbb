/// Writes values one after another in little-endian bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func write(_ value: Double) { write(value.bitPattern) }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write<Value: FixedWidthInteger>(optional value: Value?) {
    write(value != nil)
    write(value ?? 0)
  }

  mutating func write(_ texts: [String: String]) {
    write(UInt32(texts.count))
    for (name, value) in texts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      write(name)
      write(value)
    }
  }

  mutating func write<Element>(_ elements: [Element], _ one: (inout ByteWriter, Element) -> Void) {
    write(UInt64(elements.count))
    for element in elements { one(&self, element) }
  }

  mutating func write(_ table: TextTable) {
    table.withAllBytes { texts, ends in
      write(UInt64(ends.count))
      for end in ends { write(end) }
      bytes.append(contentsOf: texts)
    }
  }
}

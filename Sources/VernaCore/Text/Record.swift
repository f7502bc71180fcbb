/// Writes values one after the other as bytes: whole numbers by seven bits a byte (zigzag for the sign, as protocol buffers do),
/// texts with their length before them. What wrote them knows in which order to read them.
public struct RecordWriter: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []

  /// An empty record.
  public init() { bytes.reserveCapacity(256) }

  /// A whole number, 1 to 10 bytes.
  public mutating func write(_ number: Int64) {
    var left = UInt64(bitPattern: (number << 1) ^ (number >> 63))
    while left >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
      left >>= 7
    }
    bytes.append(UInt8(left))
  }

  /// A whole number.
  public mutating func write(_ number: Int) { write(Int64(number)) }
  /// True or false.
  public mutating func write(_ bool: Bool) { bytes.append(bool ? 1 : 0) }
  /// Money in minor units.
  public mutating func write(_ money: Money) { write(money.minorUnits) }
  /// Points in hundredths.
  public mutating func write(_ points: Points) { write(points.hundredths) }
  /// A day by its number.
  public mutating func write(_ day: Day) { write(Int64(day.number)) }

  /// A text.
  public mutating func write(_ text: ByteText) { write(text.string) }

  /// A text.
  public mutating func write(_ text: String) {
    var text = text
    text.withUTF8 {
      write(Int64($0.count))
      bytes.append(contentsOf: $0)
    }
  }

  /// A value that may be missing.
  public mutating func write<Value>(_ value: Value?, _ one: (inout RecordWriter, Value) -> Void) {
    write(value != nil)
    if let value { one(&self, value) }
  }

  /// A list.
  public mutating func write<Elements: Collection>(
    _ elements: Elements, _ one: (inout RecordWriter, Elements.Element) -> Void
  ) {
    write(Int64(elements.count))
    for element in elements { one(&self, element) }
  }
}

/// Bytes that are no record, or not the one that was expected.
public struct RecordDamage: Error, Hashable, Sendable {
  /// Where reading stopped, from 0; -1 where a word is not one that is known.
  public var offset: Int

  /// Makes a note of where reading stopped.
  public init(offset: Int) {
    self.offset = offset
  }
}

/// Reads what a `RecordWriter` wrote, in the same order.
public struct RecordReader: Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  /// A reader at the begin.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether everything has been read.
  public var isAtEnd: Bool { offset == bytes.count }

  private mutating func byte() throws(RecordDamage) -> UInt8 {
    guard offset < bytes.count else { throw RecordDamage(offset: offset) }
    offset += 1
    return bytes[offset - 1]
  }

  /// A whole number.
  public mutating func number() throws(RecordDamage) -> Int64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || next <= 1 else { throw RecordDamage(offset: offset) }
      value |= UInt64(next & 0x7f) << shift
      if next < 0x80 { break }
      shift += 7
      guard shift <= 63 else { throw RecordDamage(offset: offset) }
    }
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// A whole number that counts or places.
  public mutating func int() throws(RecordDamage) -> Int { Int(try number()) }
  /// True or false.
  public mutating func bool() throws(RecordDamage) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw RecordDamage(offset: offset)
    }
  }
  /// Money in minor units.
  public mutating func money() throws(RecordDamage) -> Money { Money(minorUnits: try number()) }
  /// Points in hundredths.
  public mutating func points() throws(RecordDamage) -> Points { Points(hundredths: try number()) }

  /// A day by its number.
  public mutating func day() throws(RecordDamage) -> Day {
    guard let number = Int32(exactly: try number()) else { throw RecordDamage(offset: offset) }
    return Day(number: number)
  }

  /// A text.
  public mutating func text() throws(RecordDamage) -> ByteText {
    let count = try number()
    guard count >= 0, count <= Int64(bytes.count - offset) else { throw RecordDamage(offset: offset) }
    offset += Int(count)
    return ByteText(String(decoding: bytes[(offset - Int(count))..<offset], as: UTF8.self))
  }

  /// A value that may be missing.
  public mutating func optional<Value>(
    _ one: (inout RecordReader) throws(RecordDamage) -> Value
  ) throws(RecordDamage) -> Value? {
    try bool() ? try one(&self) : nil
  }

  /// A list; its length is held against what is left, so that damage cannot ask for all memory.
  public mutating func list<Element>(
    _ one: (inout RecordReader) throws(RecordDamage) -> Element
  ) throws(RecordDamage) -> [Element] {
    let count = try number()
    guard count >= 0, count <= Int64(bytes.count - offset) else { throw RecordDamage(offset: offset) }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    for _ in 0..<count { elements.append(try one(&self)) }
    return elements
  }
}

/// An owned table's rows of the template lives, with the places where names stand.
struct TemplateTable {
  /// Its name.
  let name: String
  /// The statement that adds a row.
  let insert: String
  /// Rows by life.
  let rows: [[TemplateRow]]

  /// Reads a table of a file.
  ///
  /// - Parameter lives: how many there are; the number of a life is that of its owner.
  init(_ name: String, in file: RawFile, lives: Int) throws {
    self.name = name
    let columns = try file.rows("SELECT name FROM pragma_table_info('\(name)')").count
    let marks = (1...columns).map { "?\($0)" }.joined(separator: ", ")
    insert = "INSERT INTO \(name) VALUES (\(marks))"
    var rows = [[TemplateRow]](repeating: [], count: lives)
    let order = (1...columns).map(String.init).joined(separator: ", ")
    for values in try file.rows("SELECT * FROM \(name) ORDER BY \(order)") {
      guard case .text(let owner) = values[0], let life = Int(String(decoding: owner.dropFirst(), as: UTF8.self)) else {
        throw BenchmarkFailure("\(name): an owner that is no member")
      }
      rows[life].append(TemplateRow(values, life: life))
    }
    self.rows = rows
  }
}

/// A row with the places where names stand in its texts and bytes. It lends its bytes to one member after the other.
final class TemplateRow {
  private let values: [RawValue]
  private let bytes: UnsafeMutableRawBufferPointer
  private var places: [Place] = []

  /// A name within the bytes.
  private struct Place {
    var offset: Int
    /// Whose: nil is the member, else the order of that place in the life.
    var order: Int?
    var isReceipt: Bool
  }

  init(_ values: [RawValue], life: Int) {
    self.values = values
    var all: [UInt8] = []
    for value in values {
      switch value {
      case .number: break
      case .text(let some), .bytes(let some): all += some
      }
    }
    bytes = .allocate(byteCount: max(1, all.count), alignment: 1)
    bytes.copyBytes(from: all)
    find(in: all, life)
  }

  private func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> Int? {
    guard offset + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[offset..<offset + width] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte) - 48
    }
    return value
  }

  private func find(in bytes: [UInt8], _ life: Int) {
    let most = TemplateLives.most
    for offset in bytes.indices {
      switch bytes[offset] {
      case UInt8(ascii: "M"):
        if number(bytes, offset + 1, 8) == life { places.append(Place(offset: offset + 1, isReceipt: false)) }
      case UInt8(ascii: "W"):
        if let found = number(bytes, offset + 1, 12), found / most == life {
          places.append(Place(offset: offset + 1, order: found % most, isReceipt: false))
        }
      case UInt8(ascii: "T"):
        if let till = number(bytes, offset + 1, 4), let count = number(bytes, offset + 6, 12),
          (count * Names.tills + till) / most == life
        {
          let order = (count * Names.tills + till) % most
          places.append(Place(offset: offset + 1, order: order, isReceipt: true))
        }
      default: break
      }
    }
  }

  /// Adds the row of another member.
  ///
  /// - Parameters:
  ///   - first: the number of the member's first order.
  func insert(by statement: OpaquePointer, into file: RawFile, member: Int, first: Int) throws {
    for place in places {
      guard let order = place.order else {
        write(member, 8, at: place.offset)
        continue
      }
      if place.isReceipt {
        write((first + order) % Names.tills, 4, at: place.offset)
        write((first + order) / Names.tills, 12, at: place.offset + 5)
      } else {
        write(first + order, 12, at: place.offset)
      }
    }
    try file.run(statement, values, at: UnsafeRawBufferPointer(bytes))
  }

  private func write(_ number: Int, _ width: Int, at offset: Int) {
    var left = number
    for place in stride(from: offset + width - 1, through: offset, by: -1) {
      bytes[place] = UInt8(48 + left % 10)
      left /= 10
    }
  }
}

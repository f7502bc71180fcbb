/// Splits JSON lines (one object a line) into cells by key; objects inside are flattened with a point.
struct JSONLinesSplitter {
  /// Slot by key, open addressing on the row hash.
  private let keys: [[UInt8]]
  private let slotOfColumn: [Int32]
  private let newline: UInt8

  init(header: [String], slotOfColumn: [Int32], newline: UInt8) {
    keys = header.map { Array($0.utf8) }
    self.slotOfColumn = slotOfColumn
    self.newline = newline
  }

  /// Splits rows until the block is full or the bytes end; collects keys that are not in the header.
  func fill(
    _ block: FieldBlock, _ position: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ line: inout UInt32,
    unknown: inout Set<String>
  ) {
    while block.count < FieldBlock.capacity && position < end {
      let start = position
      var stop = start
      while stop < end && stop.pointee != newline { stop += 1 }
      position = stop < end ? stop + 1 : end
      defer { line += 1 }
      var rowEnd = stop
      while rowEnd > start && (rowEnd[-1] == 13 || rowEnd[-1] == 32 || rowEnd[-1] == 9) { rowEnd -= 1 }
      if rowEnd == start { continue }
      let row = block.count
      block.clearCells(row)
      var reader = JSONReader(start, rowEnd, block.arena)
      var hint = 0
      var fields = 0
      let problem = reader.object { key, value in
        fields += 1
        guard let column = find(key, &hint) else {
          unknown.insert(String(decoding: key, as: UTF8.self))
          return
        }
        let slot = Int(slotOfColumn[column])
        if slot >= 0 { block.cells[slot * FieldBlock.capacity + row] = value }
      }
      if problem != .none { block.clearCells(row) }
      block.finishRow(Span(start: start, count: rowEnd - start), line: line, problem: problem, fields: fields)
    }
  }

  /// The column of a key. Rows of a file name their keys in the same order, so the next one is tried first.
  private func find(_ key: UnsafeRawBufferPointer, _ hint: inout Int) -> Int? {
    if hint < keys.count && key.elementsEqual(keys[hint]) {
      hint += 1
      return hint - 1
    }
    guard let index = keys.firstIndex(where: { key.elementsEqual($0) }) else { return nil }
    hint = index + 1
    return index
  }
}

/// Reads one JSON object from bytes (RFC 8259).
struct JSONReader {
  private var position: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private let arena: SpanArena
  private static let deepest = 8

  init(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ arena: SpanArena) {
    position = start
    self.end = end
    self.arena = arena
  }

  /// Reads the object; nothing but spaces may follow it.
  mutating func object(_ field: (UnsafeRawBufferPointer, Span) -> Void) -> RowProblem {
    skipSpaces()
    let problem = members(prefix: [], depth: 0, field)
    if problem != .none { return problem }
    skipSpaces()
    return position == end ? .none : .notJSONObject
  }

  private mutating func members(
    prefix: [UInt8], depth: Int, _ field: (UnsafeRawBufferPointer, Span) -> Void
  ) -> RowProblem {
    guard take(UInt8(ascii: "{")), depth < JSONReader.deepest else { return .notJSONObject }
    skipSpaces()
    if take(UInt8(ascii: "}")) { return .none }
    while true {
      skipSpaces()
      guard let key = string() else { return .notJSONObject }
      skipSpaces()
      guard take(UInt8(ascii: ":")) else { return .notJSONObject }
      skipSpaces()
      guard position < end else { return .notJSONObject }
      switch position.pointee {
      case UInt8(ascii: "\""):
        guard let value = string() else { return .notJSONObject }
        emit(prefix, key, value, field)
      case UInt8(ascii: "{"):
        let problem = members(prefix: prefix + Array(key.bytes) + [UInt8(ascii: ".")], depth: depth + 1, field)
        if problem != .none { return problem }
      case UInt8(ascii: "["): return .nestedJSON
      default:
        guard let value = literal() else { return .notJSONObject }
        emit(prefix, key, value, field)
      }
      skipSpaces()
      if take(UInt8(ascii: "}")) { return .none }
      guard take(UInt8(ascii: ",")) else { return .notJSONObject }
    }
  }

  private func emit(_ prefix: [UInt8], _ key: Span, _ value: Span, _ field: (UnsafeRawBufferPointer, Span) -> Void) {
    if prefix.isEmpty {
      field(key.bytes, value)
    } else {
      (prefix + Array(key.bytes)).withUnsafeBytes { field($0, value) }
    }
  }

  private mutating func skipSpaces() {
    while position < end,
      position.pointee == 32 || position.pointee == 9 || position.pointee == 13 || position.pointee == 10
    {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < end, position.pointee == byte else { return false }
    position += 1
    return true
  }

  /// A number, true, false or null (an empty cell).
  private mutating func literal() -> Span? {
    let start = position
    while position < end, JSONReader.isLiteral(position.pointee) { position += 1 }
    let span = Span(start: start, count: position - start)
    if span.bytes.elementsEqual("null".utf8) { return Span(start: start, count: 0) }
    if span.bytes.elementsEqual("true".utf8) || span.bytes.elementsEqual("false".utf8) { return span }
    guard let first = span.bytes.first, first == UInt8(ascii: "-") || (48...57).contains(first) else { return nil }
    return JSONReader.plain(span, arena)
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 43 || byte == 46 || byte == 69
  }

  /// A number without an exponent: `1.5e3` as `1500`. Exponents are written out so that decimals stay exact.
  private static func plain(_ span: Span, _ arena: SpanArena) -> Span? {
    guard let mark = span.bytes.firstIndex(where: { $0 | 32 == UInt8(ascii: "e") }) else { return span }
    let mantissa = span.bytes[..<mark]
    guard let exponent = Int(String(decoding: span.bytes[(mark + 1)...], as: UTF8.self)), abs(exponent) <= 40 else {
      return nil
    }
    let negative = mantissa.first == UInt8(ascii: "-")
    let body = mantissa.drop { $0 == UInt8(ascii: "-") }
    let parts = body.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }) else { return nil }
    var digits = Array(whole) + (parts.count > 1 ? Array(parts[1]) : [])
    var point = whole.count + exponent
    if point <= 0 {
      digits = [UInt8](repeating: 48, count: 1 - point) + digits
      point = 1
    }
    while digits.count < point { digits.append(48) }
    let text = (negative ? [UInt8(ascii: "-")] : []) + digits[..<point] + [UInt8(ascii: ".")] + digits[point...] + [48]
    return arena.copy(text)
  }

  /// The text of a string, escapes undone.
  private mutating func string() -> Span? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = position
    while position < end, position.pointee != UInt8(ascii: "\""), position.pointee != UInt8(ascii: "\\"),
      position.pointee >= 32
    {
      position += 1
    }
    guard position < end else { return nil }
    if position.pointee == UInt8(ascii: "\"") {
      position += 1
      return Span(start: start, count: position - 1 - start)
    }
    var text = Array(UnsafeBufferPointer(start: start, count: position - start))
    while position < end {
      let byte = position.pointee
      position += 1
      if byte == UInt8(ascii: "\"") { return arena.copy(text) }
      if byte < 32 { return nil }
      if byte != UInt8(ascii: "\\") {
        text.append(byte)
        continue
      }
      guard position < end, let escaped = escape() else { return nil }
      text.append(contentsOf: escaped)
    }
    return nil
  }

  /// What the escape after a backslash stands for.
  private mutating func escape() -> [UInt8]? {
    let byte = position.pointee
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      guard let first = hex() else { return nil }
      var code = UInt32(first)
      if (0xD800...0xDBFF).contains(first) {
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let second = hex(), (0xDC00...0xDFFF).contains(second)
        else {
          return nil
        }
        code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code), code != 0 else { return nil }
      return Array(String(Character(scalar)).utf8)
    default: return nil
    }
  }

  private mutating func hex() -> UInt16? {
    guard end - position >= 4 else { return nil }
    let text = String(decoding: UnsafeBufferPointer(start: position, count: 4), as: UTF8.self)
    position += 4
    return UInt16(text, radix: 16)
  }
}

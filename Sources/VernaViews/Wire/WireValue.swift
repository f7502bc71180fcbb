/// A value of JSON as it was written: numbers keep their text, so that `99.99` is never a double.
public struct WireValue: Sendable {
  /// What it is.
  public var kind: Kind
  /// Where it begins, from 1.
  public var line: Int
  /// Where it begins in its line, from 1, in bytes.
  public var column: Int

  /// The kinds of JSON.
  public enum Kind: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case list([WireValue])
    case object([(name: String, value: WireValue)])
  }
}

/// What is wrong with a body: where, what, and how to mend it.
public struct WireProblem: Error, Hashable, Sendable {
  /// The field, as a path: `lines[2].price`; empty where it is no JSON.
  public var path: String
  /// From 1.
  public var line: Int
  /// From 1.
  public var column: Int
  /// What is wrong, as a code: `not_json`, `missing`, `type`, `value`, `unknown`, `twice`, `too_deep`.
  public var code: String
  /// What was wanted, in English words.
  public var wanted: String

  /// Makes a problem.
  public init(path: String, line: Int, column: Int, code: String, wanted: String) {
    self.path = path
    self.line = line
    self.column = column
    self.code = code
    self.wanted = wanted
  }
}

/// Reads JSON (RFC 8259). A name said twice in an object is an error, since nobody can know which one was meant.
public struct WireParser {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var lineStart = 0
  /// The deepest that values may lie in each other.
  private static let deepest = 40

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads one value.
  ///
  /// - Throws: `WireProblem`.
  /// - Complexity: O(bytes).
  public static func parse(_ bytes: [UInt8]) throws(WireProblem) -> WireValue {
    var parser = WireParser(bytes)
    // A byte order mark is no part of the text.
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { parser.place = 3 }
    parser.skipSpace()
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.place == bytes.count else { throw parser.problem("not_json", "nothing after the value") }
    return value
  }

  private func problem(_ code: String, _ wanted: String) -> WireProblem {
    WireProblem(path: "", line: line, column: place - lineStart + 1, code: code, wanted: wanted)
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
      place += 1
      if byte == 10 {
        line += 1
        lineStart = place
      }
    }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[place + offset] != word.utf8Start[offset] { return false }
    place += count
    return true
  }

  private mutating func value(depth: Int) throws(WireProblem) -> WireValue {
    if depth > WireParser.deepest { throw problem("too_deep", "at most \(WireParser.deepest) values in each other") }
    skipSpace()
    let (line, column) = (line, place - lineStart + 1)
    let kind: WireValue.Kind
    switch peek {
    case UInt8(ascii: "{"): kind = .object(try object(depth: depth))
    case UInt8(ascii: "["): kind = .list(try list(depth: depth))
    case UInt8(ascii: "\""): kind = .string(try string())
    case UInt8(ascii: "t") where take("true"): kind = .bool(true)
    case UInt8(ascii: "f") where take("false"): kind = .bool(false)
    case UInt8(ascii: "n") where take("null"): kind = .null
    case .some(let byte) where byte == UInt8(ascii: "-") || (byte >= 48 && byte <= 57): kind = .number(try number())
    default: throw problem("not_json", "a value: a text in quotes, a number, true, false, null, [..] or {..}")
    }
    return WireValue(kind: kind, line: line, column: column)
  }

  private mutating func list(depth: Int) throws(WireProblem) -> [WireValue] {
    place += 1
    var values: [WireValue] = []
    skipSpace()
    if take("]") { return values }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take(",") { continue }
      if take("]") { return values }
      throw problem("not_json", ", or ]")
    }
  }

  private mutating func object(depth: Int) throws(WireProblem) -> [(name: String, value: WireValue)] {
    place += 1
    var members: [(name: String, value: WireValue)] = []
    var names = Set<[UInt8]>()
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw problem("not_json", "a name in quotes") }
      let (nameLine, nameColumn) = (line, place - lineStart + 1)
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw WireProblem(path: name, line: nameLine, column: nameColumn, code: "twice", wanted: "each name once")
      }
      skipSpace()
      guard take(":") else { throw problem("not_json", ":") }
      members.append((name, try value(depth: depth + 1)))
      skipSpace()
      if take(",") { continue }
      if take("}") { return members }
      throw problem("not_json", ", or }")
    }
  }

  private mutating func number() throws(WireProblem) -> String {
    let start = place
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 48 && $0 <= 57 } ?? false }
    if peek == UInt8(ascii: "-") { place += 1 }
    guard isDigit(peek) else { throw problem("not_json", "a digit") }
    if peek == 48 { place += 1 } else { while isDigit(peek) { place += 1 } }
    if peek == UInt8(ascii: ".") {
      place += 1
      guard isDigit(peek) else { throw problem("not_json", "a digit") }
      while isDigit(peek) { place += 1 }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      place += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { place += 1 }
      guard isDigit(peek) else { throw problem("not_json", "a digit") }
      while isDigit(peek) { place += 1 }
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func string() throws(WireProblem) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        guard let valid = String(validating: text, as: UTF8.self) else { throw problem("not_json", "UTF-8") }
        return valid
      case UInt8(ascii: "\\"):
        place += 1
        try escape(&text)
      case 0..<32: throw problem("not_json", "\\n, \\t or \\u.. for what cannot be seen")
      default:
        text.append(byte)
        place += 1
      }
    }
    throw problem("not_json", "a closing quote")
  }

  private mutating func escape(_ text: inout [UInt8]) throws(WireProblem) {
    guard let byte = peek else { throw problem("not_json", "an escape") }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      var code = try hex()
      if (0xd800..<0xdc00).contains(code) {
        guard take("\\u") else { throw problem("not_json", "the other half of the pair") }
        let low = try hex()
        guard (0xdc00..<0xe000).contains(low) else { throw problem("not_json", "the other half of the pair") }
        code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
      }
      guard let scalar = Unicode.Scalar(code), code != 0 else { throw problem("not_json", "a character") }
      text += Array(String(scalar).utf8)
    default: throw problem("not_json", "an escape: \\n \\t \\\" \\\\ \\/ \\b \\f \\r \\u0000")
    }
  }

  private mutating func hex() throws(WireProblem) -> UInt32 {
    guard place + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
    else { throw problem("not_json", "four hexadecimal digits") }
    place += 4
    return code
  }
}

import VernaCore

/// Reads the variables of a rule from JSON: 1 is an int, 1.0 a double; other types are objects
/// `{"@type": "uint|bytes|timestamp|duration|money|points", "value": "…"}`, bytes in base64.
public struct RuleJSON {
  private let bytes: [UInt8]
  private var place = 0
  private let moneyDigits: Int

  private static let deepest = 100

  private init(_ bytes: [UInt8], moneyDigits: Int) {
    self.bytes = bytes
    self.moneyDigits = moneyDigits
  }

  /// An object's members as variables.
  ///
  /// - Throws: `RuleProblem` with line and column.
  public static func variables(_ text: some Sequence<UInt8>, moneyDigits: Int = 2) throws(RuleProblem) -> RuleVariables
  {
    var reader = RuleJSON(Array(text), moneyDigits: moneyDigits)
    reader.skipSpace()
    guard case .map(let map) = try reader.value(depth: 0) else {
      reader.place = 0
      throw reader.problem("the variables are no object", "write {\"name\": value}")
    }
    reader.skipSpace()
    guard reader.place == reader.bytes.count else {
      throw reader.problem("something stands after the object", "take it out")
    }
    let named = zip(map.keys, map.values).compactMap { key, value -> (String, RuleValue)? in
      if case .string(let name) = key { return (name, value) }
      return nil
    }
    return RuleVariables(named, moneyDigits: moneyDigits)
  }

  // MARK: - Values

  private mutating func value(depth: Int) throws(RuleProblem) -> RuleValue {
    if depth > RuleJSON.deepest { throw problem("values lie more than \(RuleJSON.deepest) deep", "make them flatter") }
    skipSpace()
    switch peek ?? 0 {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t") where take("true"): return .bool(true)
    case UInt8(ascii: "f") where take("false"): return .bool(false)
    case UInt8(ascii: "n") where take("null"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw problem("a value is missing", "write a number, a text in quotes, true, false, null, [..] or {..}")
    }
  }

  private mutating func array(depth: Int) throws(RuleProblem) -> RuleValue {
    place += 1
    var elements: [RuleValue] = []
    skipSpace()
    if take("]") { return .list(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .list(elements) }
      guard take(",") else { throw problem("a comma or ] is missing", "add ]") }
    }
  }

  private mutating func object(depth: Int) throws(RuleProblem) -> RuleValue {
    let start = place
    place += 1
    var map = RuleMap()
    skipSpace()
    if take("}") { return .map(map) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw problem("a name in quotes is missing", "write \"name\": value") }
      let nameStart = place
      let name = try string()
      skipSpace()
      guard take(":") else { throw problem("a : is missing after the name", "write \"\(name)\": value") }
      guard map.insert(try value(depth: depth + 1), for: .string(name)) else {
        place = nameStart
        throw problem("the name \"\(name)\" is there twice", "take one of them out")
      }
      skipSpace()
      if take("}") { break }
      guard take(",") else { throw problem("a comma or } is missing", "add }") }
    }
    guard case .string(let type)? = map.value(named: "@type") else { return .map(map) }
    guard let typed = RuleJSON.typed(type, map.value(named: "value"), moneyDigits: moneyDigits) else {
      place = start
      throw problem(
        "the value is no \(type)",
        "write {\"@type\": \"uint\", \"value\": \"7\"}; types are uint, bytes, timestamp, duration, money, points")
    }
    return typed
  }

  private static func typed(_ type: String, _ value: RuleValue?, moneyDigits: Int) -> RuleValue? {
    let text: String
    switch value {
    case .string(let written): text = written
    case .int(let number): text = String(number)
    default: return nil
    }
    switch type {
    case "int": return Int64(text).map { .int($0) }
    case "uint": return RuleText.uint(text).map { .uint($0) }
    case "double": return RuleText.double(text).map { .double($0) }
    case "bytes": return Base64.bytes(text).map { .bytes($0) }
    case "timestamp": return RuleTimestamp(text).map { .timestamp($0) }
    case "duration": return RuleDuration(text).map { .duration($0) }
    case "money": return RuleDecimal(text)?.units(digits: moneyDigits).map { .money(Money(minorUnits: $0)) }
    case "points": return RuleDecimal(text)?.units(digits: 2).map { .points(Points(hundredths: $0)) }
    default: return nil
    }
  }

  private mutating func number() throws(RuleProblem) -> RuleValue {
    let start = place
    while let next = peek, "+-.eE0123456789".utf8.contains(next) { place += 1 }
    let written = String(decoding: bytes[start..<place], as: UTF8.self)
    let isReal = written.utf8.contains { [46, 69, 101].contains($0) }
    if !isReal, let whole = Int64(written) { return .int(whole) }
    if !isReal, let whole = UInt64(written) { return .uint(whole) }
    if let real = Double(written), real.isFinite { return .double(real) }
    place = start
    throw problem("'\(written)' is not a number", "write 18 or 7.5")
  }

  // MARK: - Texts

  private mutating func string() throws(RuleProblem) -> String {
    let start = place
    place += 1
    var content: [UInt8] = []
    while let next = peek {
      place += 1
      switch next {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          place = start
          throw problem("the text is invalid UTF-8", "save the file as UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<32:
        place -= 1
        throw problem("a control character stands in a text", "write \\n or \\u0000")
      default: content.append(next)
      }
    }
    place = start
    throw problem("the text is not closed", "close it with \"")
  }

  private mutating func escape(into content: inout [UInt8]) throws(RuleProblem) {
    let escaped = peek
    place += 1
    switch escaped {
    case UInt8(ascii: "n"): content.append(10)
    case UInt8(ascii: "t"): content.append(9)
    case UInt8(ascii: "r"): content.append(13)
    case UInt8(ascii: "b"): content.append(8)
    case UInt8(ascii: "f"): content.append(12)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(escaped ?? 0)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if code >= 0xd800, code < 0xdc00, take("\\u") {
        code = 0x10000 + (code - 0xd800) << 10 + (try hexadecimal() &- 0xdc00)
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw problem("the escape names no character", "write a code point")
      }
      content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
    default:
      place -= 1
      throw problem("the escape is not JSON's", "write \\\\ for a backslash itself")
    }
  }

  private mutating func hexadecimal() throws(RuleProblem) -> UInt32 {
    guard place + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
    else { throw problem("the escape is too short", "write four hexadecimal digits after \\u") }
    place += 4
    return code
  }

  // MARK: - Bytes

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ word: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[place...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }

  private mutating func skipSpace() {
    while let next = peek, [32, 9, 10, 13].contains(next) { place += 1 }
  }

  private func problem(_ message: String, _ hint: String) -> RuleProblem {
    let before = bytes[..<min(place, bytes.count)]
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    return RuleProblem(at: RulePosition(line: before.count { $0 == 10 } + 1, column: column), message, hint: hint)
  }
}

extension RuleValue {
  /// The value as JSON: doubles with a point, `"NaN"`, `"Infinity"` and `"-Infinity"` as texts, bytes in base64, times and
  /// money as texts, types by name, maps as objects whose names are the keys as texts.
  public func json(moneyDigits: Int = 2) -> String {
    switch self {
    case .null: "null"
    case .bool(let bool): String(bool)
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .double(let number): RuleValue.json(number)
    case .string(let text): RuleValue.quoted(text)
    case .bytes(let bytes): RuleValue.quoted(Base64.text(bytes))
    case .list(let elements): "[" + elements.map { $0.json(moneyDigits: moneyDigits) }.joined(separator: ",") + "]"
    case .map(let map):
      "{"
        + zip(map.keys, map.values).map { key, value in
          RuleValue.quoted(key.keyText) + ":" + value.json(moneyDigits: moneyDigits)
        }.joined(separator: ",") + "}"
    case .timestamp(let moment): RuleValue.quoted(moment.text)
    case .duration(let length): RuleValue.quoted(length.text)
    case .money(let money): RuleValue.quoted(RuleValue.decimal(money.minorUnits, digits: moneyDigits))
    case .points(let points): RuleValue.quoted(RuleValue.decimal(points.hundredths, digits: 2))
    case .type(let name): RuleValue.quoted(name)
    }
  }

  /// A key as the name of an object's member.
  private var keyText: String {
    switch self {
    case .string(let text): text
    case .bool(let bool): String(bool)
    case .int(let number): String(number)
    case .uint(let number): String(number)
    default: shown
    }
  }

  private static func json(_ number: Double) -> String {
    number.isFinite ? number.description : quoted(text(of: number))
  }

  /// Units of a power of ten as a decimal: 1250 in two digits is 12.50.
  static func decimal(_ units: Int64, digits: Int) -> String {
    let size = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - size.utf8.count)) + size
    let text = digits == 0 ? padded : padded.dropLast(digits) + "." + padded.suffix(digits)
    return (units < 0 ? "-" : "") + text
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 32 {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}

/// RFC 4648's base64 with its ends filled up by `=`.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let group = bytes[place..<min(place + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for digit in 0..<4 {
        out.append(digit <= group.count ? alphabet[bits >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
      }
      place += 3
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Nil for what is no base64.
  static func bytes(_ text: String) -> [UInt8]? {
    var digits = Array(text.utf8)
    guard digits.count % 4 == 0 else { return nil }
    var padding = 0
    while padding < 2, digits.last == UInt8(ascii: "=") {
      digits.removeLast()
      padding += 1
    }
    var out: [UInt8] = []
    var bits = 0
    var held = 0
    for digit in digits {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      bits = (bits << 6 | value) & 0xffff
      held += 6
      if held >= 8 {
        held -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> held))
      }
    }
    return out
  }
}

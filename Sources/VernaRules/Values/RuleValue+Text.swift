import VernaCore

extension RuleValue {
  /// The value as errors show it, short.
  var shown: String {
    switch self {
    case .null: "null"
    case .bool(let bool): String(bool)
    case .int(let number): String(number)
    case .uint(let number): "\(number)u"
    case .double(let number): RuleValue.text(of: number)
    case .string(let text):
      "\"\(text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(40)) + "…" : text)\""
    case .bytes(let bytes): "\(bytes.count) bytes"
    case .list(let elements): "a list of \(elements.count)"
    case .map(let map): "a map of \(map.count)"
    case .timestamp(let moment): moment.text
    case .duration(let length): length.text
    case .money(let money): "money of \(money.minorUnits) minor units"
    case .points(let points): "\(points.number) points"
    case .type(let name): name
    }
  }

  /// A double in as few digits as tell it from its neighbours, with an exponent under 0.0001 and from a million on.
  static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let sign = number.sign == .minus ? "-" : ""
    var written = Array(number.magnitude.description.utf8)
    var exponent = 0
    if let place = written.firstIndex(of: 101) {
      exponent = Int(String(decoding: written[(place + 1)...], as: UTF8.self)) ?? 0
      written.removeSubrange(place...)
    }
    let point = written.firstIndex(of: 46) ?? written.count
    var digits = written.filter { $0 != 46 }
    // The value is 0.digits times ten to the power of `power`.
    var power = point + exponent
    while digits.first == 48, digits.count > 1 {
      digits.removeFirst()
      power -= 1
    }
    while digits.last == 48, digits.count > 1 { digits.removeLast() }
    if digits == [48] { return sign + "0" }
    func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
    if power - 1 < -4 || power - 1 >= 6 {
      let fraction = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
      let size = abs(power - 1)
      return sign + text(digits.prefix(1)) + fraction + (power < 1 ? "e-" : "e+") + (size < 10 ? "0\(size)" : "\(size)")
    }
    if power <= 0 { return sign + "0." + String(repeating: "0", count: -power) + text(digits) }
    if digits.count <= power { return sign + text(digits) + String(repeating: "0", count: power - digits.count) }
    return sign + text(digits.prefix(power)) + "." + text(digits.dropFirst(power))
  }
}

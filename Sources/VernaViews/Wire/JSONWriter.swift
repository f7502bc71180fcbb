package import VernaCore

/// Writes JSON text: keys in the order given, no spaces but line ends between elements, numbers as the caller says.
///
/// Reports are written by hand and not by an encoder, because money must keep its currency's digits and the order of
/// keys is part of the contract.
package struct JSONWriter {
  package private(set) var text = ""
  /// Whether the next element of the open object or list needs a comma.
  private var needsComma = false
  /// Whether the next element or bracket starts a line.
  private var startsLine = false

  /// An empty text.
  package init() {}

  package mutating func object(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    begin(key, "{")
    body(&self)
    end("}")
  }

  package mutating func list(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    begin(key, "[")
    body(&self)
    end("]")
  }

  package mutating func string(_ key: String?, _ value: String?) {
    guard let value else { return raw(key, "null") }
    raw(key, JSONWriter.quoted(value))
  }

  package mutating func integer(_ key: String?, _ value: Int64?) { raw(key, value.map { String($0) } ?? "null") }

  package mutating func bool(_ key: String?, _ value: Bool) { raw(key, value ? "true" : "false") }

  /// A number in the shortest form that reads back the same; null for what JSON cannot hold.
  package mutating func number(_ key: String?, _ value: Double?) { raw(key, JSONWriter.shortest(value)) }

  /// Money in major units with a currency's digits.
  package mutating func money(_ key: String?, _ value: Double?, digits: Int) {
    raw(key, JSONWriter.fixed(value, digits: digits))
  }

  /// Money as the order API writes it: a text with the currency's digits, `"1234.50"`.
  package mutating func amount(_ key: String?, _ money: Money, digits: Int) {
    raw(key, "\"" + DecimalText.text(money.minorUnits, digits: digits) + "\"")
  }

  /// Points as the order API writes them: a text with two digits.
  package mutating func points(_ key: String?, _ points: Points) {
    raw(key, "\"" + DecimalText.text(points.hundredths, digits: 2) + "\"")
  }

  /// Starts a new line before what comes next, so that a report of a thousand metrics can be read and compared.
  package mutating func newLine() { startsLine = true }

  package mutating func raw(_ key: String?, _ value: String) {
    separate(key)
    text += value
    needsComma = true
  }

  private mutating func begin(_ key: String?, _ bracket: String) {
    separate(key)
    text += bracket
    needsComma = false
  }

  private mutating func end(_ bracket: String) {
    breakLine()
    text += bracket
    needsComma = true
  }

  private mutating func separate(_ key: String?) {
    if needsComma { text += "," }
    needsComma = false
    breakLine()
    if let key { text += JSONWriter.quoted(key) + ":" }
  }

  private mutating func breakLine() {
    if startsLine { text += "\n" }
    startsLine = false
  }

  package static func shortest(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return value.description
  }

  package static func fixed(_ value: Double?, digits: Int) -> String {
    guard let value, value.isFinite, abs(value) < 9e15 else { return shortest(value) }
    var scale: Int64 = 1
    for _ in 0..<digits { scale *= 10 }
    let units = Int64((abs(value) * Double(scale)).rounded(.toNearestOrAwayFromZero))
    var result = value < 0 && units != 0 ? "-" : ""
    result += String(units / scale)
    if digits > 0 {
      let fraction = String(units % scale)
      result += "." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
    }
    return result
  }

  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}

/// How numbers are written in a language: the decimal mark, the thousands' space, the minus.
///
/// Russian has a decimal comma and thin no-break spaces in thousands, English a point and commas. No Foundation
/// formatter is used, so that a table of a million cells is written quickly and the same everywhere.
public struct NumberStyle: Sendable, Hashable {
  /// The language written in.
  public let language: Language

  /// A thin space that does not break a line.
  public static let thinSpace = "\u{202F}"
  /// The minus sign, as wide as a digit.
  public static let minus = "\u{2212}"

  /// Makes the style of a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The decimal mark.
  public var decimalMark: String { language == .russian ? "," : "." }
  /// What stands between thousands.
  public var groupMark: String { language == .russian ? NumberStyle.thinSpace : "," }

  /// A whole number.
  public func text(_ number: Int64) -> String {
    let digits = grouped(String(number.magnitude))
    return number < 0 ? NumberStyle.minus + digits : digits
  }

  /// A number rounded half away from zero to a number of decimals, 0 to 9, all of them shown.
  ///
  /// Infinite and undefined numbers do not occur in a report; they are written as an empty text.
  public func text(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return "" }
    precondition((0...9).contains(decimals), "decimals are from 0 to 9")
    let scale = NumberStyle.powersOfTen[decimals]
    let scaled = (abs(number) * Double(scale)).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e18 else { return text(number / 1e9, decimals: 0) + "e9" }
    let units = Int64(scaled)
    var digits = grouped(String(units / scale))
    if decimals > 0 {
      let fraction = String(units % scale)
      digits += decimalMark + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
    return number < 0 && units != 0 ? NumberStyle.minus + digits : digits
  }

  /// A number with a plus where it is above zero as written: a change.
  public func signed(_ number: Double, decimals: Int) -> String {
    let written = text(number, decimals: decimals)
    let isZero = written.utf8.allSatisfy { $0 < 0x31 || $0 > 0x39 }
    return number > 0 && !isZero ? "+" + written : written
  }

  /// A fraction as a percentage: 0.253 is `25,3 %`.
  public func percent(_ share: Double, decimals: Int) -> String {
    text(share * 100, decimals: decimals) + NumberStyle.thinSpace + "%"
  }

  /// A relative difference as a signed percentage: 0.25 is `+25 %`.
  public func signedPercent(_ share: Double, decimals: Int) -> String {
    signed(share * 100, decimals: decimals) + NumberStyle.thinSpace + "%"
  }

  /// A difference of two shares in percentage points: -0.031 is `−3,1 п.п.`.
  public func percentagePoints(_ difference: Double, decimals: Int) -> String {
    signed(difference * 100, decimals: decimals) + NumberStyle.thinSpace + (language == .russian ? "п.п." : "pp")
  }

  private func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var result = ""
    var left = digits.utf8.count
    for digit in digits {
      result.append(digit)
      left -= 1
      if left > 0 && left % 3 == 0 { result += groupMark }
    }
    return result
  }

  private static let powersOfTen: [Int64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]
}

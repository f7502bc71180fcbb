public import VernaCore

/// How money is written: exact in tables, short on cards. Amounts are in major units unless said otherwise.
public struct MoneyStyle: Sendable, Hashable {
  /// The currency of every amount.
  public let currency: Currency
  private let numbers: NumberStyle

  /// Makes the style of a language and a currency.
  public init(_ language: Language, currency: Currency) {
    self.currency = currency
    numbers = NumberStyle(language)
  }

  /// With all the currency's digits: `1 234 567,89 ₽`, `₽1,234,567.89`.
  public func exact(_ amount: Double) -> String { text(amount, decimals: currency.digits) }

  /// With all the currency's digits, from minor units.
  public func exact(minorUnits: Int64) -> String {
    exact(Double(minorUnits) / Double(currency.minorPerMajor))
  }

  /// With a number of decimals.
  public func text(_ amount: Double, decimals: Int) -> String {
    dressed(numbers.text(abs(amount), decimals: decimals), isNegative: amount < 0, scale: "")
  }

  /// Three or so digits and a word for the thousands: `1,2 млн ₽`, `₽1.2 M`. Under 1,000 without decimals unless
  /// it is under 10.
  public func short(_ amount: Double) -> String {
    let size = abs(amount)
    let steps: [(Double, Bilingual)] = [
      (1e12, Bilingual("трлн", "tn")), (1e9, Bilingual("млрд", "bn")), (1e6, Bilingual("млн", "M")),
      (1e3, Bilingual("тыс.", "k")),
    ]
    // 999,950 is a million already when it is written with one decimal.
    guard let step = steps.first(where: { size >= $0.0 * 0.99995 && size >= 9_999.5 }) else {
      let decimals = size < 10 && size > 0 ? currency.digits : 0
      return text(amount, decimals: decimals)
    }
    let scaled = size / step.0
    return dressed(
      numbers.text(scaled, decimals: scaled < 99.95 ? 1 : 0), isNegative: amount < 0, scale: step.1[numbers.language])
  }

  /// The sign by which people know the currency, else its code.
  public var symbol: String {
    switch currency.code {
    case "RUB": "₽"
    case "USD": "$"
    case "EUR": "€"
    case "GBP": "£"
    case "KZT": "₸"
    case "UAH": "₴"
    case "TRY": "₺"
    case "INR": "₹"
    case "GEL": "₾"
    case "AMD": "֏"
    case "JPY": "¥"
    case "KRW": "₩"
    case "ILS": "₪"
    case "VND": "₫"
    default: currency.code
    }
  }

  private func dressed(_ digits: String, isNegative: Bool, scale: String) -> String {
    let sign = isNegative && digits.utf8.contains { $0 > 0x30 && $0 <= 0x39 } ? NumberStyle.minus : ""
    let space = "\u{A0}"
    switch numbers.language {
    case .russian:
      return sign + digits + space + (scale.isEmpty ? "" : scale + space) + symbol
    case .english:
      let isCode = symbol.utf8.count == 3 && symbol.utf8.allSatisfy { $0 < 0x80 }
      return sign + symbol + (isCode ? space : "") + digits + (scale.isEmpty ? "" : space + scale)
    }
  }
}

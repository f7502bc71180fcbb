/// A currency: its ISO 4217 code and how many digits its minor unit has.
public struct Currency: Hashable, Sendable, Codable {
  /// The ISO 4217 code, such as `RUB`.
  public let code: String
  /// Digits after the point: 2 for roubles, 0 for yen, 3 for dinars.
  public let digits: Int

  /// The currency of an ISO 4217 code; unknown codes have two digits.
  public init(code: String) {
    self.code = code
    switch code {
    case "JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "UGX", "PYG": digits = 0
    case "KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD": digits = 3
    default: digits = 2
    }
  }

  /// Roubles, the currency where none is named.
  public static let rouble = Currency(code: "RUB")

  /// How many minor units make a major one.
  public var minorPerMajor: Int64 {
    switch digits {
    case 0: 1
    case 3: 1000
    default: 100
    }
  }
}

import VernaModels

/// A quantity that moves by itself and that everything else of a forecast follows from.
public enum ForecastDriver: Int, CaseIterable, Sendable {
  /// Members' first purchases a month.
  case newMembers
  /// Members' receipts over those that the curves of repurchase expect.
  case activity
  /// Receipts a buyer in a month.
  case receiptsPerBuyer
  /// Members' money a receipt before rewards, less returns.
  case basket
  /// Money of all others, less returns.
  case otherRevenue
  /// Margin before rewards over money before rewards, both without VAT.
  case margin
  /// Rewards on receipts that are not points, over money before rewards.
  case discounts
  /// Money paid with points over money before rewards: only where there is no points file.
  case pointsPaid
  /// Worth of points earned over members' money.
  case earning
  /// Points redeemed over those that the pattern of use expects.
  case redemption
  /// Rows of the costs file a month, but acquisition.
  case rewards
  case communication
  case platform
  case other
  case income
  /// Cost of acquisition a new member.
  case acquisition

  /// Whether it is drawn in logarithms; else as it is, never below 0.
  var isLogarithmic: Bool {
    switch self {
    case .margin, .discounts, .pointsPaid: false
    default: true
    }
  }

  /// What is believed of it before it is seen. Retail's own calendar (a strong end of the year, a quiet begin) is
  /// expected of purchases until the retailer's own is seen; how wide each belief is was settled on other retailers
  /// (docs/FORECAST.md).
  var prior: SeriesPrior {
    switch self {
    case .newMembers:
      SeriesPrior(
        drift: 0.10, noise: 0.12, slope: 0.02, season: ForecastDriver.retail(0.6), seasonDeviation: 0.18)
    case .activity:
      SeriesPrior(
        drift: 0.03, noise: 0.05, slope: 0.004, season: ForecastDriver.retail(0.7), seasonDeviation: 0.12)
    case .receiptsPerBuyer:
      SeriesPrior(drift: 0.012, noise: 0.02, slope: 0.002, season: ForecastDriver.retail(0.1), seasonDeviation: 0.03)
    case .basket:
      SeriesPrior(drift: 0.02, noise: 0.03, slope: 0.003, season: ForecastDriver.retail(0.3), seasonDeviation: 0.05)
    case .otherRevenue:
      SeriesPrior(drift: 0.05, noise: 0.07, slope: 0.006, season: ForecastDriver.retail(1), seasonDeviation: 0.15)
    case .margin: SeriesPrior(drift: 0.004, noise: 0.006, slope: 0.0005, seasonDeviation: 0.006)
    case .discounts, .pointsPaid: SeriesPrior(drift: 0.002, noise: 0.003, slope: 0.0003, seasonDeviation: 0.003)
    case .earning: SeriesPrior(drift: 0.03, noise: 0.04, slope: 0.005, seasonDeviation: 0.05)
    case .redemption: SeriesPrior(drift: 0.05, noise: 0.07, slope: 0.008, seasonDeviation: 0.08)
    case .rewards, .communication, .platform, .other, .income, .acquisition:
      SeriesPrior(drift: 0.05, noise: 0.12, slope: 0.008, seasonDeviation: 0.08)
    }
  }

  /// Retail's calendar in logarithms, January first, times a share.
  private static func retail(_ share: Double) -> [Double] {
    [-0.10, -0.10, -0.02, -0.02, 0, -0.02, -0.02, 0, 0, 0.03, 0.09, 0.22].map { $0 * share }
  }
}

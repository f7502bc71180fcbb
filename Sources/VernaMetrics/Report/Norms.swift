public import VernaCore
import VernaStatistics

/// The articles' norms by industry (METRICS.md, "Norms by industry").
public enum Norms {
  /// The norm of a metric in a trade, nil where the articles give none.
  ///
  /// - Parameters:
  ///   - id: the metric's id.
  ///   - industry: the trade; `other` has no norms.
  ///   - period: norms of yearly retention hold for periods of 12 months only.
  ///   - onlineShare: the share of sale money taken online; retention norms ask for at least half.
  ///   - reference: figures that a norm is relative to, by id: `cac` for retention.cost.
  public static func norm(
    of id: String, in industry: Industry, period: Period, onlineShare: Double = 0, reference: [String: Double] = [:]
  ) -> Norm? {
    guard industry != .other else { return nil }
    switch id {
    case "revenue.member_share":
      return industry == .grocery ? Norm(low: 0.6, high: 0.8, source: "001") : Norm(low: 0.4, high: 0.5, source: "001")
    case "receipts.member_share":
      return industry == .grocery
        ? Norm(low: 0.7, high: 0.85, source: "001")
        : Norm(low: 0.4, high: 0.6, source: "001", otherReading: industry == .home ? "by_analogy" : nil)
    case "basket.gap": return Norm(low: 0.5, high: 1.5, source: "001", otherReading: "basket_gap_0.5_1.0")
    case "items.gap": return Norm(low: 0.1, high: 0.3, source: "001")
    case "price.gap": return Norm(low: 0.1, high: 0.2, source: "001")
    case "frequency.judged":
      switch industry {
      case .grocery: return Norm(low: 4, high: 8, source: "001", otherReading: "frequency_2_5_a_week")
      case .fashion: return Norm(low: 2, high: 4, source: "001")
      case .electronics: return Norm(low: 1, high: 2, source: "001")
      case .home, .other: return nil
      }
    case "points.redemption_rate": return Norm(low: 0.15, high: 0.25, source: "000")
    case "retention.crr", "retention.rate":
      let isYear = period.from.adding(months: 12) == period.to
      return isYear && onlineShare >= 0.5 ? Norm(low: 0.2, high: 0.4, source: "000") : nil
    case "ltv_to_cac": return Norm(low: 3, high: nil, source: "000")
    case "retention.cost":
      return reference["cac"].map { Norm(low: nil, high: 0.5 * $0, source: "000", otherReading: "well_below_cac") }
    default: return nil
    }
  }

  /// Where a value stands in a norm.
  public static func status(of value: Double?, norm: Norm?, isTooEarly: Bool) -> NormStatus {
    guard let value else { return .absent }
    guard let norm else { return .noNorm }
    if isTooEarly { return .tooEarly }
    if let low = norm.low, value.isClearlyLess(than: low) { return .low }
    if let high = norm.high, high.isClearlyLess(than: value) { return .high }
    return .inside
  }
}

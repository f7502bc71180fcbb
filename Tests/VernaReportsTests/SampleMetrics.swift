import VernaCore
import VernaViews

/// The metrics of a made-up report: enough to see every page with believable figures.
struct SampleMetric {
  let id: String
  let section: String
  let unit: String
  let good: String
  let value: Double
  /// Change over the year, as a share of the value.
  let drift: Double
  let norm: NormView?
  let isNaive: Bool

  init(
    _ id: String, _ section: String, _ unit: String, _ good: String, _ value: Double, drift: Double = 0.02,
    norm: (Double?, Double?)? = nil, isNaive: Bool = false
  ) {
    self.id = id
    self.section = section
    self.unit = unit
    self.good = good
    self.value = value
    self.drift = drift
    self.norm = norm.map { NormView(low: $0.0, high: $0.1, source: "001", otherReading: nil) }
    self.isNaive = isNaive
  }

  static let all: [SampleMetric] = basket + activity + points + retention + money

  private static let basket: [SampleMetric] = [
    SampleMetric("base.sales", "A", "money", "none", 412_803_441.5, drift: 0.06),
    SampleMetric("base.receipts", "A", "count", "none", 641_220),
    SampleMetric("base.members_buying", "A", "count", "none", 9_871),
    SampleMetric("base.members_new", "A", "count", "none", 2_430, drift: -0.3),
    SampleMetric("revenue.member_share", "A", "share", "higher", 0.534, drift: -0.08, norm: (0.6, 0.8)),
    SampleMetric("receipts.member_share", "A", "share", "higher", 0.521, drift: -0.1, norm: (0.7, 0.85)),
    SampleMetric("basket.member", "A", "money", "higher", 812.4, drift: 0.05),
    SampleMetric("basket.anonymous", "A", "money", "none", 604.2, drift: 0.03),
    SampleMetric("basket.gap", "A", "gap", "inside", 0.345, drift: 0.05, norm: (0.5, 1.5)),
    SampleMetric("items.member", "A", "items", "none", 8.4),
    SampleMetric("items.anonymous", "A", "items", "none", 7.2),
    SampleMetric("items.gap", "A", "gap", "higher", 0.167, drift: -0.02, norm: (0.1, 0.3)),
    SampleMetric("price.member", "A", "money", "none", 96.7),
    SampleMetric("price.anonymous", "A", "money", "none", 83.9),
    SampleMetric("price.gap", "A", "gap", "higher", 0.152, norm: (0.1, 0.2)),
    SampleMetric("frequency.judged", "A", "perMonth", "higher", 3.42, drift: -0.12, norm: (4, 8)),
    SampleMetric("margin.member", "A", "share", "higher", 0.231),
    SampleMetric("margin.anonymous", "A", "share", "none", 0.264),
    SampleMetric("discount.depth", "A", "share", "lower", 0.041, drift: 0.3),
  ]

  private static let activity: [SampleMetric] = [
    SampleMetric("members.active", "B", "count", "higher", 6_204),
    SampleMetric("members.active_rate", "B", "share", "higher", 0.512, drift: -0.06),
    SampleMetric("members.repeat_rate", "B", "share", "higher", 0.803),
    SampleMetric("members.reactivation_rate", "B", "share", "higher", 0.092),
    SampleMetric("activity.coefficient", "B", "share", "higher", 0.098),
    SampleMetric("interval.mean", "B", "days", "lower", 8.9),
    SampleMetric("interval.median", "B", "days", "lower", 6.1),
    SampleMetric("points.use_share", "B", "share", "higher", 0.114),
    SampleMetric("cherry_pickers.share", "B", "share", "lower", 0.137, drift: 0.4),
  ]

  private static let points: [SampleMetric] = [
    SampleMetric("points.redemption_rate", "C", "share", "inside", 0.118, drift: -0.2, norm: (0.15, 0.25)),
    SampleMetric("points.unused_share", "C", "share", "lower", 0.62),
    SampleMetric("points.expired_share", "C", "share", "lower", 0.21),
    SampleMetric("points.paid_share", "C", "share", "none", 0.021),
    SampleMetric("points.liability_face", "C", "money", "none", 4_812_330),
    SampleMetric("points.liability_expected", "C", "money", "none", 2_120_415),
    SampleMetric("points.breakage", "C", "share", "none", 0.56),
  ]

  private static let retention: [SampleMetric] = [
    SampleMetric("retention.crr", "D", "share", "higher", 0.81),
    SampleMetric("retention.rate", "D", "share", "higher", 0.78, drift: -0.05),
    SampleMetric("churn.rate", "D", "share", "lower", 0.22),
    SampleMetric("churn.annual", "D", "share", "lower", 0.41),
    SampleMetric("ltv.revenue", "D", "money", "higher", 41_220),
    SampleMetric("ltv.margin", "D", "money", "higher", 9_120),
    SampleMetric("clv.simple", "D", "money", "higher", 17_408),
    SampleMetric("cac", "D", "money", "lower", 1_240),
    SampleMetric("ltv_to_cac", "D", "times", "higher", 7.35, norm: (3, nil)),
  ]

  private static let money: [SampleMetric] = [
    SampleMetric("roi.naive", "F", "gap", "none", 12.5, isNaive: true),
    SampleMetric("roi.break_even", "F", "share", "lower", 0.074),
    SampleMetric("programme.cost_share", "F", "share", "lower", 0.018),
    SampleMetric("promo.dependence", "F", "share", "lower", 0.287, drift: 0.15),
    SampleMetric("margin.erosion_year", "F", "sharePoints", "higher", -0.011),
  ]
}

extension SampleMetric {
  /// The metric as the report carries it, with a value bent by `factor`.
  func view(period: PeriodView, factor: Double = 1) -> MetricView {
    let now = value * factor
    let status: String =
      if let norm {
        norm.low.map { now < $0 } == true ? "low" : norm.high.map { now > $0 } == true ? "high" : "in"
      } else {
        "no_norm"
      }
    let isShare = ["share", "gap", "items", "perMonth"].contains(unit)
    let spread = abs(now) * 0.015
    return MetricView(
      id: id, section: section, unit: unit, period: period, value: now,
      numerator: isShare ? (now * 641_220).rounded() : nil, denominator: isShare ? 641_220 : nil,
      numeratorUnit: isShare ? "count" : nil, denominatorUnit: isShare ? "count" : nil, n: 641_220,
      interval: isShare ? (now - spread)...(now + spread) : nil, norm: norm, good: good, status: status,
      trend: drift < -0.04 ? "falling" : drift > 0.04 ? "rising" : "steady", previous: now / (1 + drift / 3),
      yearAgo: now / (1 + drift), source: "001", formula: "(S_m - R_m) / (S - R)", isNaive: isNaive, absence: nil,
      notes: isNaive ? [Phrase("note.naive")] : [])
  }

  /// A metric without a value.
  static func absent(_ id: String, _ section: String, _ phrase: Phrase, period: PeriodView) -> MetricView {
    MetricView(
      id: id, section: section, unit: "share", period: period, value: nil, numerator: nil, denominator: nil,
      numeratorUnit: nil, denominatorUnit: nil, n: nil, interval: nil, norm: nil, good: "higher", status: "absent",
      trend: "not_judged", previous: nil, yearAgo: nil, source: "003", formula: "B12", isNaive: false, absence: phrase,
      notes: [])
  }
}

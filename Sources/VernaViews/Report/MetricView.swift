public import VernaCore

/// A metric with everything said of it. Money in major units, rounded to the currency's digits; shares are fractions.
public struct MetricView: Sendable, Hashable {
  /// The id of METRICS.md.
  public var id: String
  /// "A" to "F".
  public var section: String
  /// The unit's id: money, share, gap, sharePoints, count, points, days, receiptsPerMember, perMonth, perYear, items,
  /// times, score.
  public var unit: String
  public var period: PeriodView
  public var value: Double?
  public var numerator: Double?
  public var denominator: Double?
  /// Units of the numerator and the denominator: money, count, points, number.
  public var numeratorUnit: String?
  public var denominatorUnit: String?
  public var n: Int64?
  public var interval: ClosedRange<Double>?
  /// The norm, either bound nil when open; nil without a norm.
  public var norm: NormView?
  /// higher, lower, inside, none.
  public var good: String
  /// in, low, high, no_norm, too_early, absent.
  public var status: String
  /// rising, falling, steady, not_judged.
  public var trend: String
  public var previous: Double?
  public var yearAgo: Double?
  /// Whether the previous period, the year-ago one, lie before the launch in part or whole, so that nothing but the
  /// number itself may be said of them.
  public var isPreviousBeforeLaunch = false
  public var isYearAgoBeforeLaunch = false
  /// The articles, "001".
  public var source: String
  public var formula: String
  /// Member against others taken as caused: striped and labelled.
  public var isNaive: Bool
  /// Why there is no value.
  public var absence: Phrase?
  public var notes: [Phrase]

  /// Makes one from its parts.
  public init(
    id: String, section: String, unit: String, period: PeriodView, value: Double?, numerator: Double?,
    denominator: Double?, numeratorUnit: String?, denominatorUnit: String?, n: Int64?, interval: ClosedRange<Double>?,
    norm: NormView?, good: String, status: String, trend: String, previous: Double?, yearAgo: Double?, source: String,
    formula: String, isNaive: Bool, absence: Phrase?, notes: [Phrase]
  ) {
    self.id = id
    self.section = section
    self.unit = unit
    self.period = period
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.numeratorUnit = numeratorUnit
    self.denominatorUnit = denominatorUnit
    self.n = n
    self.interval = interval
    self.norm = norm
    self.good = good
    self.status = status
    self.trend = trend
    self.previous = previous
    self.yearAgo = yearAgo
    self.source = source
    self.formula = formula
    self.isNaive = isNaive
    self.absence = absence
    self.notes = notes
  }
}

extension MetricView {
  /// The values to compare with: nil where they are unknown or lie before the launch.
  public var alikePrevious: Double? { isPreviousBeforeLaunch ? nil : previous }
  public var alikeYearAgo: Double? { isYearAgoBeforeLaunch ? nil : yearAgo }
}

/// A norm as shown.
public struct NormView: Sendable, Hashable {
  /// The lower bound.
  public var low: Double?
  public var high: Double?
  /// The article.
  public var source: String
  /// The id of another reading of the same article, nil where there is none.
  public var otherReading: String?

  /// Makes one from its parts.
  public init(low: Double?, high: Double?, source: String, otherReading: String?) {
    self.low = low
    self.high = high
    self.source = source
    self.otherReading = otherReading
  }
}

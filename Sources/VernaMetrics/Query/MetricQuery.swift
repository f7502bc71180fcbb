public import VernaCore

/// What a report asks for: the period and everything that the formulas need to know besides data.
public struct MetricQuery: Sendable {
  /// The period asked for.
  public var period: Period
  /// The step of sub-periods; nil for none.
  public var by: Periodicity?
  public var industry: Industry
  /// W in calendar months; the industry's unless set.
  public var windowMonths: Int
  /// The money value of one point in millionths of a minor unit, nil where not known.
  public var pointValueMicros: Int64?
  public var launch: Day?
  /// Compare with last year over stores that have receipts in every month of both periods only.
  public var likeForLike: Bool
  /// The segment, nil for the whole shop.
  public var segment: SegmentFilter?
  /// Hours within which a low score should be answered.
  public var closedLoopHours: Int
  /// Norms that replace the articles', by metric id.
  public var norms: [String: Norm]
  /// Whether members.detail has every member; else a large base shows a sample.
  public var listsEveryMember = false

  /// Makes one from its parts.
  public init(
    period: Period, by: Periodicity? = .month, industry: Industry = .other, windowMonths: Int? = nil,
    pointValueMicros: Int64? = nil, launch: Day? = nil, likeForLike: Bool = false, segment: SegmentFilter? = nil,
    closedLoopHours: Int = 48, norms: [String: Norm] = [:]
  ) {
    self.period = period
    self.by = by
    self.industry = industry
    self.windowMonths = windowMonths ?? industry.activityWindowMonths
    self.pointValueMicros = pointValueMicros
    self.launch = launch
    self.likeForLike = likeForLike
    self.segment = segment
    self.closedLoopHours = closedLoopHours
    self.norms = norms
  }

  /// The same period last year: 364 days back for grocery, else 12 months.
  public func yearAgo(_ period: Period) -> Period { period.yearAgo(byWeeks: industry.comparesByWeeks) }

  /// The window W that ends at a day.
  public func window(endingAt day: Day) -> Period { Period(from: day.adding(months: -windowMonths), to: day) }
}

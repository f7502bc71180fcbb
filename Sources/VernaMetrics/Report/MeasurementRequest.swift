public import VernaCore

/// What a person asks of a report; what they leave out is filled from the data (PRODUCT.md, `verna report`).
public struct MeasurementRequest: Sendable {
  /// The first day; by default 12 months before `to`, else the first day of the data.
  public var from: Day?
  /// The first day after the period; by default the day after the last receipt.
  public var to: Day?
  /// The step of sub-periods, by month unless set.
  public var by: Periodicity?
  public var industry: Industry
  /// W in calendar months; the industry's unless set.
  public var windowMonths: Int?
  /// A segment as written.
  public var segment: String?
  /// Money of one point in millionths of a minor unit.
  public var pointValueMicros: Int64?
  public var launch: Day?
  public var likeForLike: Bool
  /// Hours within which a low score should be answered.
  public var closedLoopHours: Int
  /// Norms that replace the articles', by metric id.
  public var norms: [String: Norm]
  /// Whether members.detail has every member; else a large base shows a sample.
  public var listsEveryMember = false

  public init(
    from: Day? = nil, to: Day? = nil, by: Periodicity? = .month, industry: Industry = .other, windowMonths: Int? = nil,
    segment: String? = nil, pointValueMicros: Int64? = nil, launch: Day? = nil, likeForLike: Bool = false,
    closedLoopHours: Int = 48, norms: [String: Norm] = [:]
  ) {
    self.from = from
    self.to = to
    self.by = by
    self.industry = industry
    self.windowMonths = windowMonths
    self.segment = segment
    self.pointValueMicros = pointValueMicros
    self.launch = launch
    self.likeForLike = likeForLike
    self.closedLoopHours = closedLoopHours
    self.norms = norms
  }
}

/// Why a report cannot be made: what, and how to mend it.
public enum MeasurementError: Error, Hashable, Sendable {
  /// The files hold no receipt, no points and nothing else with a date.
  case noData
  /// The period ends before it starts or is empty.
  case emptyPeriod(from: Day, to: Day)
  /// The period lies wholly outside the data.
  case outsideData(period: Period, data: Period)
  /// No store has receipts in every month of both periods.
  case nothingLikeForLike
  /// The period reaches so far beyond the data, or has so many steps, that no report is meant.
  case tooLong(steps: Int, most: Int)
}

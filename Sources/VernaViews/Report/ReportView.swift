public import VernaCore

/// A whole report as JSON, pages, files and the terminal show it: plain values, money in major units.
public struct ReportView: Sendable {
  /// Whose report it is and how it was asked for.
  public var program: ProgramView
  public var period: PeriodView
  public var previousPeriod: PeriodView
  public var yearAgoPeriod: PeriodView
  /// The step of sub-periods, nil for none.
  public var by: Periodicity?
  /// The metrics of the whole period, in the catalogue's order.
  public var metrics: [MetricView]
  /// The metrics of each step, in order of time.
  public var steps: [StepView]
  public var tables: [TableView]
  /// The diagnosis, nil where it was not asked for.
  public var diagnosis: DiagnosisView?
  /// Names of stores by id, each of one store only; a store without a name is called by its id.
  public var storeNames: [String: String] = [:]

  /// Makes one from its parts.
  public init(
    program: ProgramView, period: PeriodView, previousPeriod: PeriodView, yearAgoPeriod: PeriodView, by: Periodicity?,
    metrics: [MetricView], steps: [StepView], tables: [TableView], diagnosis: DiagnosisView?
  ) {
    self.program = program
    self.period = period
    self.previousPeriod = previousPeriod
    self.yearAgoPeriod = yearAgoPeriod
    self.by = by
    self.metrics = metrics
    self.steps = steps
    self.tables = tables
    self.diagnosis = diagnosis
  }

  /// A metric of the whole period by id.
  public func metric(_ id: String) -> MetricView? { metrics.first { $0.id == id } }

  /// A table by id.
  public func table(_ id: String) -> TableView? { tables.first { $0.id == id } }

  /// A metric's values over the steps, nil where absent: a sparkline.
  public func series(_ id: String) -> [SeriesPoint] {
    steps.map { step in
      let metric = step.metrics.first { $0.id == id }
      return SeriesPoint(
        period: step.period, isWhole: step.isWhole, value: metric?.value, yearAgo: metric?.alikeYearAgo,
        interval: metric?.interval)
    }
  }
}

/// One step of a metric over time.
public struct SeriesPoint: Sendable, Hashable {
  /// The period.
  public var period: PeriodView
  /// Whether the step is whole; an unfinished one is hatched and left out of trends.
  public var isWhole: Bool
  public var value: Double?
  public var yearAgo: Double?
  public var interval: ClosedRange<Double>?
}

/// Whose report it is and how it was asked for.
public struct ProgramView: Sendable, Hashable {
  /// The programme's or the files' name, empty where none is known.
  public var name: String
  public var industry: Industry
  public var currency: Currency
  public var timeZone: String
  /// W.
  public var windowMonths: Int
  public var launch: Day?
  /// Money of one point in major units, nil where not known.
  public var pointValue: Double?
  /// The segment as written, nil for the whole shop.
  public var segment: String?
  /// Whether attributes that change are used, and so are as of the period's end.
  public var segmentIsAsOfEnd: Bool
  /// Whether only stores with receipts in every month of both years are counted.
  public var isLikeForLike: Bool

  /// Makes one from its parts.
  public init(
    name: String, industry: Industry, currency: Currency, timeZone: String, windowMonths: Int, launch: Day?,
    pointValue: Double?, segment: String?, segmentIsAsOfEnd: Bool, isLikeForLike: Bool = false
  ) {
    self.name = name
    self.industry = industry
    self.currency = currency
    self.timeZone = timeZone
    self.windowMonths = windowMonths
    self.launch = launch
    self.pointValue = pointValue
    self.segment = segment
    self.segmentIsAsOfEnd = segmentIsAsOfEnd
    self.isLikeForLike = isLikeForLike
  }
}

/// A period: `to` is the first day after it; pages print the last day included.
public struct PeriodView: Sendable, Hashable {
  /// The first day.
  public var from: Day
  public var to: Day

  /// Makes one from its parts.
  public init(from: Day, to: Day) {
    self.from = from
    self.to = to
  }

  /// The last day in it.
  public var lastDay: Day { to > from ? to.advanced(by: -1) : from }
}

/// One sub-period.
public struct StepView: Sendable {
  /// The period.
  public var period: PeriodView
  public var isWhole: Bool
  public var metrics: [MetricView]

  /// Makes one from its parts.
  public init(period: PeriodView, isWhole: Bool, metrics: [MetricView]) {
    self.period = period
    self.isWhole = isWhole
    self.metrics = metrics
  }

  /// A metric of the step by id.
  public func metric(_ id: String) -> MetricView? { metrics.first { $0.id == id } }
}

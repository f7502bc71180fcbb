import VernaColumns
import VernaCore

/// Everything about a query that the kernels look up: cells, what each period is made of, windows, months.
///
/// Built once a query; nothing in it depends on receipts but the days they span.
struct KernelPlan: Sendable {
  /// A period in cells, with the numbers of its windows.
  struct Span: Sendable {
    let cells: Range<Int>
    /// Windows W that end at `from`, at `to`, 12 months before `to`: indices into `windows`.
    let atStart: Int
    let atEnd: Int
    let yearAgo: Int
    /// The index of its `to` in `ends`.
    let end: Int
    /// The index in `hidden` of the 12 months before `to`, and of the full calendar months in the period.
    let year: Int
    let months: [Int]
  }

  /// A day at which periods end, with what is asked of all data before it.
  struct End: Sendable {
    let day: Day
    /// Its moment, UTC seconds.
    let moment: Int64
    /// Cells before it.
    let cell: Int
    /// The window W that ends at it: an index into `windows`.
    let window: Int
    /// Whether lives are worked out at it: the data span two windows before it.
    let hasLives: Bool
  }

  let query: MetricQuery
  let zone: TimeZoneRules
  let periods: [Period]
  let cells: CellPlan
  let spans: [Span]
  let ends: [End]
  /// Ranges of cells of windows, each once.
  let windows: [Range<Int>]
  /// Ranges of cells over which members' receipts are counted, each once.
  let hidden: [Range<Int>]
  /// Calendar months of the data before the last end: the cells of each, from the first month of the data on.
  let months: [Range<Int>]
  let firstMonth: Int
  /// By cell: the periods that hold it.
  let periodsOfCell: [[Int]]
  /// The steps of base.structure.
  let structure: [StructureMonth]

  /// A calendar month of base.structure: it starts whole and is cut at the period's end.
  struct StructureMonth: Sendable {
    let start: Day
    let cells: Range<Int>
    /// Cells from W, and from 2 W, before its end.
    let windowStart: Int
    let doubleStart: Int
  }

  init(query: MetricQuery, periods: [Period], days: ClosedRange<Day>, zone: TimeZoneRules) {
    self.query = query
    self.zone = zone
    self.periods = periods
    let first = days.lowerBound
    let lastEnd = max(periods.map(\.to).max() ?? query.period.to, query.period.to)
    let window = query.windowMonths
    let structureMonths = KernelPlan.structureMonths(query.period)

    var boundaries: Set<Day> = []
    for period in periods + [query.period] {
      boundaries.formUnion([period.from, period.to])
      boundaries.insert(period.from.adding(months: -window))
      boundaries.insert(period.to.adding(months: -window))
      let year = period.to.adding(months: -12)
      boundaries.formUnion([year, year.adding(months: -window)])
    }
    for month in structureMonths {
      boundaries.formUnion([month.from, month.to])
      boundaries.formUnion([month.to.adding(months: -window), month.to.adding(months: -2 * window)])
    }
    let firstMonth = first.monthIndex
    let monthCount = max(0, lastEnd.advanced(by: -1).monthIndex - firstMonth + 1)
    for month in 0...monthCount { boundaries.insert(Day.start(ofMonthIndex: firstMonth + month)) }
    let cells = CellPlan(days: days, boundaries: boundaries)
    self.cells = cells
    self.firstMonth = firstMonth
    months = (0..<monthCount).map {
      cells.range(from: .start(ofMonthIndex: firstMonth + $0), to: .start(ofMonthIndex: firstMonth + $0 + 1))
    }

    var ranges = RangeTable()
    var hidden = RangeTable()
    let endDays = Set(periods.map(\.to) + [query.period.to]).sorted()
    ends = endDays.map { day in
      End(
        day: day, moment: zone.start(of: day), cell: cells.index(of: day),
        window: ranges.index(of: cells.range(from: day.adding(months: -window), to: day)),
        hasLives: first <= day.adding(months: -2 * window))
    }
    spans = periods.map { period in
      let year = period.to.adding(months: -12)
      return Span(
        cells: cells.range(period),
        atStart: ranges.index(of: cells.range(from: period.from.adding(months: -window), to: period.from)),
        atEnd: ranges.index(of: cells.range(from: period.to.adding(months: -window), to: period.to)),
        yearAgo: ranges.index(of: cells.range(from: year.adding(months: -window), to: year)),
        end: endDays.firstIndex(of: period.to) ?? 0, year: hidden.index(of: cells.range(from: year, to: period.to)),
        months: KernelPlan.fullMonths(period).map { hidden.index(of: cells.range($0)) })
    }
    windows = ranges.ranges
    self.hidden = hidden.ranges
    var holders = [[Int]](repeating: [], count: cells.count)
    for (index, span) in spans.enumerated() {
      for cell in span.cells { holders[cell].append(index) }
    }
    periodsOfCell = holders
    structure = structureMonths.map { month in
      StructureMonth(
        start: month.from, cells: cells.range(month), windowStart: cells.index(of: month.to.adding(months: -window)),
        doubleStart: cells.index(of: month.to.adding(months: -2 * window)))
    }
  }

  /// The whole calendar months in a period.
  static func fullMonths(_ period: Period) -> [Period] {
    Periodicity.month.split(period).filter { Periodicity.month.isWhole($0) }
  }

  /// The calendar months that touch a period, the last cut at its end.
  static func structureMonths(_ period: Period) -> [Period] {
    Periodicity.month.split(period).map { Period(from: $0.from.startOfMonth, to: $0.to) }
  }
}

/// Ranges of cells, each once.
struct RangeTable {
  private(set) var ranges: [Range<Int>] = []
  private var indices: [Range<Int>: Int] = [:]

  /// The index of a range, added if it is new.
  mutating func index(of range: Range<Int>) -> Int {
    if let found = indices[range] { return found }
    ranges.append(range)
    indices[range] = ranges.count - 1
    return ranges.count - 1
  }
}

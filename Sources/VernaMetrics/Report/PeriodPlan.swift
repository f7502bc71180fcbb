import VernaColumns
import VernaCore

/// Every period that a report needs aggregates of: its own, its steps, and those each is compared with.
struct PeriodPlan {
  let query: MetricQuery
  /// The steps of the period, in order.
  let steps: [Period]
  /// All periods, each once.
  let periods: [Period]

  /// - Parameter given: what a comparison with last year of what is itself compared may need: margins do.
  init(query: MetricQuery, given: GivenInputs) {
    self.query = query
    steps = query.by.map { $0.split(query.period) } ?? []
    var seen: Set<Period> = []
    var all: [Period] = []
    func add(_ period: Period) {
      if seen.insert(period).inserted { all.append(period) }
    }
    for period in [query.period, query.period.previous, query.yearAgo(query.period)] {
      add(period)
      add(query.yearAgo(period))
    }
    for step in steps {
      add(step)
      add(step.previous)
      add(query.yearAgo(step))
      guard given.givesCost else { continue }
      add(query.yearAgo(step.previous))
      add(query.yearAgo(query.yearAgo(step)))
    }
    periods = all
  }

  func yearAgo(of period: Period) -> Period { query.yearAgo(period) }

  /// Whether a step is one whole step of the calendar that lies within the data.
  func isWhole(_ step: Period, dataDays: ClosedRange<Day>?) -> Bool {
    guard let by = query.by, let dataDays else { return false }
    return by.isWhole(step) && step.from >= dataDays.lowerBound && step.to <= dataDays.upperBound.advanced(by: 1)
  }
}

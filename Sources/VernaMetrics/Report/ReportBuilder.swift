public import VernaColumns
import VernaCore

/// Works a report from a backend's aggregates: evaluates the catalogue over the period, its steps and what they are
/// compared with, and judges each value.
public struct ReportBuilder: Sendable {
  private let backend: any AggregateBackend
  private let catalog: [MetricDefinition]

  /// Makes a builder over a backend.
  public init(backend: any AggregateBackend, catalog: [MetricDefinition] = MetricCatalog.all) {
    self.backend = backend
    self.catalog = catalog
  }

  /// The report of a query.
  ///
  /// - Throws: what the backend throws.
  public func report(_ query: MetricQuery, settings: DatasetSettings, given: GivenInputs) throws -> MetricReport {
    let plan = PeriodPlan(query: query, given: given)
    let filled = try backend.aggregates(of: plan.periods, query: query)
    let evaluator = CatalogEvaluator(
      catalog: catalog, query: query, given: given, dataDays: backend.dataDays,
      dataStart: backend.receiptDays?.lowerBound,
      aggregates: Dictionary(zip(plan.periods, filled)) { first, _ in first })
    let judge = Judge(query: query, launch: query.launch ?? settings.launch)

    var steps: [MetricReport.Step] = []
    var stepValues: [[String: Double]] = []
    var stepsYearAgo: [[String: Double]] = []
    for period in plan.steps {
      let now = evaluator.results(of: period)
      let values = valueTable(now)
      stepValues.append(values)
      let past = plan.yearAgo(of: period)
      // A year before the launch is no such year: "not judged: season" (docs/READINGS.md).
      stepsYearAgo.append(
        valueTable(evaluator.comparable(past)).filter { LaunchLine.isAlike($0.key, in: past, launch: judge.launch) })
      steps.append(
        MetricReport.Step(period: period, isWhole: plan.isWhole(period, dataDays: backend.dataDays), metrics: []))
    }
    let whole = steps.indices.filter { steps[$0].isWhole }
    for index in steps.indices {
      let period = steps[index].period
      let past = whole.filter { $0 <= index }
      steps[index].metrics = judged(
        period, evaluator: evaluator, judge: judge, plan: plan,
        trend: { id in
          steps[index].isWhole
            ? Trend.judge(id, steps: past.map { stepValues[$0] }, yearAgo: past.map { stepsYearAgo[$0] }) : .notJudged
        })
    }
    let metrics = judged(
      query.period, evaluator: evaluator, judge: judge, plan: plan,
      trend: { id in
        Trend.judge(id, steps: whole.map { stepValues[$0] }, yearAgo: whole.map { stepsYearAgo[$0] })
      })
    return MetricReport(
      query: query, currency: settings.currency, timeZoneName: settings.timeZone.name, given: given,
      previousPeriod: query.period.previous, yearAgoPeriod: query.yearAgo(query.period), metrics: metrics, steps: steps,
      tables: try backend.tables(query: query))
  }

  private func valueTable(_ results: [String: MetricResult]) -> [String: Double] {
    results.compactMapValues { $0.value?.double }
  }

  private func judged(
    _ period: Period, evaluator: CatalogEvaluator, judge: Judge, plan: PeriodPlan, trend: (String) -> Trend
  ) -> [MetricValue] {
    let now = evaluator.results(of: period)
    let previous = evaluator.comparable(period.previous)
    let yearAgo = evaluator.comparable(plan.yearAgo(of: period))
    let references = judge.references(now, aggregates: evaluator.aggregates[period])
    return catalog.map { definition in
      let result = now[definition.id] ?? .absent(.other("not_evaluated"))
      let norm = judge.norm(of: definition.id, period: period, references: references)
      return MetricValue(
        definition: definition, period: period, result: result, norm: norm,
        status: judge.status(of: result, norm: norm, period: period), trend: trend(definition.id),
        previous: previous[definition.id]?.value, yearAgo: yearAgo[definition.id]?.value)
    }
  }
}

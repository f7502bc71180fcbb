public import VernaCore
public import VernaMetrics

extension ReportView {
  /// The view of a report and its diagnosis.
  public init(
    _ report: MetricReport, name: String = "", launch: Day? = nil, diagnosis: DiagnosisResult? = nil,
    storeNames: [String: String] = [:]
  ) {
    let digits = WireScale(currency: report.currency)
    let launched = report.query.launch ?? launch
    func metric(_ value: MetricValue) -> MetricView {
      var view = MetricView(value, scale: digits)
      view.isPreviousBeforeLaunch = !LaunchLine.isAlike(value.id, in: value.period.previous, launch: launched)
      view.isYearAgoBeforeLaunch = !LaunchLine.isAlike(
        value.id, in: report.query.yearAgo(value.period), launch: launched)
      return view
    }
    func view(_ period: Period) -> PeriodView { PeriodView(from: period.from, to: period.to) }
    let segment = report.query.segment
    self.init(
      program: ProgramView(
        name: name, industry: report.query.industry, currency: report.currency, timeZone: report.timeZoneName,
        windowMonths: report.query.windowMonths, launch: launched,
        pointValue: report.query.pointValueMicros.map { Double($0) / 1_000_000 / digits.minorPerMajor },
        // Stores compared like for like are a mask without a text: not a segment that somebody wrote.
        segment: segment.flatMap { $0.text.isEmpty ? nil : $0.text },
        segmentIsAsOfEnd: segment?.usesChangingAttributes ?? false, isLikeForLike: report.query.likeForLike),
      period: view(report.query.period), previousPeriod: view(report.previousPeriod),
      yearAgoPeriod: view(report.yearAgoPeriod), by: report.query.by,
      metrics: report.metrics.map(metric),
      steps: report.steps.map { step in
        StepView(
          period: view(step.period), isWhole: step.isWhole, metrics: step.metrics.map(metric))
      },
      tables: report.tables.map { TableView($0, scale: digits) },
      diagnosis: diagnosis.map { DiagnosisView($0, scale: digits) })
    self.storeNames = storeNames
  }
}

/// Turns minor units into major ones with the currency's digits.
struct WireScale {
  let minorPerMajor: Double

  init(currency: Currency) {
    minorPerMajor = Double(currency.minorPerMajor)
  }

  /// Minor units, rounded half away from zero, in major ones.
  func major(_ minor: Double) -> Double { minor.rounded(.toNearestOrAwayFromZero) / minorPerMajor }

  func number(_ number: MetricNumber, unit: MetricUnit) -> Double {
    switch number {
    case .money(let minor): major(Double(minor))
    case .real(let value): unit == .money ? major(value) : value
    case .moneyEstimate(let minor): major(minor)
    case .count, .points: number.double
    }
  }

  /// A part of a quotient: money in major units, an average of money unrounded.
  func part(_ number: MetricNumber) -> Double {
    switch number {
    case .money(let minor): major(Double(minor))
    case .moneyEstimate(let minor): minor / minorPerMajor
    case .count, .points, .real: number.double
    }
  }

  func unit(_ number: MetricNumber) -> String {
    switch number {
    case .money, .moneyEstimate: "money"
    case .count: "count"
    case .points: "points"
    case .real: "number"
    }
  }
}

extension MetricView {
  init(_ metric: MetricValue, scale: WireScale) {
    let result = metric.result
    let money = metric.unit == .money
    func bound(_ value: Double) -> Double { money ? scale.major(value) : value }
    self.init(
      id: metric.id, section: metric.section.rawValue, unit: metric.unit.rawValue,
      period: PeriodView(from: metric.period.from, to: metric.period.to),
      value: result.value.map { scale.number($0, unit: metric.unit) }, numerator: result.numerator.map(scale.part),
      denominator: result.denominator.map(scale.part), numeratorUnit: result.numerator.map(scale.unit),
      denominatorUnit: result.denominator.map(scale.unit), n: result.n,
      interval: result.interval.map { bound($0.lowerBound)...bound($0.upperBound) },
      norm: metric.norm.map {
        NormView(low: $0.low.map(bound), high: $0.high.map(bound), source: $0.source, otherReading: $0.otherReading)
      },
      good: metric.good.rawValue, status: metric.status.rawValue, trend: metric.trend.rawValue,
      previous: metric.previous.map { scale.number($0, unit: metric.unit) },
      yearAgo: metric.yearAgo.map { scale.number($0, unit: metric.unit) }, source: metric.source,
      formula: metric.formula, isNaive: metric.isNaive, absence: result.absence?.phrase,
      notes: result.notes.map(\.phrase))
  }
}

extension TableView {
  init(_ table: MetricTable, scale: WireScale) {
    func cell(_ cell: MetricTable.Cell) -> Cell {
      switch cell {
      case .text(let text): .text(text)
      case .word(let word): .word(word)
      case .day(let day): .day(day)
      case .month(let day): .month(day)
      case .money(let minor): .number(scale.major(Double(minor)))
      case .count(let count): .number(Double(count))
      case .points(let hundredths): .number(Double(hundredths) / 100)
      case .share(let value), .number(let value): .number(value)
      case .missing(let reason): .missing(reason)
      }
    }
    self.init(
      id: table.id, section: table.section.rawValue,
      columns: table.columns.map { Column(id: $0.id, unit: $0.unit?.rawValue) },
      rows: table.rows.map { $0.map(cell) }, totals: table.totals.map(cell), notes: table.notes.map(\.phrase),
      absence: table.absence?.phrase)
  }
}

extension DiagnosisView {
  init(_ diagnosis: DiagnosisResult, scale: WireScale) {
    self.init(
      verdict: diagnosis.verdict, cautions: diagnosis.cautions,
      findings: diagnosis.findings.map { FindingView($0, scale: scale) },
      watch: diagnosis.watch.map { FindingView($0, scale: scale) })
  }
}

extension FindingView {
  init(_ finding: Finding, scale: WireScale) {
    self.init(
      id: finding.id, severity: finding.severity.rawValue, metrics: finding.metrics, title: finding.title,
      meaning: finding.meaning, causes: finding.causes,
      actions: finding.actions.map {
        ActionView(
          kind: $0.kind.rawValue, title: $0.title, draft: $0.draft,
          forecastCost: $0.forecastCost.map { scale.major(Double($0)) }, moves: $0.moves)
      },
      stakes: finding.stakes.map {
        StakeView(
          kind: $0.kind.rawValue, low: $0.low.map { scale.major(Double($0)) },
          high: $0.high.map { scale.major(Double($0)) }, share: $0.share, assumption: $0.assumption)
      },
      evidence: finding.evidence)
  }
}

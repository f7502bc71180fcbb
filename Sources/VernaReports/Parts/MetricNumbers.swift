import VernaCore
import VernaLanguage
import VernaMarkup
import VernaViews

/// A metric's number and what stands beside it.
extension PageContext {
  /// The metric's value in words, without a node round it: short on cards, else in full.
  func plain(_ metric: MetricView, length: ValueLength = .full) -> String {
    // "0 days" reads as a fault where it says that income never stayed under cost.
    if metric.id == "payback.days", metric.value == 0 { return say("с первого дня", "from the first day") }
    return wording.value(metric.value, unit: metric.unit, interval: metric.interval, length: length)
  }

  /// The number that opens its formula, inputs, sample and interval; "n/a" with the reason on hover where absent.
  func number(_ metric: MetricView, length: ValueLength = .full) -> Node {
    guard metric.value != nil else { return absent(metric) }
    let node = ExplainedNumber(
      text: plain(metric, length: length), brief: length == .full ? brief(metric) : "",
      name: wording.metricName(metric.id), meaning: wording.metricMeaning(metric.id),
      formula: wording.formula(metric.id, metric.formula), lines: lines(metric, length),
      notes: metric.notes.map(wording.sentence) + normNotes(metric)
    ).node()
    guard metric.isNaive else { return node }
    return .fragment([node, .text(" "), naiveTag])
  }

  /// Money as a phone shows it in a table; empty where it is no shorter.
  private func brief(_ metric: MetricView) -> String {
    guard metric.unit == "money", let value = metric.value, abs(value) >= 9_999.5 else { return "" }
    return wording.money.short(value)
  }

  /// What is said beside a norm: that the market may differ, and the article's other reading where it has one.
  private func normNotes(_ metric: MetricView) -> [String] {
    guard let norm = metric.norm else { return [] }
    var notes = [
      wording.sentence(Phrase("norm.your_market_may_differ", ["article": .text(wording.articles(norm.source))]))
    ]
    if let other = norm.otherReading { notes.append(wording.sentence(Phrase("norm." + other))) }
    return notes
  }

  /// A number of one step in a table under a header that names the unit, with its own inputs behind it.
  func stepNumber(_ metric: MetricView) -> Node {
    guard let value = metric.value else { return absent(metric) }
    return ExplainedNumber(
      text: wording.cell(value, unit: metric.unit, interval: metric.interval),
      name: wording.metricName(metric.id), formula: wording.formula(metric.id, metric.formula),
      lines: inputs(metric)
    ).node()
  }

  /// The unit of a frequency, which its number does not carry: its notes say whether it is of a month or of a year.
  func frequencyUnit(_ metric: MetricView) -> String? {
    guard metric.value != nil, metric.unit == "receiptsPerMember" else { return nil }
    if metric.notes.contains(where: { $0.id == "note.per_month" }) { return wording.unitMark("perMonth") }
    if metric.notes.contains(where: { $0.id == "note.per_year" }) { return wording.unitMark("perYear") }
    return wording.unitMark(metric.unit)
  }

  /// The label of naive figures.
  var naiveTag: Node {
    tag(
      "abbr", .class("tag naive"),
      Attribute(
        "title",
        say(
          "Участники против остальных: это не причинный эффект, карту чаще показывают те, кто и так лоялен.",
          "Members against others: not a causal effect, cards are shown by those who were loyal before."))
    ) { wording.word("naive") }
  }

  /// "n/a" with the reason.
  func absent(_ metric: MetricView) -> Node {
    ExplainedNumber.absent(wording.missing, reason: reason(metric))
  }

  /// Why a metric has no value, in words.
  func reason(_ metric: MetricView) -> String {
    metric.absence.map(wording.sentence) ?? say("Причина не указана.", "No reason is given.")
  }

  /// Status as shape and word.
  func status(_ metric: MetricView) -> Node {
    let tone = MetricTone(metric)
    let isUpwards = metric.status == "high" || (metric.status == "no_norm" && metric.trend == "rising")
    return tag("span", .class("status \(tone.rawValue)\(isUpwards ? " up" : "")")) { statusWord(metric) }
  }

  /// The status in a word or two: the norm first, then a trend that matters.
  func statusWord(_ metric: MetricView) -> String {
    switch metric.status {
    case "no_norm":
      metric.trend == "not_judged" ? wording.status("no_norm") : wording.trend(metric.trend)
    case "in" where metric.trend == "falling" && metric.good == "higher":
      "\(wording.status("in")), \(wording.trend("falling"))"
    default: wording.status(metric.status)
    }
  }

  /// The change against last year, else against the previous period, always with what it is against; nil where
  /// neither is known or both lie before the launch.
  func change(_ metric: MetricView) -> String? {
    guard let value = metric.value else { return nil }
    if let yearAgo = metric.alikeYearAgo {
      return "\(wording.change(from: yearAgo, to: value, unit: metric.unit)) \(wording.against(.yearAgo))"
    }
    if let previous = metric.alikePrevious {
      return "\(wording.change(from: previous, to: value, unit: metric.unit)) \(wording.against(.previous))"
    }
    return nil
  }

  /// Why there is no change to show: a launch too near, or data too short.
  func noChange(_ metric: MetricView) -> String {
    guard let launch = report.program.launch, metric.isYearAgoBeforeLaunch || metric.isPreviousBeforeLaunch else {
      return say("сравнить пока не с чем", "nothing to compare with yet")
    }
    let day = wording.dates.day(launch)
    return say(
      "запуск \(day), сравнивать рано", "launched on \(day), too early to compare")
  }

  /// The norm with its word and bounds; nil without one.
  func normName(_ metric: MetricView) -> String? {
    return normBounds(metric).map { "\(wording.word("norm")) \($0)" }
  }

  /// The norm's bounds alone: "60–80 %"; nil without one.
  func normBounds(_ metric: MetricView) -> String? {
    guard let norm = metric.norm else { return nil }
    let bounds = wording.norm(low: norm.low, high: norm.high, unit: metric.unit)
    return bounds.isEmpty ? nil : bounds
  }

  /// The norm as a band of a chart; nil without one.
  func band(_ metric: MetricView?) -> NormBand? {
    guard let metric, let norm = metric.norm, let name = normName(metric) else { return nil }
    return NormBand(lower: norm.low, upper: norm.high, name: name)
  }

  private func lines(_ metric: MetricView, _ length: ValueLength) -> [ExplainedNumber.Line] {
    var lines: [ExplainedNumber.Line] = []
    if length == .short, let value = metric.value {
      let exact = wording.value(value, unit: metric.unit)
      if exact != plain(metric, length: length) { lines.append(.init(say("точно", "exactly"), exact)) }
    }
    lines.append(contentsOf: inputs(metric))
    // The note under the lines says which article the norm is from.
    if let bounds = normBounds(metric) { lines.append(.init(wording.word("norm"), bounds)) }
    if let previous = metric.previous, !(isPreviousLastYear && metric.yearAgo != nil) {
      let name =
        say("прошлый период", "previous period")
        + (metric.isPreviousBeforeLaunch ? launchWord(report.previousPeriod) : "")
      lines.append(.init(name, wording.value(previous, unit: metric.unit)))
    }
    if let yearAgo = metric.yearAgo {
      let name =
        say("год назад", "a year ago") + (metric.isYearAgoBeforeLaunch ? launchWord(report.yearAgoPeriod) : "")
      lines.append(.init(name, wording.value(yearAgo, unit: metric.unit)))
    }
    lines.append(
      .init(say("период", "period"), wording.dates.period(from: metric.period.from, to: metric.period.to)))
    lines.append(.init(wording.word("source"), wording.articles(metric.source), isLong: true))
    return lines
  }

  /// Whether a period lies before the launch or holds it.
  private func launchWord(_ period: PeriodView) -> String {
    guard let launch = report.program.launch, period.from < launch, launch < period.to else {
      return say(" (до запуска)", " (before the launch)")
    }
    let day = wording.dates.day(launch)
    return say(" (запуск внутри, \(day))", " (launch within, \(day))")
  }

  /// How many days the report is of.
  var periodDays: Int { report.period.from.distance(to: report.period.to) }

  /// Whether the previous period is last year's, but for the shift that keeps weekdays alike: a report of a year.
  var isPreviousLastYear: Bool {
    let shift = report.previousPeriod.from.distance(to: report.yearAgoPeriod.from)
    return abs(shift) <= 7 && abs(report.previousPeriod.to.distance(to: report.yearAgoPeriod.to)) <= 7
  }

  /// What the number was worked from: its parts, its sample, its interval.
  private func inputs(_ metric: MetricView) -> [ExplainedNumber.Line] {
    var lines: [ExplainedNumber.Line] = []
    let names = wording.inputNames(metric.id, isMean: metric.numeratorUnit == "number")
    if let numerator = metric.numerator {
      lines.append(.init(names.numerator, part(numerator, metric.numeratorUnit)))
    }
    if let denominator = metric.denominator {
      lines.append(.init(names.denominator, part(denominator, metric.denominatorUnit)))
    }
    if let n = metric.n { lines.append(.init(wording.word("sample"), wording.numbers.text(n))) }
    if let interval = metric.interval {
      lines.append(.init(wording.word("interval"), wording.interval(interval, unit: metric.unit)))
    }
    return lines
  }

  private func part(_ value: Double, _ unit: String?) -> String {
    switch unit {
    case "money": wording.money.exact(value)
    case "count": wording.value(value, unit: "count")
    case "points": wording.value(value, unit: "points")
    default: wording.numbers.text(value, decimals: value == value.rounded() ? 0 : 3)
    }
  }
}

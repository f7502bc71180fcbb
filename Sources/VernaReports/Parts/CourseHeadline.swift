import VernaCore
import VernaLanguage
import VernaViews

/// Titles of charts over the steps: the figure of the whole period and the line's end are different numbers.
extension PageContext {
  /// "Members' share of revenue: in the year 71.4 % (within norm 60–80 %), in January 74.2 %, in December 64.5 %".
  func courseHeadline(_ metric: MetricView) -> String {
    let known = report.steps.filter { $0.isWhole && $0.metric(metric.id)?.value != nil }
    guard metric.value != nil, known.count > 1, let last = known.last, let end = last.metric(metric.id) else {
      return headline(metric)
    }
    var parts = [whole + plain(metric, length: .short) + (standing(metric).map { " (\($0))" } ?? "")]
    if let first = known.first, let start = first.metric(metric.id), hasMoved(from: start.value, to: end.value) {
      parts.append(inStep(first.period) + " " + plain(start, length: .short))
    }
    parts.append(inStep(last.period) + " " + plain(end, length: .short))
    return wording.metricName(metric.id) + ": " + parts.joined(separator: ", ")
  }

  /// How the figure of the whole period stands against its norm.
  private func standing(_ metric: MetricView) -> String? {
    switch metric.status {
    case "in", "low", "high":
      return wording.status(metric.status) + (normBounds(metric).map { " \($0)" } ?? "")
    case "too_early": return say("судить пока рано", "too early to judge")
    default: return nil
    }
  }

  /// Whether the line's ends differ by a tenth: then the title names both.
  private func hasMoved(from start: Double?, to end: Double?) -> Bool {
    guard let start, let end else { return false }
    return abs(end - start) > 0.1 * max(abs(start), abs(end))
  }

  /// "in the year": what the figure of the whole period is of.
  private var whole: String {
    let months = report.period.from.adding(months: 12)
    return months == report.period.to ? say("за год ", "in the year ") : say("за период ", "in the period ")
  }

  /// "in December": a step as it stands in a sentence.
  private func inStep(_ period: PeriodView) -> String {
    let (year, month, _) = period.from.civil
    let dates = wording.dates
    switch report.by ?? .month {
    case .day: return dates.day(period.from)
    case .week: return say("в неделю с ", "in the week of ") + dates.shortDay(period.from)
    case .month: return say("в ", "in ") + dates.monthInside(month)
    case .quarter: return say("в ", "in ") + dates.period(from: period.from, to: period.to)
    case .year: return say("в \(year) году", "in \(year)")
    }
  }
}

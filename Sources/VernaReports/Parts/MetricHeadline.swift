import VernaCore
import VernaLanguage
import VernaViews

/// Titles that say the finding.
extension PageContext {
  /// A sentence with a metric's value and how it stands: "Доля чеков участников — 52 %, ниже нормы 70–85 %".
  func headline(_ metric: MetricView) -> String {
    let name = wording.metricName(metric.id)
    guard metric.value != nil else { return "\(name): \(wording.status("absent"))" }
    var sentence = name + say(" — ", ": ") + plain(metric, length: .short)
    switch metric.status {
    case "low", "high":
      sentence += ", " + wording.status(metric.status)
      if let bounds = normBounds(metric) { sentence += " (\(bounds))" }
    case "in":
      sentence += ", " + wording.status("in")
      if metric.trend == "falling" { sentence += say(", но ", ", but ") + course(metric.trend) }
    case "too_early":
      sentence += say(", судить пока рано", ", too early to judge")
    default:
      if ["falling", "rising"].contains(metric.trend), MetricTone(metric) != .none {
        sentence += ", " + course(metric.trend)
      } else if let change = change(metric) {
        sentence += ", " + change
      }
    }
    return sentence
  }

  /// What a trend says exactly: three whole steps in a row under or over the same steps a year ago.
  private func course(_ trend: String) -> String {
    let steps =
      switch report.by ?? .month {
      case .day: say("три последних дня", "the last three days")
      case .week: say("три последние недели", "the last three weeks")
      case .month: say("три последних месяца", "the last three months")
      case .quarter: say("три последних квартала", "the last three quarters")
      case .year: say("три последних года", "the last three years")
      }
    return trend == "falling"
      ? steps + say(" ниже прошлогодних", " under last year’s") : steps + say(" выше прошлогодних", " over last year’s")
  }

  /// A sentence with its full stop, whether it brought one or not.
  func ended(_ sentence: String) -> String {
    sentence.last.map { ".!?…".contains($0) } == true ? sentence : sentence + "."
  }

  /// What a chart over the steps shows: unit, step, period and segment.
  func subtitle(_ what: String) -> String {
    var parts = [what, byName, periodName]
    if report.program.isLikeForLike { parts.append(wording(.likeForLike)) }
    if let segment = report.program.segment { parts.append(say("сегмент: ", "segment: ") + segment) }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

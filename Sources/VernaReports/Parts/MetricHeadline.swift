import VernaLanguage
import VernaViews

/// Titles that say the finding.
extension PageContext {
  /// A sentence with a metric's value and how it stands: "Доля чеков участников — 52 %, ниже нормы 70–85 %".
  func headline(_ metric: MetricView) -> String {
    let name = wording.metricName(metric.id)
    guard metric.value != nil else { return "\(name): \(wording.status("absent"))" }
    var sentence = name + say(" — ", ": ") + plain(metric, length: .short)
    let norm = normName(metric)
    switch metric.status {
    case "low", "high":
      sentence += ", " + wording.status(metric.status)
      if let norm { sentence += " (\(norm))" }
    case "in":
      sentence += ", " + wording.status("in")
      if metric.trend == "falling" { sentence += say(", но падает", ", but falling") }
    case "too_early":
      sentence += say(", судить пока рано", ", too early to judge")
    default:
      if let change = change(metric) { sentence += ", " + change }
    }
    return sentence
  }

  /// What a chart over the steps shows: unit, step, period and segment.
  func subtitle(_ what: String) -> String {
    var parts = [what, byName, periodName]
    if let segment = report.program.segment { parts.append(say("сегмент: ", "segment: ") + segment) }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

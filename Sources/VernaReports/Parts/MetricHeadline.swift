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
      if metric.trend == "falling" { sentence += say(", но падает", ", but falling") }
    case "too_early":
      sentence += say(", судить пока рано", ", too early to judge")
    default:
      if ["falling", "rising"].contains(metric.trend), MetricTone(metric) != .none {
        sentence += ", " + wording.trend(metric.trend)
      }
      if let change = change(metric) { sentence += ", " + change }
    }
    return sentence
  }

  /// A sentence with its full stop, whether it brought one or not.
  func ended(_ sentence: String) -> String {
    sentence.last.map { ".!?…".contains($0) } == true ? sentence : sentence + "."
  }

  /// What a chart over the steps shows: unit, step, period and segment.
  func subtitle(_ what: String) -> String {
    var parts = [what, byName, periodName]
    if let segment = report.program.segment { parts.append(say("сегмент: ", "segment: ") + segment) }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

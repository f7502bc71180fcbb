import VernaLanguage
import VernaViews

/// What may be said where nothing is wrong: only what there was something to judge by.
extension PageContext {
  /// Whether any of the metrics was held against a norm.
  private func hasNorms(_ metrics: [MetricView]) -> Bool {
    metrics.contains { $0.value != nil && ["in", "low", "high"].contains($0.status) }
  }

  /// Whether the course of any of the metrics was judged, which takes last year's figures.
  private func hasCourses(_ metrics: [MetricView]) -> Bool {
    metrics.contains { $0.value != nil && ["rising", "falling", "steady"].contains($0.trend) }
  }

  /// Whether metrics have both norms and a course: only then "nothing is wrong" means it.
  func isJudged(_ metrics: [MetricView]) -> Bool { hasNorms(metrics) && hasCourses(metrics) }

  /// The sentence for metrics none of which raises an alarm.
  func calm(_ metrics: [MetricView]) -> String {
    switch (hasNorms(metrics), hasCourses(metrics)) {
    case (true, true):
      say("Ни один показатель не вышел за норму и не ухудшается", "No metric is out of its norm or getting worse")
    case (true, false):
      say(
        "Нормы соблюдены; ухудшается ли что-то, судить рано: нет прошлого года",
        "All is within norm; whether anything gets worse cannot be told yet: there is no last year")
    case (false, true):
      say("Норм у этих показателей нет; ни один не ухудшается", "These metrics have no norms; none is getting worse")
    case (false, false):
      say("Судить рано: нет норм и прошлого года", "Too early to judge: there are no norms and no last year")
    }
  }
}

import VernaMarkup
import VernaViews

/// How a metric's state is coloured and marked; a word always stands beside it.
enum MetricTone: String {
  case good, bad, warning, none, early

  /// The tone of a metric: against its norm, and where there is none, by its trend.
  init(_ metric: MetricView) {
    switch metric.status {
    case "in": self = .good
    case "low": self = metric.good == "lower" ? .good : .bad
    case "high":
      switch metric.good {
      case "lower": self = .bad
      case "higher": self = .good
      default: self = .warning
      }
    case "too_early": self = .early
    case "no_norm":
      switch (metric.trend, metric.good) {
      case ("falling", "higher"), ("rising", "lower"): self = .bad
      case ("rising", "higher"), ("falling", "lower"): self = .good
      default: self = .none
      }
    default: self = .none
    }
    if self == .good, metric.trend == "falling", metric.good == "higher" { self = .warning }
  }

  /// The ink of the metric's dot.
  var ink: Ink {
    switch self {
    case .good: .good
    case .bad: .bad
    case .warning: .warning
    case .none, .early: .neutral
    }
  }

  /// Whether the reader should do something.
  var isAlarm: Bool { self == .bad || self == .warning }
}

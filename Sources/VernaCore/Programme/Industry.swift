/// The trade whose norms and activity window a report uses.
public enum Industry: String, Sendable, CaseIterable, Codable {
  case grocery, fashion, electronics, home, other

  /// W of METRICS.md: the activity window in calendar months.
  public var activityWindowMonths: Int { self == .grocery ? 1 : 12 }

  /// Whether last year is reached by 364 days, so that weekdays match, and not by 12 months.
  public var comparesByWeeks: Bool { self == .grocery }
}

/// Reads a judged report and says what is wrong, why it may be, what to do and what money is at stake.
///
/// Holds facts only: sentences are phrases (VernaLanguage). Sources: seed 001 for causes and actions, METRICS.md, "From
/// diagnosis to action" and "Money at stake".
public enum Diagnosis {
  /// The diagnosis of a report.
  ///
  /// Findings stand in order of money at stake: the turnover that each concerns, since margin and assumed uplift are
  /// the same for all; findings that concern no turnover come last, the worst first.
  ///
  /// - Complexity: O(metrics + rows of the report's tables).
  public static func diagnose(
    _ report: MetricReport, thresholds: DiagnosisThresholds = DiagnosisThresholds()
  ) -> DiagnosisResult {
    let facts = DiagnosisFacts(report: report, thresholds: thresholds)
    var found: [Weighed] = []
    for rule in rules { found += rule(facts) }
    found += GeneralRules.find(facts, said: Set(found.flatMap { $0.finding.metrics }))
    let order: [Finding.Severity] = [.bad, .warning, .note]
    let sorted = found.enumerated().sorted { left, right in
      if left.element.turnover != right.element.turnover { return left.element.turnover > right.element.turnover }
      let ranks = [left, right].map { order.firstIndex(of: $0.element.finding.severity) ?? 0 }
      return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : left.offset < right.offset
    }
    return DiagnosisResult(
      verdict: Verdict.sentence(facts), cautions: Verdict.cautions(facts), findings: sorted.map(\.element.finding))
  }

  /// A finding and the turnover over the report's period that it concerns, in minor units.
  struct Weighed {
    var finding: Finding
    var turnover: Double
  }

  private static let rules: [@Sendable (DiagnosisFacts) -> [Weighed]] = [
    PenetrationRules.find, CashierRules.find, SuspectCardRule.find, BasketRules.find, FrequencyRules.find,
    ActivityRules.find, PointsRules.find, OfferRules.find, PromotionRules.find, SatisfactionRules.find,
    ReturnRules.find, SampleRule.find,
  ]
}

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
    let found = found(facts)
    return DiagnosisResult(
      verdict: Verdict.sentence(facts), cautions: Verdict.cautions(facts), findings: found, watch: watch(found, facts))
  }

  private static func found(_ facts: DiagnosisFacts) -> [Finding] {
    var found: [Weighed] = []
    for rule in rules { found += rule(facts) }
    found += GeneralRules.find(facts, said: Set(found.flatMap { $0.finding.metrics }))
    let order: [Finding.Severity] = [.bad, .warning, .note]
    let sorted = found.enumerated().sorted { left, right in
      if left.element.turnover != right.element.turnover { return left.element.turnover > right.element.turnover }
      let ranks = [left, right].map { order.firstIndex(of: $0.element.finding.severity) ?? 0 }
      return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : left.offset < right.offset
    }
    return sorted.map(\.element.finding)
  }

  /// What METRICS.md calls falling or out of norm and no finding speaks of: the same rules without the test for chance,
  /// and figures better than their norm.
  private static func watch(_ found: [Finding], _ facts: DiagnosisFacts) -> [Finding] {
    let ids = Set(found.map(\.id))
    let named = Set(found.flatMap(\.metrics))
    let lenient = DiagnosisFacts(report: facts.report, thresholds: facts.thresholds, takesEveryTrend: true)
    return (self.found(lenient) + GeneralRules.better(lenient)).filter {
      !ids.contains($0.id) && $0.metrics.first.map(named.contains) != true
    }.map {
      var finding = $0
      finding.severity = .note
      finding.stakes = []
      return finding
    }
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

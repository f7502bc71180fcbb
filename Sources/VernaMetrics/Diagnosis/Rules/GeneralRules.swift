import VernaCore

/// Every other metric that is out of its norm or gets worse: named with its figures, the causes of its section, and a
/// hold-out to find out.
enum GeneralRules {
  /// Figures that grow or shrink with the programme's age (those who left for good pile up among the sleeping), or
  /// belong to people without a card: not judged by trend.
  private static let agesByNature: Set<String> = [
    "points.unused_share", "points.expired_share", "ltv.revenue", "ltv.margin", "clv.simple", "ltv_to_cac", "cac",
    "retention.cost", "payback.days", "items.anonymous", "price.anonymous", "margin.anonymous", "basket.anonymous",
    "churn.annual", "repeat.before", "repeat.after", "repeat.difference", "romi.naive", "members.reactivation_rate",
  ]

  /// - Parameter said: metrics that other findings are about.
  static func find(_ facts: DiagnosisFacts, said: Set<String>) -> [Diagnosis.Weighed] {
    facts.report.metrics.compactMap { metric in
      guard !said.contains(metric.id) else { return nil }
      let isOut = (metric.status == .low && metric.good != .lower) || (metric.status == .high && metric.good != .higher)
      let worsens = !agesByNature.contains(metric.id) && facts.worsens(metric.id)
      guard isOut || worsens else { return nil }
      var slots: [String: Fact] = [:]
      if let norm = metric.norm, let bound = metric.status == .low ? norm.low : norm.high {
        slots["bound"] = facts.fact(bound, unit: metric.unit)
      }
      var found = facts.finding(
        "metric_out", .warning, metrics: [metric.id], falls: !isOut, facts: slots,
        causes: ["section_\(metric.section.rawValue.lowercased())"],
        actions: [Drafts(facts: facts).holdOut(moves: metric.id)])
      if isOut {
        found.finding.title = Phrase(
          metric.status == .low ? "finding.metric_out.low" : "finding.metric_out.high", found.finding.title.facts)
      }
      found.finding.id = "metric_out:\(metric.id)"
      return found
    }
  }
}

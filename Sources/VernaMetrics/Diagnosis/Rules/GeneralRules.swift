import VernaCore

/// Every other metric that is out of its norm or gets worse: named with its figures, the causes of its section, and a
/// hold-out to find out.
enum GeneralRules {
  /// Figures that grow or shrink with the programme's age (those who left for good pile up among the sleeping), or
  /// belong to people without a card: their trend is no finding, but is named (`DiagnosisResult.watch`).
  private static let agesByNature: Set<String> = [
    "points.unused_share", "points.expired_share", "ltv.revenue", "ltv.margin", "clv.simple", "ltv_to_cac", "cac",
    "retention.cost", "payback.days", "items.anonymous", "price.anonymous", "margin.anonymous", "basket.anonymous",
    "churn.annual", "repeat.before", "repeat.after", "repeat.difference", "romi.naive", "members.reactivation_rate",
    // A change against last year already.
    "margin.erosion_year",
  ]

  /// Figures that fall together because one thing has happened, the one that says it best first.
  private static let families: [[String]] = [
    [
      "members.active_rate", "members.active", "frequency.segment", "frequency.customer", "members.repeat_rate",
      "interval.mean", "interval.median", "activity.coefficient", "retention.rate", "retention.crr",
      "retention.crr_net", "churn.rate", "churn.annual", "members.reactivation_rate",
    ],
    ["basket.member", "items.member", "price.member", "price.gap", "items.gap", "price.shelf_gap"],
    ["items.anonymous", "price.anonymous", "margin.anonymous"],
    [
      "points.redemption_rate", "points.use_share", "points.users_share", "points.unused_share", "points.expired_share",
    ],
    ["ltv.margin", "ltv.revenue", "clv.simple", "ltv_to_cac", "cac", "retention.cost"],
    ["roi.break_even", "programme.cost_share", "discount.depth", "romi.naive", "payback.days"],
    ["margin.member", "margin.erosion_year", "promo.dependence"], ["nps", "csi.mean", "csi.top2", "nps.closed_loop"],
  ]

  /// Every metric out of its norm by itself; of those that fall, one finding a family.
  ///
  /// - Parameter said: metrics that other findings are about.
  static func find(_ facts: DiagnosisFacts, said: Set<String>) -> [Diagnosis.Weighed] {
    var out: [String] = []
    var falling: [String] = []
    for metric in facts.report.metrics where !said.contains(metric.id) {
      if (facts.isLow(metric.id) && metric.good != .lower) || (facts.isHigh(metric.id) && metric.good != .higher) {
        out.append(metric.id)
      } else if facts.takesEveryTrend || !agesByNature.contains(metric.id), facts.worsens(metric.id) {
        falling.append(metric.id)
      }
    }
    var found = out.map { finding([$0], falls: false, facts) }
    for id in falling {
      guard let family = families.first(where: { $0.contains(id) }) else {
        found.append(finding([id], falls: true, facts))
        continue
      }
      let kin = family.filter(falling.contains)
      if kin.first == id { found.append(finding(kin, falls: true, facts)) }
    }
    return found
  }

  /// Figures on the good side of their norm: nothing to mend, yet a norm that is passed by far may mean that receipts
  /// are missing or that the norm is another trade's.
  static func better(_ facts: DiagnosisFacts) -> [Finding] {
    let drafts = Drafts(facts: facts)
    return facts.report.metrics.compactMap { metric in
      let isOver = metric.status == .high && metric.good == .higher
      guard isOver || (metric.status == .low && metric.good == .lower),
        let bound = isOver ? metric.norm?.high : metric.norm?.low
      else { return nil }
      var found = facts.finding(
        "metric_better", .note, metrics: [metric.id], title: isOver ? "high" : "low",
        facts: ["bound": facts.fact(bound, unit: metric.unit)],
        causes: ["data_incomplete", "norm_of_another_market"],
        actions: [drafts.task("action.compare_with_tills", moves: metric.id)]
      ).finding
      found.id = "metric_better:\(metric.id)"
      return found
    }
  }

  private static func finding(_ ids: [String], falls: Bool, _ facts: DiagnosisFacts) -> Diagnosis.Weighed {
    var slots: [String: Fact] = [:]
    let metric = facts.metric(ids[0])
    if let metric, let norm = metric.norm, let bound = metric.status == .low ? norm.low : norm.high {
      slots["bound"] = facts.fact(bound, unit: metric.unit)
    }
    let section = metric?.section ?? .basket
    let isLow = metric?.status == .low
    var found = facts.finding(
      "metric_out", .warning, metrics: ids, falls: falls, title: isLow ? "low" : "high", facts: slots,
      causes: ["section_\(section.rawValue.lowercased())"], actions: actions(section, moves: ids[0], facts))
    found.finding.id = "metric_out:\(ids[0])"
    return found
  }

  /// What usually moves the figures of a section, and a hold-out to find out.
  private static func actions(
    _ section: MetricDefinition.Section, moves id: String, _ facts: DiagnosisFacts
  ) -> [FindingAction] {
    let drafts = Drafts(facts: facts)
    let first: FindingAction =
      switch section.rawValue {
      case "A": id.hasPrefix("margin") ? drafts.noPointsOnPromotions(moves: id) : drafts.buyMore(moves: id)
      case "B": drafts.winBack(silent: FrequencyRules.silentMembers(facts), moves: id)
      case "C": drafts.task("action.smaller_step", draft: [Phrase("draft.pay_any_part")], moves: id)
      case "D": drafts.nextPurchaseCoupon()
      case "E": drafts.answerLowScores(hours: facts.report.query.closedLoopHours)
      default: drafts.task("action.check_cost", moves: id)
      }
    return [first, drafts.holdOut(moves: id)]
  }
}

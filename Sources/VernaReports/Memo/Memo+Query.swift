import VernaMarkup
import VernaViews

extension MemoPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "memo", place: .overview) { context in
    let name = context.say("Записка директору", "Memo to the director")
    return [ShellPage(id: "memo", name: name, content: view(Model(context), context))]
  }

  /// Metrics that the chart may show: the first that has a course.
  static let charted = [
    "revenue.member_share", "receipts.member_share", "members.active_rate", "points.redemption_rate",
  ]

  /// How many decisions a person takes at a sitting.
  static let mostDecisions = 3
}

extension MemoPage.Model {
  /// Takes what the memo says from a report.
  init(_ context: PageContext) {
    let findings = context.report.diagnosis?.findings ?? []
    diagnosis = context.report.diagnosis
    buying = context.metric("base.members_buying")
    enrolled = context.metric("base.members_enrolled")
    basket = context.metric("basket.member")
    otherBasket = context.metric("basket.anonymous")
    breakEven = context.metric("roi.break_even")
    charted =
      MemoPage.charted.lazy
      .filter { id in context.report.series(id).count { $0.value != nil } >= 2 }
      .compactMap { context.metric($0) }.first
    decisions = Self.decisions(findings)
  }

  /// The first action of each finding in order of money at stake, then their second ones, each action once.
  private static func decisions(_ findings: [FindingView]) -> [MemoPage.Choice] {
    var chosen: [MemoPage.Choice] = []
    for place in 0..<(findings.map(\.actions.count).max() ?? 0) {
      for finding in findings where place < finding.actions.count {
        let action = finding.actions[place]
        if chosen.count == MemoPage.mostDecisions { return chosen }
        if chosen.contains(where: { $0.action.title == action.title }) { continue }
        chosen.append(MemoPage.Choice(finding: finding, action: action))
      }
    }
    return chosen
  }
}

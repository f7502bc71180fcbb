import VernaMarkup
import VernaViews

extension OpeningPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "overview", place: .overview) { context in
    let model = Model(context)
    let count = model.diagnosis?.findings.filter { $0.severity != "note" }.count ?? 0
    return [
      ShellPage(
        id: "overview", name: context.say("Состояние программы", "State of the programme"),
        count: count > 0 ? "\(count)" : nil, content: view(model, context))
    ]
  }

  /// The six metrics that the article keeps a finger on (001).
  static let sixIds = [
    "revenue.member_share", "receipts.member_share", "basket.gap", "frequency.judged", "items.gap", "price.gap",
  ]

  /// What stands in their place where no receipts were given.
  static let withoutReceiptsIds = [
    "points.redemption_rate", "points.unused_share", "points.expired_share", "points.breakage",
    "points.liability_face", "points.liability_expected", "base.members_enrolled", "nps", "offers.conversion",
  ]
}

extension OpeningPage.Model {
  /// Takes what the page shows from a report.
  init(_ context: PageContext) {
    diagnosis = context.report.diagnosis
    breakEven = context.metric("roi.break_even")
    let usual = OpeningPage.sixIds.compactMap { context.metric($0) }
    let others = OpeningPage.withoutReceiptsIds.compactMap { context.metric($0) }.filter { $0.value != nil }.prefix(6)
    hasReceipts = usual.contains { $0.value != nil } || others.isEmpty
    six = hasReceipts ? usual : Array(others)
    var sides: [String: [MetricView]] = [:]
    for (gap, ids) in [
      "basket.gap": ["basket.member", "basket.anonymous"], "items.gap": ["items.member", "items.anonymous"],
      "price.gap": ["price.member", "price.anonymous"],
    ] {
      sides[gap] = ids.compactMap { context.metric($0) }.filter { $0.value != nil }
    }
    self.sides = sides
  }
}

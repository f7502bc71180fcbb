import VernaMarkup
import VernaViews

extension MemoPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "memo", place: .overview) { context in
    let diagnosis = context.report.diagnosis
    let model = Model(
      diagnosis: diagnosis, revenueShare: context.metric("revenue.member_share"),
      receiptsShare: context.metric("receipts.member_share"), breakEven: context.metric("roi.break_even"),
      decisions: Array((diagnosis?.findings ?? []).filter { !$0.actions.isEmpty }.prefix(3)))
    let name = context.say("Записка директору", "Memo to the director")
    return [ShellPage(id: "memo", name: name, content: view(model, context))]
  }
}

import VernaMarkup
import VernaViews

extension MemoPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "memo", place: .overview) { context in
    let diagnosis = context.report.diagnosis
    let model = Model(
      diagnosis: diagnosis, buying: context.metric("base.members_buying"),
      enrolled: context.metric("base.members_enrolled"), basket: context.metric("basket.member"),
      otherBasket: context.metric("basket.anonymous"), breakEven: context.metric("roi.break_even"),
      decisions: Array((diagnosis?.findings ?? []).filter { !$0.actions.isEmpty }.prefix(3)))
    let name = context.say("Записка директору", "Memo to the director")
    return [ShellPage(id: "memo", name: name, content: view(model, context))]
  }
}

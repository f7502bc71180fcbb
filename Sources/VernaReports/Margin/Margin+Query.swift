import VernaMarkup

extension MarginPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "margin", place: .work) { context in
    let model = Model(
      member: context.metric("margin.member"), anonymous: context.metric("margin.anonymous"),
      breakEven: context.metric("roi.break_even"))
    let name = context.say("Что такое маржа", "What margin means")
    return [ShellPage(id: "margin", name: name, content: view(model, context))]
  }
}

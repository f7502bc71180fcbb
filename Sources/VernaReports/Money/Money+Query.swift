extension MoneyPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "money", place: .sections) { context in
    let model = Model(section: SectionModel("F", context), breakEven: context.metric("roi.break_even"))
    return context.page("money", model.section, view(model, context))
  }
}

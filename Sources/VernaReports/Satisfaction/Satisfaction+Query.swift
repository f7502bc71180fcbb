extension SatisfactionPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "satisfaction", place: .sections) { context in
    let model = Model(section: SectionModel("E", context))
    return context.page("satisfaction", model.section, view(model, context))
  }
}

extension PointsPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "points", place: .sections) { context in
    let model = Model(section: SectionModel("C", context))
    return context.page("points", model.section, view(model, context))
  }
}

extension RetentionPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "retention", place: .sections) { context in
    let model = Model(section: SectionModel("D", context))
    return context.page("retention", model.section, view(model, context))
  }
}

import VernaLanguage
import VernaMarkup
import VernaViews

extension PageContext {
  /// The layout that all pages of sections share: what is wrong in the title, the charts, then every number.
  func section(_ model: SectionModel, _ blocks: [Node]) -> [Node] {
    let name = wording.section(model.letter)
    let absent = model.metrics.filter { $0.value == nil }
    let known = model.metrics.filter { $0.value != nil }
    var nodes = [head(name, sectionTitle(model, known: known.count), sectionLead(model))]
    nodes.append(contentsOf: blocks)
    nodes.append(
      block(
        say("Все показатели раздела", "Every metric of the section"),
        hint: say(
          "Нажмите на число: формула, исходные величины, выборка и интервал.",
          "Click a number for its formula, inputs, sample and interval."),
        [known.isEmpty ? nil : metricTable(known)]))
    if !absent.isEmpty { nodes.append(missing(absent)) }
    return nodes
  }

  private func sectionTitle(_ model: SectionModel, known: Int) -> String {
    if known == 0 { return say("Для этого раздела пока нет данных", "There are no data for this section yet") }
    if let finding = model.findings(in: report.diagnosis).first { return wording.sentence(finding.title) }
    return model.alarms.first.map(headline) ?? calm(model.metrics)
  }

  /// What else is out of norm or getting worse: up to three metrics that the title does not speak of.
  private func sectionLead(_ model: SectionModel) -> String {
    let spoken = model.findings(in: report.diagnosis).first?.metrics.first ?? model.alarms.first?.id
    let others = model.alarms.filter { $0.id != spoken }
    guard !others.isEmpty else { return "" }
    let said = others.prefix(3).map { ended(headline($0)) }.joined(separator: " ")
    let left = others.count - min(3, others.count)
    guard left > 0 else { return said }
    return said
      + say(
        " Ещё показателей, которые требуют внимания: \(left), они в таблице ниже.",
        " More metrics that need attention: \(left), in the table below.")
  }

  /// The metrics without a value, each with what it wants.
  private func missing(_ metrics: [MetricView]) -> Node {
    // Metrics that want the same thing share a row: eight rows of one sentence say no more than one.
    var groups: [(reason: String, metrics: [MetricView])] = []
    for metric in metrics {
      let reason = reason(metric)
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].metrics.append(metric)
      } else {
        groups.append((reason, [metric]))
      }
    }
    let rows = groups.map { group in
      let names = group.metrics.map { wording.metricName($0.id) }.joined(separator: ", ")
      let meaning = group.metrics.count == 1 ? group.metrics.first.map { wording.metricMeaning($0.id) } : nil
      return [
        DataTable.Cell([.text(names), meaning.map { text in tag("span", .class("means")) { text } } ?? .nothing]),
        DataTable.Cell(group.reason),
      ]
    }
    return block(
      say("Чего не хватает", "What is missing"),
      say(
        "Эти показатели появятся, когда будут данные.", "These metrics appear when their data are given."),
      [
        DataTable(
          columns: [
            DataTable.Column(wording.columnName("metric")),
            DataTable.Column(say("Почему н/д и что сделать", "Why n/a and what to do")),
          ], rows: rows, isSortable: false
        ).node()
      ])
  }

  /// A table metric under its name, folded; nothing where it is not in the report.
  func folded(
    _ table: TableView?, rows: [[TableView.Cell]]? = nil, order: String = "", limit: Int = 40
  ) -> Node? {
    guard let table else { return nil }
    return tag("details", .class("data")) {
      tag("summary") { wording.metricName(table.id) }
      tag("p", .class("small quiet")) { [wording.metricMeaning(table.id), order].joined(separator: " ") }
      node(table, rows: rows, limit: limit)
    }
  }

  /// A table metric under its name as a heading; nothing where it is not in the report.
  func shown(_ table: TableView?, limit: Int = 20, isStacked: Bool = false) -> Node? {
    guard let table, table.absence == nil else { return nil }
    return tag("div", .class("block")) {
      tag("h3") { wording.metricName(table.id) }
      tag("p", .class("small quiet")) { wording.metricMeaning(table.id) }
      node(table, limit: limit, isStacked: isStacked)
    }
  }

  /// A page of a section.
  func page(_ id: String, _ model: SectionModel, _ content: [Node]) -> [ShellPage] {
    let count = report.diagnosis == nil ? model.alarms.count : model.findings(in: report.diagnosis).count
    return [
      ShellPage(id: id, name: wording.section(model.letter), count: count > 0 ? "\(count)" : nil, content: content)
    ]
  }
}

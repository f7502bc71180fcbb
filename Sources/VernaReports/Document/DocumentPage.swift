import VernaCore
package import VernaLanguage
import VernaMarkup

/// A document as one self-contained HTML file.
package struct DocumentPage {
  private let view: DocumentView
  private let wording: Wording

  /// Takes a document.
  package init(_ view: DocumentView, _ wording: Wording) {
    self.view = view
    self.wording = wording
  }

  /// The file's text: style, script and all chapters inside, nothing fetched.
  package func text() -> String {
    PageShell(
      language: wording.language.rawValue, title: "\(view.title) — \(view.subtitle)", subtitle: view.subtitle,
      words: ShellWords(
        theme: say("Тема", "Theme"), print: say("Печать", "Print"), menu: say("Разделы", "Contents"),
        skip: say("К содержанию", "Skip to content"), navigation: say("Страницы", "Pages")),
      groups: [
        ShellGroup(
          name: "",
          pages: view.chapters.enumerated().map { place, chapter in
            ShellPage(id: chapter.id, name: chapter.name, content: page(chapter, isFirst: place == 0))
          })
      ], footer: view.footer
    ).html()
  }

  private func page(_ chapter: DocumentView.Chapter, isFirst: Bool) -> [Node] {
    let title = isFirst && !view.verdict.isEmpty ? view.verdict : chapter.title
    let lead = isFirst && !view.lead.isEmpty ? view.lead : chapter.lead
    var nodes: [Node] = [
      tag("div", .class("page-head")) {
        tag("p", .class("kicker")) { isFirst ? view.title : chapter.name }
        tag("h1") { title }
        if !lead.isEmpty { tag("p", .class("lead quiet")) { lead } }
      }
    ]
    var halves: [Node] = []
    func flush() {
      if halves.isEmpty { return }
      nodes.append(
        tag("div", .class("grid2")) {
          stride(from: 0, to: halves.count, by: 2).map { start in
            tag("div", .class("row")) { Array(halves[start..<min(start + 2, halves.count)]) }
          }
        })
      halves = []
    }
    for part in chapter.parts {
      if case .figure(let figure) = part, figure.isHalf {
        halves.append(node(figure))
        continue
      }
      flush()
      nodes.append(node(part))
    }
    flush()
    return nodes
  }

  private func node(_ part: DocumentView.Part) -> Node {
    switch part {
    case .paragraph(let text): tag("p") { text }
    case .note(let text): tag("div", .class("block")) { tag("p", .class("note")) { text } }
    case .figure(let figure): node(figure)
    case .table(let table):
      tag("section", .class("block"), .id(anchor(table.id))) {
        if !table.title.isEmpty { tag("h2") { table.title } }
        if !table.lead.isEmpty { tag("p", .class("quiet")) { table.lead } }
        content(table)
      }
    case .cards(let cards):
      tag("div", .class("grid3")) {
        stride(from: 0, to: cards.count, by: 3).map { start in
          tag("div", .class("row")) { cards[start..<min(start + 3, cards.count)].map(node) }
        }
      }
    }
  }

  private func node(_ card: DocumentView.Card) -> Node {
    tag("div", .class("card")) {
      tag("h3") { card.name }
      tag("div", .class("big")) { tag("span", .class("value")) { DocumentPage.sign(card.tone) + card.value } }
      if !card.detail.isEmpty { tag("p", .class("means")) { card.detail } }
    }
  }

  /// A shape beside a number, so that colour is not alone in saying what it is.
  private static func sign(_ tone: DocumentView.Tone) -> String {
    switch tone {
    case .good, .neutral: ""
    case .warning: "▲\u{A0}"
    case .bad: "■\u{A0}"
    }
  }

  private func node(_ figure: DocumentFigure) -> Node {
    Figure(
      description: ChartDescription(id: figure.id, title: figure.title, text: figure.subtitle),
      subtitle: figure.subtitle, chart: figure.chart, size: figure.isHalf ? .half : .full,
      table: figure.table.map { (say("Таблица", "Table"), content($0)) }
    ).node()
  }

  private func content(_ table: DocumentTable) -> Node {
    let columns = table.columns.map { DataTable.Column($0.name, $0.unit == .text ? .text : .number) }
    func cells(_ row: [DocumentTable.Cell]) -> [DataTable.Cell] {
      zip(row, table.columns).map { cell, column in
        switch cell {
        case .missing(let reason): DataTable.Cell([ExplainedNumber.absent(wording.missing, reason: reason)])
        case .number(let value): DataTable.Cell(table.text(cell, column.unit, wording), sortValue: value)
        case .day(let day):
          DataTable.Cell(table.text(cell, column.unit, wording), sortValue: Double(day.number))
        case .text(let text): DataTable.Cell(text)
        }
      }
    }
    let shown = 200
    let left = table.rows.count - shown
    return .fragment([
      DataTable(
        columns: columns, rows: table.rows.prefix(shown).map(cells), totals: table.totals.map(cells),
        leftOut: left > 0
          ? say("Ещё строк в CSV и XLSX: \(left).", "\(left) more rows are in the CSV and the XLSX.") : "",
        more: table.rows.count > DataTable.openRows
          ? say(
            "Ещё строк: \(min(shown, table.rows.count) - DataTable.openRows)",
            "\(min(shown, table.rows.count) - DataTable.openRows) more rows") : ""
      ).node(), table.note.isEmpty ? .nothing : tag("p", .class("left-out")) { table.note },
    ])
  }

  private func anchor(_ id: String) -> String { "t-" + id.map { $0 == "." || $0 == "_" ? "-" : String($0) }.joined() }

  private func say(_ russian: String, _ english: String) -> String { wording(Bilingual(russian, english)) }
}

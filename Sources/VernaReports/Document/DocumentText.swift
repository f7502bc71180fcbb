package import VernaLanguage
import VernaViews

/// A document for a terminal.
package struct DocumentText {
  private let view: DocumentView
  private let wording: Wording
  private let terminal: ReportText.Terminal

  /// The most rows of a table that are printed; files have them all.
  private static let mostRows = 24

  /// Takes a document.
  package init(_ view: DocumentView, _ wording: Wording, _ terminal: ReportText.Terminal) {
    self.view = view
    self.wording = wording
    self.terminal = terminal
  }

  /// The text, ending with a line end.
  package func text() -> String {
    var lines = [paint(view.title, .strong), view.subtitle, ""]
    lines += wrapped(view.verdict, paint: paint(of: view.tone))
    if !view.lead.isEmpty { lines += wrapped(view.lead) }
    for (place, chapter) in view.chapters.enumerated() {
      lines += ["", paint(chapter.name, .strong)]
      if place > 0 && !chapter.title.isEmpty { lines += wrapped(chapter.title) }
      for part in chapter.parts { lines += self.lines(part) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ part: DocumentView.Part) -> [String] {
    switch part {
    case .paragraph(let text): return wrapped(text)
    case .note(let text): return wrapped("! " + text, paint: .warning)
    case .figure(let figure): return [""] + wrapped(figure.title) + (figure.table.map(lines) ?? [])
    case .cards(let cards):
      var table = TerminalTable([
        TerminalTable.Column(header: ""), TerminalTable.Column(header: "", isNumber: true),
        TerminalTable.Column(header: "", rank: 1),
      ])
      table.rows = cards.map {
        [
          TerminalTable.Cell($0.name), TerminalTable.Cell($0.value, paint(of: $0.tone)),
          TerminalTable.Cell($0.detail, .dim),
        ]
      }
      return Array(table.lines(width: terminal.width, usesColour: terminal.usesColour).dropFirst())
    case .table(let table): return ["", table.title] + lines(table)
    }
  }

  private func lines(_ table: DocumentTable) -> [String] {
    var printed = TerminalTable(
      table.columns.enumerated().map { place, column in
        TerminalTable.Column(
          header: column.name, isNumber: column.unit != .text, widest: 40, rank: place > 1 ? place : 0)
      })
    func cells(_ row: [DocumentTable.Cell]) -> [TerminalTable.Cell] {
      zip(row, table.columns).map { TerminalTable.Cell(table.text($0, $1.unit, wording)) }
    }
    printed.rows = table.rows.prefix(DocumentText.mostRows).map(cells) + (table.totals.map { [cells($0)] } ?? [])
    var lines = printed.lines(width: terminal.width, usesColour: terminal.usesColour)
    let left = table.rows.count - DocumentText.mostRows
    if left > 0 {
      lines.append(
        paint(
          wording(
            Bilingual("… ещё строк: \(left), в CSV и XLSX", "… \(left) more rows, in the CSV and the XLSX")), .dim))
    }
    if !table.note.isEmpty { lines += wrapped(table.note, paint: .dim) }
    return lines
  }

  private func paint(of tone: DocumentView.Tone) -> Paint {
    switch tone {
    case .good: .good
    case .neutral: .plain
    case .warning: .warning
    case .bad: .bad
    }
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    let printable = DisplayWidth.printable(text)
    return terminal.usesColour ? paint.apply(to: printable) : printable
  }

  private func wrapped(_ text: String, paint: Paint = .plain) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty && DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) > terminal.width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { self.paint($0, paint) }
  }
}

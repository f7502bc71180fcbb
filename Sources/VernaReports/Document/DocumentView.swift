package import VernaMarkup

/// A document that a person reads: chapters of sentences, tables and charts, in the reader's words. One value for the page, the terminal and
/// the files.
package struct DocumentView: Sendable {
  /// What it is about, and of whom and when.
  package var title: String
  package var subtitle: String
  /// The finding in a sentence, and what it means.
  package var verdict: String
  package var lead: String
  /// How good it is: what colour and sign the verdict has on a terminal.
  package var tone: Tone
  /// Parts of the document: pages of the HTML.
  package var chapters: [Chapter]
  /// The line under each page.
  package var footer: String

  /// What a verdict comes to.
  package enum Tone: Sendable { case good, neutral, warning, bad }

  /// One page.
  package struct Chapter: Sendable {
    /// The anchor: letters, digits and hyphens.
    package var id: String
    /// The name in the navigation.
    package var name: String
    /// The finding of the page, and what it means.
    package var title: String
    package var lead: String
    package var parts: [Part]

    /// Makes a chapter.
    package init(id: String, name: String, title: String, lead: String = "", parts: [Part]) {
      self.id = id
      self.name = name
      self.title = title
      self.lead = lead
      self.parts = parts
    }
  }

  /// A piece of a chapter.
  package enum Part: Sendable {
    case paragraph(String)
    /// A warning, or what was assumed.
    case note(String)
    /// Numbers beside each other that are read first.
    case cards([Card])
    case table(DocumentTable)
    /// A chart over the numbers of a table.
    case figure(DocumentFigure)
  }

  /// A number that is read first.
  package struct Card: Sendable {
    package var name: String
    package var value: String
    package var detail: String
    package var tone: Tone

    /// Makes a card.
    package init(name: String, value: String, detail: String = "", tone: Tone = .neutral) {
      self.name = name
      self.value = value
      self.detail = detail
      self.tone = tone
    }
  }

  /// Makes a document.
  package init(
    title: String, subtitle: String, verdict: String, lead: String = "", tone: Tone = .neutral, chapters: [Chapter],
    footer: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.verdict = verdict
    self.lead = lead
    self.tone = tone
    self.chapters = chapters
    self.footer = footer
  }

  /// All tables, in order.
  package var tables: [DocumentTable] {
    chapters.flatMap(\.parts).flatMap { part -> [DocumentTable] in
      switch part {
      case .table(let table): [table]
      case .figure(let figure): figure.table.map { [$0] } ?? []
      default: []
      }
    }
  }
}

/// A chart with its finding, and the table behind it.
package struct DocumentFigure: Sendable {
  /// The anchor.
  package var id: String
  /// A sentence with the finding; what is drawn, in which unit, for which period.
  package var title: String
  package var subtitle: String
  package var chart: any Chart
  package var isHalf: Bool
  package var table: DocumentTable?

  /// Makes a figure.
  package init(
    id: String, title: String, subtitle: String, chart: any Chart, isHalf: Bool = false, table: DocumentTable? = nil
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.chart = chart
    self.isHalf = isHalf
    self.table = table
  }
}

import VernaLanguage
import VernaMarkup
import VernaViews

/// What lays pages out and says their words: the context of a report's pages, and that of other pages.
protocol PageParts {
  var wording: Wording { get }
}

extension PageParts {
  /// The words of this language.
  func say(_ russian: String, _ english: String) -> String { wording(Bilingual(russian, english)) }
}

/// The parts that pages are laid out from.
extension PageParts {
  /// A page's head: where we are, the finding in a sentence, what it means.
  ///
  /// `hint` is a sentence that only the screen needs.
  func head(_ kicker: String, _ title: String, _ lead: String = "", hint: String = "") -> Node {
    tag("div", .class("page-head")) {
      tag("p", .class("kicker")) { kicker }
      tag("h1") { title }
      if !lead.isEmpty { tag("p", .class("lead quiet")) { lead } }
      if !hint.isEmpty { tag("p", .class("lead quiet no-print")) { hint } }
    }
  }

  /// A part of a page under its own heading; nothing where it has no content.
  ///
  /// `hint` is a sentence that only the screen needs.
  func block(_ title: String, _ lead: String = "", hint: String = "", _ content: [Node?]) -> Node {
    let known = content.compactMap { $0 }
    guard !known.isEmpty else { return .nothing }
    return tag("section", .class("block")) {
      if !title.isEmpty { tag("h2") { title } }
      if !lead.isEmpty || !hint.isEmpty {
        tag("p", .class(lead.isEmpty ? "quiet no-print" : "quiet")) {
          lead
          if !hint.isEmpty { onScreen(lead.isEmpty ? hint : " " + hint) }
        }
      }
      known
    }
  }

  /// Figures two beside each other; nothing where there are none.
  func pairs(_ figures: [Node?]) -> Node? {
    let known = figures.compactMap { $0 }
    guard !known.isEmpty else { return nil }
    return grid(2, known)
  }

  /// Nodes beside each other, in rows: on the screen the rows dissolve, in print each is kept whole, since a browser
  /// leaves the head of a part behind when it breaks a grid.
  func grid(_ columns: Int, _ nodes: [Node]) -> Node {
    tag("div", .class("grid\(columns)")) {
      stride(from: 0, to: nodes.count, by: columns).map { start in
        tag("div", .class("row")) { Array(nodes[start..<min(start + columns, nodes.count)]) }
      }
    }
  }

  /// A part that only the screen needs, such as how to open a number.
  func onScreen(_ text: String) -> Node { tag("span", .class("no-print")) { text } }

  /// A sentence on the side, such as a warning.
  func note(_ text: String) -> Node { tag("p", .class("note")) { text } }
}

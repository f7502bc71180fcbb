import VernaMarkup
import VernaViews

/// The parts that pages are laid out from.
extension PageContext {
  /// A page's head: where we are, the finding in a sentence, what it means.
  func head(_ kicker: String, _ title: String, _ lead: String = "") -> Node {
    tag("div", .class("page-head")) {
      tag("p", .class("kicker")) { kicker }
      tag("h1") { title }
      if !lead.isEmpty { tag("p", .class("lead quiet")) { lead } }
    }
  }

  /// A part of a page under its own heading; nothing where it has no content.
  func block(_ title: String, _ lead: String = "", _ content: [Node?]) -> Node {
    let known = content.compactMap { $0 }
    guard !known.isEmpty else { return .nothing }
    return tag("section", .class("block")) {
      if !title.isEmpty { tag("h2") { title } }
      if !lead.isEmpty { tag("p", .class("quiet")) { lead } }
      known
    }
  }

  /// Figures two beside each other; nothing where there are none.
  func pairs(_ figures: [Node?]) -> Node? {
    let known = figures.compactMap { $0 }
    guard !known.isEmpty else { return nil }
    return tag("div", .class("grid2")) { known }
  }

  /// A sentence on the side, such as a warning.
  func note(_ text: String) -> Node { tag("p", .class("note")) { text } }
}

package import VernaMarkup

/// One kind of page. A kind may make no page (its inputs are not there), one, or several (a page a store).
package struct ReportPage: Sendable {
  /// Where in the navigation its pages stand.
  package enum Place: Int, Sendable, CaseIterable {
    case overview, sections, work, stores
  }

  /// The kind's id, the anchor of its first page.
  package let id: String
  /// The place in the navigation.
  package let place: Place
  /// Makes the pages for a report in a language.
  package let make: @Sendable (PageContext) -> [ShellPage]

  /// Makes a kind of page.
  package init(id: String, place: Place, make: @escaping @Sendable (PageContext) -> [ShellPage]) {
    self.id = id
    self.place = place
    self.make = make
  }
}

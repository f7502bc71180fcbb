package import VernaCore
package import VernaLanguage

/// A table of the programme's books: what every file format writes.
package struct BookTable: Sendable {
  /// A cell, with its unit.
  package enum Cell: Hashable, Sendable {
    case text(String)
    case number(Int?)
    case money(Money?)
    case points(Points)
    case share(Share?)
    /// A ratio that may be above one and under zero.
    case ratio(Double?)
    case month(Day)
  }

  /// Its id, the same in every language.
  package let id: String
  /// Its name.
  package let title: Bilingual
  /// Ids and headings.
  package let columns: [(id: String, heading: Bilingual)]
  /// Cells by column.
  package let rows: [[Cell]]
  /// Columns that are left out of the text for a person: ids that have words beside them, and what is the same in every row.
  package var isOnlyForMachines: Set<String> = []
  /// Columns that are left out of the text where they are empty, zero or the whole in every row.
  package var isLeftOutWhereEmpty: Set<String> = []
  /// Columns with a live sum under them in a workbook.
  package var summed: Set<String> = []
}

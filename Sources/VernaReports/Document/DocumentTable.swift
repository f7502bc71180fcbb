package import VernaCore
import VernaLanguage

/// A table in the reader's words, with real numbers in its cells.
package struct DocumentTable: Sendable {
  /// Names its CSV file and its anchor: letters, digits, dots and hyphens.
  package var id: String
  package var title: String
  package var lead: String
  package var columns: [Column]
  package var rows: [[Cell]]
  /// The last row, which stays last.
  package var totals: [Cell]?
  /// What is left out or has to be known; empty for nothing.
  package var note: String

  /// What a column holds, and how it is written.
  package enum Unit: Sendable, Hashable {
    case text
    /// Whole things.
    case count
    /// Money in major units.
    case money
    /// Money to the minor unit, where kopecks matter.
    case exactMoney
    /// A fraction, written in per cent.
    case share
    /// A number with so many decimals.
    case number(Int)
    case day
    case month
  }

  /// A column.
  package struct Column: Sendable {
    package var name: String
    package var unit: Unit

    /// Makes a column.
    package init(_ name: String, _ unit: Unit = .text) {
      self.name = name
      self.unit = unit
    }
  }

  /// A cell.
  package enum Cell: Sendable {
    case text(String)
    case number(Double)
    case day(Day)
    /// No value, and why.
    case missing(String)

    /// A number, or none and why.
    package static func optional(_ value: Double?, _ reason: String) -> Cell {
      value.map { .number($0) } ?? .missing(reason)
    }
  }

  /// Makes a table.
  package init(
    id: String, title: String, lead: String = "", columns: [Column], rows: [[Cell]], totals: [Cell]? = nil,
    note: String = ""
  ) {
    self.id = id
    self.title = title
    self.lead = lead
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.note = note
  }

  /// A cell in the reader's words.
  func text(_ cell: Cell, _ unit: Unit, _ wording: Wording) -> String {
    switch cell {
    case .text(let text): return text
    case .missing: return wording.missing
    case .day(let day): return unit == .month ? wording.dates.shortMonth(day) : wording.dates.shortDay(day)
    case .number(let value):
      switch unit {
      case .text, .count, .day, .month: return wording.numbers.text(value, decimals: 0)
      case .money: return wording.money.text(value, decimals: abs(value) < 100 ? wording.money.currency.digits : 0)
      case .exactMoney: return wording.money.exact(value)
      case .share: return wording.numbers.percent(value, decimals: 1)
      case .number(let decimals): return wording.numbers.text(value, decimals: decimals)
      }
    }
  }
}

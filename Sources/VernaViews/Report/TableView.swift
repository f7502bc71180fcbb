public import VernaCore

/// A table metric as shown.
public struct TableView: Sendable, Hashable {
  /// A column: VernaLanguage has words for its id; unit as in `MetricView.unit`, nil for text and dates.
  public struct Column: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The unit of its cells, nil for text and dates.
    public var unit: String?

    /// Makes one from its parts.
    public init(id: String, unit: String?) {
      self.id = id
      self.unit = unit
    }
  }

  /// A cell. Money in major units.
  public enum Cell: Sendable, Hashable {
    case text(String)
    /// An id that VernaLanguage has a word for.
    case word(String)
    case day(Day)
    case month(Day)
    /// A number in the unit of its column.
    case number(Double)
    /// Absent, with the id of the reason or empty.
    case missing(String)

    /// The number, nil for anything else.
    public var number: Double? {
      if case .number(let value) = self { value } else { nil }
    }

    /// The text or word, nil for anything else.
    public var text: String? {
      switch self {
      case .text(let text), .word(let text): text
      default: nil
      }
    }
  }

  /// The id.
  public var id: String
  /// "A" to "F".
  public var section: String
  public var columns: [Column]
  public var rows: [[Cell]]
  /// One a column, or empty.
  public var totals: [Cell]
  public var notes: [Phrase]
  /// Why it is empty, nil where it is not.
  public var absence: Phrase?

  /// Makes one from its parts.
  public init(
    id: String, section: String, columns: [Column], rows: [[Cell]], totals: [Cell], notes: [Phrase], absence: Phrase?
  ) {
    self.id = id
    self.section = section
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.notes = notes
    self.absence = absence
  }

  /// The index of a column by its id.
  public func column(_ id: String) -> Int? { columns.firstIndex { $0.id == id } }
}

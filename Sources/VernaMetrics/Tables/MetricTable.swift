public import VernaCore

/// A metric that is a table: rows of cells under named columns.
public struct MetricTable: Sendable, Hashable {
  /// A cell.
  public enum Cell: Sendable, Hashable {
    case text(String)
    /// A word of the catalogue that VernaLanguage translates, such as `new` in base.structure.
    case word(String)
    case day(Day)
    /// A calendar month by its first day.
    case month(Day)
    case money(Int64)
    case count(Int64)
    case points(Int64)
    case share(Double)
    case number(Double)
    /// Absent, with an id of the reason or empty.
    case missing(String)
  }

  /// A column: an id that VernaLanguage has words for, and the unit of its cells (nil for text and dates).
  public struct Column: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The unit of its cells, nil for text and dates.
    public var unit: MetricUnit?

    /// Makes one from its parts.
    public init(_ id: String, _ unit: MetricUnit? = nil) {
      self.id = id
      self.unit = unit
    }
  }

  /// The id of METRICS.md.
  public let id: String
  /// The section it belongs to.
  public let section: MetricDefinition.Section
  public var columns: [Column]
  public var rows: [[Cell]]
  /// Totals, one a column, or empty.
  public var totals: [Cell]
  public var notes: [MetricNote]
  /// Why the table is empty, nil where it is not.
  public var absence: Absence?

  /// Makes one from its parts.
  public init(
    id: String, section: MetricDefinition.Section, columns: [Column], rows: [[Cell]] = [], totals: [Cell] = [],
    notes: [MetricNote] = [], absence: Absence? = nil
  ) {
    self.id = id
    self.section = section
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.notes = notes
    self.absence = absence
  }
}

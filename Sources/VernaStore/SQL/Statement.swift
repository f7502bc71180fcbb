/// One statement of the catalogue, in the SQL that both engines share.
///
/// Parameters are `?1`, `?2` ...; type words and `{now}` are put in by a `Dialect`.
public final class Statement: Sendable {
  /// Which rows it reaches.
  public enum Scope: String, Sendable, CaseIterable {
    /// Rows of one owner, whose name is `?1`.
    case owned
    /// A row that leads to an owner, by its key.
    case directory
    /// A row that belongs to no owner.
    case shared
    /// Rows of all owners: only for verification, totals and copies.
    case everyOwner
  }

  /// Its name in the catalogue, in errors and in plans.
  public let name: String
  /// Which rows it reaches.
  public let scope: Scope
  /// Whether it changes rows.
  public let isWriting: Bool
  /// Whether the order of its rows is promised: it has an ORDER BY that leaves no ties, or gives one row at most.
  public let isOrdered: Bool
  /// The types of its parameters, in order.
  public let parameters: [Parameter]
  /// The shared text.
  public let text: String

  /// The tables that it names.
  let tables: Set<String>

  /// The type of a parameter.
  public enum Parameter: Sendable {
    case int64
    case text
    case bytes
  }

  init(_ name: String, _ scope: Scope, writes: Bool, ordered: Bool = true, _ parameters: [Parameter], _ text: String) {
    self.name = name
    self.scope = scope
    self.isWriting = writes
    self.isOrdered = ordered
    self.parameters = parameters
    self.text = text
    tables = Statement.tables(in: text)
  }

  private static func tables(in text: String) -> Set<String> {
    let words = text.split { " \n(),".contains($0) }
    var tables: Set<String> = []
    for (word, next) in zip(words, words.dropFirst()) where ["FROM", "JOIN", "INTO", "UPDATE"].contains(word) {
      tables.insert(String(next))
    }
    return tables
  }

  static func read(_ name: String, _ scope: Scope, _ parameters: [Parameter], ordered: Bool = true, _ text: String)
    -> Statement
  {
    Statement(name, scope, writes: false, ordered: ordered, parameters, text)
  }

  static func write(_ name: String, _ scope: Scope, _ parameters: [Parameter], _ text: String) -> Statement {
    Statement(name, scope, writes: true, parameters, text)
  }
}

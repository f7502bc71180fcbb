/// A table of the schema.
public struct SchemaTable: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Whether its key starts with the owner, so that it may be cut by it.
  public let isOwned: Bool
  /// The CREATE TABLE, in the shared SQL.
  public let text: String
  /// Its indexes, in the shared SQL.
  public let indexes: [String]

  init(_ name: String, owned: Bool, _ text: String, indexes: [String] = []) {
    self.name = name
    self.isOwned = owned
    self.text = text
    self.indexes = indexes
  }
}

/// A step of the schema. The list only grows: a step that was published is never changed.
public struct Migration: Sendable {
  /// From 1, without gaps.
  public let version: Int
  /// New tables, in the order in which they are made.
  public let tables: [SchemaTable]
  /// What else changes, in the shared SQL.
  public let statements: [String]

  /// Makes a step.
  public init(version: Int, tables: [SchemaTable] = [], statements: [String] = []) {
    self.version = version
    self.tables = tables
    self.statements = statements
  }

  /// What an engine runs.
  public func statements(in dialect: Dialect) -> [String] {
    tables.flatMap(dialect.statements(for:)) + statements.map(dialect.rendered)
  }

  /// Every step there is.
  public static let all: [Migration] = [
    Migration(version: 1, tables: OwnedSchema.tables + DirectorySchema.tables + SharedSchema.tables),
    Migration(version: 2, tables: ImportSchema.tables),
    Migration(version: 3, tables: CloseSchema.tables),
  ]

  /// The steps that a schema still wants.
  ///
  /// - Parameters:
  ///   - found: the version of the schema, 0 for an empty database.
  ///   - known: the steps of this program.
  /// - Throws: `StoreFailure.newerSchema` where the schema has steps that this program does not know.
  public static func pending(from found: Int, known: [Migration] = all) throws(StoreFailure) -> [Migration] {
    if found > known.count { throw .newerSchema(found: found, known: known.count) }
    return Array(known.dropFirst(found))
  }

  /// The tables of a schema, in the order in which rows can be put into them.
  public static func tables(of known: [Migration] = all) -> [SchemaTable] { known.flatMap(\.tables) }
}

/// The statements that keep the schema's own version.
public enum SchemaVersion {
  /// Makes the table if it is not there.
  public static let create = "CREATE TABLE IF NOT EXISTS schema_version (version {int64} NOT NULL PRIMARY KEY){strict}"
  /// The last step taken, no row for none.
  public static let read = "SELECT version FROM schema_version ORDER BY version DESC LIMIT 1"
  /// Writes a step down.
  public static func write(_ version: Int) -> String { "INSERT INTO schema_version (version) VALUES (\(version))" }
}

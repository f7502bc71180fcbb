/// How the shared SQL is written for an engine.
public enum Dialect: Hashable, Sendable {
  case sqlite
  /// - Parameter partitions: into how many the owned tables are cut by the owner's hash; 0 for none.
  case postgres(partitions: Int)

  /// The words of the shared SQL and what they are here.
  private var words: [(word: String, text: String)] {
    switch self {
    case .sqlite:
      [
        ("{int64}", "INTEGER"), ("{text}", "TEXT"), ("{bytes}", "BLOB"), ("{strict}", " STRICT"),
        ("{clustered}", " STRICT, WITHOUT ROWID"), ("{no_bytes}", "x''"),
        ("{now}", "CAST(strftime('%s', 'now') AS INTEGER)"),
      ]
    case .postgres:
      [
        ("{int64}", "bigint"), ("{text}", "text COLLATE \"C\""), ("{bytes}", "bytea"), ("{strict}", ""),
        ("{clustered}", ""), ("{no_bytes}", "''::bytea"),
        ("{now}", "CAST(floor(extract(epoch FROM clock_timestamp())) AS bigint)"),
      ]
    }
  }

  /// A text of the shared SQL as the engine reads it.
  public func rendered(_ shared: String) -> String {
    var text = shared
    for (word, replacement) in words { text = Dialect.replacing(word, by: replacement, in: text) }
    return self == .sqlite ? text : Dialect.numberedByDollar(text)
  }

  /// A table's statements: itself and, where it is cut, its partitions.
  public func statements(for table: SchemaTable) -> [String] {
    guard case .postgres(let partitions) = self, partitions > 0, table.isOwned else {
      return [rendered(table.text)] + table.indexes.map(rendered)
    }
    var made = [rendered(table.text) + " PARTITION BY HASH (owner)"]
    for part in 0..<partitions {
      made.append(
        "CREATE TABLE \(table.name)_p\(part) PARTITION OF \(table.name)"
          + " FOR VALUES WITH (MODULUS \(partitions), REMAINDER \(part))")
    }
    return made + table.indexes.map(rendered)
  }

  private static func replacing(_ word: String, by replacement: String, in text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let range = rest.firstRange(of: word) {
      result += rest[..<range.lowerBound]
      result += replacement
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  /// `?1` becomes `$1`; the texts of the catalogue have no question marks elsewhere, which a test holds.
  private static func numberedByDollar(_ text: String) -> String {
    String(text.map { $0 == "?" ? "$" : $0 })
  }
}

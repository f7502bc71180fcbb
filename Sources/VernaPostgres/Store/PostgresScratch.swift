public import VernaStore

/// A schema that lives no longer than the work in it, such as made-up lives.
public enum PostgresScratch {
  /// Takes a schema away with all that is in it. A schema of that name that is not there is none.
  ///
  /// - Parameters:
  ///   - schema: its name; never one that holds a programme.
  ///   - url: the database, as libpq takes it.
  /// - Throws: `StoreFailure.unavailable`.
  public static func drop(schema: String, url: String) throws(StoreFailure) {
    let connection = try PostgresConnection(url, settings: [("client_min_messages", "warning")])
    try connection.run("DROP SCHEMA IF EXISTS \(PostgresSetup.quoted(schema)) CASCADE")
  }
}

import CPostgres

/// The client library of PostgreSQL.
public enum PostgresLibrary {
  /// Its version, such as 150020 for 15.20.
  public static var version: Int { Int(PQlibVersion()) }
}

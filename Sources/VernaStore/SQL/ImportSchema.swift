/// Tables of what files held: rows that belong to nobody.
///
/// An import is staged while its slices come in, and seen by nobody but the import itself until it is done.
enum ImportSchema {
  static let tables: [SchemaTable] = [imports, files, slices]

  /// - state: 0 staged, 1 done, 2 done and its points posted.
  static let imports = SchemaTable(
    "imports", owned: false,
    """
    CREATE TABLE imports (
      number {int64} NOT NULL CHECK (number > 0),
      started_at {int64} NOT NULL,
      state {int64} NOT NULL CHECK (state IN (0, 1, 2)),
      settings {bytes} NOT NULL,
      PRIMARY KEY (number)
    ){strict}
    """)

  /// - role: 0 a file of data, 1 the mapping, 2 a table that the mapping looks values up in.
  /// - known_as: of the content and the mapping, by which the same file is known again.
  static let files = SchemaTable(
    "import_files", owned: false,
    """
    CREATE TABLE import_files (
      import_number {int64} NOT NULL,
      place {int64} NOT NULL CHECK (place > 0),
      role {int64} NOT NULL CHECK (role IN (0, 1, 2)),
      name {text} NOT NULL,
      known_as {bytes} NOT NULL,
      packing {text} NOT NULL,
      byte_count {int64} NOT NULL CHECK (byte_count >= 0),
      slice_count {int64} NOT NULL CHECK (slice_count >= 0),
      PRIMARY KEY (import_number, place)
    ){clustered}
    """)

  static let slices = SchemaTable(
    "import_slices", owned: false,
    """
    CREATE TABLE import_slices (
      import_number {int64} NOT NULL,
      place {int64} NOT NULL,
      number {int64} NOT NULL CHECK (number > 0),
      body {bytes} NOT NULL,
      PRIMARY KEY (import_number, place, number)
    ){strict}
    """)
}

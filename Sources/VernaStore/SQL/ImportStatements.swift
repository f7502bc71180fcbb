/// Statements of imports.
enum ImportStatements {
  /// No row where another import took the number at the same time.
  static let begin = Statement.write(
    "import.begin", .shared, [.bytes],
    """
    INSERT INTO imports (number, started_at, state, settings)
    SELECT COALESCE(MAX(number), 0) + 1, {now}, 0, ?1 FROM imports WHERE true
    ON CONFLICT (number) DO NOTHING RETURNING number
    """)
  static let addFile = Statement.write(
    "import.add_file", .shared, [.int64, .int64, .int64, .text, .bytes, .text, .int64, .int64],
    """
    INSERT INTO import_files (import_number, place, role, name, known_as, packing, byte_count, slice_count)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """)
  static let addSlice = Statement.write(
    "import.add_slice", .shared, [.int64, .int64, .int64, .bytes],
    "INSERT INTO import_slices (import_number, place, number, body) VALUES (?1, ?2, ?3, ?4)")
  /// Forwards only: what is done stays done.
  static let advance = Statement.write(
    "import.advance", .shared, [.int64, .int64],
    "UPDATE imports SET state = ?2 WHERE number = ?1 AND state < ?2 RETURNING number")

  /// Imports that are done.
  static let done = Statement.read(
    "import.list", .shared, [],
    "SELECT number, started_at, state, settings FROM imports WHERE state > 0 ORDER BY number")
  /// Imports that began before a moment and were never done.
  static let staged = Statement.read(
    "import.staged", .shared, [.int64],
    "SELECT number FROM imports WHERE state = 0 AND started_at < ?1 ORDER BY number")
  static let files = Statement.read(
    "import.files", .shared, [.int64],
    """
    SELECT place, role, name, known_as, packing, byte_count, slice_count FROM import_files
    WHERE import_number = ?1 ORDER BY place
    """)
  static let slice = Statement.read(
    "import.slice", .shared, [.int64, .int64, .int64],
    "SELECT body FROM import_slices WHERE import_number = ?1 AND place = ?2 AND number = ?3")

  /// Takes away slices of an import that was never done, at most up to a number.
  static let dropSlices = Statement.write(
    "import.drop_slices", .shared, [.int64, .int64, .int64],
    "DELETE FROM import_slices WHERE import_number = ?1 AND place = ?2 AND number <= ?3")
  static let dropFiles = Statement.write(
    "import.drop_files", .shared, [.int64], "DELETE FROM import_files WHERE import_number = ?1")
  static let drop = Statement.write(
    "import.drop", .shared, [.int64], "DELETE FROM imports WHERE number = ?1 AND state = 0")

  static let all: [Statement] = [
    begin, addFile, addSlice, advance, done, staged, files, slice, dropSlices, dropFiles, drop,
  ]
}

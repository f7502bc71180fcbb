public import VernaCore

/// Reads files of the data contract into a data set.
///
///     let result = try Importer(ImportOptions()).run(files: ["lines.csv.gz", "products.csv"], mapping: nil)
///
/// The order of files does not matter but for receipts and lines, which keep the order given. Files of the same bytes
/// are read once.
public struct Importer: Sendable {
  private let options: ImportOptions

  /// Makes an importer.
  public init(_ options: ImportOptions = ImportOptions()) {
    self.options = options
  }

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - files: paths.
  ///   - mapping: what the mapping file says; nil recognises everything by its names.
  ///   - progress: called now and then, from any thread, one call at a time.
  /// - Returns: the data set, what was done, and what was not taken.
  /// - Throws: `ImportError` where the import cannot go on; bad rows are rejects, not errors.
  /// - Complexity: O(bytes); memory for the columns and a few chunks of 2 MB.
  public func run(
    files: [String], mapping: Mapping? = nil, progress: (@Sendable (ImportProgress) -> Void)? = nil
  ) throws(ImportError) -> ImportResult {
    try run(inputs: files.map { ImportInput(path: $0) }, mapping: mapping, progress: progress)
  }

  /// Reads files and bytes in memory, as `run(files:)` does.
  ///
  /// - Throws: `ImportError` where the import cannot go on; bad rows are rejects, not errors.
  /// - Complexity: O(bytes).
  public func run(
    inputs: [ImportInput], mapping: Mapping? = nil, progress: (@Sendable (ImportProgress) -> Void)? = nil
  ) throws(ImportError) -> ImportResult {
    guard !inputs.isEmpty else { throw .nothingToImport }
    let session = ImportSession(inputs: inputs, mapping: mapping ?? Mapping(), options: options, progress: progress)
    return try session.run()
  }
}

/// What an import comes to.
public struct ImportResult: Sendable {
  /// The data.
  public var dataset: Dataset
  /// What was done, file by file.
  public var summary: ImportSummary
  /// What putting receipts together found.
  public var report: BuildReport
  /// The trade that the mapping names.
  public var industry: Industry?
  /// Money for one point that the mapping names, in millionths of a major unit.
  public var pointValueMicros: Int64?
  /// The rows of points that were taken, file by file.
  public var pointsFiles: [PointsFile]
  /// Tables that the mapping looked values up in, by the name that the mapping has for them.
  public var lookups: [String: [UInt8]]

  /// Points of one file.
  public struct PointsFile: Sendable {
    /// The file.
    public var path: String
    /// Of the content of all its rows, by which the same rows are known again.
    public var hash: UInt64
    /// In the order of the file.
    public var rows: [PointsRow]
  }
}

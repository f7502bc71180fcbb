public import VernaCore

/// Why an import stopped. Bad rows never stop one: see `ImportSummary.rejected`.
public enum ImportError: Error, Sendable, Equatable {
  /// The file is not there or may not be read.
  case cannotOpen(path: String, reason: String)
  /// The disk failed.
  case cannotRead(path: String, reason: String)
  /// A packed file ends in the middle.
  case truncated(path: String, atByte: Int64)
  /// A packed file is damaged.
  case corrupt(path: String, atByte: Int64, detail: String)
  /// A packed file is larger than the limit.
  case unpacksTooLarge(path: String, packedBytes: Int64, limit: Int64)
  /// More rows than the limit.
  case tooManyRows(path: String, limit: Int)
  /// More memory than the limit.
  case tooMuchMemory(path: String, limit: Int64)
  /// The file is not text: what it looks like.
  case notText(path: String, looksLike: String)
  /// The text is not UTF-8.
  case wrongEncoding(path: String, line: Int, looksLike: String)
  /// There is no byte, or nothing but blank lines, in the file.
  case empty(path: String)
  /// The header is not that of any file of the contract.
  case notRecognised(path: String, header: [String], nearest: FileKind?, missing: [String])
  /// The header fits several files of the contract.
  case ambiguousKind(path: String, kinds: [FileKind])
  /// Several columns of the file fit one column of the contract.
  case ambiguousColumn(path: String, column: String, candidates: [String])
  /// A column that the mapping names is not in the file.
  case columnNotInFile(path: String, column: String, header: [String])
  /// The mapping file is wrong.
  case mapping(MappingError)
  /// No file was given, or none holds receipts or lines.
  case nothingToImport
  /// The mapping leaves every file out.
  case everythingIgnored(mapping: String)
  /// Bad rows are errors (`--strict`), and there was one.
  case strict(Reject)
  /// The reject file cannot be written.
  case cannotWriteRejects(path: String, reason: String)
  /// Putting the rows together failed.
  case building(detail: String)
}

/// A mistake in a mapping file.
public struct MappingError: Error, Sendable, Equatable {
  /// The mapping file.
  public var path: String
  /// From 1; 0 where it is of the file as a whole.
  public var line: Int
  /// From 1.
  public var column: Int
  /// What is wrong, and what would be right.
  public var detail: String

  /// Makes a mistake.
  public init(path: String, line: Int = 0, column: Int = 0, detail: String) {
    self.path = path
    self.line = line
    self.column = column
    self.detail = detail
  }
}

/// A row that was not taken.
public struct Reject: Sendable, Equatable, Codable {
  /// The file's path as given.
  public var file: String
  /// The line on which the row starts, from 1.
  public var line: Int
  /// The column of the contract (or of the file) that is wrong; empty where it is the row as a whole.
  public var column: String
  /// The cell as written, its first 80 characters; empty where the row as a whole is wrong or the cell is empty.
  public var cell: String
  /// What is wrong with it.
  public var reason: Phrase
  /// The row as written.
  public var row: String

  /// Makes a reject.
  public init(file: String, line: Int, column: String, cell: String = "", reason: Phrase, row: String) {
    self.file = file
    self.line = line
    self.column = column
    self.cell = cell
    self.reason = reason
    self.row = row
  }
}

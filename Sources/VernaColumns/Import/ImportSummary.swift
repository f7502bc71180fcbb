public import VernaCore

/// What an import did, file by file.
public struct ImportSummary: Sendable, Codable, Equatable {
  /// What became of one file.
  public struct File: Sendable, Codable, Equatable {
    /// The path as given.
    public var path: String
    /// What its rows became, in the order of the mapping.
    public var kinds: [FileKind]
    /// Whether it was left out because the mapping says so (`kind: ignore`); it was not opened then.
    public var isIgnored = false
    /// How it was read: packing, separator, decimal mark.
    public var layout: [Phrase]
    /// By kind, what each contract column is filled from.
    public var columns: [Column]
    /// Columns of the file that nothing uses.
    public var unusedColumns: [String]
    /// Rows read; accepted, rejected, unused and duplicate rows add up to it.
    public var rowsRead = 0
    /// Rows taken.
    public var rowsAccepted = 0
    /// Rows that were not taken, each with its reason in the reject file.
    public var rowsRejected = 0
    /// Rows that the mapping has no use for.
    public var rowsUnused = 0
    /// Rows of receipts or files that were imported before, byte for byte the same.
    public var rowsDuplicate = 0
    /// Cells of money with more digits than the currency has, rounded half away from zero.
    public var rounded: [String: Int] = [:]
    /// Bytes on disk.
    public var bytes: Int64 = 0
    /// How long reading took.
    public var seconds: Double = 0
    /// What a person should know.
    public var notes: [Phrase] = []

    init(path: String) {
      self.path = path
      kinds = []
      layout = []
      columns = []
      unusedColumns = []
    }
  }

  /// A contract column and what fills it.
  public struct Column: Sendable, Codable, Equatable {
    /// The kind of row.
    public var kind: FileKind
    /// The contract's name.
    public var column: String
    /// The file's column, template or constant.
    public var source: String
    /// Whether the mapping says so; else it was recognised by its name.
    public var isMapped: Bool
  }

  /// A reason for which rows were not taken.
  public struct Reason: Sendable, Codable, Equatable {
    /// The column; empty where the row as a whole is wrong.
    public var column: String
    /// What is wrong, without the cells' own texts, which differ from row to row.
    public var reason: Phrase
    /// How many rows.
    public var count: Int
  }

  /// Two places of the input that say different things of one receipt.
  public struct Difference: Sendable, Codable, Equatable {
    /// Where the value stands that gave way.
    public var file: String
    public var line: Int
    /// field, total or amount.
    public var kind: String
    public var receiptID: String
    public var column: String
    /// What holds and what gave way, minor units; both 0 where the column is no money.
    public var held: Int64
    public var other: Int64
  }

  /// By file in the order given.
  public var files: [File] = []
  /// Rows of all files.
  public var rowsRead: Int { files.reduce(0) { $0 + $1.rowsRead } }
  /// Rows taken of all files.
  public var rowsAccepted: Int { files.reduce(0) { $0 + $1.rowsAccepted } }
  /// Rows of all files that were not taken.
  public var rowsRejected: Int { files.reduce(0) { $0 + $1.rowsRejected } }
  /// The first rejects, at most `listedRejects`.
  public var firstRejects: [Reject] = []
  /// By column and reason, how many rows, in order of the first; at most a thousand different ones.
  public var reasons: [Reason] = []
  /// How long all took.
  public var seconds: Double = 0
  /// What a person should know of the data as a whole.
  public var notes: [Phrase] = []

  /// The first line of a reject file.
  public static let rejectsHeader = "file,line,column,reason,row"

  /// Differences within receipts in the order found, at most a thousand; the notes have their numbers.
  public var differences: [Difference] = []

  /// How many rejects are listed here; the reject file has all.
  public static let listedRejects = 20

  /// An empty summary.
  public init() {}
}

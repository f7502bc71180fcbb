/// What building a data set found that a person should know.
public struct BuildReport: Sendable, Equatable {
  /// Why a row was left out.
  public enum Rejection: UInt8, Sendable, CaseIterable {
    /// The receipt id is already in the data with another content.
    case conflictingReceipt
    /// The moment is outside 2 January 1970 to 6 February 2106.
    case timeOutOfRange
    /// Nothing says when: a receipts row without time, or lines without time whose receipt is in no receipts file.
    case noTime
    /// A line has no quantity.
    case noQuantity
    /// A line has neither amount nor unit price, and its product has no price.
    case noPrice
    /// Quantity times the product's price is ten thousand million units of money or more.
    case tooMuch
    /// More is paid with points than the money that holds them.
    case pointsOverMoney
  }

  /// A row that was left out.
  public struct RejectedRow: Sendable, Equatable {
    /// Index into the import's list of files.
    public var source: Int32
    /// The physical line number in the file, from 1.
    public var lineNumber: UInt32
    public var reason: Rejection
  }

  /// Two places of the input that say different things of one receipt.
  public struct Difference: Sendable, Equatable {
    /// What was noticed.
    public enum Kind: UInt8, Sendable, CaseIterable {
      /// A line repeats a receipt field otherwise than the receipt's first line, or than the receipts file.
      case field
      /// total differs from the sum of the lines; total holds.
      case total
      /// amount differs from quantity x unit_price; amount holds.
      case amount
    }

    /// What was noticed.
    public var kind: Kind
    public var receiptID: String
    public var source: Int
    public var lineNumber: UInt32
    /// The contract's name of the column.
    public var column: String
    /// The amount that holds, minor units; 0 for other fields.
    public var held: Int64
    /// The amount that gave way, minor units; 0 for other fields.
    public var other: Int64
  }

  /// How many differences are listed in full.
  public static let listedDifferences = 1000

  /// Receipts in the data set, of them returns, and lines.
  public var receipts = 0
  public var returns = 0
  public var lines = 0
  /// Ids that became a sale and a return.
  public var splitReceipts = 0
  /// Receipts left out because they were there already, byte for byte the same.
  public var ignoredReceipts = 0
  /// The rows of those receipts, by index into the import's list of files.
  public var repeatedRows: [Int32: Int] = [:]
  /// Returns that name an original sale which is not in the data.
  public var returnsWithoutOriginal = 0
  /// Every row left out, in no promised order.
  public var rejected: [RejectedRow] = []
  /// The first differences.
  public var differences: [Difference] = []
  /// How many differences there are of each kind.
  public var differenceCounts: [Difference.Kind: Int] = [:]
  /// No line and no product has a VAT rate: it is taken as 0.
  public var lacksVATRate = false

  /// An empty report.
  public init() {}

  mutating func note(_ difference: @autoclosure () -> Difference, kind: Difference.Kind) {
    differenceCounts[kind, default: 0] += 1
    if differences.count < BuildReport.listedDifferences { differences.append(difference()) }
  }

  mutating func ignoreRepeat(source: Int, rows: Int) {
    ignoredReceipts += 1
    repeatedRows[Int32(source), default: 0] += rows
  }

  mutating func reject(source: Int, lineNumber: UInt32, _ reason: Rejection) {
    rejected.append(RejectedRow(source: Int32(source), lineNumber: lineNumber, reason: reason))
  }
}

/// Why a data set could not be built.
public enum BuildFailure: Error, Equatable, Sendable {
  /// More distinct values than a column's code holds: the column's name and how many it holds.
  case tooManyValues(column: String, limit: Int)
  /// More receipts or lines than the columns hold.
  case tooManyRows(limit: Int)
}

/// A text column coded by a dictionary of its own: `values[code]`, and code 0 is the empty text.
public struct CodedColumn: Sendable {
  /// A code a row; empty when the column is not in the file at all.
  public var codes: [UInt32]
  /// The dictionary; `values[0]` is empty.
  public var values: TextTable

  /// Makes a column.
  public init(codes: [UInt32] = [], values: TextTable = TextTable(emptyFirst: true)) {
    self.codes = codes
    self.values = values
  }

  /// Whether the file has the column.
  public var isGiven: Bool { !codes.isEmpty }
}

/// Rows of a receipts or lines file after reading: typed, checked one by one, dictionary-coded, in file order.
///
/// The builder turns batches into clustered columns. A column that the file does not have is an empty array; where
/// the file has it, it has `count` entries, and `StagedBatch.missing` (`Int64.min`) stands for an empty cell.
/// Money and quantities keep the sign they were written with; the builder applies the contract's rules of signs.
public struct StagedBatch: Sendable {
  /// An empty cell of a number column.
  public static let missing = Int64.min

  /// Whether the rows are lines (a row a line, receipt fields repeated) or receipts (a row a receipt).
  public var isLines: Bool
  /// Which input the rows come from: an index into the import's list of files.
  public var source: Int
  /// How many rows.
  public var count: Int
  /// The physical line number in the file of each row, from 1.
  public var lineNumbers: [UInt32] = []
  /// A 64-bit hash of each row's bytes as written: the same row hashes the same in every import.
  public var contentHashes: [UInt64] = []

  /// Receipt fields.
  public var receiptID = CodedColumn()
  /// UTC seconds; missing only on lines whose receipts are in a receipts file.
  public var at: [Int64] = []
  /// 0 not given, 1 sale, 2 return.
  public var kind: [UInt8] = []
  public var memberID = CodedColumn()
  public var customerID = CodedColumn()
  public var store = CodedColumn()
  public var cashier = CodedColumn()
  public var channel = CodedColumn()
  public var originalReceiptID = CodedColumn()
  /// Minor units.
  public var total: [Int64] = []
  /// Minor units.
  public var pointsPaid: [Int64] = []

  /// Line fields.
  public var sku = CodedColumn()
  /// Thousandths of a unit.
  public var quantity: [Int64] = []
  /// Minor units.
  public var amount: [Int64] = []
  /// Millionths of a major unit, of one unit of goods.
  public var unitPrice: [Int64] = []
  public var listPrice: [Int64] = []
  public var cost: [Int64] = []
  /// Millionths: 20 % is 200,000.
  public var vatRate: [Int64] = []
  public var promoID = CodedColumn()
  /// 0 not given, 1 programme, 2 store, 3 supplier.
  public var promoFunding: [UInt8] = []
  /// `attr.*`, by name without the prefix.
  public var attributes: [String: CodedColumn] = [:]
  /// Whether totals and amounts hold the part paid with points (`points_included: true` of the mapping).
  public var pointsIncluded = false

  /// An empty batch.
  public init(isLines: Bool, source: Int, count: Int = 0) {
    self.isLines = isLines
    self.source = source
    self.count = count
  }
}

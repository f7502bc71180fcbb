public import VernaCore

/// A value in a statement or a row. There is no NULL.
public enum SQLValue: Hashable, Sendable {
  case int64(Int64)
  case text(ByteText)
  case bytes([UInt8])
}

/// A statement with its values.
public struct StatementCall: Sendable {
  /// What is run.
  public let statement: Statement
  /// The values of `?1`, `?2` ...
  public let values: [SQLValue]

  /// Makes a call.
  public init(_ statement: Statement, _ values: [SQLValue]) {
    self.statement = statement
    self.values = values
  }
}

/// The rows that a statement gave.
public struct SQLRows: Hashable, Sendable {
  /// How many columns a row has.
  public let columns: Int
  private let values: [SQLValue]

  /// Rows one after the other.
  ///
  /// - Parameter columns: 0 only without values.
  public init(columns: Int, values: [SQLValue]) {
    precondition(columns == 0 ? values.isEmpty : values.count.isMultiple(of: columns), "whole rows")
    self.columns = columns
    self.values = values
  }

  /// How many rows there are.
  public var count: Int { columns == 0 ? 0 : values.count / columns }

  /// Every row as its reader.
  public func map<Row>(_ read: (SQLRow) throws(StoreFailure) -> Row) throws(StoreFailure) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(count)
    for row in 0..<count { rows.append(try read(self[row])) }
    return rows
  }

  /// The first row; nil if there is none.
  public var first: SQLRow? { count == 0 ? nil : self[0] }

  /// A row.
  public subscript(row: Int) -> SQLRow {
    SQLRow(values: values[row * columns..<(row + 1) * columns])
  }
}

/// One row.
public struct SQLRow: Sendable {
  /// The values, by column.
  public let values: ArraySlice<SQLValue>

  func int(_ column: Int) throws(StoreFailure) -> Int64 {
    if case .int64(let value) = values[values.startIndex + column] { return value }
    throw .damaged(table: "", what: "column \(column) is not a number")
  }

  func text(_ column: Int) throws(StoreFailure) -> ByteText {
    if case .text(let value) = values[values.startIndex + column] { return value }
    throw .damaged(table: "", what: "column \(column) is not a text")
  }

  func bytes(_ column: Int) throws(StoreFailure) -> [UInt8] {
    if case .bytes(let value) = values[values.startIndex + column] { return value }
    throw .damaged(table: "", what: "column \(column) is not bytes")
  }

  func points(_ column: Int) throws(StoreFailure) -> Points { Points(hundredths: try int(column)) }
  func day(_ column: Int) throws(StoreFailure) -> Day { Day(number: Int32(clamping: try int(column))) }
}

/// A connection in a transaction, as the shared sessions use it.
public protocol SQLConnection: AnyObject {
  /// Runs statements whose rows nobody reads: now, or before the next `fetch` or the commit, in order.
  ///
  /// - Throws: `StoreFailure`, also of a statement that was sent before.
  func send(_ calls: [StatementCall]) throws(StoreFailure)

  /// Runs statements in order, in one trip where the engine can, and gives the rows of each.
  func fetch(_ calls: [StatementCall]) throws(StoreFailure) -> [SQLRows]
}

extension SQLConnection {
  /// Runs one statement and gives its rows.
  func fetch(_ statement: Statement, _ values: [SQLValue]) throws(StoreFailure) -> SQLRows {
    try fetch([StatementCall(statement, values)])[0]
  }
}

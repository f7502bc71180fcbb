public import VernaCore

/// One row of the history of a member's points, as a file has it.
public struct PointsMovement: Hashable, Sendable {
  /// What moved the points.
  public enum Kind: Hashable, Sendable {
    case opening
    case earn
    case redeem
    case expire
    case adjust
  }

  /// Where it stands in its file, from 0.
  public var row: Int
  /// When, seconds since 1970-01-01 UTC.
  public var at: Int64
  /// What moved the points.
  public var kind: Kind
  /// As written: a negative earn takes back, a negative redeem gives back.
  public var points: Points
  /// The receipt, empty for none.
  public var receipt: ByteText
  /// The moment from which on points earned are gone; nil for never.
  public var expiresAt: Int64?

  /// Describes a row.
  public init(row: Int, at: Int64, kind: Kind, points: Points, receipt: ByteText, expiresAt: Int64?) {
    self.row = row
    self.at = at
    self.kind = kind
    self.points = points
    self.receipt = receipt
    self.expiresAt = expiresAt
  }
}

/// The rows of one member in one file.
public struct PointsHistory: Hashable, Sendable {
  /// Of the file's rows, by which the same rows are known again.
  public var file: UInt64
  /// Of this member, in the order of the file.
  public var rows: [PointsMovement]

  /// Gathers rows.
  public init(file: UInt64, rows: [PointsMovement]) {
    self.file = file
    self.rows = rows
  }
}

/// What came of posting a member's history.
public struct PostedHistory: Hashable, Sendable {
  /// A row that the ledger refused.
  public struct Refused: Hashable, Sendable {
    /// The file.
    public var file: UInt64
    /// Where it stands in its file, from 0.
    public var row: Int
    /// Why.
    public var reason: HistoryRefusal
  }

  /// Rows that were posted.
  public var posted = 0
  /// Rows of files that had been posted before.
  public var repeated = 0
  /// Rows that were not posted.
  public var refused: [Refused] = []
  /// Expiries that no lot's own date explains, posted as adjustments, and the other way round.
  public var expiryAdjustments = 0
  /// Rows whose points taken back or given back no receipt in the ledger accounts for in full, the rest posted as adjustments.
  public var withoutReceipt = 0

  /// Nothing yet.
  public init() {}

  /// Adds what came of another member's.
  public mutating func add(_ other: PostedHistory) {
    posted += other.posted
    repeated += other.repeated
    refused += other.refused
    expiryAdjustments += other.expiryAdjustments
    withoutReceipt += other.withoutReceipt
  }
}

/// Why a row of a history was not posted.
public enum HistoryRefusal: Error, Hashable, Sendable {
  /// Points of a row must not be zero.
  case noPoints
  /// More points than a ledger takes.
  case tooManyPoints
  /// They would be gone before they can be spent.
  case expiredBeforeEarned
}

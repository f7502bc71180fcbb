public import VernaCore
public import VernaLedger

/// What is wrong with a store.
public enum StoreFault: Hashable, Sendable {
  /// An owner's postings, or the rows kept beside them.
  case ledger(owner: ByteText, LedgerFault)
  /// An owner's own row counts other rows than there are, or their numbers have gaps.
  case count(owner: ByteText, table: String)
  /// The state kept of an owner is not what its journal comes to.
  case state(owner: ByteText)
  /// A budget is not the sum of what owners took of it.
  case budget(BudgetKey, used: BudgetAmount, taken: BudgetAmount)
  /// A stock is not the sum of what owners took of it.
  case stock(StockKey, used: Int64, taken: Int64)
  /// The sum of a wallet's accounts over all owners is not that of their postings.
  case totals(wallet: ByteText)
  /// The points in clearing are not those of the transfers in flight.
  case clearing(wallet: ByteText, posted: Points, inFlight: Points)
  /// The file itself is damaged; what the engine says.
  case damaged(String)
}

/// What a verification has looked at and found.
public struct VerificationReport: Hashable, Sendable {
  /// How many owners were looked at.
  public var owners = 0
  /// How many postings were replayed.
  public var postings = 0
  /// How many rows of journals were counted.
  public var journalRows = 0
  /// The first faults, as many as were asked for.
  public var faults: [StoreFault] = []
  /// How many faults there are in all.
  public var faultCount = 0

  /// Nothing looked at yet.
  public init() {}

  /// Whether nothing is wrong.
  public var isSound: Bool { faultCount == 0 }
}

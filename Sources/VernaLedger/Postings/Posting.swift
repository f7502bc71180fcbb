public import VernaCore

/// One thing that happened to an owner's points: entries that add up to zero, and the lots that they moved. Never changed; a
/// mistake is put right by another posting.
public struct Posting: Hashable, Sendable {
  /// What kind of thing happened.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case accrual
    case activation
    case hold
    case release
    case capture
    case redemption
    case giveBack
    case clawback
    case expiry
    case adjustment
    case transferOut
    case transferIn
  }

  /// From 1, by owner, without gaps.
  public let number: Int64
  /// What happened.
  public let kind: Kind
  /// The wallet.
  public let wallet: ByteText
  /// When it happened, seconds since 1970-01-01 UTC.
  public let occurredAt: Int64
  /// When it was written.
  public let postedAt: Int64
  /// The day of the books that it belongs to: never in a closed month.
  public let bookDate: Day
  /// The receipt, order or transfer that it is about; empty for none.
  public let reference: ByteText
  /// The hold that it makes, takes from or ends; empty for none.
  public let hold: ByteText
  /// When a hold that it makes ends by itself, 0 for none.
  public let deadline: Int64
  /// The version of the programme that it was decided under, 0 for none.
  public let version: Int32
  /// Adding up to zero.
  public let entries: [Entry]
  /// What it did to lots: for each of the owner's accounts they add up to its entry.
  public let movements: [LotMovement]
  /// Lots that begin with it.
  public let lots: [Lot]
}

/// A change of one account.
public struct Entry: Hashable, Sendable {
  /// The account.
  public let account: Account
  /// By how much.
  public let points: Points

  /// Makes an entry.
  public init(_ account: Account, _ points: Points) {
    self.account = account
    self.points = points
  }
}

/// A change of what is left of one lot in one of the owner's accounts.
public struct LotMovement: Hashable, Sendable {
  /// The lot's number; `Lot.debt` for the wallet's debt, in which points are under zero.
  public let lot: Int64
  /// One of the owner's, or `expired` for what had run out of the lot already and is taken back.
  public let account: Account
  /// By how much.
  public let points: Points

  /// Makes a movement.
  public init(_ lot: Int64, _ account: Account, _ points: Points) {
    self.lot = lot
    self.account = account
    self.points = points
  }
}

public import VernaCore

/// Whose ledger it is.
public enum OwnerKind: String, Hashable, Sendable, CaseIterable {
  /// A person of the programme.
  case member
  /// Points that several members share.
  case pool
  /// The buyer of one order who showed no card.
  case guest
}

/// An owner's own row: what is locked, and how many rows of each kind there are.
public struct OwnerRow: Hashable, Sendable {
  /// The owner.
  public var owner: ByteText
  /// Its kind.
  public var kind: OwnerKind
  /// How many transactions have written to it.
  public var version: Int64
  /// The latest moment of any of them.
  public var moment: Int64
  /// The latest moment at which anything in its journal happened; the earliest there is for an empty one.
  public var latestAt: Int64
  /// How many postings there are, the last one's number.
  public var postingCount: Int64
  /// How many lots have begun.
  public var lotCount: Int64
  /// How many rows the journal has.
  public var journalCount: Int64
  /// How often shared rows were used.
  public var useCount: Int64

  /// An owner's row; a new one unless said.
  public init(
    owner: ByteText, kind: OwnerKind, version: Int64 = 0, moment: Int64 = 0, latestAt: Int64 = .min,
    postingCount: Int64 = 0,
    lotCount: Int64 = 0, journalCount: Int64 = 0, useCount: Int64 = 0
  ) {
    self.owner = owner
    self.kind = kind
    self.version = version
    self.moment = moment
    self.latestAt = latestAt
    self.postingCount = postingCount
    self.lotCount = lotCount
    self.journalCount = journalCount
    self.useCount = useCount
  }
}

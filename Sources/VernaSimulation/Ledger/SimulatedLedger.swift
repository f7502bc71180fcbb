public import VernaCore
public import VernaLedger

/// A ledger that a simulation runs on: in memory or behind a store. The one seam between the two.
///
/// A backend carries commands out with `OwnerLedger.carryOut(_:at:writtenAt:beforeExpiry:)` on the owner as it is stored, keeps what was
/// posted, and reads its answer from what it has stored. Moments are those of the simulation, never of a clock.
public protocol SimulatedLedger: AnyObject {
  /// Carries requests out, each in a transaction of its own.
  ///
  /// - Parameter round: of owners that all differ, so they may run side by side.
  /// - Returns: the answers, in the order of the requests.
  func carryOut(_ round: [SimulatedRequest]) async throws -> [SimulatedAnswer]

  /// Closes the books of every owner of the ledger.
  ///
  /// - Parameter openFrom: the first day that stays open.
  func closeBooks(before openFrom: Day) async throws

  /// What the ledger itself finds wrong with an owner.
  func faults(of owner: ByteText) async throws -> [LedgerFault]
}

/// A command for an owner.
public struct SimulatedRequest: Hashable, Sendable {
  /// Whose points.
  public let owner: ByteText
  /// Whether the owner is a pool, else a member.
  public let isPool: Bool
  /// What is done.
  public let command: LedgerCommand
  /// When, not before any earlier command of this owner.
  public let moment: Int64
  /// When postings say they were written, where a job comes late; nil is the moment.
  public let writtenAt: Int64?
  /// Whether it belongs to the end of a day, before the lots that run out at this very moment.
  public let isBeforeExpiry: Bool

  /// Makes a request.
  public init(
    owner: ByteText, isPool: Bool = false, command: LedgerCommand, moment: Int64, writtenAt: Int64? = nil,
    isBeforeExpiry: Bool = false
  ) {
    self.owner = owner
    self.isPool = isPool
    self.command = command
    self.moment = moment
    self.writtenAt = writtenAt
    self.isBeforeExpiry = isBeforeExpiry
  }
}

/// What came of a request.
public enum SimulatedAnswer: Hashable, Sendable {
  /// Nothing has changed.
  case refused(LedgerRefusal)
  /// It was posted.
  case posted(SimulatedOutcome)
}

/// An owner after a command.
public struct SimulatedOutcome: Hashable, Sendable {
  /// What the command posted, in order.
  public let postings: [Posting]
  /// Every account of each wallet that has any points on any, by name.
  public let wallets: [WalletAccounts]
  /// Every lot and hold, after `settle`; nil after others.
  public let contents: OwnerContents?
  /// What `transferOut` takes along, as the other half wants it.
  public let parts: [TransferIn.Part]

  /// Says what there is after a command.
  ///
  /// - Parameters:
  ///   - postings: what it posted.
  ///   - ledger: the owner that carried it out; a store has no spent lots any more.
  ///   - stored: the owner as it is stored now; nil where the ledger itself is what is kept.
  public init(_ request: SimulatedRequest, postings: [Posting], by ledger: OwnerLedger, stored: OwnerLedger? = nil) {
    let stored = stored ?? ledger
    self.postings = postings
    wallets = LedgerSimulation.wallets.compactMap { WalletAccounts(wallet: $0, stored) }
    switch request.command {
    case .settle: contents = OwnerContents(lots: stored.lotsLeft, holds: stored.holdsLeft)
    default: contents = nil
    }
    if case .transferOut = request.command, let last = postings.last {
      parts = ledger.parts(of: last)
    } else {
      parts = []
    }
  }
}

/// All accounts of a wallet, in the order of `Account.allCases`.
public struct WalletAccounts: Hashable, Sendable {
  /// The wallet.
  public let wallet: ByteText
  /// The balances.
  public let balances: [Points]

  /// Reads a wallet; nil if there is nothing on any account.
  init?(wallet: ByteText, _ ledger: OwnerLedger) {
    self.wallet = wallet
    balances = Account.allCases.map { ledger.balance($0, of: wallet) }
    if balances.allSatisfy({ $0 == .zero }) { return nil }
  }
}

/// What an owner's balances are made of.
public struct OwnerContents: Hashable, Sendable {
  /// By age.
  public let lots: [LotLeft]
  /// By age.
  public let holds: [HoldLeft]
}

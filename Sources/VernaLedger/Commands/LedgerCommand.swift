public import VernaCore

/// What can be done with an owner's points. Moments are seconds since 1970-01-01 UTC.
public enum LedgerCommand: Hashable, Sendable {
  case accrue(Accrual)
  case redeem(Redemption)
  case hold(Hold)
  /// Spends what a hold holds, or a part of it; the rest is free again.
  case capture(hold: ByteText, points: Points, receipt: ByteText)
  case release(hold: ByteText)
  case giveBack(GiveBack)
  case clawBack(Clawback)
  case adjust(Adjustment)
  case transferOut(TransferOut)
  case transferIn(TransferIn)
  /// Posts what the passing of time has done, and nothing else.
  case settle
  /// The same, but lots that run out at this very moment are left: the first step of a day's end.
  case activate
}

/// Points earned.
public struct Accrual: Hashable, Sendable {
  /// The wallet.
  public var wallet: ByteText
  /// Above zero.
  public var points: Points
  /// The receipt or action that earned them, empty for none.
  public var receipt: ByteText
  /// Who earned them, where the owner is a pool.
  public var earner: ByteText
  /// When they were earned.
  public var occurredAt: Int64
  /// The first day on which they can be spent; a day that has come makes them free at once.
  public var activatesOn: Day
  /// The first day on which they are gone, after `activatesOn`.
  public var expiresOn: Day
  /// The version of the programme that they were decided under.
  public var version: Int32

  /// Makes an accrual.
  public init(
    wallet: ByteText, points: Points, receipt: ByteText = "", earner: ByteText = "", occurredAt: Int64,
    activatesOn: Day,
    expiresOn: Day = Lot.never, version: Int32 = 0
  ) {
    self.wallet = wallet
    self.points = points
    self.receipt = receipt
    self.earner = earner
    self.occurredAt = occurredAt
    self.activatesOn = activatesOn
    self.expiresOn = expiresOn
    self.version = version
  }
}

/// Points spent at once.
public struct Redemption: Hashable, Sendable {
  /// The wallet.
  public var wallet: ByteText
  /// Above zero.
  public var points: Points
  /// What they are spent on.
  public var receipt: ByteText
  /// When.
  public var occurredAt: Int64
  /// Whether what is missing becomes a debt (a paid receipt that comes late is never refused) or refuses the whole.
  public var mayOwe: Bool

  /// Makes a redemption.
  public init(wallet: ByteText, points: Points, receipt: ByteText, occurredAt: Int64, mayOwe: Bool = false) {
    self.wallet = wallet
    self.points = points
    self.receipt = receipt
    self.occurredAt = occurredAt
    self.mayOwe = mayOwe
  }
}

/// Points kept for an order until a moment.
public struct Hold: Hashable, Sendable {
  /// The hold's own name: that of the order.
  public var name: ByteText
  /// The wallet.
  public var wallet: ByteText
  /// Above zero.
  public var points: Points
  /// From this moment on the points are free again, whether or not a job has run.
  public var deadline: Int64

  /// Makes a hold.
  public init(name: ByteText, wallet: ByteText, points: Points, deadline: Int64) {
    self.name = name
    self.wallet = wallet
    self.points = points
    self.deadline = deadline
  }
}

/// Points that were spent on a receipt and come back: to their old lots, with their old expiry.
public struct GiveBack: Hashable, Sendable {
  /// The wallet.
  public var wallet: ByteText
  /// Above zero, at most what is left of what the receipt spent.
  public var points: Points
  /// The receipt that spent them.
  public var receipt: ByteText
  /// When.
  public var occurredAt: Int64
  /// Points whose lot has run out come back in a new lot that is gone on this day; nil gives them no grace.
  public var graceUntil: Day?

  /// Makes a return of points spent.
  public init(wallet: ByteText, points: Points, receipt: ByteText, occurredAt: Int64, graceUntil: Day? = nil) {
    self.wallet = wallet
    self.points = points
    self.receipt = receipt
    self.occurredAt = occurredAt
    self.graceUntil = graceUntil
  }
}

/// Points that a returned receipt earned and that are taken back.
public struct Clawback: Hashable, Sendable {
  /// The wallet.
  public var wallet: ByteText
  /// Above zero, at most what is left of what the receipt earned, as it was posted.
  public var points: Points
  /// The receipt that earned them.
  public var receipt: ByteText
  /// When.
  public var occurredAt: Int64
  /// Whether what cannot be taken becomes a debt; else it is left out of the posting, to be taken off the refund.
  public var mayOwe: Bool

  /// Makes a clawback.
  public init(wallet: ByteText, points: Points, receipt: ByteText, occurredAt: Int64, mayOwe: Bool = true) {
    self.wallet = wallet
    self.points = points
    self.receipt = receipt
    self.occurredAt = occurredAt
    self.mayOwe = mayOwe
  }
}

/// A correction by a person.
public struct Adjustment: Hashable, Sendable {
  /// The wallet.
  public var wallet: ByteText
  /// Above zero to give, under zero to take; never zero.
  public var points: Points
  /// Why, as the audit log knows it.
  public var reference: ByteText
  /// The first day on which points given are gone.
  public var expiresOn: Day
  /// Whether taking more than there is makes a debt.
  public var mayOwe: Bool

  /// Makes a correction.
  public init(wallet: ByteText, points: Points, reference: ByteText, expiresOn: Day = Lot.never, mayOwe: Bool = false) {
    self.wallet = wallet
    self.points = points
    self.reference = reference
    self.expiresOn = expiresOn
    self.mayOwe = mayOwe
  }
}

/// The first half of a transfer or of a merge: points leave one owner for the clearing account.
public struct TransferOut: Hashable, Sendable {
  /// The wallet.
  public var wallet: ByteText
  /// Above zero.
  public var points: Points
  /// The transfer, which the other half names too.
  public var transfer: ByteText

  /// Makes the first half of a transfer.
  public init(wallet: ByteText, points: Points, transfer: ByteText) {
    self.wallet = wallet
    self.points = points
    self.transfer = transfer
  }
}

/// The second half: they come to another owner with the expiry that they had.
public struct TransferIn: Hashable, Sendable {
  /// Points that run out together.
  public struct Part: Hashable, Sendable {
    /// Above zero.
    public var points: Points
    /// The first day on which they are gone.
    public var expiresOn: Day
    /// Who earned them.
    public var earner: ByteText

    /// Makes a part.
    public init(points: Points, expiresOn: Day, earner: ByteText = "") {
      self.points = points
      self.expiresOn = expiresOn
      self.earner = earner
    }
  }

  /// The wallet.
  public var wallet: ByteText
  /// As the first half gave them (`OwnerLedger.parts(of:)`).
  public var parts: [Part]
  /// The transfer.
  public var transfer: ByteText

  /// Makes the second half of a transfer.
  public init(wallet: ByteText, parts: [Part], transfer: ByteText) {
    self.wallet = wallet
    self.parts = parts
    self.transfer = transfer
  }
}

extension LedgerCommand {
  /// The receipt that a ledger made from rows must know before it carries the command out; nil for none.
  public var receipt: ReceiptKey? {
    switch self {
    case .giveBack(let giveBack): ReceiptKey(wallet: giveBack.wallet, receipt: giveBack.receipt)
    case .clawBack(let clawback): ReceiptKey(wallet: clawback.wallet, receipt: clawback.receipt)
    default: nil
    }
  }
}

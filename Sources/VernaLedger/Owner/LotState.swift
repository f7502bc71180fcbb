public import VernaCore

/// What is left of a lot, by account.
public struct LotState: Hashable, Sendable {
  /// The lot itself, which never changes.
  public let lot: Lot
  /// Not to be spent yet.
  public var pending: Points
  /// To be spent.
  public var available: Points
  /// Held for orders.
  public var reserved: Points
  /// What ran out unspent, less what a return took back of it.
  public var expired: Points

  /// A lot as it begins, or as far as it has come.
  public init(
    _ lot: Lot, pending: Points = .zero, available: Points = .zero, reserved: Points = .zero, expired: Points = .zero
  ) {
    self.lot = lot
    self.pending = pending
    self.available = available
    self.reserved = reserved
    self.expired = expired
  }

  /// Whether points lie in it that can still be spent, now or later.
  public var isInUse: Bool { pending != .zero || available != .zero || reserved != .zero }

  /// Whether all that is left of it ran out.
  public var isExpired: Bool { !isInUse && expired != .zero }

  subscript(account: Account) -> Points {
    get {
      switch account {
      case .pending: pending
      case .available: available
      case .reserved: reserved
      default: expired
      }
    }
    set {
      switch account {
      case .pending: pending = newValue
      case .available: available = newValue
      case .reserved: reserved = newValue
      default: expired = newValue
      }
    }
  }
}

/// A part of a lot, and the posting that put it where it is.
public struct LotPart: Hashable, Sendable {
  /// The posting that made the part.
  public let posting: Int64
  /// The part's place among those of its posting, from 0.
  public let ordinal: Int64
  /// The lot's number; `Lot.debt` for what was owed.
  public let lot: Int64
  /// What is left of the part.
  public var points: Points

  /// Makes a part.
  public init(posting: Int64, ordinal: Int64, lot: Int64, points: Points) {
    self.posting = posting
    self.ordinal = ordinal
    self.lot = lot
    self.points = points
  }
}

/// Points held for an order, and the lots they are held in.
public struct HoldState: Hashable, Sendable {
  /// The posting that made it, by which holds are ordered.
  public let posting: Int64
  /// The hold's own name.
  public let name: ByteText
  /// The wallet.
  public let wallet: ByteText
  /// From this moment on the hold holds nothing.
  public let deadline: Int64
  /// In the order in which they were taken; never empty.
  public var parts: [LotPart]

  /// Makes a hold.
  public init(posting: Int64, name: ByteText, wallet: ByteText, deadline: Int64, parts: [LotPart]) {
    self.posting = posting
    self.name = name
    self.wallet = wallet
    self.deadline = deadline
    self.parts = parts
  }

  /// What it holds.
  public var points: Points { parts.reduce(.zero) { $0 + $1.points } }
}

/// A receipt in a wallet.
public struct ReceiptKey: Hashable, Comparable, Sendable {
  /// The wallet.
  public let wallet: ByteText
  /// The receipt's or order's name, as postings refer to it.
  public let receipt: ByteText

  /// Names a receipt.
  public init(wallet: ByteText, receipt: ByteText) {
    self.wallet = wallet
    self.receipt = receipt
  }

  public static func < (left: ReceiptKey, right: ReceiptKey) -> Bool {
    (left.wallet, left.receipt) < (right.wallet, right.receipt)
  }
}

/// What a receipt earned and spent in one wallet, as posted: what returns are measured by.
public struct ReceiptState: Hashable, Sendable {
  /// Lots that the receipt earned, less what was taken back.
  public var earned: [LotPart]
  /// Lots that were spent on it, in the order taken, less what was given back.
  public var spent: [LotPart]

  /// Makes a receipt's state.
  public init(earned: [LotPart] = [], spent: [LotPart] = []) {
    self.earned = earned
    self.spent = spent
  }

  /// What may still be taken back of what it earned.
  public var earnedLeft: Points { earned.reduce(.zero) { $0 + $1.points } }
  /// What may still be given back of what was spent on it.
  public var spentLeft: Points { spent.reduce(.zero) { $0 + $1.points } }
  /// Whether nothing is left of it.
  public var isEmpty: Bool { earned.isEmpty && spent.isEmpty }
}

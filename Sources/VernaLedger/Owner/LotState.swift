import VernaCore

/// What is left of a lot, by account.
struct LotState: Hashable, Sendable {
  let lot: Lot
  var pending = Points.zero
  var available = Points.zero
  var reserved = Points.zero
  /// What ran out unspent, less what a return took back of it.
  var expired = Points.zero

  init(_ lot: Lot) { self.lot = lot }

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

/// Points held for an order, and the lots they are held in.
struct HoldState: Hashable, Sendable {
  let name: ByteText
  let wallet: ByteText
  /// From this moment on the hold holds nothing.
  let deadline: Int64
  /// In the order in which they were taken.
  var parts: [LotPart]

  var points: Points { parts.reduce(.zero) { $0 + $1.points } }
}

/// A part of a lot.
struct LotPart: Hashable, Sendable {
  let lot: Int64
  var points: Points
}

/// What a receipt earned and spent in one wallet, as posted: what returns are measured by.
struct ReceiptState: Hashable, Sendable {
  /// Lots that the receipt earned, less what was taken back.
  var earned: [LotPart] = []
  /// Lots that were spent on it, in the order taken, less what was given back.
  var spent: [LotPart] = []

  var earnedLeft: Points { earned.reduce(.zero) { $0 + $1.points } }
  var spentLeft: Points { spent.reduce(.zero) { $0 + $1.points } }
}

/// A receipt in a wallet.
struct ReceiptKey: Hashable, Sendable {
  let wallet: ByteText
  let receipt: ByteText
}

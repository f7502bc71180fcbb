public import VernaCore

/// What the accounts of one wallet hold; the programme's are this owner's part of them.
public struct WalletState: Hashable, Sendable {
  /// The wallet.
  public let wallet: ByteText
  /// The debt, never above zero: the part of `available` that no lot stands for.
  public var debt = Points.zero
  private var pending = Points.zero
  private var available = Points.zero
  private var reserved = Points.zero
  private var issued = Points.zero
  private var redeemed = Points.zero
  private var expired = Points.zero
  private var adjusted = Points.zero
  private var clearing = Points.zero

  /// A wallet without points.
  public init(_ wallet: ByteText) { self.wallet = wallet }

  /// What an account holds.
  public subscript(account: Account) -> Points {
    get {
      switch account {
      case .pending: pending
      case .available: available
      case .reserved: reserved
      case .issued: issued
      case .redeemed: redeemed
      case .expired: expired
      case .adjusted: adjusted
      case .clearing: clearing
      }
    }
    set {
      switch account {
      case .pending: pending = newValue
      case .available: available = newValue
      case .reserved: reserved = newValue
      case .issued: issued = newValue
      case .redeemed: redeemed = newValue
      case .expired: expired = newValue
      case .adjusted: adjusted = newValue
      case .clearing: clearing = newValue
      }
    }
  }
}

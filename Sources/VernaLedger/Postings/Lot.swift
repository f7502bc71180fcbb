public import VernaCore

/// Points that came together and run out together. A lot never changes; what is left of it is worked from postings.
public struct Lot: Hashable, Sendable {
  /// From 1, by owner.
  public let number: Int64
  /// The wallet it lies in.
  public let wallet: ByteText
  /// The receipt that earned it, empty for none.
  public let receipt: ByteText
  /// Who earned it, where the owner is a pool; empty for the owner itself.
  public let earner: ByteText
  /// The version of the programme that it was posted under.
  public let version: Int32
  /// The first day on which it can be spent.
  public let activatesOn: Day
  /// The first day on which it is gone; `Lot.never` for points that stay.
  public let expiresOn: Day

  /// A day that does not come: 9999-12-31.
  public static let never = Day(year: 9999, month: 12, day: 31)

  /// Makes a lot.
  public init(
    number: Int64, wallet: ByteText, receipt: ByteText, earner: ByteText, version: Int32, activatesOn: Day,
    expiresOn: Day
  ) {
    self.number = number
    self.wallet = wallet
    self.receipt = receipt
    self.earner = earner
    self.version = version
    self.activatesOn = activatesOn
    self.expiresOn = expiresOn
  }

  /// The number that stands for the debt of a wallet in movements.
  public static let debt: Int64 = 0
}

/// What a receipt is, in one byte of the flags column.
public struct ReceiptFlags: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A return; else a sale.
  public static let isReturn = ReceiptFlags(rawValue: 1)
  /// Its money is members' money: a sale with member_id not before joined_at, or a return whose original sale is
  /// one (without an original in the data: the return itself).
  public static let isMember = ReceiptFlags(rawValue: 2)
  /// The shopper is known but it is not a member's receipt: customer_id only, or before joined_at.
  public static let isKnown = ReceiptFlags(rawValue: 4)
  /// A return that names its original sale, and the original is in the data.
  public static let hasOriginal = ReceiptFlags(rawValue: 8)
  /// A return that names an original sale that is not in the data.
  public static let lacksOriginal = ReceiptFlags(rawValue: 16)
  /// The receipt has at least one line.
  public static let hasLines = ReceiptFlags(rawValue: 32)
  /// The amounts of its lines hold the part paid with points, as they were written (`points_included: true`). Each line's
  /// share of that part is worked from them, so that it is the one that is taken off.
  public static let amountsHoldPoints = ReceiptFlags(rawValue: 64)
}

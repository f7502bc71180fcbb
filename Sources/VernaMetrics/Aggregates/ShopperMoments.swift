/// Sums and second moments over shoppers of what each spent, bought and returned: sufficient statistics for every
/// delta-method interval that is clustered by shopper. An anonymous receipt is a shopper of its own.
public struct ShopperMoments: Sendable, Hashable {
  /// What is summed within a shopper; `member…` over member receipts, `other…` over the rest. Money in minor units.
  public enum Axis: Int, Sendable, CaseIterable {
    case memberSales, memberReturns, memberReceipts, memberItems
    case otherSales, otherReturns, otherReceipts, otherItems
    case memberList, otherList, memberListedItems, otherListedItems
    case memberPointsPaid, memberPointsReceipts
    case memberNetExVAT, memberMargin, otherNetExVAT, otherMargin
    case memberRewards, memberPromoted
  }

  /// How many axes.
  public static let axes = Axis.allCases.count
  /// Shoppers with at least one receipt in the period, members and others.
  public var shoppers: Int64 = 0
  /// Sum by axis.
  public var sums: [Double]
  /// Row-major `axes x axes`, the upper triangle filled: sum over shoppers of x_i x_j.
  public var products: [Double]

  public init() {
    sums = [Double](repeating: 0, count: ShopperMoments.axes)
    products = [Double](repeating: 0, count: ShopperMoments.axes * ShopperMoments.axes)
  }

  /// Sum of one axis.
  public func sum(_ axis: Axis) -> Double { sums[axis.rawValue] }

  /// Sum over shoppers of the product of two axes.
  public func product(_ first: Axis, _ second: Axis) -> Double {
    let low = min(first.rawValue, second.rawValue)
    let high = max(first.rawValue, second.rawValue)
    return products[low * ShopperMoments.axes + high]
  }
}

/// Sums and second moments over shoppers of what each spent, bought and returned: sufficient statistics for every
/// delta-method interval that is clustered by shopper. An anonymous receipt is a shopper of its own.
public struct ShopperMoments: Sendable, Hashable {
  /// What is summed within a shopper; `member…` over member receipts, `other…` over those of known non-members and
  /// nobody, `outside…` over receipts of members whom the segment leaves out. Money in minor units.
  ///
  /// `…NetExVAT` is money of costed lines without VAT, sales less returns; `…Margin` that less its cost; `memberRewards` RW
  /// as paid. `…List` is list money of sale lines, as paid where a line has no list price.
  public enum Axis: Int, Sendable, CaseIterable {
    case memberSales, memberReturns, memberReceipts, memberPointsPaid, memberPointsReceipts
    case otherSales, otherReturns, otherReceipts
    case outsideSales, outsideReturns, outsideReceipts
    case memberItems, memberList, memberLineSales, memberPromoted, memberRewards, memberNetExVAT, memberMargin
    case otherItems, otherList, otherNetExVAT, otherMargin
  }

  /// How many axes.
  public static let axes = Axis.allCases.count
  /// Shoppers with at least one receipt in the period, members and others.
  public var shoppers: Int64 = 0
  /// Shoppers with at least one sale: of any kind, of the `other` kind, of the `member` or the `other` kind.
  public var buyers: Int64 = 0
  public var otherBuyers: Int64 = 0
  public var memberOrOtherBuyers: Int64 = 0
  /// Shoppers with a member receipt, sale or return.
  public var memberShoppers: Int64 = 0
  /// Shoppers with a line of known cost on a member receipt, and on an other one.
  public var memberCosted: Int64 = 0
  public var otherCosted: Int64 = 0
  /// Sum by axis.
  public var sums: [Double]
  /// Row-major `axes x axes`, the upper triangle filled for `MomentPairs.all`: sum over shoppers of x_i x_j.
  public var products: [Double]

  /// Nothing yet: all zero.
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

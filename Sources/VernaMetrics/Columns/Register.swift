/// The places of what is summed within a shopper: what nearly every receipt moves first, then the rest of receipts' own, so
/// that data without lines carry no more.
enum Register {
  static let memberSales = 0
  static let memberReceipts = 1
  /// Distinct days with a member's sale.
  static let days = 2
  static let memberPointsPaid = 3
  static let memberPointsReceipts = 4
  /// The first of the registers that few receipts, or lines, move.
  static let rest = 5
  /// Points given back on members' returns.
  static let memberPointsOnReturns = 5
  static let memberReturns = 6
  static let otherSales = 7
  static let otherReturns = 8
  static let otherReceipts = 9
  static let outsideSales = 10
  static let outsideReturns = 11
  static let outsideReceipts = 12
  static let memberReturnReceipts = 13
  static let otherReturnReceipts = 14
  static let outsideReturnReceipts = 15
  /// How many registers receipts alone use.
  static let withoutLines = 16

  static let memberItems = 16
  static let memberList = 17
  static let memberLineSales = 18
  static let memberPromoted = 19
  static let memberRewards = 20
  static let memberNetExVAT = 21
  static let memberMargin = 22
  static let otherItems = 23
  static let otherList = 24
  static let otherNetExVAT = 25
  static let otherMargin = 26
  static let memberCostedLines = 27
  static let otherCostedLines = 28
  /// How many registers lines need.
  static let withLines = 30

  /// The register of an axis of moments.
  static func index(of axis: ShopperMoments.Axis) -> Int {
    axis.rawValue < receiptAxes.count ? receiptAxes[axis.rawValue] : axis.rawValue + 5
  }

  /// The registers of the axes that receipts alone have, in the order of axes.
  private static let receiptAxes = [
    memberSales, memberReturns, memberReceipts, memberPointsPaid, memberPointsReceipts, otherSales, otherReturns,
    otherReceipts, outsideSales, outsideReturns, outsideReceipts,
  ]

  /// How many parts of a register make one unit of its axis.
  static func scale(of axis: ShopperMoments.Axis) -> Double {
    switch axis {
    case .memberRewards, .memberNetExVAT, .memberMargin, .otherNetExVAT, .otherMargin: 1e6
    default: 1
    }
  }

  /// The places of each list of `MomentPairs` in `MomentPairs.all`.
  enum Pairs {
    static let returns = 3..<5
    static let points = 5..<9
    static let other = 9..<14
    static let across = 14..<21
    static let outside = 21..<30
    static let memberLines = 30..<43
    static let otherLines = 43..<51
    static let acrossLines = 51..<59
  }

  /// Both registers of each pair of `MomentPairs.all`, as one number: first x 256 + second.
  static let pairs: [UInt16] = MomentPairs.all.map { UInt16(index(of: $0.0) * 256 + index(of: $0.1)) }
}

/// Sums over receipts that no moment needs, a cell at a time.
enum CellExtra {
  static let otherPointsPaid = 0
  static let otherPointsReceipts = 1
  static let otherPointsOnReturns = 2
  static let memberOnline = 3
  static let otherOnline = 4
  static let outsideOnline = 5
  static let returnsWithoutOriginal = 6
  static let memberListedLines = 7
  static let otherListedLines = 8
  static let memberCostedSales = 9
  static let memberCostedReturns = 10
  static let otherCostedSales = 11
  static let otherCostedReturns = 12
  static let outsideCostedSales = 13
  static let otherLineSales = 14
  static let otherPromoted = 15
  static let count = 16
}

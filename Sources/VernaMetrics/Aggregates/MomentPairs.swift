/// The pairs of axes whose products some interval asks for. A pair that is not here has no product.
enum MomentPairs {
  typealias Axis = ShopperMoments.Axis

  /// Pairs of members' money and receipts; then what returns and points add to them.
  static let memberCore: [(Axis, Axis)] = [
    (.memberSales, .memberSales), (.memberSales, .memberReceipts), (.memberReceipts, .memberReceipts),
  ]
  static let memberReturns: [(Axis, Axis)] = [(.memberSales, .memberReturns), (.memberReturns, .memberReturns)]
  static let memberPoints: [(Axis, Axis)] = [
    (.memberPointsPaid, .memberPointsPaid), (.memberSales, .memberPointsPaid),
    (.memberPointsReceipts, .memberPointsReceipts), (.memberReceipts, .memberPointsReceipts),
  ]
  /// Pairs of the other receipts.
  static let other: [(Axis, Axis)] = [
    (.otherSales, .otherSales), (.otherSales, .otherReceipts), (.otherReceipts, .otherReceipts),
    (.otherSales, .otherReturns), (.otherReturns, .otherReturns),
  ]
  /// Pairs across members' and other receipts of one shopper, who joined in the period.
  static let across: [(Axis, Axis)] = [
    (.memberSales, .otherSales), (.memberSales, .otherReturns), (.memberReturns, .otherSales),
    (.memberReturns, .otherReturns), (.memberReceipts, .otherReceipts), (.memberSales, .otherReceipts),
    (.memberReceipts, .otherSales),
  ]
  /// Pairs of members outside the segment, alone and with their receipts before they joined.
  static let outside: [(Axis, Axis)] = [
    (.outsideSales, .outsideSales), (.outsideSales, .outsideReturns), (.outsideReturns, .outsideReturns),
    (.outsideReceipts, .outsideReceipts), (.otherSales, .outsideSales), (.otherSales, .outsideReturns),
    (.otherReturns, .outsideSales), (.otherReturns, .outsideReturns), (.otherReceipts, .outsideReceipts),
  ]
  /// What lines add: pairs of members', of other receipts, and across.
  static let memberLines: [(Axis, Axis)] = [
    (.memberItems, .memberItems), (.memberReceipts, .memberItems), (.memberSales, .memberItems),
    (.memberList, .memberList), (.memberItems, .memberList), (.memberLineSales, .memberLineSales),
    (.memberLineSales, .memberPromoted), (.memberPromoted, .memberPromoted), (.memberRewards, .memberRewards),
    (.memberSales, .memberRewards), (.memberNetExVAT, .memberNetExVAT), (.memberNetExVAT, .memberMargin),
    (.memberMargin, .memberMargin),
  ]
  static let otherLines: [(Axis, Axis)] = [
    (.otherItems, .otherItems), (.otherReceipts, .otherItems), (.otherSales, .otherItems), (.otherList, .otherList),
    (.otherItems, .otherList), (.otherNetExVAT, .otherNetExVAT), (.otherNetExVAT, .otherMargin),
    (.otherMargin, .otherMargin),
  ]
  static let acrossLines: [(Axis, Axis)] = [
    (.memberItems, .otherItems), (.memberItems, .otherReceipts), (.memberReceipts, .otherItems),
    (.memberSales, .otherItems), (.otherSales, .memberItems), (.memberList, .otherList), (.memberList, .otherItems),
    (.memberItems, .otherList),
  ]

  /// All pairs, the lists above in their order.
  static let all: [(Axis, Axis)] =
    memberCore + memberReturns + memberPoints + other + across + outside + memberLines + otherLines + acrossLines
}

/// What receipts brought and cost, in whole units by VAT class: exact, and additive in any order.
struct EconomicSums: Sendable {
  /// Money of lines whose cost is known, minor units, by VAT class.
  var covered: [Int128]
  /// Their cost, in billionths of a major unit, by the class of tax that it holds.
  var goods: [Int128]
  /// The part paid with points and the discounts that the programme pays, minor units, by VAT class.
  var rewards: [Int128]
  /// The cost of gifts, in billionths of a major unit, by the class of tax that it holds.
  var gifts: [Int128]
  /// Money of all receipts and of those lines alone whose cost is known, minor units.
  var money: Int64 = 0
  var coveredMoney: Int64 = 0

  init(classes: Int) {
    covered = [Int128](repeating: 0, count: classes)
    goods = covered
    rewards = covered
    gifts = covered
  }

  static func += (left: inout EconomicSums, right: EconomicSums) {
    for place in left.covered.indices {
      left.covered[place] += right.covered[place]
      left.goods[place] += right.goods[place]
      left.rewards[place] += right.rewards[place]
      left.gifts[place] += right.gifts[place]
    }
    left.money += right.money
    left.coveredMoney += right.coveredMoney
  }
}

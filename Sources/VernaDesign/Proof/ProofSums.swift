import VernaCore
import VernaMechanics

/// Sums of a replay in units of the scale, without VAT.
struct ProofSums {
  var revenue: Int128 = 0
  var margin: Int128 = 0
  var accrual: Int128 = 0
  var cash: Int128 = 0

  static func += (sums: inout ProofSums, other: ProofSums) {
    sums.revenue += other.revenue
    sums.margin += other.margin
    sums.accrual += other.accrual
    sums.cash += other.cash
  }

  func row(_ key: String, _ scale: ExactScale) -> LadderProof.Row {
    LadderProof.Row(
      key: key, revenue: scale.major(revenue).double, before: scale.major(margin).double,
      accrualCost: scale.major(accrual).double, cashCost: scale.major(cash).double,
      accrualAfter: scale.major(margin - accrual).double, cashAfter: scale.major(margin - cash).double)
  }
}

/// What was found under the floor.
struct FloorCount {
  /// Places in the table of products.
  var products: Set<Int> = []
  var receipts = 0
  var members = 0

  func written(products count: Int, receipts all: Int, members people: Int) -> LadderProof.Floor {
    LadderProof.Floor(
      products: products.count, receipts: receipts, members: members,
      productsShare: Fraction(products.count, count).double, receiptsShare: Fraction(receipts, max(1, all)).double,
      membersShare: people > 0 ? Fraction(members, people).double : nil)
  }
}

/// Points of one member, the oldest first.
struct PointsPurse {
  private var lots: [(from: Day, gone: Day?, hundredths: Int64)] = []

  mutating func add(_ points: Points, _ life: PointsLife, on day: Day) {
    if points > .zero { lots.append((life.activatesOn(day), life.expiresOn(day), points.hundredths)) }
  }

  /// What can be spent on a day; what has run out is let go.
  mutating func balance(on day: Day) -> Points {
    lots.removeAll { lot in lot.gone.map { $0 <= day } ?? false }
    return Points(hundredths: lots.reduce(0) { $1.from <= day ? $0 + $1.hundredths : $0 })
  }

  mutating func spend(_ points: Points, on day: Day) {
    var left = points.hundredths
    for index in lots.indices where lots[index].from <= day {
      let taken = min(left, lots[index].hundredths)
      lots[index].hundredths -= taken
      left -= taken
    }
    lots.removeAll { $0.hundredths == 0 }
  }
}

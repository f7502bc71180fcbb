import VernaCore
import VernaStatistics

/// Earning, spending, expiry and clawback of points, each posted to `points.csv`.
struct PointsDesk {
  private(set) var purse: PointsPurse
  private let file: ByteFile
  private let calendar: TradingCalendar
  private let expiryTexts: [PreparedText]
  /// Points of a purchase live this many months from the first of theirs; a short life makes unspent ones burn.
  private let lifeMonths: Int
  /// Points spent for a thousand earned, held by each store.
  private let spendPermille: Int
  private var earnedByStore: [Int]
  private var spentByStore: [Int]

  static let earnPercent = 3
  static let welcomePoints = 100
  static let spentAtOnce = 100

  static let welcomeMonths = 3
  static let offerMonths = 2

  static func lifeMonths(_ plan: DemoPlan) -> Int { plan.has(.unusedPoints) ? 12 : 24 }

  init(plan: DemoPlan, members: Int, stores: Int, calendar: TradingCalendar, file: ByteFile) {
    purse = PointsPurse(members: members)
    self.file = file
    self.calendar = calendar
    lifeMonths = PointsDesk.lifeMonths(plan)
    spendPermille = plan.has(.unusedPoints) ? 60 : 197
    earnedByStore = [Int](repeating: 0, count: stores)
    spentByStore = earnedByStore
    expiryTexts = (0..<60).map { PreparedText(plan.period.from.adding(months: $0).iso) }
  }

  /// How many points a member pays with, given the receipt's total in kopecks.
  mutating func pointsToSpend(
    _ member: Int, store: Int, total: Int64, random: inout SeededGenerator
  ) -> Int {
    let wish = random.below(10)
    guard Int(purse.balances[member]) >= PointsDesk.spentAtOnce, total >= Int64(PointsDesk.spentAtOnce) * 400,
      spentByStore[store] * 1000 < earnedByStore[store] * spendPermille, wish == 0
    else { return 0 }
    return PointsDesk.spentAtOnce
  }

  /// Posts a spending and returns the lots it came from.
  mutating func spend(
    _ points: Int, of member: Int, at moment: Moment, receipt: Int, store: Int
  ) -> [(expiryMonth: Int, points: Int)] {
    spentByStore[store] += points
    post(member, moment, "redeem", points, receipt: receipt, expiryMonth: nil)
    return purse.spend(points, of: member, month: moment.month)
  }

  /// Posts what a purchase earns and returns it with the month in which it runs out.
  mutating func earn(onKopecks total: Int64, by member: Int, at moment: Moment, receipt: Int, store: Int)
    -> [(expiryMonth: Int, points: Int)]
  {
    let points = Int(total) * PointsDesk.earnPercent / 10_000
    guard points > 0 else { return [] }
    earnedByStore[store] += points
    give(points, to: member, at: moment, receipt: receipt, lifeMonths: lifeMonths)
    return [(moment.month + lifeMonths, points)]
  }

  /// Posts points that live for some months.
  mutating func give(_ points: Int, to member: Int, at moment: Moment, receipt: Int?, lifeMonths: Int) {
    let expiry = moment.month + lifeMonths
    purse.add(points, to: member, expiryMonth: expiry)
    post(member, moment, "earn", points, receipt: receipt, expiryMonth: expiry)
  }

  /// Takes back what a returned purchase had earned: of its own lots first, then of those that run out soonest, as far as the
  /// balance goes.
  mutating func claw(
    _ earned: [(expiryMonth: Int, points: Int)], from member: Int, at moment: Moment, receipt: Int
  ) {
    var left = min(earned.reduce(0) { $0 + $1.points }, Int(purse.balances[member]))
    guard left > 0 else { return }
    post(member, moment, "earn", -left, receipt: receipt, expiryMonth: nil)
    for part in earned where left > 0 {
      left -= purse.take(min(left, part.points), from: member, expiryMonth: part.expiryMonth)
    }
    _ = purse.spend(left, of: member, month: moment.month)
  }

  /// Gives back the points that paid for a returned purchase, to the lots they came from; what has run out meanwhile runs out at
  /// once. Returns how many.
  mutating func giveBack(
    _ spent: [(expiryMonth: Int, points: Int)], to member: Int, at moment: Moment, receipt: Int
  ) -> Int {
    let points = spent.reduce(0) { $0 + $1.points }
    guard points > 0 else { return 0 }
    post(member, moment, "redeem", -points, receipt: receipt, expiryMonth: nil)
    var gone = 0
    for part in spent {
      if part.expiryMonth > moment.month {
        purse.add(part.points, to: member, expiryMonth: part.expiryMonth)
      } else {
        gone += part.points
      }
    }
    if gone > 0 { post(member, moment, "expire", gone, receipt: nil, expiryMonth: nil) }
    return points
  }

  /// Posts the expiry of every lot whose day is the first of a month.
  mutating func expire(month: Int, members: Int) {
    for member in 0..<members {
      let points = purse.expire(member, month: month)
      guard points > 0 else { continue }
      file.memberID(member)
      file.comma()
      file.moment(expiryTexts[month], second: 0)
      file.text(",expire,")
      file.number(Int64(points))
      file.text(",,\n")
    }
  }

  private func post(
    _ member: Int, _ moment: Moment, _ kind: String, _ points: Int, receipt: Int?, expiryMonth: Int?
  ) {
    file.memberID(member)
    file.comma()
    file.moment(moment.date, second: moment.second)
    file.comma()
    file.text(kind)
    file.comma()
    file.number(Int64(points))
    file.comma()
    if let receipt { file.receiptID(receipt) }
    file.comma()
    if let expiryMonth { file.prepared(expiryTexts[expiryMonth]) }
    file.newLine()
  }
}

import VernaCore

/// What a month of a back-test comes to. Money in minor units, points in hundredths; sums of returns taken off.
public struct BacktestMonth: Hashable, Sendable {
  /// Sale receipts of members.
  public var receipts: Int64 = 0
  /// Paid in money in history, and under the programme.
  public var paidBefore: Int64 = 0
  public var paid: Int64 = 0
  /// The same without VAT, and what the goods of lines with a known cost had cost, in millionths of a minor unit.
  public var netBefore: Int64 = 0
  public var net: Int64 = 0
  public var goods: Int64 = 0
  /// Taken off by offers, and paid with points.
  public var discounts: Int64 = 0
  public var paidByPoints: Int64 = 0
  /// Points issued net of what was taken back, redeemed net of what was given back, run out, put right.
  public var issued: Int64 = 0
  public var redeemed: Int64 = 0
  public var expired: Int64 = 0
  public var adjusted: Int64 = 0
  /// What was issued and redeemed at the value of a point, in minor units.
  public var issuedMoney: Int64 = 0
  public var redeemedMoney: Int64 = 0
  public var expiredMoney: Int64 = 0
  /// Moves up and down the levels.
  public var climbs: Int64 = 0
  public var falls: Int64 = 0

  /// Adds another part of the same month.
  mutating func add(_ other: BacktestMonth) {
    receipts += other.receipts
    paidBefore += other.paidBefore
    paid += other.paid
    netBefore += other.netBefore
    net += other.net
    goods += other.goods
    discounts += other.discounts
    paidByPoints += other.paidByPoints
    issued += other.issued
    redeemed += other.redeemed
    expired += other.expired
    adjusted += other.adjusted
    issuedMoney += other.issuedMoney
    redeemedMoney += other.redeemedMoney
    expiredMoney += other.expiredMoney
    climbs += other.climbs
    falls += other.falls
  }
}

/// What one offer gave in a back-test.
public struct OfferCost: Hashable, Sendable {
  /// How often it gave something.
  public var times: Int64 = 0
  /// Money taken off, in minor units.
  public var money: Int64 = 0
  /// Points given, in hundredths, and what they are worth in minor units.
  public var points: Int64 = 0
  public var pointsMoney: Int64 = 0
  /// Gifts, codes, services and badges.
  public var gifts: Int64 = 0

  /// What it cost: money taken off and points at their value when given.
  public var cost: Int64 { money + pointsMoney }

  mutating func add(_ other: OfferCost) {
    times += other.times
    money += other.money
    points += other.points
    pointsMoney += other.pointsMoney
    gifts += other.gifts
  }
}

/// Sums of one thread of a back-test.
struct BacktestTally {
  /// By month from the first.
  var months: [BacktestMonth]
  /// By place among the programme's offers.
  var offers: [OfferCost]
  /// What members took that no offer gave (the till's rounding).
  var rounding: Int64 = 0
  /// What floors cut: times, money, points.
  var cuts: Int64 = 0
  var cutMoney: Int64 = 0
  var cutPoints: Int64 = 0
  /// Sale lines of known cost, those sold under it now and in history, and what is lost on them now, in millionths of a minor unit.
  var costedLines: Int64 = 0
  var linesUnderCost: Int64 = 0
  var linesUnderCostBefore: Int64 = 0
  var lostUnderCost: Int64 = 0
  /// Receipts that could not be priced, returns whose purchase is not in the data, lines that no basket can hold.
  var unpriced: Int64 = 0
  var returnsWithoutPurchase: Int64 = 0
  var linesLeftOut: Int64 = 0
  /// By level: members at the end.
  var membersAtLevel: [Int64]
  var members: Int64 = 0

  init(months: Int, offers: Int, levels: Int) {
    self.months = [BacktestMonth](repeating: BacktestMonth(), count: months)
    self.offers = [OfferCost](repeating: OfferCost(), count: offers)
    membersAtLevel = [Int64](repeating: 0, count: max(1, levels))
  }

  mutating func add(_ other: BacktestTally) {
    for month in months.indices { months[month].add(other.months[month]) }
    for offer in offers.indices { offers[offer].add(other.offers[offer]) }
    for level in membersAtLevel.indices { membersAtLevel[level] += other.membersAtLevel[level] }
    rounding += other.rounding
    cuts += other.cuts
    cutMoney += other.cutMoney
    cutPoints += other.cutPoints
    costedLines += other.costedLines
    linesUnderCost += other.linesUnderCost
    linesUnderCostBefore += other.linesUnderCostBefore
    lostUnderCost += other.lostUnderCost
    unpriced += other.unpriced
    returnsWithoutPurchase += other.returnsWithoutPurchase
    linesLeftOut += other.linesLeftOut
    members += other.members
  }
}

/// What a member got in a back-test, in minor units.
public struct MemberGain: Hashable, Sendable {
  /// Paid in money under the programme.
  public var paid: Int64 = 0
  /// Taken off, and points earned at their value: what the programme promised.
  public var promised: Int64 = 0
  /// Taken off, and paid with points: what the programme paid.
  public var received: Int64 = 0
  /// Gross margin of lines of known cost, without VAT, after what the programme paid.
  public var margin: Int64 = 0
}

extension BacktestMonth {
  /// How members' points changed in the month, in hundredths.
  public var balanceChange: Int64 { issued + adjusted - redeemed - expired }
  /// How what they are owed at face value changed, in minor units.
  public var owedChange: Int64 { issuedMoney - redeemedMoney - expiredMoney }
}

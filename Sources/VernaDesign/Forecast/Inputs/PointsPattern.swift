/// How points are used up: shares redeemed and expired by age, and what the lots of today will come to. Points in
/// hundredths.
public struct PointsPattern: Hashable, Sendable {
  /// Money of one hundredth of a point, in minor units.
  public var worth: Double
  /// Money taken off receipts a minor unit of points redeemed: 1 where every redeemed point pays for goods.
  public var paidShare: Double
  /// The shares of earned points redeemed and expired in the month of an age, 0 and up.
  public var redeemedAt: [Double]
  public var expiredAt: [Double]
  /// F(T) - F(a) by age: what will yet be redeemed of points earned.
  public var redeemedAfter: [Double]
  /// Of today's lots by month of the forecast: redeemed, expired, and expected to be redeemed at the month's end.
  public var oldRedeemed: [Double]
  public var oldExpired: [Double]
  public var oldExpected: [Double]
  /// Points left today.
  public var balance: Double
  /// Whether the age at which use ends is assumed.
  public var isHorizonAssumed: Bool

  /// The share of points that is never redeemed: 1 - F(T).
  public var breakage: Double { 1 - (redeemedAfter.first ?? 0) - (redeemedAt.first ?? 0) }

  /// Reads the pattern of a history; nil where no month of earning is full or a point's worth is not known.
  ///
  /// - Parameter months: how far the forecast goes.
  init?(_ history: MonthlyHistory, months: Int) {
    let end = history.end
    guard let micros = end.pointValueMicros, !end.redeemedByAge.isEmpty else { return nil }
    let worth = Double(micros) / 1_000_000 / 100
    let recent = max(0, history.months - 12)
    let paid = history.pointsPaid.dropFirst(recent).reduce(0, +)
    let used = Double(history.redeemed.dropFirst(recent).reduce(0, +)) * worth
    let paidShare = history.pointsPaid.isEmpty || used <= 0 ? 0 : min(1.5, Double(paid) / used)
    self.init(
      worth: worth, paidShare: paidShare, redeemed: end.redeemedByAge, expired: end.expiredByAge,
      horizon: end.horizonMonths, left: end.leftByAge, balance: Double(end.balance), months: months)
    isHorizonAssumed = end.isHorizonAssumed
  }

  /// Makes a pattern of cumulated shares by age; both stay flat after the last age given, and at the horizon all that is
  /// left expires.
  ///
  /// - Parameter left: points left today by age.
  init(
    worth: Double, paidShare: Double, redeemed: [Double], expired: [Double], horizon: Int, left: [Int: Int64],
    balance: Double, months: Int
  ) {
    self.worth = worth
    self.paidShare = paidShare
    self.balance = balance
    isHorizonAssumed = false
    let horizon = max(1, horizon)
    func share(_ shares: [Double], _ age: Int) -> Double {
      shares.isEmpty || age < 0 ? 0 : shares[min(age, shares.count - 1)]
    }
    func used(_ age: Int) -> Double { share(redeemed, min(age, horizon)) }
    func lapsed(_ age: Int) -> Double { age >= horizon ? max(share(expired, age), 1 - used(age)) : share(expired, age) }
    redeemedAt = (0...horizon).map { max(0, used($0) - used($0 - 1)) }
    expiredAt = (0...horizon).map { max(0, lapsed($0) - lapsed($0 - 1)) }
    redeemedAfter = (0...horizon).map { max(0, used(horizon) - used($0)) }
    oldRedeemed = [Double](repeating: 0, count: months)
    oldExpired = oldRedeemed
    oldExpected = oldRedeemed
    for (age, points) in left.sorted(by: { $0.key < $1.key }) where points > 0 {
      let open = 1 - used(age) - lapsed(age)
      for month in 0..<months {
        let now = age + month + 1
        if open <= 0 || age >= horizon {
          // A lot that outlived the pattern: it is neither expected to be used, nor to stay for ever.
          if month == 0 { oldExpired[month] += Double(points) }
          continue
        }
        oldRedeemed[month] += Double(points) * max(0, used(now) - used(now - 1)) / open
        oldExpired[month] += Double(points) * max(0, lapsed(now) - lapsed(now - 1)) / open
        oldExpected[month] += Double(points) * max(0, used(horizon) - used(now)) / open
      }
    }
  }
}

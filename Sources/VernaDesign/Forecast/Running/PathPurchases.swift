/// Purchases of one path month by month: who came, what they bought, what points did.
struct PathPurchases {
  var newMembers: [Double]
  var receipts: [Double]
  /// Members' money before rewards.
  var gross: [Double]
  /// Rewards on receipts as paid: with points, and other.
  var pointsPaid: [Double]
  var discounts: [Double]
  /// Points in hundredths: earned, redeemed and expired a month, left and expected to be redeemed at its end.
  var earned: [Double]
  var redeemed: [Double]
  var expired: [Double]
  var left: [Double]
  var expected: [Double]

  init(months: Int) {
    let none = [Double](repeating: 0, count: months)
    newMembers = none
    receipts = none
    gross = none
    pointsPaid = none
    discounts = none
    earned = none
    redeemed = none
    expired = none
    left = none
    expected = none
  }

  /// Works a path out.
  ///
  /// - Complexity: O(months²).
  mutating func work(_ block: DrawBlock, path: Int, inputs: ForecastInputs, steps: PathSteps) {
    let months = inputs.months
    let start = path * months
    func value(_ driver: ForecastDriver, _ month: Int) -> Double {
      let values = block.values[driver.rawValue]
      return values.isEmpty ? 0 : values[start + month]
    }
    var kept = 1.0
    for month in 0..<months {
      newMembers[month] = value(.newMembers, month) * steps.newMembers[month]
      kept *= steps.survival[month]
      var expected = block.base[start + month] * kept
      // Members who came in the forecast: their survival counts from their own first month.
      var stayed = 1.0
      var cohort = month
      while cohort >= 0 {
        expected += newMembers[cohort] * block.curve[start + month - cohort] * stayed
        stayed *= steps.survival[cohort]
        cohort -= 1
      }
      receipts[month] = value(.activity, month) * expected * steps.frequency[month]
      gross[month] = receipts[month] * value(.basket, month) * steps.basket[month]
      discounts[month] = gross[month] * min(0.95, max(0, value(.discounts, month) + steps.discounts[month]))
      workPoints(
        month, earning: value(.earning, month), redemption: value(.redemption, month),
        share: value(.pointsPaid, month), inputs: inputs, steps: steps)
    }
  }

  private mutating func workPoints(
    _ month: Int, earning: Double, redemption: Double, share: Double, inputs: ForecastInputs, steps: PathSteps
  ) {
    guard let points = inputs.points else {
      pointsPaid[month] = min(gross[month] * min(0.95, share), gross[month] - discounts[month])
      return
    }
    let use = redemption * steps.redemption[month]
    let isBare = inputs.exposure == nil
    let rate = isBare ? earning : max(0, earning + steps.earning[month])
    var older = points.oldRedeemed[month]
    var lapsed = points.oldExpired[month]
    var open = points.oldExpected[month]
    for cohort in 0..<month {
      let age = month - cohort
      guard age < points.redeemedAt.count else { continue }
      older += earned[cohort] * points.redeemedAt[age]
      lapsed += earned[cohort] * points.expiredAt[age]
      open += earned[cohort] * points.redeemedAfter[age]
    }
    // Points earned this month are earned on what is paid after points, some of which are this month's own.
    let money = isBare ? 1 : gross[month] - discounts[month]
    let before = points.paidShare * points.worth * use * older
    let own = points.paidShare * use * points.redeemedAt[0] * rate
    let paid = isBare ? 0 : min(max(0, money), (before + own * money) / (1 + own))
    let earnedNow = rate * max(0, money - paid) / points.worth
    let had = (month == 0 ? points.balance : left[month - 1]) + earnedNow
    earned[month] = earnedNow
    redeemed[month] = min(max(0, had), use * (older + earnedNow * points.redeemedAt[0]))
    expired[month] = min(max(0, had - redeemed[month]), lapsed + earnedNow * points.expiredAt[0])
    left[month] = had - redeemed[month] - expired[month]
    // What is expected follows the use of this path, and no more than what is left.
    expected[month] = min(max(0, left[month]), use * (open + earnedNow * points.redeemedAfter[0]))
    pointsPaid[month] = paid
  }
}

import VernaColumns
import VernaCore
import VernaStatistics

/// What was posted to one member's points up to a moment, in hundredths.
struct PointsPosted {
  var earned: Int64 = 0
  var redeemed: Int64 = 0
  var expired: Int64 = 0
  var opened: Int64 = 0
  var adjusted: Int64 = 0
  var earnRows: Int64 = 0
  var comingRows: Int64 = 0
  var redeemRows: Int64 = 0
  var rows: Int64 = 0
  /// Rows that redeem points, those given back left out.
  var uses: Int64 = 0

  mutating func add(_ row: PointsRow) {
    let size = row.points.hundredths
    rows += 1
    switch row.kind {
    case .earn:
      earned += size
      earnRows += 1
      comingRows += 1
    case .redeem:
      redeemed += size
      redeemRows += 1
      if size > 0 { uses += 1 }
    case .expire: expired += size
    case .opening:
      opened += size
      comingRows += 1
    case .adjust:
      adjusted += size
      comingRows += 1
    }
  }

  var balance: Int64 { opened + earned - redeemed - expired + adjusted }
}

extension PointsAggregates {
  /// Adds a member from what was posted before the period's start and before its end.
  mutating func add(
    from start: PointsPosted, to end: PointsPosted, bought: Bool, came: Bool, purchases: Int64
  ) {
    let earned = end.earned - start.earned
    let redeemed = end.redeemed - start.redeemed
    let expired = end.expired - start.expired
    let opened = end.opened - start.opened
    let adjusted = end.adjusted - start.adjusted
    let available = start.balance + earned + opened + adjusted
    balanceAtStart += start.balance
    balanceAtEnd += end.balance
    self.earned += earned
    self.redeemed += redeemed
    self.expired += expired
    self.opened += opened
    self.adjusted += adjusted
    let earns = end.earnRows > start.earnRows
    if earns { earners += 1 }
    if earns || end.redeemRows > start.redeemRows { redeemedByEarned.add(x: redeemed, y: earned) }
    let holds = start.balance != 0 || end.comingRows > start.comingRows
    if holds { holders += 1 }
    if holds || end.rows > start.rows {
      unusedByAvailable.add(x: end.balance, y: available)
      expiredByAvailable.add(x: expired, y: available)
    }
    if bought && end.uses > start.uses { buyingUsers += 1 }
    balanceByPurchases.add(x: end.balance, y: purchases)
    earnedByPurchases.add(x: earned, y: purchases)
    // A member whose rows are all later is in neither sum.
    if !came && end.rows > 0 { holdersElsewhere += 1 }
  }
}

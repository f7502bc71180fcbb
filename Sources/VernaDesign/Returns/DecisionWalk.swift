import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics

/// What one subject gave in one decision, and what its receipt brought; of a return, with the other sign.
struct DecisionPart {
  var day: Day
  var isReceipt: Bool
  var isBack = false
  var discount = Money.zero
  var points = Points.zero
  var pointsCost = Money.zero
  var revenue = Money.zero
  var goodsCost = Money.zero
  var coveredRevenue = Money.zero
}

/// One owner's decisions gone through.
struct DecisionWalk {
  let rows: [JournalEntry]
  let zone: TimeZoneRules
  let prices: [ByteText: PointPrice]
  let net: Share
  let minorPerMajor: Int64

  /// By subject, what was given in a period.
  func parts(in period: Period) -> [OfferReturn.Subject: [DecisionPart]] {
    var parts: [OfferReturn.Subject: [DecisionPart]] = [:]
    var purchases: [ByteText: (purchase: Purchase, day: Day)] = [:]
    for row in rows {
      let day = zone.day(at: row.occurredAt)
      switch row.event {
      case .purchased(let purchase):
        purchases[purchase.receipt] = (purchase, day)
        if period.contains(day) { add(purchase, nil, day, &parts) }
      case .returned(let back):
        if let found = purchases[back.receipt], period.contains(found.day) {
          add(found.purchase, back, found.day, &parts)
        }
      case .awarded(let award) where period.contains(day): add(award, day, &parts)
      default: break
      }
    }
    return parts
  }

  private func cost(_ points: Points, _ wallet: ByteText) -> Money {
    prices[wallet]?.money(points, net: net, minorPerMajor: minorPerMajor) ?? .zero
  }

  private func add(_ award: Award, _ day: Day, _ parts: inout [OfferReturn.Subject: [DecisionPart]]) {
    for grant in award.calculation.grants {
      let part = DecisionPart(
        day: day, isReceipt: false, points: grant.points, pointsCost: cost(grant.points, grant.wallet))
      parts[.mechanic(grant.offer), default: []].append(part)
      parts[.reward("points"), default: []].append(part)
    }
    for gift in award.calculation.gifts {
      let part = DecisionPart(day: day, isReceipt: false)
      parts[.mechanic(gift.offer), default: []].append(part)
      parts[.reward(DecisionWalk.name(of: gift)), default: []].append(part)
    }
  }

  private static func name(of gift: Gift) -> String {
    switch gift.kind {
    case .product: "product"
    case .coupon: "coupon"
    case .service: "service"
    case .badge: "badge"
    }
  }

  /// A receipt, or what came back of it: each offer on it with all the receipt's money.
  private func add(
    _ purchase: Purchase, _ back: Return?, _ day: Day, _ parts: inout [OfferReturn.Subject: [DecisionPart]]
  ) {
    let sign: Int64 = back == nil ? 1 : -1
    var whole = DecisionPart(day: day, isReceipt: true, isBack: back != nil)
    var found: [OfferReturn.Subject: DecisionPart] = [:]
    func change(_ subject: OfferReturn.Subject, _ body: (inout DecisionPart) -> Void) {
      body(&found[subject, default: DecisionPart(day: day, isReceipt: true, isBack: back != nil)])
    }
    let basket = Dictionary(purchase.basket.lines.map { ($0.id, $0) }) { first, _ in first }
    for line in purchase.calculation.lines {
      let quantity =
        back.map { back in
          back.lines.reduce(Int64(0)) { $0 + ($1.id == line.id ? $1.quantity.thousandths : 0) }
        } ?? line.quantity.thousandths
      guard quantity > 0, line.quantity.thousandths > 0 else { continue }
      let rate = max(0, basket[line.id]?.vatRate.millionths ?? 0)
      func part(_ money: Money) -> Money {
        let returned = divideRoundingHalfAway(
          Int128(money.minorUnits) * Int128(quantity), by: Int128(line.quantity.thousandths))
        return Money(
          minorUnits: sign * divideRoundingHalfAway(Int128(returned) * 1_000_000, by: Int128(1_000_000 + rate)))
      }
      whole.revenue += part(line.total)
      if let unit = basket[line.id]?.unitCostMicros {
        whole.coveredRevenue += part(line.total)
        whole.goodsCost.minorUnits +=
          sign
          * divideRoundingHalfAway(
            Int128(unit) * Int128(quantity) * Int128(minorPerMajor), by: 1_000_000_000)
      }
      for discount in line.discounts {
        change(.mechanic(discount.offer)) { $0.discount += part(discount.money) }
        change(.reward("discount")) { $0.discount += part(discount.money) }
      }
    }
    for grant in purchase.calculation.grants {
      let points = back.map { share(of: grant, in: purchase, back: $0) } ?? grant.points
      let money = cost(points, grant.wallet)
      for subject in [OfferReturn.Subject.mechanic(grant.offer), .reward("points")] {
        change(subject) {
          $0.points.hundredths += sign * points.hundredths
          $0.pointsCost.minorUnits += sign * money.minorUnits
        }
      }
    }
    for gift in purchase.calculation.gifts {
      change(.mechanic(gift.offer)) { _ in }
      change(.reward(DecisionWalk.name(of: gift))) { _ in }
    }
    for (subject, part) in found {
      var part = part
      part.revenue = whole.revenue
      part.coveredRevenue = whole.coveredRevenue
      part.goodsCost = whole.goodsCost
      parts[subject, default: []].append(part)
    }
  }

  /// What a return takes back of a grant: of what it takes back of the wallet as much as the grant is of what the wallet was given.
  private func share(of grant: PointsGrant, in purchase: Purchase, back: Return) -> Points {
    let given = purchase.calculation.grants.reduce(Int64(0)) {
      $0 + ($1.wallet == grant.wallet ? $1.points.hundredths : 0)
    }
    let taken = back.lines.reduce(Int64(0)) { sum, line in
      line.earned.reduce(sum) { $0 + ($1.wallet == grant.wallet ? $1.points.hundredths : 0) }
    }
    guard given > 0 else { return .zero }
    return Points(
      hundredths: divideRoundingHalfAway(Int128(taken) * Int128(grant.points.hundredths), by: Int128(given)))
  }
}

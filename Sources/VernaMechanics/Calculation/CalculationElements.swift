public import VernaCore

extension PricedLine: CalculationElement {
  /// A line of what was worked out.
  public static func element(_ place: Int, ofList owner: Int, in record: CalculationRecord) -> PricedLine {
    PricedLine(place, in: record)
  }

  private init(_ place: Int, in record: CalculationRecord) {
    let line = record.lines[place]
    (id, quantity) = record.basket.withUnsafeBufferPointer { ($0[place].id, $0[place].quantity) }
    full = Money(minorUnits: line.full)
    paidByPoints = Money(minorUnits: line.paid)
    pointsSpent = Points(hundredths: line.spent)
    pointsEarned = Points(hundredths: line.earned)
    unsplit = Money(minorUnits: line.unsplit)
    discounts = CalculationList(
      record, owner: place, count: Int(line.discountsEnd) - record.firstDiscount(of: place))
    fiscal =
      record.isFiscal
      ? CalculationList(record, owner: place, count: FiscalSplit(place, in: record).count(line.left)) : []
  }
}

extension DiscountPart: CalculationElement {
  /// A part of a line's discount.
  public static func element(_ place: Int, ofList owner: Int, in record: CalculationRecord) -> DiscountPart {
    let entry = record.discounts[Int(record.byLine[record.firstDiscount(of: owner) + place])]
    return DiscountPart(offer: record.id(entry.rank), money: Money(minorUnits: entry.money))
  }
}

extension FiscalPart: CalculationElement {
  /// A part of a line as a fiscal till prints it.
  public static func element(_ place: Int, ofList owner: Int, in record: CalculationRecord) -> FiscalPart {
    FiscalSplit(owner, in: record).part(place, of: record.lines[owner].left)
  }
}

extension FiscalSplit {
  fileprivate init(_ place: Int, in record: CalculationRecord) {
    self = record.basket.withUnsafeBufferPointer { FiscalSplit($0[place]) }
  }
}

extension OfferEffect: CalculationElement {
  /// What an offer gave.
  public static func element(_ place: Int, ofList owner: Int, in record: CalculationRecord) -> OfferEffect {
    let applied = record.applied[place]
    var money: Int64 = 0
    for entry in applied.discounts { money += record.discounts[entry].money }
    let lines = applied.points > 0 ? applied.granted.count : applied.discounts.count
    return OfferEffect(
      offer: record.id(Int32(truncatingIfNeeded: applied.rank)), money: Money(minorUnits: money),
      points: Points(hundredths: applied.points), lines: CalculationList(record, owner: place, count: lines))
  }
}

extension ByteText: CalculationElement {
  /// The id of a line that an offer touched.
  public static func element(_ place: Int, ofList owner: Int, in record: CalculationRecord) -> ByteText {
    let applied = record.applied[owner]
    let line =
      applied.points > 0
      ? record.granted[applied.granted.lowerBound + place].line
      : record.discounts[applied.discounts.lowerBound + place].line
    return record.basket.withUnsafeBufferPointer { $0[Int(line)].id }
  }
}

extension PointsGrant: CalculationElement {
  /// Points that an offer gives.
  public static func element(_ place: Int, ofList owner: Int, in record: CalculationRecord) -> PointsGrant {
    let applied = record.applied[Int(record.grants[place])]
    let compiled = record.book.offers[applied.rank]
    let wallet = record.book.rules.wallets[Int(compiled.head.wallet)]
    var life = wallet.life
    if case .points(let benefit) = compiled.offer.benefit, let own = benefit.life { life = own }
    var byLine: [Points] = []
    if !applied.granted.isEmpty { byLine = [Points](repeating: .zero, count: record.basket.count) }
    for entry in applied.granted {
      byLine[Int(record.granted[entry].line)] = Points(hundredths: record.granted[entry].points)
    }
    return PointsGrant(
      offer: compiled.offer.id, wallet: wallet.id, points: Points(hundredths: applied.points), byLine: byLine,
      life: life)
  }
}

extension OfferRefusal: CalculationElement {
  /// Why an offer does not apply.
  public static func element(_ place: Int, ofList owner: Int, in record: CalculationRecord) -> OfferRefusal {
    let refused = record.refused[place]
    return OfferRefusal(offer: record.id(refused.rank), reason: record.reason(refused))
  }
}

extension CalculationRecord {
  fileprivate func reason(_ refused: RefusedOffer) -> RefusalReason {
    let compiled = book.offers[Int(refused.rank)]
    let detail = refused.verdict.detail
    switch refused.verdict.reason {
    case .unseen, .applied, .nothingToGive: return .nothingToGive
    case .heldOut: return .heldOut(compiled.holdouts[Int(detail)])
    case .notInForce: return .notInForce
    case .needsMember: return .needsMember
    case .wrongTier: return .wrongTier
    case .notInClub: return .notInClub
    case .noCoupon: return .noCoupon(series: compiled.offer.audience.coupon ?? "")
    case .couponSpent: return .couponSpent(code: codes[Int(detail)])
    case .conditionFails: return .conditionFails
    case .conditionBroke: return .conditionBroke(failures[Int(detail)])
    case .noLines: return .noLines
    case .limitReached:
      return .limitReached(limit: Int(detail), scope: compiled.offer.limits[Int(detail)].scope)
    case .exclusive: return .exclusive(winner: id(detail))
    case .notBest: return .notBest(winner: id(detail))
    case .stopped: return .stopped(by: id(detail))
    case .guarded: return .guarded
    }
  }
}

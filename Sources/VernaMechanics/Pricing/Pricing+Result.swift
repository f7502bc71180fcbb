import VernaCore

extension Pricing {
  /// What was worked out, in the words of the result.
  func result() -> Calculation {
    var result = Calculation()
    result.lines = pricedLines()
    result.effects = run.applied.map { effect($0) }
    result.refusals = refusals()
    result.cuts = run.cuts
    result.grants = run.grants
    result.spent = Points(hundredths: run.spent)
    result.wallet = run.wallet >= 0 ? rules.wallets[run.wallet].id : ""
    result.spendable = Points(hundredths: run.spendable)
    result.spendingBound = run.spendingBound
    result.uses = limitUses { money(of: $0) }
    result.codes = run.usedSeries.compactMap { series in
      if case .good(let place) = coupon(series) {
        return CodeUse(series: rules.coupons[series].id, code: run.basket.codes[place])
      }
      return nil
    }
    result.gifts = run.gifts
    result.messages = messages()
    return result
  }

  private func pricedLines() -> [PricedLine] {
    var lines = run.basket.lines.map { PricedLine(id: $0.id, quantity: $0.quantity, full: $0.amount) }
    for entry in run.discounts where entry.money > 0 {
      lines[Int(sheet.line[Int(entry.row)])].discounts.append(
        DiscountPart(offer: id(entry.rank), money: Money(minorUnits: entry.money)))
    }
    for row in 0..<sheet.count {
      let place = Int(sheet.line[row])
      lines[place].paidByPoints = Money(minorUnits: sheet.paid[row])
      lines[place].pointsSpent = Points(hundredths: sheet.spent[row])
      lines[place].pointsEarned = Points(hundredths: sheet.earned[row])
    }
    for (place, parts) in run.fiscal.enumerated() {
      lines[place].fiscal = parts
      lines[place].unsplit = Money(minorUnits: run.unsplit[place])
    }
    return lines
  }

  private func id(_ rank: Int32) -> ByteText { rank < 0 ? Pricing.rounding : offers[Int(rank)].offer.id }

  func money(of applied: AppliedOffer) -> Int64 {
    var money: Int64 = 0
    for place in applied.discounts { money += run.discounts[place].money }
    return money
  }

  private func effect(_ applied: AppliedOffer) -> OfferEffect {
    var effect = OfferEffect(
      offer: offers[applied.rank].offer.id, money: Money(minorUnits: money(of: applied)),
      points: Points(hundredths: applied.points))
    for place in applied.discounts where run.discounts[place].money > 0 {
      effect.lines.append(run.basket.lines[Int(sheet.line[Int(run.discounts[place].row)])].id)
    }
    if applied.grant >= 0 {
      for (place, points) in run.grants[applied.grant].byLine.enumerated() where points > .zero {
        effect.lines.append(run.basket.lines[place].id)
      }
    }
    return effect
  }

  private func refusals() -> [OfferRefusal] {
    var refusals: [OfferRefusal] = []
    for rank in ranksByPlace {
      if let reason = reason(rank) { refusals.append(OfferRefusal(offer: offers[rank].offer.id, reason: reason)) }
    }
    return refusals
  }

  private func reason(_ rank: Int) -> RefusalReason? {
    let verdict = run.verdicts[rank]
    let detail = Int(verdict.detail)
    let offer = offers[rank].offer
    switch verdict.reason {
    case .unseen, .applied: return nil
    case .heldOut: return .heldOut(offers[rank].holdouts[detail])
    case .notInForce: return .notInForce
    case .needsMember: return .needsMember
    case .wrongTier: return .wrongTier
    case .notInClub: return .notInClub
    case .noCoupon: return .noCoupon(series: offer.audience.coupon ?? "")
    case .couponSpent: return .couponSpent(code: run.basket.codes[detail])
    case .conditionFails: return .conditionFails
    case .conditionBroke: return .conditionBroke(run.failures[detail])
    case .noLines: return .noLines
    case .nothingToGive: return .nothingToGive
    case .limitReached: return .limitReached(limit: detail, scope: offer.limits[detail].scope)
    case .exclusive: return .exclusive(winner: offers[detail].offer.id)
    case .notBest: return .notBest(winner: offers[detail].offer.id)
    case .stopped: return .stopped(by: offers[detail].offer.id)
    case .guarded: return .guarded
    }
  }
}

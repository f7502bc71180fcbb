import VernaCore

extension Pricing {
  /// What was worked out, in the words of the result.
  func result() -> Calculation {
    var result = Calculation()
    result.lines = pricedLines()
    result.effects.reserveCapacity(run.applied.count)
    for applied in run.applied {
      result.effects.append(effect(applied))
      if applied.points > 0 { result.grants.append(grant(applied)) }
    }
    result.refusals = refusals()
    result.cuts = run.cuts
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
    sortDiscounts()
    let count = run.basket.lines.count
    let isFiscal = !run.unsplit.isEmpty
    var row = 0
    return run.basket.lines.withUnsafeBufferPointer { basket in
      (0..<count).map { place in
        var line = PricedLine(id: basket[place].id, quantity: basket[place].quantity, full: .zero)
        var left: Int64
        if row < sheet.count, Int(sheet.line[row]) == place {
          fill(&line, row)
          left = sheet.left[row]
          row += 1
        } else {
          line.full = basket[place].amount
          left = line.full.minorUnits
        }
        if isFiscal {
          line.fiscal = FiscalSplit(basket[place]).parts(left)
          line.unsplit = Money(minorUnits: run.unsplit[place])
        }
        return line
      }
    }
  }

  private func fill(_ line: inout PricedLine, _ row: Int) {
    line.full = Money(minorUnits: sheet.full[row])
    line.paidByPoints = Money(minorUnits: sheet.paid[row])
    line.pointsSpent = Points(hundredths: sheet.spent[row])
    line.pointsEarned = Points(hundredths: sheet.earned[row])
    // Where its stretch begins is where that of the row before ends.
    let start = row == 0 ? 0 : Int(sheet.rest[row - 1])
    let count = Int(sheet.rest[row]) - start
    if count == 0 { return }
    line.discounts = UnsafeBufferPointer(start: sorted.start + start, count: count).map { place in
      let entry = discounts.start[Int(place)]
      return DiscountPart(offer: id(entry.rank), money: Money(minorUnits: entry.money))
    }
  }

  /// Sorts the discounts by row, in each in the order in which they were given; the sheet's `rest` is where a row's end.
  private func sortDiscounts() {
    let (rest, entries, count) = (sheet.rest, discounts.start, discounts.count)
    rest.update(repeating: 0, count: sheet.count)
    for place in 0..<count where entries[place].money > 0 { rest[Int(entries[place].row)] &+= 1 }
    var before: Int64 = 0
    for row in 0..<sheet.count {
      let own = rest[row]
      rest[row] = before
      before &+= own
    }
    sorted.reserve(count)
    let places = sorted.start
    for place in 0..<count where entries[place].money > 0 {
      let row = Int(entries[place].row)
      places[Int(rest[row])] = Int32(truncatingIfNeeded: place)
      rest[row] &+= 1
    }
  }

  private func id(_ rank: Int32) -> ByteText { rank < 0 ? Pricing.rounding : offers[Int(rank)].offer.id }

  func money(of applied: AppliedOffer) -> Int64 {
    var money: Int64 = 0
    for place in applied.discounts { money += discounts[place].money }
    return money
  }

  private func effect(_ applied: AppliedOffer) -> OfferEffect {
    var money: Int64 = 0
    var lines: [ByteText] = []
    run.basket.lines.withUnsafeBufferPointer { basket in
      if applied.points > 0 {
        lines = UnsafeBufferPointer(start: granted.start + applied.granted.lowerBound, count: applied.granted.count)
          .map { basket[Int(sheet.line[$0.row])].id }
      } else if !applied.discounts.isEmpty {
        let entries = UnsafeBufferPointer(
          start: discounts.start + applied.discounts.lowerBound, count: applied.discounts.count)
        var isMoved = false
        for entry in entries {
          money += entry.money
          if entry.money == 0 { isMoved = true }
        }
        // What fiscal tills moved away is no part of it any more.
        lines =
          isMoved
          ? entries.filter { $0.money > 0 }.map { basket[Int(sheet.line[Int($0.row)])].id }
          : entries.map { basket[Int(sheet.line[Int($0.row)])].id }
      }
    }
    return OfferEffect(
      offer: offers[applied.rank].offer.id, money: Money(minorUnits: money),
      points: Points(hundredths: applied.points), lines: lines)
  }

  private func grant(_ applied: AppliedOffer) -> PointsGrant {
    let wallet = Int(heads[applied.rank].wallet)
    var life = rules.wallets[wallet].life
    if case .points(let benefit) = offers[applied.rank].offer.benefit, let own = benefit.life { life = own }
    var byLine: [Points] = []
    if !applied.granted.isEmpty { byLine = [Points](repeating: .zero, count: run.basket.lines.count) }
    for place in applied.granted {
      byLine[Int(sheet.line[granted[place].row])] = Points(hundredths: granted[place].points)
    }
    return PointsGrant(
      offer: offers[applied.rank].offer.id, wallet: rules.wallets[wallet].id,
      points: Points(hundredths: applied.points), byLine: byLine, life: life)
  }

  private func refusals() -> [OfferRefusal] {
    let applied = OfferVerdict.Reason.applied.rawValue
    var refused: [Int] = []
    refused.reserveCapacity(count)
    for rank in ranksByPlace where verdicts[rank].reason.rawValue > applied { refused.append(rank) }
    return refused.map { OfferRefusal(offer: offers[$0].offer.id, reason: reason($0)) }
  }

  private func reason(_ rank: Int) -> RefusalReason {
    let detail = Int(verdicts[rank].detail)
    switch verdicts[rank].reason {
    case .unseen, .applied, .nothingToGive: return .nothingToGive
    case .heldOut: return .heldOut(offers[rank].holdouts[detail])
    case .notInForce: return .notInForce
    case .needsMember: return .needsMember
    case .wrongTier: return .wrongTier
    case .notInClub: return .notInClub
    case .noCoupon: return .noCoupon(series: offers[rank].offer.audience.coupon ?? "")
    case .couponSpent: return .couponSpent(code: run.basket.codes[detail])
    case .conditionFails: return .conditionFails
    case .conditionBroke: return .conditionBroke(run.failures[detail])
    case .noLines: return .noLines
    case .limitReached: return .limitReached(limit: detail, scope: offers[rank].offer.limits[detail].scope)
    case .exclusive: return .exclusive(winner: offers[detail].offer.id)
    case .notBest: return .notBest(winner: offers[detail].offer.id)
    case .stopped: return .stopped(by: offers[detail].offer.id)
    case .guarded: return .guarded
    }
  }
}

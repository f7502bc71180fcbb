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
    return run.basket.lines.withUnsafeBufferPointer { basket in
      [PricedLine](unsafeUninitializedCapacity: count) { lines, filled in
        var row = 0
        for place in 0..<count {
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
          lines.initializeElement(at: place, to: line)
        }
        filled = count
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
    line.discounts = [DiscountPart](unsafeUninitializedCapacity: count) { parts, filled in
      for place in 0..<count {
        let entry = run.discounts[Int(run.sorted[start + place])]
        parts.initializeElement(
          at: place, to: DiscountPart(offer: id(entry.rank), money: Money(minorUnits: entry.money)))
      }
      filled = count
    }
  }

  /// Sorts the discounts by row, in each in the order in which they were given; the sheet's `rest` is where a row's end.
  private func sortDiscounts() {
    sheet.rest.update(repeating: 0, count: sheet.count)
    var total = 0
    for entry in run.discounts where entry.money > 0 {
      sheet.rest[Int(entry.row)] += 1
      total += 1
    }
    var before: Int64 = 0
    for row in 0..<sheet.count {
      let count = sheet.rest[row]
      sheet.rest[row] = before
      before += count
    }
    if run.sorted.count < total { run.sorted = ContiguousArray(repeating: 0, count: total * 2) }
    for (place, entry) in run.discounts.enumerated() where entry.money > 0 {
      run.sorted[Int(sheet.rest[Int(entry.row)])] = Int32(place)
      sheet.rest[Int(entry.row)] += 1
    }
  }

  private func id(_ rank: Int32) -> ByteText { rank < 0 ? Pricing.rounding : offers[Int(rank)].offer.id }

  func money(of applied: AppliedOffer) -> Int64 {
    var money: Int64 = 0
    for place in applied.discounts { money += run.discounts[place].money }
    return money
  }

  private func effect(_ applied: AppliedOffer) -> OfferEffect {
    let most = applied.discounts.count + applied.granted.count
    let lines = run.basket.lines.withUnsafeBufferPointer { basket in
      [ByteText](unsafeUninitializedCapacity: most) { ids, filled in
        for place in applied.discounts where run.discounts[place].money > 0 {
          ids.initializeElement(at: filled, to: basket[Int(sheet.line[Int(run.discounts[place].row)])].id)
          filled += 1
        }
        for place in applied.granted {
          ids.initializeElement(at: filled, to: basket[Int(sheet.line[run.granted[place].row])].id)
          filled += 1
        }
      }
    }
    return OfferEffect(
      offer: offers[applied.rank].offer.id, money: Money(minorUnits: money(of: applied)),
      points: Points(hundredths: applied.points), lines: lines)
  }

  private func grant(_ applied: AppliedOffer) -> PointsGrant {
    let wallet = Int(heads[applied.rank].wallet)
    var life = rules.wallets[wallet].life
    if case .points(let benefit) = offers[applied.rank].offer.benefit, let own = benefit.life { life = own }
    var byLine: [Points] = []
    if !applied.granted.isEmpty { byLine = [Points](repeating: .zero, count: run.basket.lines.count) }
    for place in applied.granted {
      byLine[Int(sheet.line[run.granted[place].row])] = Points(hundredths: run.granted[place].points)
    }
    return PointsGrant(
      offer: offers[applied.rank].offer.id, wallet: rules.wallets[wallet].id,
      points: Points(hundredths: applied.points), byLine: byLine, life: life)
  }

  private func refusals() -> [OfferRefusal] {
    var refusals: [OfferRefusal] = []
    var count = 0
    for rank in 0..<self.count where verdicts[rank].reason.rawValue > OfferVerdict.Reason.applied.rawValue {
      count += 1
    }
    refusals.reserveCapacity(count)
    for rank in ranksByPlace where verdicts[rank].reason.rawValue > OfferVerdict.Reason.applied.rawValue {
      refusals.append(OfferRefusal(offer: offers[rank].offer.id, reason: reason(rank)))
    }
    return refusals
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

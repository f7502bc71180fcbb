import VernaCore
import VernaRules

/// How offers go together.
extension Pricing {
  /// Decides about an offer in its turn.
  func settle(_ rank: Int) {
    let offer = offers[rank]
    if offer.bestOfGroup >= 0 {
      if !run.settledGroups[offer.bestOfGroup] { settleGroup(offer.bestOfGroup) }
      return
    }
    guard mayHave(rank), let worth = quote(rank), stands(rank, worth) else { return }
    give(rank)
  }

  /// Of a best-of group only the one that gives most does; of equals the first. It takes the place of the group's first.
  private func settleGroup(_ group: Int) {
    run.settledGroups[group] = true
    var best = -1
    var bestWorth: Int64 = 0
    var others: [Int] = []
    for rank in bestOfGroups[group] where isAsked(rank) {
      guard mayHave(rank), let worth = quote(rank) else { continue }
      if let winner = exclusiveWinner(rank) {
        run.verdicts[rank] = OfferVerdict(reason: .exclusive, detail: Int32(winner))
        continue
      }
      if worth.given > bestWorth || (best < 0 && isThing(rank)) {
        if best >= 0 { others.append(best) }
        (best, bestWorth) = (rank, worth.given)
      } else {
        others.append(rank)
        run.verdicts[rank] = worth.refusal ?? OfferVerdict(reason: .nothingToGive)
      }
    }
    if best < 0 { return }
    for rank in others { run.verdicts[rank] = OfferVerdict(reason: .notBest, detail: Int32(best)) }
    if mayHave(best), let worth = quote(best), stands(best, worth) { give(best) }
  }

  private func isAsked(_ rank: Int) -> Bool {
    run.trigger == .basket ? candidates.contains(rank) : offers[rank].offer.trigger == run.trigger
  }

  private func isThing(_ rank: Int) -> Bool { offers[rank].kind == .thing || isAddedGift(offers[rank]) }

  private func exclusiveWinner(_ rank: Int) -> Int? {
    let group = offers[rank].exclusiveGroup
    return group >= 0 && run.exclusiveWinners[group] >= 0 ? run.exclusiveWinners[group] : nil
  }

  /// Whether an offer that gives something may stand; else the verdict says why not.
  private func stands(_ rank: Int, _ worth: OfferWorth) -> Bool {
    if let winner = exclusiveWinner(rank) {
      run.verdicts[rank] = OfferVerdict(reason: .exclusive, detail: Int32(winner))
      return false
    }
    if let refusal = worth.refusal {
      if worth.isGuarded, offers[rank].kind == .money { sayCuts(offers[rank].offer.id) }
      run.verdicts[rank] = refusal
      return false
    }
    return true
  }

  /// What an offer would give as things are; nil where it gives nothing for a reason that comes before those of stacking.
  private func quote(_ rank: Int) -> OfferWorth? {
    switch offers[rank].kind {
    case .money: return quoteMoney(rank)
    case .thing: return quoteThing(rank)
    case .points, .multiplier:
      let offer = offers[rank]
      // The points themselves are worked out when it is known what is paid; only groups must know before.
      if offer.exclusiveGroup < 0, offer.bestOfGroup < 0 { return OfferWorth(given: 0) }
      return quotePoints(rank)
    }
  }

  private func quoteMoney(_ rank: Int) -> OfferWorth? {
    let compiled = offers[rank]
    run.floors.basketCut = 0
    run.floors.programmeCut = 0
    if run.trigger != .basket {
      if isAddedGift(compiled) { return quoteThing(rank) }
      run.verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    let isStopped = sheet.pickRows(without: sheet.locked) == 0
    if isStopped { sheet.pickRows(without: sheet.unset) }
    let total: Int64
    switch wanted(compiled) {
    case .success(let money): total = money
    case .failure(let broken):
      run.verdicts[rank] = broke(broken.message)
      return nil
    }
    if total <= 0, !isAddedGift(compiled) {
      run.verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    let room = room(compiled)
    if let limit = room.spentLimit {
      run.verdicts[rank] = OfferVerdict(reason: .limitReached, detail: Int32(limit))
      return nil
    }
    if isStopped {
      return OfferWorth(given: 0, refusal: OfferVerdict(reason: .stopped, detail: Int32(stopper())))
    }
    if total > room.money { sheet.cut(to: room.money) }
    if total <= 0 {
      sheet.picked = 0
      return OfferWorth(given: 0)
    }
    let given = guardParts(isSpread: compiled.isSpread, countsForProgramme: compiled.offer.funding == .programme)
    if given == 0, !isAddedGift(compiled) {
      return OfferWorth(given: 0, refusal: OfferVerdict(reason: .guarded), isGuarded: true)
    }
    return OfferWorth(given: given)
  }

  /// Who locked the first of the picked rows.
  private func stopper() -> Int { run.lockedBy[Int(sheet.pick[0])] ?? 0 }

  private func quoteThing(_ rank: Int) -> OfferWorth? {
    let compiled = offers[rank]
    if case .badge(let badge) = compiled.offer.benefit, run.member?.badges.contains(badge) == true {
      run.verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    if let limit = room(compiled).spentLimit {
      run.verdicts[rank] = OfferVerdict(reason: .limitReached, detail: Int32(limit))
      return nil
    }
    return OfferWorth(given: 0)
  }

  /// Whether a gift is to be added by the till, some of it at least.
  func isAddedGift(_ compiled: CompiledOffer) -> Bool {
    guard case .gift(let sku, let quantity) = compiled.offer.benefit else { return false }
    return missing(sku, quantity) > .zero
  }

  func missing(_ sku: ByteText, _ quantity: Quantity) -> Quantity {
    var found: Int64 = 0
    for row in 0..<sheet.count where run.basket.lines[Int(sheet.line[row])].sku == sku {
      found += min(sheet.quantity[row], quantity.thousandths)
    }
    return Quantity(thousandths: max(0, quantity.thousandths - found))
  }

  /// Gives what was quoted last.
  private func give(_ rank: Int) {
    let compiled = offers[rank]
    if compiled.exclusiveGroup >= 0 { run.exclusiveWinners[compiled.exclusiveGroup] = rank }
    switch compiled.kind {
    case .money: giveMoney(rank)
    case .thing:
      giveThing(compiled)
      finish(rank, from: run.discounts.count)
    case .points, .multiplier:
      run.earners.append(Earner(rank: rank, mask: run.masks.count))
      for word in 0..<sheet.words { run.masks.append(sheet.mask[word]) }
    }
  }

  private func giveMoney(_ rank: Int) {
    let compiled = offers[rank]
    let start = run.discounts.count
    if run.trigger != .basket {
      giveThing(compiled)
      return finish(rank, from: start)
    }
    if case .gift(let sku, let quantity) = compiled.offer.benefit {
      let missing = missing(sku, quantity)
      if missing > .zero {
        run.gifts.append(Gift(offer: compiled.offer.id, kind: .product(sku: sku, quantity: missing)))
      }
    }
    let total = sheet.total
    sayCuts(compiled.offer.id)
    take(total, countsForProgramme: compiled.offer.funding == .programme, isDiscount: true)
    let stacking = compiled.offer.stacking
    for place in 0..<sheet.picked where sheet.part[place] > 0 {
      let row = Int(sheet.pick[place])
      sheet.left[row] -= sheet.part[place]
      run.discounts.append(DiscountEntry(rank: Int32(rank), row: Int32(row), money: sheet.part[place]))
      if stacking.isLast {
        PricingSheet.set(row, in: sheet.locked)
        run.lockedBy[row] = rank
      }
      if !stacking.allowsPoints { PricingSheet.set(row, in: sheet.unpayable) }
      if !stacking.allowsEarning { PricingSheet.set(row, in: sheet.unearning) }
    }
    finish(rank, from: start)
  }

  func giveThing(_ compiled: CompiledOffer) {
    let kind: Gift.Kind
    switch compiled.offer.benefit {
    case .coupon(let series): kind = .coupon(series: series)
    case .service(let service): kind = .service(service)
    case .badge(let badge): kind = .badge(badge)
    case .gift(let sku, let quantity): kind = .product(sku: sku, quantity: quantity)
    default: return
    }
    run.gifts.append(Gift(offer: compiled.offer.id, kind: kind))
  }

  func finish(_ rank: Int, from start: Int, points: Int64 = 0, grant: Int = -1) {
    run.applied.append(
      AppliedOffer(rank: rank, discounts: start..<run.discounts.count, points: points, grant: grant))
    run.verdicts[rank] = OfferVerdict(reason: .applied)
    let series = offers[rank].series
    if series >= 0, !run.usedSeries.contains(series) { run.usedSeries.append(series) }
  }
}

/// What an offer would give.
struct OfferWorth {
  /// Money, or the worth of points.
  var given: Int64
  /// Why it would give nothing all the same, where that comes after the reasons of groups.
  var refusal: OfferVerdict?
  var isGuarded = false
}

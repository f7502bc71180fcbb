import VernaCore
import VernaRules

/// How offers go together.
extension Pricing {
  /// Decides about an offer in its turn.
  func settle(_ rank: Int) {
    let group = Int(heads[rank].bestOfGroup)
    if group >= 0, run.settledGroups[group] { return }
    guard mayHave(rank), let worth = quote(rank), stands(rank, worth) else { return }
    if group >= 0 { return settleGroup(group, from: rank) }
    give(rank)
  }

  /// Of a best-of group only the one that gives most does; of equals the first. It takes the place of the first that gives anything.
  private func settleGroup(_ group: Int, from first: Int) {
    run.settledGroups[group] = true
    var best = -1
    var bestWorth: Int64 = 0
    var others: [Int] = []
    for rank in bestOfGroups[group] where rank >= first && isAsked(rank) {
      guard mayHave(rank), let worth = quote(rank) else { continue }
      if let winner = exclusiveWinner(rank) {
        verdicts[rank] = OfferVerdict(reason: .exclusive, detail: Int32(winner))
        continue
      }
      if worth.given > bestWorth || (best < 0 && isThing(rank)) {
        if best >= 0 { others.append(best) }
        (best, bestWorth) = (rank, worth.given)
      } else {
        others.append(rank)
        verdicts[rank] = worth.refusal ?? OfferVerdict(reason: .nothingToGive)
      }
    }
    if best < 0 { return }
    for rank in others { verdicts[rank] = OfferVerdict(reason: .notBest, detail: Int32(best)) }
    if mayHave(best), let worth = quote(best), stands(best, worth) { give(best) }
  }

  private func isAsked(_ rank: Int) -> Bool {
    run.isOfBasket ? candidates.contains(rank) : offers[rank].offer.trigger == run.trigger
  }

  private func isThing(_ rank: Int) -> Bool { heads[rank].kind == .thing || isAddedGift(rank) }

  /// Whether a plain share or money would come to anything, with nothing in the way; false where that is not so simple.
  private func wouldGive(_ rank: Int) -> Bool {
    let head = heads + rank
    let isSimple = head.pointee.amount == .share || head.pointee.amount == .money
    guard isSimple, !head.pointee.isOfFull, head.pointee.ceiling > 0 else { return false }
    var sum: Int64 = 0
    for word in 0..<sheet.words {
      var bits = sheet.mask[word]
      while bits != 0 {
        sum += sheet.left[word << 6 + bits.trailingZeroBitCount]
        bits &= bits &- 1
      }
    }
    if head.pointee.amount == .money { return sum > 0 && head.pointee.size > 0 }
    return Share(millionths: head.pointee.size).of(sum, rounding: moneyRounding) > 0
  }

  private func exclusiveWinner(_ rank: Int) -> Int? {
    let group = Int(heads[rank].exclusiveGroup)
    return group >= 0 && run.exclusiveWinners[group] >= 0 ? run.exclusiveWinners[group] : nil
  }

  /// Whether an offer that gives something may stand; else the verdict says why not.
  private func stands(_ rank: Int, _ worth: OfferWorth) -> Bool {
    if let winner = exclusiveWinner(rank) {
      verdicts[rank] = OfferVerdict(reason: .exclusive, detail: Int32(winner))
      return false
    }
    if let refusal = worth.refusal {
      if worth.isGuarded, heads[rank].kind == .money { sayCuts(rank) }
      verdicts[rank] = refusal
      return false
    }
    return true
  }

  /// What an offer would give as things are; nil where it gives nothing for a reason that comes before those of stacking.
  private func quote(_ rank: Int) -> OfferWorth? {
    switch heads[rank].kind {
    case .money: return quoteMoney(rank)
    case .thing: return quoteThing(rank)
    case .points, .multiplier:
      // The points themselves are worked out when it is known what is paid; only groups must know before.
      if heads[rank].exclusiveGroup < 0, heads[rank].bestOfGroup < 0 { return OfferWorth(given: 0) }
      return quotePoints(rank)
    }
  }

  private func quoteMoney(_ rank: Int) -> OfferWorth? {
    run.floors.isCut = false
    if !run.isOfBasket {
      if isAddedGift(rank) { return quoteThing(rank) }
      verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    // Of who comes too late in an exclusive group it is enough to know that it would have given something.
    if let winner = exclusiveWinner(rank), !heads[rank].hasLimits, wouldGive(rank) {
      verdicts[rank] = OfferVerdict(reason: .exclusive, detail: Int32(winner))
      return nil
    }
    let isStopped = sheet.pickRows(without: sheet.locked) == 0
    if isStopped { sheet.pickRows(without: sheet.unset) }
    let total: Int64
    switch wanted(rank) {
    case .success(let money): total = money
    case .failure(let broken):
      verdicts[rank] = broke(broken.message)
      return nil
    }
    if total <= 0, !isAddedGift(rank) {
      verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    let room = room(rank)
    if let limit = room.spentLimit {
      verdicts[rank] = OfferVerdict(reason: .limitReached, detail: Int32(limit))
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
    let given = guardParts(isSpread: heads[rank].isSpread, countsForProgramme: heads[rank].isProgrammes)
    if given == 0, !isAddedGift(rank) {
      return OfferWorth(given: 0, refusal: OfferVerdict(reason: .guarded), isGuarded: true)
    }
    return OfferWorth(given: given)
  }

  /// Who locked the first of the picked rows.
  private func stopper() -> Int { Int(sheet.lockedBy[Int(sheet.pick[0])]) }

  private func quoteThing(_ rank: Int) -> OfferWorth? {
    let compiled = offers[rank]
    if case .badge(let badge) = compiled.offer.benefit, run.member?.badges.contains(badge) == true {
      verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    if let limit = room(rank).spentLimit {
      verdicts[rank] = OfferVerdict(reason: .limitReached, detail: Int32(limit))
      return nil
    }
    return OfferWorth(given: 0)
  }

  /// Whether a gift is to be added by the till, some of it at least.
  func isAddedGift(_ rank: Int) -> Bool {
    guard heads[rank].kind == .money, heads[rank].amount == .other,
      case .gift(let sku, let quantity) = offers[rank].offer.benefit
    else { return false }
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
    let group = Int(heads[rank].exclusiveGroup)
    if group >= 0 { run.exclusiveWinners[group] = rank }
    switch heads[rank].kind {
    case .money: giveMoney(rank)
    case .thing:
      giveThing(offers[rank])
      finish(rank, from: discounts.count)
    case .points, .multiplier:
      run.earners.append(Earner(rank: rank, mask: run.masks.count))
      for word in 0..<sheet.words { run.masks.append(sheet.mask[word]) }
    }
  }

  private func giveMoney(_ rank: Int) {
    let head = heads + rank
    let start = discounts.count
    if !run.isOfBasket {
      giveThing(offers[rank])
      return finish(rank, from: start)
    }
    if head.pointee.amount == .other, case .gift(let sku, let quantity) = offers[rank].offer.benefit {
      let missing = missing(sku, quantity)
      if missing > .zero {
        run.gifts.append(Gift(offer: offers[rank].offer.id, kind: .product(sku: sku, quantity: missing)))
      }
    }
    sayCuts(rank)
    take(sheet.total, countsForProgramme: head.pointee.isProgrammes, isDiscount: true)
    let marks = head.pointee.isLast || !head.pointee.allowsPoints || !head.pointee.allowsEarning
    let (picks, parts, left) = (sheet.pick, sheet.part, sheet.left)
    for place in 0..<sheet.picked where parts[place] > 0 {
      let row = Int(picks[place])
      left[row] &-= parts[place]
      discounts.append(DiscountEntry(rank: Int32(truncatingIfNeeded: rank), row: picks[place], money: parts[place]))
      if !marks { continue }
      if head.pointee.isLast {
        PricingSheet.set(row, in: sheet.locked)
        sheet.lockedBy[row] = Int32(rank)
      }
      if !head.pointee.allowsPoints { PricingSheet.set(row, in: sheet.unpayable) }
      if !head.pointee.allowsEarning { PricingSheet.set(row, in: sheet.unearning) }
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

  func finish(_ rank: Int, from start: Int) {
    run.applied.append(AppliedOffer(rank: rank, discounts: start..<discounts.count))
    close(rank)
  }

  /// Says that an offer applied, and uses its code.
  func close(_ rank: Int) {
    verdicts[rank] = OfferVerdict(reason: .applied)
    let series = Int(heads[rank].series)
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

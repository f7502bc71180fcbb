public import VernaCore
import VernaRules

extension Pricing {
  /// Whether an offer may be had at all: who, when, code, condition and lines. Its lines are then the sheet's mask.
  func mayHave(_ rank: Int) -> Bool {
    let offer = offers[rank]
    if let reason = gate(offer) {
      run.verdicts[rank] = reason
      return false
    }
    if let reason = condition(offer) {
      run.verdicts[rank] = reason
      return false
    }
    if let reason = maskLines(offer) {
      run.verdicts[rank] = reason
      return false
    }
    return true
  }

  /// Who and when; nil where nothing is in the way.
  func gate(_ compiled: CompiledOffer) -> OfferVerdict? {
    let offer = compiled.offer
    if let member = run.member, !member.heldOut.isEmpty,
      let place = compiled.holdouts.firstIndex(where: { member.heldOut.contains($0) })
    {
      return OfferVerdict(reason: .heldOut, detail: Int32(place))
    }
    if !compiled.isAlways, !offer.schedule.isInForce(on: run.day, minute: run.minute) {
      return OfferVerdict(reason: .notInForce)
    }
    if run.member == nil, compiled.needsMember || !offer.audience.clubs.isEmpty {
      return OfferVerdict(reason: .needsMember)
    }
    if !offer.audience.tiers.isEmpty, !offer.audience.tiers.contains(run.member?.tier ?? "") {
      return OfferVerdict(reason: .wrongTier)
    }
    if !offer.audience.clubs.isEmpty, !(run.member?.clubs ?? []).contains(where: { offer.audience.clubs.contains($0) })
    {
      return OfferVerdict(reason: .notInClub)
    }
    if compiled.series != -1 {
      switch coupon(compiled.series) {
      case .none: return OfferVerdict(reason: .noCoupon)
      case .spent(let place): return OfferVerdict(reason: .couponSpent, detail: Int32(place))
      case .good: break
      }
    }
    return nil
  }

  func condition(_ offer: CompiledOffer) -> OfferVerdict? {
    guard let plan = offer.condition else { return nil }
    do throws(RuleFailure) {
      return try machine.holds(plan, frame) ? nil : OfferVerdict(reason: .conditionFails)
    } catch {
      return broke(error.description)
    }
  }

  func broke(_ message: String) -> OfferVerdict {
    run.failures.append(message)
    return OfferVerdict(reason: .conditionBroke, detail: Int32(run.failures.count - 1))
  }

  /// Sets the sheet's mask to the lines that an offer is about.
  private func maskLines(_ offer: CompiledOffer) -> OfferVerdict? {
    if run.trigger != .basket { return nil }
    if let message = mask(offer.lines) { return broke(message) }
    return sheet.isMaskEmpty ? OfferVerdict(reason: .noLines) : nil
  }

  /// Sets the sheet's mask to the lines of a rule, all where it is nil; what was wrong with the rule.
  func mask(_ plan: RuleRowsPlan?) -> String? {
    guard let plan else {
      sheet.fillMask()
      return nil
    }
    do throws(RuleFailure) {
      try machine.rows(plan, frame, into: sheet.mask)
      return nil
    } catch {
      return error.description
    }
  }

  /// The code of a series among those shown, looked for once.
  func coupon(_ series: Int) -> CouponFind {
    if let found = run.coupons[series] { return found }
    let found = series < 0 ? CouponFind.none : findCoupon(rules.coupons[series])
    run.coupons[series] = found
    return found
  }

  private func findCoupon(_ series: CouponSeries) -> CouponFind {
    var found = CouponFind.none
    for (place, code) in run.basket.codes.enumerated() {
      var isGood: Bool?
      if let held = run.member?.coupons.first(where: { $0.series == series.id && $0.code == code }) {
        isGood = run.day < held.expiresOn && held.usesLeft > 0
      } else if series.publicCodes.contains(code) {
        isGood = series.usesEach == 0 || run.shared.used[series.key(of: code), default: 0] < series.usesEach
      } else if run.shared.othersCodes[code] == series.id {
        isGood = false
      }
      if isGood == true { return .good(place) }
      if isGood == false, case .none = found { found = .spent(place) }
    }
    return found
  }
}

extension CouponSeries {
  /// The counter of how often a public code was used.
  public func key(of code: ByteText) -> LimitKey { LimitKey(offer: id, limit: -1, subject: code, period: "") }
}

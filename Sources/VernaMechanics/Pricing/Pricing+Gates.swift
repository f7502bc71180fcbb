public import VernaCore
import VernaRules

extension Pricing {
  /// Whether an offer may be had at all: who, when, code, condition and lines. Its lines are then the sheet's mask.
  func mayHave(_ rank: Int) -> Bool {
    if let reason = gate(rank) ?? condition(rank) ?? maskLines(rank) {
      verdicts[rank] = reason
      return false
    }
    return true
  }

  /// Who and when; nil where nothing is in the way.
  @inline(__always)
  func gate(_ rank: Int) -> OfferVerdict? {
    let head = heads + rank
    if run.isHeldOut, head.pointee.hasHoldouts, let place = heldOut(rank) {
      return OfferVerdict(reason: .heldOut, detail: Int32(place))
    }
    if !head.pointee.isAlways, !offers[rank].offer.schedule.isInForce(on: run.day, minute: run.minute) {
      return OfferVerdict(reason: .notInForce)
    }
    if !run.isMember, head.pointee.needsMember { return OfferVerdict(reason: .needsMember) }
    if head.pointee.hasTiers, !offers[rank].offer.audience.tiers.contains(run.member?.tier ?? "") {
      return OfferVerdict(reason: .wrongTier)
    }
    if head.pointee.hasClubs, !isInClub(offers[rank].offer.audience.clubs) { return OfferVerdict(reason: .notInClub) }
    return head.pointee.series == -1 ? nil : coupon(of: rank)
  }

  private func heldOut(_ rank: Int) -> Int? {
    offers[rank].holdouts.firstIndex { run.member?.heldOut.contains($0) ?? false }
  }

  private func isInClub(_ clubs: [ByteText]) -> Bool { run.member?.clubs.contains { clubs.contains($0) } ?? false }

  private func coupon(of rank: Int) -> OfferVerdict? {
    switch coupon(Int(heads[rank].series)) {
    case .none: OfferVerdict(reason: .noCoupon)
    case .spent(let place): OfferVerdict(reason: .couponSpent, detail: Int32(place))
    case .good: nil
    }
  }

  func condition(_ rank: Int) -> OfferVerdict? {
    guard let plan = heads[rank].condition else { return nil }
    // A term that all depends on: where it does not hold, nothing else can make the condition hold, or fail otherwise.
    if run.total < heads[rank].threshold { return OfferVerdict(reason: .conditionFails) }
    return plan._withUnsafeGuaranteedRef { plan in
      do throws(RuleFailure) {
        return try machine.holds(plan, frame) ? nil : OfferVerdict(reason: .conditionFails)
      } catch {
        return broke(error.description)
      }
    }
  }

  func broke(_ message: String) -> OfferVerdict {
    run.failures.append(message)
    return OfferVerdict(reason: .conditionBroke, detail: Int32(run.failures.count - 1))
  }

  /// Sets the sheet's mask to the lines that an offer is about.
  private func maskLines(_ rank: Int) -> OfferVerdict? {
    if !run.isOfBasket { return nil }
    if let lines = heads[rank].lines {
      if let message = lines._withUnsafeGuaranteedRef({ maskRows($0) }) { return broke(message) }
    } else {
      sheet.fillMask()
    }
    return sheet.isMaskEmpty ? OfferVerdict(reason: .noLines) : nil
  }

  /// Sets the sheet's mask to the lines of a rule, all where it is nil; what was wrong with the rule.
  func mask(_ plan: RuleRowsPlan?) -> String? {
    guard let plan else {
      sheet.fillMask()
      return nil
    }
    return maskRows(plan)
  }

  private func maskRows(_ plan: RuleRowsPlan) -> String? {
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

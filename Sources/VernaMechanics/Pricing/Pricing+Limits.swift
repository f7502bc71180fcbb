import VernaCore

/// What limits leave of an offer.
struct OfferRoom {
  var money = Int64.max
  var points = Int64.max
  /// The first limit that is spent.
  var spentLimit: Int?
}

extension Pricing {
  /// What limits leave of an offer: uses are all or nothing, of money and points what is left.
  func room(_ rank: Int) -> OfferRoom {
    var room = OfferRoom()
    if !heads[rank].hasLimits { return room }
    let compiled = offers[rank]
    let kind = heads[rank].kind
    for (place, limit) in compiled.offer.limits.enumerated() {
      if limit.measure == .money && kind != .money { continue }
      if limit.measure == .points && kind != .points && kind != .multiplier { continue }
      let key = key(compiled, place, limit)
      let used = (limit.scope == .member ? run.member?.used[key] : run.shared.used[key]) ?? 0
      let (left, overflow) = limit.most.subtractingReportingOverflow(used)
      if overflow || left <= 0 {
        if room.spentLimit == nil { room.spentLimit = place }
        continue
      }
      switch limit.measure {
      case .uses: break
      case .money: room.money = min(room.money, left)
      case .points: room.points = min(room.points, left)
      }
    }
    return room
  }

  func key(_ compiled: CompiledOffer, _ place: Int, _ limit: OfferLimit) -> LimitKey {
    let subject: ByteText =
      switch limit.scope {
      case .programme: ""
      case .member: run.member?.id ?? ""
      case .store: run.basket.store
      case .code: code(Int(compiled.head.series)) ?? ""
      }
    return LimitKey(
      offer: compiled.offer.id, limit: place, subject: subject,
      period: ByteText(limit.periodName(of: run.programmeDay)))
  }

  private func code(_ series: Int) -> ByteText? {
    if series >= 0, case .good(let place) = coupon(series) { return run.basket.codes[place] }
    return nil
  }

  /// What the applied offers use of their limits, and what codes do of theirs.
  func limitUses(money: (AppliedOffer) -> Int64) -> [LimitUse] {
    var uses: [LimitUse] = []
    for applied in run.applied where heads[applied.rank].hasLimits {
      let compiled = offers[applied.rank]
      for (place, limit) in compiled.offer.limits.enumerated() {
        let amount: Int64 =
          switch limit.measure {
          case .uses: 1
          case .money: money(applied)
          case .points: applied.points
          }
        if amount == 0 { continue }
        uses.append(
          LimitUse(
            key: key(compiled, place, limit), most: limit.most, amount: amount, measure: limit.measure,
            scope: limit.scope))
      }
    }
    for series in run.usedSeries where rules.coupons[series].usesEach > 0 {
      guard let code = code(series), rules.coupons[series].publicCodes.contains(code) else { continue }
      uses.append(
        LimitUse(
          key: rules.coupons[series].key(of: code), most: rules.coupons[series].usesEach, amount: 1, scope: .code))
    }
    return uses
  }
}

import VernaCore
import VernaMechanics

extension Calculation {
  /// What is frozen with a receipt: all that was given, and of refusals only the control groups, since that a member was treated as if there
  /// were no programme is part of the decision.
  var kept: Calculation {
    var kept = self
    kept.refusals.removeAll { if case .heldOut = $0.reason { false } else { true } }
    kept.messages.removeAll { $0.reader == .cashier }
    return kept
  }
}

/// A decision as it is kept.
extension RecordWriter {
  mutating func write(_ calculation: Calculation) {
    write(calculation.lines) { $0.write($1) }
    write(calculation.effects) {
      $0.write($1.offer)
      $0.write($1.money)
      $0.write($1.points)
      $0.write($1.lines) { $0.write($1) }
    }
    write(calculation.refusals) {
      $0.write($1.offer)
      $0.write($1.reason)
    }
    write(calculation.cuts) {
      $0.write($1.line)
      $0.write($1.offer)
      $0.write($1.money)
      $0.write($1.points)
      $0.write($1.floor.rawValue)
    }
    write(calculation.grants) { $0.write($1) }
    write(calculation.spent)
    write(calculation.wallet)
    write(calculation.spendable)
    write(calculation.spendingBound) { $0.write($1.rawValue) }
    write(calculation.uses) { $0.write($1) }
    write(calculation.codes) {
      $0.write($1.series)
      $0.write($1.code)
    }
    write(calculation.gifts) { $0.write($1) }
    write(calculation.messages) {
      $0.write($1.reader.rawValue)
      $0.write($1.offer)
      $0.write($1.text)
      $0.write($1.missing) { $0.write($1) }
    }
  }

  mutating func write(_ reason: RefusalReason) {
    write(reason.code)
    switch reason {
    case .heldOut(let name), .noCoupon(let name), .couponSpent(let name), .exclusive(let name), .notBest(let name),
      .stopped(let name):
      write(name)
    case .conditionBroke(let why): write(why)
    case .limitReached(let limit, let scope):
      write(limit)
      write(scope.rawValue)
    default: break
    }
  }

  mutating func write(_ line: PricedLine) {
    write(line.id)
    write(line.quantity.thousandths)
    write(line.full)
    write(line.discounts) {
      $0.write($1.offer)
      $0.write($1.money)
    }
    write(line.paidByPoints)
    write(line.pointsSpent)
    write(line.pointsEarned)
    write(line.fiscal) {
      $0.write($1.quantity.thousandths)
      $0.write($1.price)
      $0.write($1.amount)
    }
    write(line.unsplit)
  }

  mutating func write(_ grant: PointsGrant) {
    write(grant.offer)
    write(grant.wallet)
    write(grant.points)
    write(grant.byLine) { $0.write($1) }
    write(grant.life.pendingDays)
    switch grant.life.expiry {
    case .never: write(0)
    case .days(let days):
      write(1)
      write(days)
    case .months(let months):
      write(2)
      write(months)
    case .end(let periodicity, let after):
      write(3)
      write(periodicity.rawValue)
      write(after)
    case .on(let day):
      write(4)
      write(day)
    }
  }

  mutating func write(_ use: LimitUse) {
    write(use.key)
    write(use.most)
    write(use.amount)
    write(use.measure.rawValue)
    write(use.scope.rawValue)
  }

  mutating func write(_ key: LimitKey) {
    write(key.offer)
    write(key.limit)
    write(key.subject)
    write(key.period)
  }

  mutating func write(_ gift: Gift) {
    write(gift.offer)
    switch gift.kind {
    case .product(let sku, let quantity):
      write(0)
      write(sku)
      write(quantity.thousandths)
    case .coupon(let series):
      write(1)
      write(series)
    case .service(let name):
      write(2)
      write(name)
    case .badge(let name):
      write(3)
      write(name)
    }
  }
}

extension RecordReader {
  mutating func calculation() throws(RecordDamage) -> Calculation {
    var read = Calculation()
    read.lines = CalculationList(try list { reader throws(RecordDamage) in try reader.pricedLine() })
    read.effects = CalculationList(
      try list { reader throws(RecordDamage) in
        OfferEffect(
          offer: try reader.text(), money: try reader.money(), points: try reader.points(),
          lines: CalculationList(try reader.list { reader throws(RecordDamage) in try reader.text() }))
      })
    read.refusals = CalculationList(
      try list { reader throws(RecordDamage) in
        OfferRefusal(offer: try reader.text(), reason: try reader.reason())
      })
    read.cuts = try list { reader throws(RecordDamage) in
      let (line, offer, money, points) = (
        try reader.text(), try reader.text(), try reader.money(), try reader.points()
      )
      let floor = try reader.word(GuardFloor.self)
      return GuardCut(line: line, offer: offer, money: money, points: points, floor: floor)
    }
    read.grants = CalculationList(try list { reader throws(RecordDamage) in try reader.grant() })
    read.spent = try points()
    read.wallet = try text()
    read.spendable = try points()
    read.spendingBound = try optional { reader throws(RecordDamage) in try reader.word(SpendingBound.self) }
    read.uses = try list { reader throws(RecordDamage) in try reader.use() }
    read.codes = try list { reader throws(RecordDamage) in
      CodeUse(series: try reader.text(), code: try reader.text())
    }
    read.gifts = try list { reader throws(RecordDamage) in try reader.gift() }
    read.messages = try list { reader throws(RecordDamage) in
      TillMessage(
        reader: try reader.word(TillMessage.Reader.self), offer: try reader.text(), text: try reader.text().string,
        missing: try reader.optional { reader throws(RecordDamage) in try reader.money() })
    }
    return read
  }

  /// A case by its raw value.
  mutating func word<Word: RawRepresentable>(_ type: Word.Type) throws(RecordDamage) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try text().string) else { throw RecordDamage(offset: -1) }
    return word
  }

  mutating func reason() throws(RecordDamage) -> RefusalReason {
    switch try text().string {
    case "held_out": .heldOut(try text())
    case "not_in_force": .notInForce
    case "needs_member": .needsMember
    case "wrong_tier": .wrongTier
    case "not_in_club": .notInClub
    case "no_coupon": .noCoupon(series: try text())
    case "coupon_spent": .couponSpent(code: try text())
    case "condition_fails": .conditionFails
    case "condition_broke": .conditionBroke(try text().string)
    case "no_lines": .noLines
    case "nothing_to_give": .nothingToGive
    case "limit_reached": .limitReached(limit: try int(), scope: try word(OfferLimit.Scope.self))
    case "exclusive": .exclusive(winner: try text())
    case "not_best": .notBest(winner: try text())
    case "stopped": .stopped(by: try text())
    case "guarded": .guarded
    default: throw RecordDamage(offset: -1)
    }
  }

  mutating func pricedLine() throws(RecordDamage) -> PricedLine {
    var line = PricedLine(id: try text(), quantity: Quantity(thousandths: try number()), full: try money())
    line.discounts = CalculationList(
      try list { reader throws(RecordDamage) in
        DiscountPart(offer: try reader.text(), money: try reader.money())
      })
    line.paidByPoints = try money()
    line.pointsSpent = try points()
    line.pointsEarned = try points()
    line.fiscal = CalculationList(
      try list { reader throws(RecordDamage) in
        FiscalPart(
          quantity: Quantity(thousandths: try reader.number()), price: try reader.money(), amount: try reader.money())
      })
    line.unsplit = try money()
    return line
  }

  mutating func grant() throws(RecordDamage) -> PointsGrant {
    let (offer, wallet, points) = (try text(), try text(), try points())
    let byLine = try list { reader throws(RecordDamage) in try reader.points() }
    let pending = try int()
    let expiry: PointsLife.Expiry
    switch try number() {
    case 0: expiry = .never
    case 1: expiry = .days(try int())
    case 2: expiry = .months(try int())
    case 3: expiry = .end(of: try word(Periodicity.self), after: try int())
    case 4: expiry = .on(try day())
    default: throw RecordDamage(offset: -1)
    }
    return PointsGrant(
      offer: offer, wallet: wallet, points: points, byLine: byLine,
      life: PointsLife(pendingDays: pending, expiry: expiry))
  }

  mutating func use() throws(RecordDamage) -> LimitUse {
    LimitUse(
      key: try limitKey(), most: try number(), amount: try number(), measure: try word(OfferLimit.Measure.self),
      scope: try word(OfferLimit.Scope.self))
  }

  mutating func limitKey() throws(RecordDamage) -> LimitKey {
    LimitKey(offer: try text(), limit: try int(), subject: try text(), period: try text())
  }

  mutating func gift() throws(RecordDamage) -> Gift {
    let offer = try text()
    switch try number() {
    case 0: return Gift(offer: offer, kind: .product(sku: try text(), quantity: Quantity(thousandths: try number())))
    case 1: return Gift(offer: offer, kind: .coupon(series: try text()))
    case 2: return Gift(offer: offer, kind: .service(try text()))
    case 3: return Gift(offer: offer, kind: .badge(try text()))
    default: throw RecordDamage(offset: -1)
    }
  }
}

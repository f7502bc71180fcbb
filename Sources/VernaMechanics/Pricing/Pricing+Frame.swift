import VernaCore
import VernaRules

extension Pricing {
  /// Sets all names that rules may use.
  func fillFrame() {
    fillBasket()
    fillMember()
    fillLines()
  }

  @inline(__always)
  private func set(_ slot: Int, _ word: @autoclosure () -> Int64) { if slot >= 0 { frame.set(slot, word()) } }

  func number(_ text: ByteText) -> Int64 { machine.texts.number(of: text.string) }

  private func set(list: Int, _ texts: [ByteText]) {
    if list >= 0 { frame.set(list: list, rows: texts.count, columns: texts.map { number($0) }) }
  }

  private func fillBasket() {
    var total: Int64 = 0
    var units: Int64 = 0
    for row in 0..<sheet.count {
      total += sheet.full[row]
      units += sheet.units[row]
    }
    run.total = total
    let slots = slots.basket
    set(slots.total, total)
    set(slots.lines, Int64(sheet.count))
    set(slots.units, units)
    set(slots.store, number(run.basket.store))
    set(slots.channel, number(run.basket.channel))
    set(slots.cashier, number(run.basket.cashier))
    set(slots.margin, basketMargin())
    set(slots.now, run.basket.at * 1_000_000)
    set(list: slots.codes, run.basket.codes)
  }

  /// Money without VAT less cost, over lines of known cost.
  private func basketMargin() -> Int64 {
    var sum: Int64 = 0
    for row in 0..<sheet.count {
      sum += run.basket.lines[Int(sheet.line[row])].margin(rules.currency) ?? 0
    }
    return sum
  }

  private func fillMember() {
    let day = run.day
    let places = slots.member
    let member = run.member
    let birthday = member?.birthday.map { Birthday($0) }
    set(places.known, member == nil ? 0 : 1)
    set(places.id, number(member?.id ?? ""))
    set(places.tier, number(member?.tier ?? ""))
    set(places.balance, rules.wallets.first.flatMap { member?.balances[$0.id] }?.hundredths ?? 0)
    set(places.joinedDays, member.map { Int64($0.joinedOn.distance(to: day)) } ?? 0)
    set(places.age, birthday?.age(on: day) ?? 0)
    set(places.daysToBirthday, birthday.map { Int64($0.daysUntilNext(from: day)) } ?? RuleNames.noBirthday)
    set(places.gender, number(member?.gender ?? ""))
    set(places.city, number(member?.city ?? ""))
    set(places.homeStore, number(member?.homeStore ?? ""))
    set(list: places.segments, member?.segments ?? [])
    set(list: places.clubs, member?.clubs ?? [])
    set(list: places.badges, member?.badges ?? [])
    set(places.receipts, member?.receipts ?? 0)
    set(places.spend, member?.spend.minorUnits ?? 0)
    set(places.spendYear, member?.spendYear.minorUnits ?? 0)
    set(places.meanBasket, member?.meanBasket.minorUnits ?? 0)
    set(places.daysSincePurchase, daysSincePurchase)
    set(places.referrals, member?.referrals ?? 0)
    set(places.isReferred, member.map { $0.referrer == "" ? 0 : 1 } ?? 0)
    for attribute in slots.memberAttributes {
      let value = member?.attributes[attribute.name]
      set(attribute.slot, value.flatMap { frame.word(of: $0) } ?? (attribute.type == .string ? number("") : 0))
    }
    for challenge in slots.challenges { set(challenge.slot, member?.progress[challenge.id] ?? 0) }
    for wallet in slots.wallets { set(wallet.slot, member?.balances[wallet.id]?.hundredths ?? 0) }
    for occasion in slots.occasions { set(occasion.slot, isOn(occasion.id) ? 1 : 0) }
  }

  private var daysSincePurchase: Int64 {
    guard let last = run.member?.lastPurchaseAt else { return 0 }
    let zone = rules.storeZones[run.basket.store] ?? rules.zone
    return Int64(max(0, zone.day(at: last).distance(to: run.day)))
  }

  private func isOn(_ id: ByteText) -> Bool {
    rules.occasions.first { $0.id == id }?.isOn(run.day, birthday: run.member?.birthday, joinedOn: run.member?.joinedOn)
      ?? false
  }

  private func fillLines() {
    let count = sheet.count
    let columns = frame.columns(ofList: slots.lines, rows: count, columns: slots.width)
    // Lines are read where they lie: a copy of one would count the references of all its texts.
    run.basket.lines.withUnsafeBufferPointer { lines in
      for field in slots.readFields { fill(field, columns + slots.fields[field.rawValue] * count, lines) }
      for attribute in slots.lineAttributes {
        for row in 0..<count {
          let text = lines[Int(sheet.line[row])].attributes[attribute.name]
          columns[attribute.column * count + row] = number(text ?? "")
        }
      }
    }
  }

  private func fill(
    _ field: PricingSlots.LineField, _ column: UnsafeMutablePointer<Int64>, _ lines: UnsafeBufferPointer<BasketLine>
  ) {
    for row in 0..<sheet.count {
      let place = Int(sheet.line[row])
      column[row] =
        switch field {
        case .id: number(lines[place].id)
        case .sku: number(lines[place].sku)
        case .category: number(lines[place].category)
        case .brand: number(lines[place].brand)
        case .quantity: Int64(bitPattern: (Double(lines[place].quantity.thousandths) / 1000).bitPattern)
        case .units: sheet.units[row]
        case .price: sheet.price[row]
        case .listPrice: lines[place].listPrice.minorUnits
        case .amount: sheet.full[row]
        case .cost: lines[place].unitCost(rules.currency) ?? 0
        case .hasCost: lines[place].unitCostMicros == nil ? 0 : 1
        case .margin: lines[place].margin(rules.currency) ?? 0
        case .isPromoted: lines[place].listPrice > lines[place].price ? 1 : 0
        }
    }
  }
}

extension BasketLine {
  /// What a unit cost in minor units, rounded; nil where it is not known.
  func unitCost(_ currency: Currency) -> Int64? {
    unitCostMicros.map { divideRoundingHalfAway(Int128($0) * Int128(currency.minorPerMajor), by: 1_000_000) }
  }

  /// The line's money without VAT, before discounts, less what it cost, rounded; nil where the cost is not known.
  func margin(_ currency: Currency) -> Int64? {
    guard let unitCostMicros else { return nil }
    // Over the common denominator of VAT and of millionths of a major unit a thousandth.
    let vat = 1_000_000 + Int128(vatRate.millionths)
    let money = Int128(amount.minorUnits) * 1_000_000 * 1_000_000_000
    let cost = Int128(unitCostMicros) * Int128(currency.minorPerMajor) * Int128(quantity.thousandths)
    let (costs, overflow) = cost.multipliedReportingOverflow(by: vat)
    if overflow { return Int64.min / Int64(Basket.mostLines) }
    return divideRoundingHalfAway(money - costs, by: vat * 1_000_000_000)
  }
}

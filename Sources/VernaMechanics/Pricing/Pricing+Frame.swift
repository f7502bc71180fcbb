import VernaCore
import VernaRules

extension Pricing {
  /// Sets all names that rules may use.
  func fillFrame() {
    fillBasket()
    fillMember()
    fillLines()
  }

  private func set(_ name: String, _ word: Int64) { set(slots.slot(name), word) }

  private func set(_ slot: Int, _ word: Int64) { if slot >= 0 { frame.set(slot, word) } }

  private func number(_ text: ByteText) -> Int64 { machine.texts.number(of: text.string) }

  private func set(list: Int, _ texts: [ByteText]) {
    if list >= 0 { frame.set(list: list, rows: texts.count, columns: texts.map { number($0) }) }
  }

  private func fillBasket() {
    let basket = run.basket
    var total: Int64 = 0
    var units: Int64 = 0
    for row in 0..<sheet.count {
      total += sheet.full[row]
      units += sheet.units[row]
    }
    set("basket.total", total)
    set("basket.lines", Int64(sheet.count))
    set("basket.units", units)
    set("basket.store", number(basket.store))
    set("basket.channel", number(basket.channel))
    set("basket.cashier", number(basket.cashier))
    set("basket.margin", basketMargin())
    set("now", basket.at * 1_000_000)
    set(list: slots.codes, basket.codes)
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
    let member = run.member
    let day = run.day
    let birthday = member?.birthday.map { Birthday($0) }
    set("member.known", member == nil ? 0 : 1)
    set("member.id", number(member?.id ?? ""))
    set("member.tier", number(member?.tier ?? ""))
    set("member.balance", rules.wallets.first.flatMap { member?.balances[$0.id] }?.hundredths ?? 0)
    set("member.joined_days", member.map { Int64($0.joinedOn.distance(to: day)) } ?? 0)
    set("member.age", birthday?.age(on: day) ?? 0)
    set("member.days_to_birthday", birthday.map { Int64($0.daysUntilNext(from: day)) } ?? RuleNames.noBirthday)
    set("member.gender", number(member?.gender ?? ""))
    set("member.city", number(member?.city ?? ""))
    set("member.home_store", number(member?.homeStore ?? ""))
    set(list: slots.segments, member?.segments ?? [])
    set(list: slots.clubs, member?.clubs ?? [])
    set(list: slots.badges, member?.badges ?? [])
    set("member.receipts", member?.receipts ?? 0)
    set("member.spend", member?.spend.minorUnits ?? 0)
    set("member.spend_year", member?.spendYear.minorUnits ?? 0)
    set("member.mean_basket", member?.meanBasket.minorUnits ?? 0)
    set("member.days_since_purchase", daysSincePurchase)
    set("member.referrals", member?.referrals ?? 0)
    set("member.is_referred", member.map { $0.referrer == "" ? 0 : 1 } ?? 0)
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
    func fill(_ field: String, _ word: (Int, BasketLine) -> Int64) {
      guard let column = slots.fields[field] else { return }
      for row in 0..<count { columns[column * count + row] = word(row, run.basket.lines[Int(sheet.line[row])]) }
    }
    fill("id") { number($1.id) }
    fill("sku") { number($1.sku) }
    fill("category") { number($1.category) }
    fill("brand") { number($1.brand) }
    fill("quantity") { Int64(bitPattern: (Double($1.quantity.thousandths) / 1000).bitPattern) }
    fill("units") { row, _ in sheet.units[row] }
    fill("price") { row, _ in sheet.price[row] }
    fill("list_price") { $1.listPrice.minorUnits }
    fill("amount") { row, _ in sheet.full[row] }
    fill("cost") { $1.unitCost(rules.currency) ?? 0 }
    fill("has_cost") { $1.unitCostMicros == nil ? 0 : 1 }
    fill("margin") { $1.margin(rules.currency) ?? 0 }
    fill("is_promoted") { $1.listPrice > $1.price ? 1 : 0 }
    for attribute in slots.lineAttributes {
      for row in 0..<count {
        let line = run.basket.lines[Int(sheet.line[row])]
        columns[attribute.column * count + row] = number(line.attributes[attribute.name] ?? "")
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

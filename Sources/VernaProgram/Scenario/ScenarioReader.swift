import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Reads scenarios.
///
///     member: {id: m1, joined: 2025-03-01, tier: gold, balances: {bonus: 500}}
///     events:
///       - name: A basket on a Tuesday
///         at: 2026-01-13 10:00
///         basket: [{sku: A, category: produce, price: 100, quantity: 2, cost: 60}]
///         expect: {total: 200, points: 20}
///       - {name: A review, on: review, at: 2026-01-14 12:00, expect: {points: 50}}
public enum ScenarioReader {
  /// Reads a scenario of a programme.
  public static func read(_ text: String, of programme: Programme) -> (
    scenario: Scenario?, problems: [ProgrammeProblem]
  ) {
    let parsed = SourceParser.parse(text)
    let context = ReadingContext(text: text, language: .english)
    context.add(parsed.problems)
    context.currency = programme.pricing.currency
    var events: [Scenario.Event] = []
    if let root = parsed.root {
      let reader = EventFileReader(context: context, programme: programme)
      events = reader.events(root)
    }
    return (context.problems.isEmpty ? Scenario(events: events) : nil, context.problems)
  }
}

/// Reads the tables of a scenario.
private struct EventFileReader {
  let context: ReadingContext
  let programme: Programme

  /// The entries of a table, keys that are not known noted.
  func fields(_ node: SourceNode, _ label: String, _ names: [String]) -> [String: SourceNode] {
    guard let entries = node.entries else {
      context.noteWrong(node, label, .table(.file))
      return [:]
    }
    for entry in entries where !names.contains(entry.key) {
      context.note(
        entry.place, "\(label): нет ключа \(entry.key)", "\(label): there is no key \(entry.key)",
        ReadingContext.suggestion(entry.key, among: names))
    }
    return Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func events(_ root: SourceNode) -> [Scenario.Event] {
    let top = fields(root, "scenario", ["member", "events"])
    var usual = MemberView(id: "m1", joinedOn: programme.effectiveFrom.adding(months: -12))
    if let node = top["member"] { usual = member(node, usual) ?? usual }
    return (top["events"]?.items ?? []).map { event($0, usual) }
  }

  private func event(_ node: SourceNode, _ usual: MemberView) -> Scenario.Event {
    let names = ["name", "at", "on", "store", "channel", "member", "basket", "codes", "spend", "wallet", "expect"]
    let table = fields(node, "event", names)
    let store = table["store"]?.text ?? ""
    var basket = Basket(lines: [], at: moment(table["at"], node, ByteText(store)), store: ByteText(store))
    basket.channel = ByteText(table["channel"]?.text ?? "")
    basket.codes = (table["codes"].map { context.list($0, "codes") } ?? []).compactMap { $0.text.map { ByteText($0) } }
    basket.wallet = table["wallet"]?.text.map { ByteText($0) }
    if let spend = table["spend"]?.text {
      basket.spending = spend == "most" ? .most : WrittenValue.points(spend).map { .exactly($0) } ?? .nothing
    }
    for (index, line) in (table["basket"]?.items ?? []).enumerated() { basket.lines.append(self.line(line, index)) }
    var view: MemberView? = usual
    if let node = table["member"] { view = node.text == "guest" ? nil : member(node, usual) }
    let words = WrittenValue.words(table["on"]?.text ?? "")
    return Scenario.Event(
      name: table["name"]?.text ?? "", basket: basket, trigger: trigger(table["on"]),
      reward: words.first == "reward" && words.count == 2 ? ByteText(words[1]) : nil, member: view,
      expected: table["expect"].map(outcome) ?? Scenario.Outcome())
  }

  private func trigger(_ node: SourceNode?) -> OfferTrigger {
    let words = WrittenValue.words(node?.text ?? "purchase")
    switch (words.first, words.count) {
    case ("purchase", 1): return .basket
    case ("day", 1): return .day
    case ("referrer", 1): return .referrer
    case ("friend", 1): return .friend
    case ("tier", 2): return .tier(ByteText(words[1]))
    case ("club", 2): return .clubPeriod(ByteText(words[1]))
    case ("challenge", 2): return .challenge(ByteText(words[1]))
    default: return .action(ByteText(words.first ?? ""))
    }
  }

  /// `2026-01-13 10:00` by the store's clock.
  private func moment(_ node: SourceNode?, _ event: SourceNode, _ store: ByteText) -> Int64 {
    let words = WrittenValue.words(node?.text ?? "")
    guard words.count == 2, let day = Day(iso: words[0]), let minute = WrittenValue.minute(words[1]) else {
      context.note(
        node?.place ?? event.place, "нужно время события", "the event's time is needed",
        Bilingual("at: 2026-01-13 10:00", "at: 2026-01-13 10:00"))
      return 0
    }
    let zone = programme.pricing.storeZones[store] ?? programme.pricing.zone
    return zone.utcSeconds(ofLocal: Int64(day.number) * 86_400 + Int64(minute) * 60)
  }

  private func line(_ node: SourceNode, _ index: Int) -> BasketLine {
    let known = [
      "sku", "category", "brand", "quantity", "price", "list_price", "cost", "vat", "min_price", "marked",
    ]
    let table = fields(node, "line", known + programme.pricing.names.lineAttributes)
    let price = table["price"].flatMap { context.money($0, "price") } ?? .zero
    var line = BasketLine(
      id: ByteText("\(index + 1)"), sku: ByteText(table["sku"]?.text ?? "\(index + 1)"),
      category: ByteText(table["category"]?.text ?? ""), brand: ByteText(table["brand"]?.text ?? ""), price: price)
    if let text = table["quantity"]?.text {
      line.quantity = WrittenValue.decimal(text, digits: 3).map { Quantity(thousandths: $0) } ?? .one
    }
    if let list = table["list_price"].flatMap({ context.money($0, "list_price") }) { line.listPrice = list }
    line.unitCostMicros = table["cost"]?.text.flatMap { WrittenValue.decimal($0, digits: 6) }
    line.vatRate = table["vat"]?.text.flatMap(WrittenValue.share) ?? .zero
    line.minPrice = table["min_price"].flatMap { context.money($0, "min_price") } ?? .zero
    line.isMarked = table["marked"]?.text.flatMap(ReadingContext.flag) ?? false
    for name in programme.pricing.names.lineAttributes {
      if let text = table[name]?.text { line.attributes[ByteText(name)] = ByteText(text) }
    }
    return line
  }

  private func outcome(_ node: SourceNode) -> Scenario.Outcome {
    let table = fields(node, "expect", ["total", "discount", "points", "spent", "gifts", "settled", "refused"])
    var outcome = Scenario.Outcome()
    outcome.total = table["total"].flatMap { context.money($0, "total") }
    outcome.discount = table["discount"].flatMap { context.money($0, "discount") }
    outcome.points = table["points"]?.text.flatMap(WrittenValue.points)
    outcome.spent = table["spent"]?.text.flatMap(WrittenValue.points)
    outcome.gifts = table["gifts"].map { context.list($0, "gifts").compactMap(\.text) }
    for entry in table["settled"]?.entries ?? [] {
      let units = entry.value.text.flatMap { WrittenValue.decimal($0, digits: context.currency.digits) }
      outcome.settled[ByteText(entry.key)] = Money(minorUnits: units ?? 0)
    }
    for entry in table["refused"]?.entries ?? [] { outcome.refused[ByteText(entry.key)] = entry.value.text ?? "" }
    return outcome
  }

  private func member(_ node: SourceNode, _ usual: MemberView) -> MemberView? {
    let table = fields(
      node, "member",
      [
        "id", "joined", "birthday", "tier", "gender", "city", "home_store", "segments", "clubs", "badges", "receipts",
        "spend",
        "spend_year", "last_purchase", "referrals", "referrer", "balances", "progress", "coupons", "attributes",
      ])
    var member = usual
    func names(_ key: String) -> [ByteText]? {
      table[key].map { context.list($0, key).compactMap { $0.text.map { ByteText($0) } } }
    }
    func day(_ key: String) -> Day? { table[key].flatMap { context.value($0, key, .day) { Day(iso: $0) } } }
    func whole(_ key: String) -> Int64? { table[key]?.text.flatMap { WrittenValue.decimal($0, digits: 0) } }
    if let id = table["id"]?.text { member.id = ByteText(id) }
    member.joinedOn = day("joined") ?? member.joinedOn
    member.birthday = day("birthday") ?? member.birthday
    member.tier = table["tier"]?.text.map { ByteText($0) } ?? member.tier
    member.gender = table["gender"]?.text.map { ByteText($0) } ?? member.gender
    member.city = table["city"]?.text.map { ByteText($0) } ?? member.city
    member.homeStore = table["home_store"]?.text.map { ByteText($0) } ?? member.homeStore
    member.referrer = table["referrer"]?.text.map { ByteText($0) } ?? member.referrer
    member.segments = names("segments") ?? member.segments
    member.clubs = names("clubs") ?? member.clubs
    member.badges = names("badges") ?? member.badges
    member.receipts = whole("receipts") ?? member.receipts
    member.referrals = whole("referrals") ?? member.referrals
    member.spend = table["spend"].flatMap { context.money($0, "spend") } ?? member.spend
    member.spendYear = table["spend_year"].flatMap { context.money($0, "spend_year") } ?? member.spendYear
    member.lastPurchaseAt = day("last_purchase").map { programme.pricing.zone.start(of: $0) } ?? member.lastPurchaseAt
    for entry in table["balances"]?.entries ?? [] {
      member.balances[ByteText(entry.key)] = entry.value.text.flatMap(WrittenValue.points) ?? .zero
    }
    for entry in table["progress"]?.entries ?? [] {
      member.progress[ByteText(entry.key)] = entry.value.text.flatMap { WrittenValue.decimal($0, digits: 0) } ?? 0
    }
    for entry in table["coupons"]?.entries ?? [] {
      let expires = entry.value.text.flatMap { Day(iso: $0) } ?? programme.effectiveFrom.adding(months: 120)
      let series = programme.pricing.coupons.first { $0.id == ByteText(entry.key) }
      member.coupons.append(
        CouponInHand(
          series: ByteText(entry.key), code: ByteText(entry.key.uppercased()), expiresOn: expires,
          usesLeft: max(series?.usesEach ?? 1, 1)))
    }
    for entry in table["attributes"]?.entries ?? [] {
      guard let text = entry.value.text else { continue }
      let type = programme.pricing.names.memberAttributes[entry.key]
      member.attributes[ByteText(entry.key)] =
        switch type {
        case .bool: .bool(ReadingContext.flag(text) ?? false)
        case .int: .int(WrittenValue.decimal(text, digits: 0) ?? 0)
        case .money: .money(Money(minorUnits: WrittenValue.decimal(text, digits: context.currency.digits) ?? 0))
        default: .string(text)
        }
    }
    return member
  }
}

import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Reads what an offer gives.
struct BenefitReader {
  let context: ReadingContext
  let wallets: [Wallet]
  let table: TableReader

  /// Everything that it gives, in the order in which it is written.
  func benefits() -> [(key: String, benefit: Benefit)] {
    let wallet = table.reference("wallet", .wallet) ?? wallets.first?.id ?? DefaultWallet.id
    let life = lifeOf(wallet)
    var found: [(key: String, benefit: Benefit)] = discounts().map { ($0.key, .discount($0.discount)) }
    let ceiling = table.points("points_at_most")
    for (key, amount) in pointsAmounts() {
      found.append((key, .points(PointsBenefit(amount, wallet: wallet, ceiling: ceiling, life: life))))
    }
    if let times = table.text("points_times", .times, WrittenValue.times) {
      let extra = Share(millionths: times.millionths - Share.whole.millionths)
      found.append(("points_times", .multiplyPoints(extra: extra, wallet: wallet)))
    }
    if let gift = gift() { found.append(("gift", gift)) }
    if let series = table.reference("coupon", .series) { found.append(("coupon", .coupon(series: series))) }
    if let service = table.name("service") { found.append(("service", .service(service))) }
    if let badge = table.name("badge") { found.append(("badge", .badge(badge))) }
    return found.sorted { table.place(of: $0.key) < table.place(of: $1.key) }
  }

  private func lifeOf(_ wallet: ByteText) -> PointsLife? {
    let pending = table.span("pending", .days)
    let expiry = table.expiry("expiry")
    guard pending != nil || expiry != nil else { return nil }
    let usual = wallets.first { $0.id == wallet }?.life ?? PointsLife()
    return PointsLife(pendingDays: pending ?? usual.pendingDays, expiry: expiry ?? usual.expiry)
  }

  private func discounts() -> [(key: String, discount: Discount)] {
    let ceiling = table.money("discount_at_most")
    let base = table.choice("of", Discount.Base.self) ?? .left
    var amounts: [(String, Discount.Amount)] = []
    if let amount = discountAmount() { amounts.append(("discount", amount)) }
    if let each = table.money("discount_each") { amounts.append(("discount_each", .moneyEach(each))) }
    if let rule = table.rule("discount_rule", .money) { amounts.append(("discount_rule", .formula(rule))) }
    if let price = table.money("price") { amounts.append(("price", .price(price))) }
    if let inner = table.table("cheapest", .cheapest) {
      let group = inner.whole("of", 2...1000) ?? 2
      let free = inner.whole("free", 1...999) ?? 1
      if free >= group {
        context.note(
          inner.place(of: "free"), "free: \(free) из \(group) — это всё", "free: \(free) of \(group) is all of them",
          Bilingual("free меньше of", "free is less than of"))
      }
      amounts.append(
        ("cheapest", .cheapest(group: Int(group), free: Int(free), share: inner.share("discount") ?? .whole)))
    }
    if let inner = table.table("set", .set) {
      let parts = (inner.node("lines", as: .list(.rule(.line))).map { context.list($0, "lines") } ?? [])
        .compactMap { context.rule($0, "lines", .line) }
      if let price = inner.money("price") { amounts.append(("set", .set(parts: parts, price: price))) }
    }
    return amounts.map { ($0.0, Discount($0.1, ceiling: ceiling, base: base)) }
  }

  private func discountAmount() -> Discount.Amount? {
    guard let node = table.node("discount", as: .either([.discount, .table(.discountSteps)])) else { return nil }
    if node.entries != nil {
      return steps(node, .discountSteps).map { .steps($0.steps, measure: $0.measure) }
    }
    if let text = node.text, text.hasSuffix("%") {
      guard let share = WrittenValue.share(text), share > .zero, share <= .whole else {
        context.noteWrong(node, "discount", .share(1...10_000))
        return nil
      }
      return .share(share)
    }
    guard node.text.map(WrittenValue.isDecimal) == true else {
      context.noteWrong(node, "discount", .discount)
      return nil
    }
    return context.money(node, "discount").map { .money($0) }
  }

  private func pointsAmounts() -> [(String, PointsBenefit.Amount)] {
    var amounts: [(String, PointsBenefit.Amount)] = []
    if let node = table.node("points", as: .either([.earned, .table(.pointsSteps)])) {
      if node.entries != nil {
        if let found = steps(node, .pointsSteps) {
          amounts.append(("points", .steps(found.steps, measure: found.measure)))
        }
      } else if let amount = earned(node) {
        amounts.append(("points", amount))
      }
    }
    if let rule = table.rule("points_rule", .points) { amounts.append(("points_rule", .formula(rule))) }
    return amounts
  }

  private func earned(_ node: SourceNode) -> PointsBenefit.Amount? {
    let text = node.text ?? ""
    let words = WrittenValue.words(text)
    if let share = WrittenValue.share(text), share > .zero, share.millionths <= 10_000_000 { return .share(share) }
    if let points = WrittenValue.points(text), points > .zero { return .fixed(points) }
    if words.count == 3, let points = WrittenValue.points(words[0]), points > .zero {
      if words[1] == "a", words[2] == "unit" { return .perUnit(points) }
      if words[1] == "per", let money = WrittenValue.decimal(words[2], digits: context.currency.digits), money > 0 {
        return .each(points: points, every: Money(minorUnits: money))
      }
    }
    context.noteWrong(node, "points", .earned)
    return nil
  }

  private func gift() -> Benefit? {
    guard let node = table.node("gift", as: .either([.name, .table(.product)])) else { return nil }
    if node.entries != nil {
      guard let inner = TableReader(node, .product, "gift", context), let sku = inner.name("sku") else { return nil }
      return .gift(sku: sku, quantity: Quantity(inner.whole("quantity", 1...1000) ?? 1))
    }
    return context.value(node, "gift", .name) {
      WrittenValue.isName($0) ? .gift(sku: ByteText($0), quantity: .one) : nil
    }
  }

  /// Steps with their measure; they must go up.
  private func steps(_ node: SourceNode, _ name: TableName) -> (steps: [DiscountStep], measure: CheckedRule)? {
    guard let inner = TableReader(node, name, name == .discountSteps ? "discount" : "points", context) else {
      return nil
    }
    let usual = SourceNode(
      content: .scalar(SourceScalar(text: "basket.total", style: .plain, offset: 0, end: 0)), place: inner.place)
    let written = inner.node("by", as: .rule(.measure))
    guard let measure = context.rule(written ?? usual, "by", .measure) else { return nil }
    guard let steps = inner.node("steps", as: .steps) else { return nil }
    guard let entries = steps.entries, !entries.isEmpty else {
      context.noteWrong(steps, "steps", .steps)
      return nil
    }
    let digits = measure.type == .money ? context.currency.digits : measure.type == .points ? 2 : 0
    var read: [DiscountStep] = []
    for entry in entries {
      guard let from = WrittenValue.decimal(entry.key, digits: digits), from >= 0 else {
        context.note(
          entry.place, "steps: «\(entry.key)» не годится как начало ступени",
          "steps: “\(entry.key)” cannot begin a step",
          Bilingual(
            digits == 0 ? "нужно целое число" : "нужно число, знаков после точки не больше \(digits)",
            digits == 0
              ? "a whole number is wanted" : "a number with at most \(digits) digits after the point is wanted"))
        continue
      }
      guard let share = context.value(entry.value, entry.key, .share(0...10_000), WrittenValue.share), share >= .zero,
        share <= .whole
      else { continue }
      if let last = read.last, from <= last.from {
        context.note(
          entry.place, "ступень \(entry.key) стоит не по порядку или повторяется",
          "the step \(entry.key) is out of order or comes twice",
          Bilingual("ступени идут снизу вверх, каждая один раз", "steps go upwards, each once"))
        continue
      }
      read.append(DiscountStep(from: from, share: share))
    }
    return read.isEmpty ? nil : (read, measure)
  }
}

/// The wallet of a programme that declares none.
enum DefaultWallet {
  static let id: ByteText = "points"
}

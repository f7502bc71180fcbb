public import VernaCore
public import VernaMechanics

/// A basket and a member as the order API's JSON has them.
///
///     {"lines": [{"id": "1", "sku": "milk", "quantity": 2, "price": "89.90", "category": "dairy"}],
///      "store": "M-1", "codes": ["SPRING"], "points": "most", "now": "2026-12-01T12:30:00+03:00"}
public enum BasketWire {
  /// Reads a basket.
  ///
  /// Fields: lines (needed), store, channel, cashier, codes, points (`"most"`, or how many), wallet, now. Of a line: id (by default its
  /// number), sku, quantity (by default 1), price (needed), list_price, category, brand, cost (of one unit), vat_rate (0.2 or 20), min_price, marked,
  /// excluded, attr.
  ///
  /// - Parameter moment: the moment of a basket that has no `now`.
  /// - Throws: `WireProblem` with the path of the field.
  public static func read(_ value: WireValue, _ currency: Currency, _ zone: TimeZoneRules, at moment: Int64)
    throws(WireProblem) -> Basket
  {
    var fields = try WireFields(value)
    let basket = try read(&fields, currency, zone, at: moment)
    try fields.end()
    return basket
  }

  /// Reads the fields of a basket among others.
  ///
  /// - Throws: `WireProblem`.
  public static func read(
    _ fields: inout WireFields, _ currency: Currency, _ zone: TimeZoneRules, at moment: Int64
  ) throws(WireProblem) -> Basket {
    _ = try fields.needed("lines")
    var lines: [BasketLine] = []
    for var one in try fields.objects("lines") { lines.append(try line(&one, currency, number: lines.count + 1)) }
    var basket = Basket(lines: lines, at: try fields.moment("now", zone) ?? moment)
    basket.store = try fields.text("store") ?? ""
    basket.channel = try fields.text("channel") ?? ""
    basket.cashier = try fields.text("cashier") ?? ""
    basket.codes = try fields.texts("codes")
    basket.wallet = try fields.text("wallet")
    if let points = fields.value("points") {
      if case .string("most") = points.kind {
        basket.spending = .most
      } else if let exact = try fields.decimal("points", digits: 2) {
        basket.spending = exact > 0 ? .exactly(Points(hundredths: exact)) : .nothing
      }
    }
    return basket
  }

  private static func line(_ fields: inout WireFields, _ currency: Currency, number: Int) throws(WireProblem)
    -> BasketLine
  {
    _ = try fields.needed("price")
    let price = try fields.money("price", currency) ?? .zero
    let sku = try fields.text("sku")
    let id = try fields.text("id") ?? ByteText("\(number)")
    var line = BasketLine(id: id, sku: sku ?? id, price: price)
    if let quantity = try fields.decimal("quantity", digits: 3) { line.quantity = Quantity(thousandths: quantity) }
    line.category = try fields.text("category") ?? ""
    line.brand = try fields.text("brand") ?? ""
    line.listPrice = try fields.money("list_price", currency) ?? price
    line.unitCostMicros = try fields.decimal("cost", digits: 6)
    if let rate = try fields.decimal("vat_rate", digits: 6) {
      line.vatRate = Share(millionths: rate >= 1_000_000 ? rate / 100 : rate)
    }
    line.minPrice = try fields.money("min_price", currency) ?? .zero
    line.isMarked = try fields.bool("marked") ?? false
    line.isExcluded = try fields.bool("excluded") ?? false
    line.attributes = try fields.dictionary("attr")
    try fields.end()
    return line
  }

  /// Reads a member as a calculation sees one, for a dry run without a database.
  ///
  /// Fields: id, tier, balances (by wallet), joined, birthday, gender, city, home_store, segments, clubs, badges, receipts, spend,
  /// spend_year, last_purchase, referrals, referrer, codes (own ones: series, code), progress.
  ///
  /// - Throws: `WireProblem`.
  public static func readMember(
    _ value: WireValue, _ currency: Currency, _ zone: TimeZoneRules, today: Day
  ) throws(WireProblem) -> MemberView {
    var fields = try WireFields(value, path: "member")
    var member = MemberView(id: try fields.text("id") ?? "member", joinedOn: try fields.day("joined") ?? today)
    member.tier = try fields.text("tier") ?? ""
    for (wallet, text) in try fields.dictionary("balances") {
      guard let points = DecimalText.units(text.string, digits: 2) else {
        throw WireProblem(
          path: "member.balances.\(wallet)", line: value.line, column: value.column, code: "value",
          wanted: "points with at most 2 digits after the point")
      }
      member.balances[wallet] = Points(hundredths: points)
    }
    member.birthday = try fields.day("birthday")
    member.gender = try fields.text("gender") ?? ""
    member.city = try fields.text("city") ?? ""
    member.homeStore = try fields.text("home_store") ?? ""
    member.segments = try fields.texts("segments")
    member.clubs = try fields.texts("clubs")
    member.badges = try fields.texts("badges")
    member.receipts = try fields.decimal("receipts", digits: 0) ?? 0
    member.spend = try fields.money("spend", currency) ?? .zero
    member.spendYear = try fields.money("spend_year", currency) ?? .zero
    member.lastPurchaseAt = try fields.moment("last_purchase", zone)
    member.referrals = try fields.decimal("referrals", digits: 0) ?? 0
    member.referrer = try fields.text("referrer") ?? ""
    for var one in try fields.objects("codes") {
      member.coupons.append(
        CouponInHand(
          series: try one.text("series") ?? "", code: try one.text("code") ?? "", expiresOn: Day(number: Int32.max),
          usesLeft: try one.decimal("uses", digits: 0) ?? 1))
      try one.end()
    }
    for (challenge, text) in try fields.dictionary("progress") {
      member.progress[challenge] = DecimalText.units(text.string, digits: 0) ?? 0
    }
    try fields.end()
    return member
  }
}

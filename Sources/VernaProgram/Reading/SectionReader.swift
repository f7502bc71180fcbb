import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Reads sections that stand for offers and for something of their own.
struct SectionReader {
  let context: ReadingContext
  let offers: OfferReader

  /// Offers of a key that holds one gift.
  func gift(_ table: TableReader, _ key: String, _ setting: OfferReader.Setting) -> [Offer] {
    guard let node = table.node(key, as: .table(.gift)) else { return [] }
    return offers.offers(node, .gift, key, setting, at: node.place)
  }

  /// A ladder with what its levels give.
  func tiers(_ file: TableReader) -> (ladder: TierLadder?, offers: [Offer]) {
    guard let table = file.table("tiers", .tiers) else { return (nil, []) }
    let measure = table.choice("by", TierLadder.Measure.self) ?? .spend
    var levels: [TierLevel] = []
    var given: [Offer] = []
    for entry in table.map("levels", .table(.level)) {
      guard let inner = TableReader(entry.value, .level, entry.key, context) else { continue }
      let from = inner.text("from", .reached) { reached($0, measure) }
      checkOrder(entry, inner, from, after: levels.last)
      let level = TierLevel(
        id: ByteText(entry.key), title: inner.title("name"), from: from ?? 0, services: inner.names("services"))
      levels.append(level)
      given += benefits(of: level, inner)
    }
    let ladder = TierLadder(
      measure: measure, window: table.text("over", .window, WrittenValue.window) ?? .rolling(months: 12),
      downgrade: table.choice("downgrade", TierLadder.Downgrade.self) ?? .requalify,
      graceDays: table.span("grace", .days) ?? 0, levels: levels, holdouts: table.references("holdouts", .holdout))
    if levels.isEmpty, table.has("levels") {
      context.note(
        table.place(of: "levels"), "нет ни одного уровня", "there is no level",
        Bilingual("напишите base: {from: 0}", "write base: {from: 0}"))
    }
    return (levels.isEmpty ? nil : ladder, given)
  }

  private func reached(_ text: String, _ measure: TierLadder.Measure) -> Int64? {
    switch measure {
    case .spend: WrittenValue.decimal(text, digits: context.currency.digits).flatMap { $0 >= 0 ? $0 : nil }
    case .receipts: WrittenValue.decimal(text, digits: 0).flatMap { $0 >= 0 ? $0 : nil }
    case .points: WrittenValue.points(text).flatMap { $0 < .zero ? nil : $0.hundredths }
    }
  }

  private func checkOrder(_ entry: SourceEntry, _ inner: TableReader, _ from: Int64?, after last: TierLevel?) {
    guard let from else { return }
    if let last, from <= last.from {
      context.note(
        inner.place(of: "from"), "уровень \(entry.key) не выше уровня \(last.id)",
        "the level \(entry.key) is not above \(last.id)",
        Bilingual("уровни идут снизу вверх, from растёт", "levels go upwards, and so does from"))
    }
    if last == nil, from != 0 {
      context.note(
        inner.place(of: "from"), "первый уровень начинается не с нуля", "the first level does not begin at zero",
        Bilingual("добавьте перед ним уровень с from: 0", "put a level with from: 0 before it"))
    }
  }

  private func benefits(of level: TierLevel, _ inner: TableReader) -> [Offer] {
    let audience = OfferAudience(needsMember: true, tiers: [level.id])
    let wallet = inner.reference("wallet", .wallet) ?? offers.wallets.first?.id ?? DefaultWallet.id
    var given: [Offer] = []
    if let share = inner.share("earn") {
      given.append(
        preset("tiers.\(level.id).earn", .tiers, audience, .points(PointsBenefit(.share(share), wallet: wallet)), inner)
      )
    }
    if let share = inner.share("discount") {
      given.append(preset("tiers.\(level.id).discount", .tiers, audience, .discount(Discount(.share(share))), inner))
    }
    let welcome = OfferReader.Setting(
      id: ByteText("tiers.\(level.id).welcome"), section: .tiers, trigger: .tier(level.id), needsMember: true)
    return given + gift(inner, "welcome", welcome)
  }

  private func preset(
    _ id: String, _ section: OfferSection, _ audience: OfferAudience, _ benefit: Benefit, _ inner: TableReader
  ) -> Offer {
    context.offerPlaces[ByteText(id)] = inner.place
    return Offer(id: ByteText(id), section: section, audience: audience, benefit: benefit)
  }

  /// Series of codes with what they give.
  func coupons(_ file: TableReader) -> (series: [CouponSeries], offers: [Offer]) {
    var series: [CouponSeries] = []
    var given: [Offer] = []
    var codes: [ByteText: String] = [:]
    for entry in file.map("coupons", .table(.series)) {
      guard let inner = TableReader(entry.value, .series, entry.key, context) else { continue }
      let publicCodes = inner.names("codes")
      for code in publicCodes {
        if let other = codes.updateValue(entry.key, forKey: code) {
          context.note(
            inner.place(of: "codes"), "код \(code) уже есть в серии \(other)",
            "the code \(code) is in the series \(other) already",
            Bilingual("один код — одна серия", "a code belongs to one series"))
        }
      }
      let id = ByteText(entry.key)
      series.append(
        CouponSeries(
          id: id, title: inner.title("name"), publicCodes: publicCodes,
          usesEach: inner.whole("uses", 0...1_000_000) ?? 1,
          lifeDays: inner.span("lifetime", .days) ?? 30))
      given += gift(inner, "give", OfferReader.Setting(id: ByteText("coupons.\(id)"), section: .coupons, coupon: id))
    }
    return (series, given)
  }

  /// Bringing friends.
  func referral(_ file: TableReader) -> (referral: Referral?, offers: [Offer]) {
    guard let table = file.table("referral", .referral) else { return (nil, []) }
    let referral = Referral(
      leastPurchase: table.money("min_purchase") ?? .zero, withinDays: table.span("within", .days),
      mostPerMonth: table.whole("most_per_month", 1...1_000_000).map { Int($0) },
      mostEver: table.whole("most_ever", 1...1_000_000).map { Int($0) },
      leastAgeDays: table.span("least_age", .days) ?? 0,
      holdouts: table.references("holdouts", .holdout))
    let given =
      gift(
        table, "referrer",
        OfferReader.Setting(id: "referral.referrer", section: .referral, trigger: .referrer, needsMember: true))
      + gift(
        table, "friend",
        OfferReader.Setting(id: "referral.friend", section: .referral, trigger: .friend, needsMember: true))
    return (referral, given)
  }

  /// Paid clubs with what they give.
  func clubs(_ file: TableReader) -> (clubs: [Club], offers: [Offer]) {
    var clubs: [Club] = []
    var given: [Offer] = []
    for entry in file.map("clubs", .table(.club)) {
      guard let inner = TableReader(entry.value, .club, entry.key, context) else { continue }
      let id = ByteText(entry.key)
      let plans: [ClubPlan] = inner.map("plans", .table(.plan)).compactMap { plan in
        guard let table = TableReader(plan.value, .plan, plan.key, context) else { return nil }
        let months = table.span("period", .months)
        if months == 0 {
          context.noteWrong(plan.value, "period", .span(.months))
        }
        return ClubPlan(
          id: ByteText(plan.key), price: table.money("price") ?? .zero, months: months ?? 1,
          renews: table.flag("renews") ?? true)
      }
      clubs.append(
        Club(
          id: id, title: inner.title("name"), plans: plans, graceDays: inner.span("grace", .days) ?? 0,
          refund: inner.choice("refund", Club.Refund.self) ?? .proRata, services: inner.names("services")))
      let audience = OfferAudience(needsMember: true, clubs: [id])
      let wallet = inner.reference("wallet", .wallet) ?? offers.wallets.first?.id ?? DefaultWallet.id
      if let share = inner.share("cashback") {
        given.append(
          preset("clubs.\(id).cashback", .clubs, audience, .points(PointsBenefit(.share(share), wallet: wallet)), inner)
        )
      }
      if let share = inner.share("discount") {
        given.append(preset("clubs.\(id).discount", .clubs, audience, .discount(Discount(.share(share))), inner))
      }
      let period = OfferReader.Setting(
        id: ByteText("clubs.\(id).each_period"), section: .clubs, trigger: .clubPeriod(id), clubs: [id],
        needsMember: true)
      given += gift(inner, "each_period", period)
    }
    return (clubs, given)
  }
}

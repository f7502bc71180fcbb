import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

extension SectionReader {
  /// Challenges with their rewards.
  func challenges(_ file: TableReader) -> (challenges: [Challenge], offers: [Offer]) {
    var challenges: [Challenge] = []
    var given: [Offer] = []
    for entry in file.map("challenges", .table(.challenge)) {
      if !WrittenValue.isRuleName(entry.key) { noteName(entry) }
      guard let inner = TableReader(entry.value, .challenge, entry.key, context) else { continue }
      guard let (goal, target) = goal(inner, entry.key) else { continue }
      let id = ByteText(entry.key)
      challenges.append(
        Challenge(
          id: id, title: inner.title("name"), goal: goal, target: target, lines: inner.rule("lines", .line),
          condition: inner.rule("when", .condition), schedule: ScheduleReader.schedule(inner),
          withinDays: inner.span("within", .days), most: Int(inner.whole("most", 0...1_000_000) ?? 1),
          isOptIn: inner.flag("opt_in") ?? false))
      let setting = OfferReader.Setting(
        id: ByteText("challenges.\(id)"), section: .challenges, trigger: .challenge(id), needsMember: true)
      given += gift(inner, "reward", setting)
    }
    return (challenges, given)
  }

  private static let goalKeys = [
    "receipts", "money", "units", "categories", "days_in_a_row", "weeks_in_a_row", "months_in_a_row", "action",
    "challenges",
  ]

  /// What a challenge counts, and how much of it.
  private func goal(_ inner: TableReader, _ label: String) -> (Challenge.Goal, Int64)? {
    let times = inner.whole("times", 1...1_000_000)
    var goals: [(Challenge.Goal, Int64)] = []
    if let count = inner.whole("receipts", 1...1_000_000) { goals.append((.receipts, count)) }
    if let money = inner.money("money") { goals.append((.money, money.minorUnits)) }
    if let count = inner.whole("units", 1...1_000_000) { goals.append((.units, count * 1000)) }
    if let count = inner.whole("categories", 1...1000) { goals.append((.categories, count)) }
    if let count = inner.whole("days_in_a_row", 2...1000) { goals.append((.inARow(.day), count)) }
    if let count = inner.whole("weeks_in_a_row", 2...1000) { goals.append((.inARow(.week), count)) }
    if let count = inner.whole("months_in_a_row", 2...1000) { goals.append((.inARow(.month), count)) }
    if let action = inner.name("action") { goals.append((.action(action), times ?? 1)) }
    let steps = inner.references("challenges", .challenge)
    if !steps.isEmpty { goals.append((.challenges(steps), times ?? Int64(steps.count))) }
    if steps.contains(ByteText(label)) {
      context.note(
        inner.place(of: "challenges"), "задание \(label) ждёт само себя", "the challenge \(label) waits for itself",
        Bilingual("уберите его из списка", "take it out of the list"))
    }
    if let times, !steps.isEmpty, times > Int64(steps.count) {
      context.warn(
        inner.place(of: "times"), "times больше, чем заданий в списке",
        "times is more than there are challenges in the list",
        Bilingual("напишите не больше \(steps.count)", "write at most \(steps.count)"))
    }
    let written = Self.goalKeys.filter(inner.has)
    if written.count != 1 {
      let list = Self.goalKeys.joined(separator: ", ")
      context.note(
        inner.place,
        written.isEmpty
          ? "\(label): не сказано, что сделать" : "\(label): сказано сразу \(written.joined(separator: ", "))",
        written.isEmpty
          ? "\(label): it does not say what to do" : "\(label): it says \(written.joined(separator: ", ")) at once",
        Bilingual("оставьте одно из: \(list)", "keep one of: \(list)"))
    }
    return goals.first
  }

  /// The catalogue of rewards.
  func rewards(_ file: TableReader) -> [Reward] {
    file.map("rewards", .table(.reward)).compactMap { entry in
      guard let inner = TableReader(entry.value, .reward, entry.key, context) else { return nil }
      let series = inner.reference("coupon", .series)
      let heldOn = inner.day("held_on")
      if series != nil, heldOn != nil {
        context.note(
          inner.place(of: "coupon"), "награда — либо промокод, либо впечатление", "a reward is a code or an experience",
          Bilingual("уберите coupon или held_on", "take coupon or held_on away"))
      }
      let price = inner.points("price")
      if price == .zero {
        context.note(
          inner.place(of: "price"), "награда ничего не стоит", "the reward costs nothing",
          Bilingual("цена в баллах больше нуля", "its price in points is above zero"))
      }
      return Reward(
        id: ByteText(entry.key), title: inner.title("name"), price: price ?? .zero,
        wallet: inner.reference("wallet", .wallet) ?? offers.wallets.first?.id ?? DefaultWallet.id,
        stock: inner.whole("stock", 0...1_000_000_000), mostEach: inner.whole("most_each", 1...1_000_000),
        condition: inner.rule("when", .member), schedule: ScheduleReader.dates(inner),
        kind: series.map { .coupon(series: $0) } ?? heldOn.map { .experience(on: $0) } ?? .goods,
        cost: inner.money("cost"))
    }
  }

  /// Brands of a coalition.
  func partners(_ file: TableReader) -> [Partner] {
    var owners: [ByteText: String] = [:]
    return file.map("partners", .table(.partner)).compactMap { entry in
      guard let inner = TableReader(entry.value, .partner, entry.key, context) else { return nil }
      let stores = inner.names("stores")
      for store in stores {
        if let other = owners.updateValue(entry.key, forKey: store) {
          context.note(
            inner.place(of: "stores"), "магазин \(store) уже у партнёра \(other)",
            "the store \(store) is the partner \(other)'s already",
            Bilingual("у магазина один партнёр", "a store has one partner"))
        }
      }
      return Partner(
        id: ByteText(entry.key), title: inner.title("name"), stores: stores,
        givenPriceMicros: inner.pointPrice("given_price") ?? 0, spentPriceMicros: inner.pointPrice("spent_price") ?? 0)
    }
  }

  /// Occasions with their gifts. One that holds for several days and gives something on the day itself has that day as
  /// an occasion of its own.
  func occasions(_ file: TableReader) -> (occasions: [Occasion], offers: [Offer]) {
    var occasions: [Occasion] = []
    var given: [Offer] = []
    for entry in file.map("occasions", .table(.occasion)) {
      if !WrittenValue.isRuleName(entry.key) { noteName(entry) }
      guard let inner = TableReader(entry.value, .occasion, entry.key, context) else { continue }
      let day = inner.text("day", .anchor, WrittenValue.anchor) ?? .birthday
      let id = ByteText(entry.key)
      occasions.append(
        Occasion(
          id: id, title: inner.title("name"), day: day, daysBefore: inner.span("before", .days) ?? 0,
          daysAfter: inner.span("after", .days) ?? 0))
      occasions.append(Occasion(id: ByteText(OccasionDay.name(of: id)), day: day))
      let setting = OfferReader.Setting(
        id: ByteText("occasions.\(id)"), section: .occasions, occasion: id, needsMember: day.isOfMember)
      given += gift(inner, "give", setting)
    }
    return (occasions, given)
  }

  private func noteName(_ entry: SourceEntry) {
    context.note(
      entry.place, "\(entry.key) нельзя написать в условии", "\(entry.key) cannot be written in a rule",
      Bilingual("буквы латиницы, цифры и _: five_visits", "letters, digits and _: five_visits"))
  }
}

extension Occasion.Anchor {
  /// Whether only members have it.
  var isOfMember: Bool {
    switch self {
    case .birthday, .anniversary: true
    case .yearly: false
    }
  }
}

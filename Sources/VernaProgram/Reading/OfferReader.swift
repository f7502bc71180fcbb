import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Reads the table of an offer into offers: one for each thing that it gives.
///
/// The first thing written has the offer's own id, further ones the id with the key behind it: `five_visits.badge`.
struct OfferReader {
  /// What the place of a table in the file says about it.
  struct Setting {
    var id: ByteText
    var section: OfferSection
    var trigger = OfferTrigger.basket
    var tiers: [ByteText] = []
    var clubs: [ByteText] = []
    var coupon: ByteText?
    /// An occasion whose days it hangs on: what is no money off is given on the day itself.
    var occasion: ByteText?
    var needsMember = false
  }

  let context: ReadingContext
  let wallets: [Wallet]

  static let benefitKeys: [String] = [
    "discount", "discount_each", "discount_rule", "price", "cheapest", "set", "points", "points_rule", "points_times",
    "gift",
    "coupon", "service", "badge",
  ]

  /// Offers of each entry of a section whose entries are offers.
  func section(_ file: TableReader, _ key: String, _ section: OfferSection) -> [Offer] {
    file.map(key, .table(.offer)).flatMap { entry in
      offers(entry.value, .offer, entry.key, Setting(id: ByteText(entry.key), section: section), at: entry.place)
    }
  }

  /// Offers of one table.
  func offers(_ node: SourceNode, _ name: TableName, _ label: String, _ setting: Setting, at place: SourcePlace)
    -> [Offer]
  {
    guard let table = TableReader(node, name, label, context) else { return [] }
    let benefits = BenefitReader(context: context, wallets: wallets, table: table).benefits()
    if benefits.isEmpty, !OfferReader.benefitKeys.contains(where: table.has) {
      context.note(
        table.place, "\(label): не сказано, что даётся", "\(label): it does not say what is given",
        Bilingual(
          "напишите одно из: \(Self.benefitKeys.joined(separator: ", "))",
          "write one of: \(Self.benefitKeys.joined(separator: ", "))"))
    }
    let parts = Parts(reading: table, self, setting)
    if benefits.count > 1, parts.stacking.exclusiveGroup != nil || parts.stacking.bestOfGroup != nil {
      context.note(
        table.place, "\(label): в группе exclusive или best_of предложение даёт что-то одно",
        "\(label): in a group exclusive or best_of an offer gives one thing",
        Bilingual("разделите его на два", "make two offers of it"))
    }
    return benefits.enumerated().map { index, found in
      let id = index == 0 ? setting.id : ByteText("\(setting.id).\(found.key)")
      if context.offerPlaces[id] != nil {
        context.note(
          place, "имя \(id) уже занято", "the name \(id) is taken already",
          Bilingual("имена предложений не повторяются во всём файле", "names of offers are unique in the whole file"))
      }
      context.offerPlaces[id] = place
      return offer(id, found.benefit, parts, setting)
    }
  }

  private func offer(_ id: ByteText, _ benefit: Benefit, _ parts: Parts, _ setting: Setting) -> Offer {
    var trigger = parts.trigger
    var texts = parts.conditions
    if let occasion = setting.occasion {
      let isOfBasket = benefit.isOfBasket
      trigger = isOfBasket ? .basket : .day
      texts.insert("occasion.\(isOfBasket ? occasion.string : OccasionDay.name(of: occasion))", at: 0)
    }
    var audience = parts.audience
    audience.needsMember = audience.needsMember || trigger != .basket || benefit.isForMembers
    return Offer(
      id: id, section: setting.section, title: parts.title, trigger: trigger, audience: audience,
      schedule: parts.schedule,
      condition: context.joined(texts, .condition, at: parts.place),
      lines: context.joined(parts.lines, .line, at: parts.place),
      benefit: benefit, stacking: parts.stacking, limits: parts.limits, funding: parts.funding, slipText: parts.slip,
      cashierPrompt: parts.prompt)
  }

  /// What is the same for all that an offer gives.
  private struct Parts {
    var place: SourcePlace
    var title: String
    var slip: String
    var prompt: String
    var trigger: OfferTrigger
    var audience: OfferAudience
    var schedule: Schedule
    var conditions: [String]
    var lines: [String]
    var stacking: Stacking
    var limits: [OfferLimit]
    var funding: Funding

    init(reading table: TableReader, _ reader: OfferReader, _ setting: Setting) {
      let context = reader.context
      place = table.place
      title = table.title("name")
      slip = table.title("slip")
      prompt = table.title("prompt")
      trigger = setting.trigger
      if table.describes("on") {
        trigger = table.text("on", .offerEvent) { EventReader.offerEvent($0, table, context) } ?? trigger
      }
      audience = OfferAudience(
        needsMember: setting.needsMember, tiers: setting.tiers, clubs: setting.clubs, coupon: setting.coupon)
      audience.tiers += table.references("tiers", .tier)
      audience.clubs += table.references("clubs", .club)
      audience.holdouts = table.references("holdouts", .holdout)
      if table.describes("code"), let code = table.reference("code", .series) { audience.coupon = code }
      let segments = table.references("segments", .segment)
      schedule = ScheduleReader.schedule(table)
      conditions = ConditionReader.conditions(table, segments: segments)
      lines = ConditionReader.lines(table)
      stacking = StackingReader.stacking(table)
      limits = StackingReader.limits(table)
      funding = StackingReader.funding(table)
      let asksForMember = !audience.tiers.isEmpty || !audience.clubs.isEmpty || !segments.isEmpty
      let guests = table.flag("guests")
      audience.needsMember = audience.needsMember || asksForMember || guests == false
      if guests == true, !asksForMember, limits.contains(where: { $0.scope == .member }) {
        context.warn(
          table.place(of: "guests"), "у гостя нет своего счётчика: с пределом на участника гостю ничего не даётся",
          "a guest has no counter: with a limit for a member a guest gets nothing",
          Bilingual("уберите guests: yes или per: member", "take guests: yes away, or per: member"))
      }
      if audience.coupon == nil, limits.contains(where: { $0.scope == .code }) {
        context.note(
          table.place(of: "limits"), "предел на код, а кода предложение не просит",
          "a limit for a code, and the offer asks for none",
          Bilingual("добавьте code или напишите per: member", "add code, or write per: member"))
      }
      if guests == true, asksForMember {
        context.note(
          table.place(of: "guests"), "уровни, клубы и сегменты есть только у участников",
          "only members have levels, clubs and segments",
          Bilingual("уберите guests: yes", "take guests: yes away"))
      }
    }
  }
}

/// The exact day of an occasion that holds for several days, which is an occasion of its own for the rules.
enum OccasionDay {
  static func name(of occasion: ByteText) -> String { "\(occasion)\(suffix)" }
  static let suffix = ".day"
}

extension Benefit {
  /// Whether it is worked on a purchase, else it can be given at any moment.
  var isOfBasket: Bool {
    switch self {
    case .discount, .multiplyPoints, .gift, .service: true
    case .points(let points):
      switch points.amount {
      case .fixed, .formula: false
      case .share, .steps, .each, .perUnit: true
      }
    case .coupon, .badge: false
    }
  }

  /// Whether a guest cannot have it.
  var isForMembers: Bool {
    switch self {
    case .discount, .gift, .service: false
    case .points, .multiplyPoints, .coupon, .badge: true
    }
  }
}

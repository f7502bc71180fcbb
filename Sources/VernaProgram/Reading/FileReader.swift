import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Reads the sections of a programme file in the order in which they lean on each other.
struct FileReader {
  let context: ReadingContext

  /// The programme as far as it could be read; whether it may be used, the problems say.
  func read(_ root: SourceNode) -> Programme? {
    guard let file = TableReader(root, .file, "file", context) else { return nil }
    let header = file.table("programme", .programme)
    context.currency = header.flatMap(currency) ?? .rouble
    declareNames(file)
    context.names = names(header)
    let wallets = WalletReader(context: context).wallets(
      file, value: header?.pointPrice("point_value") ?? 1_000_000)
    let offers = OfferReader(context: context, wallets: wallets)
    let sections = SectionReader(context: context, offers: offers)
    var pricing = PricingRules(names: context.names, offers: [], wallets: wallets, currency: context.currency)
    readHeader(header, into: &pricing)
    pricing.burnings = WalletReader(context: context).burnings(file, wallets: wallets)
    pricing.offers = offers.section(file, "earning", .earning)
    let tiers = sections.tiers(file)
    pricing.offers += tiers.offers + offers.section(file, "promotions", .promotions)
    let coupons = sections.coupons(file)
    pricing.coupons = coupons.series
    let referral = sections.referral(file)
    let clubs = sections.clubs(file)
    let challenges = sections.challenges(file)
    let occasions = sections.occasions(file)
    pricing.offers += coupons.offers + referral.offers + clubs.offers + challenges.offers + occasions.offers
    pricing.occasions = occasions.occasions
    pricing.margins = GuardReader.guards(file.table("guards", .guards))
    var programme = Programme(
      name: header?.title("name") ?? "", version: Int32(header?.whole("version", 1...1_000_000) ?? 1),
      effectiveFrom: header?.day("effective_from") ?? Day(number: 0), launch: header?.day("launch"),
      industry: header?.choice("industry", Industry.self) ?? .other, pricing: pricing, tiers: tiers.ladder,
      clubs: clubs.clubs, challenges: challenges.challenges, rewards: sections.rewards(file),
      referral: referral.referral, partners: sections.partners(file), occasions: occasions.occasions,
      triggers: TriggerReader(context: context, wallets: wallets).triggers(file), segments: segments(file))
    HoldoutReader(context: context).apply(file, to: &programme)
    ProgrammeWarnings(context: context, file: file).check(programme)
    return programme
  }

  private func currency(_ header: TableReader) -> Currency? {
    header.text("currency", .currency) { text in
      text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) } && CurrencyCodes.known.contains(text)
        ? Currency(code: text) : nil
    }
  }

  private func readHeader(_ header: TableReader?, into pricing: inout PricingRules) {
    guard let header else { return }
    pricing.zone = header.text("time_zone", .zone) { TimeZoneRules(name: $0) } ?? .utc
    pricing.moneyRounding = header.choice("rounding", AmountRounding.self) ?? .halfAway
    for entry in header.map("stores", .zone) {
      if let zone = context.value(entry.value, entry.key, .zone, { TimeZoneRules(name: $0) }) {
        pricing.storeZones[ByteText(entry.key)] = zone
      }
    }
    if let tills = header.table("tills", .tills) {
      pricing.tills = TillRules(
        isFiscal: tills.flag("fiscal") ?? false, excludedCategories: tills.names("excluded"),
        roundsToMajorUnits: tills.flag("whole_money") ?? false)
    }
  }

  /// Collects what is declared before anything is read, so that sections may name each other in any order.
  private func declareNames(_ file: TableReader) {
    for (key, kind, table) in [
      ("points", ReferenceKind.wallet, TableName.wallet), ("coupons", .series, .series), ("clubs", .club, .club),
      ("challenges", .challenge, .challenge), ("occasions", .occasion, .occasion), ("holdouts", .holdout, .holdout),
    ] {
      context.declared[kind] = file.node(key, as: .map(.table(table)))?.entries?.map(\.key) ?? []
    }
    context.declared[.segment] = file.node("segments", as: .map(.rule(.member)))?.entries?.map(\.key) ?? []
    let levels = file.node("tiers", as: .table(.tiers))?.entries?.first { $0.key == "levels" }?.value
    context.declared[.tier] = levels?.entries?.map(\.key) ?? []
    if context.declared[.wallet]?.isEmpty != false { context.declared[.wallet] = [DefaultWallet.id.string] }
  }

  /// Names that rules may use; names of the file's own must be writable in a rule.
  private func names(_ header: TableReader?) -> RuleNames {
    var names = RuleNames(moneyDigits: context.currency.digits)
    func usable(_ kind: ReferenceKind) -> [String] { (context.declared[kind] ?? []).filter(WrittenValue.isRuleName) }
    names.challenges = usable(.challenge)
    names.wallets = usable(.wallet)
    names.occasions = usable(.occasion) + usable(.occasion).map { OccasionDay.name(of: ByteText($0)) }
    guard let attributes = header?.table("attributes", .attributes) else { return names }
    for entry in attributes.map("members", .attributeType) {
      let types: [String: RuleType] = [
        "string": .string, "bool": .bool, "int": .int, "double": .double, "money": .money, "timestamp": .timestamp,
      ]
      if let type = context.value(entry.value, entry.key, .attributeType, { types[$0] }) {
        names.memberAttributes[entry.key] = type
      }
      checkRuleName(entry.key, entry.place)
    }
    for name in attributes.names("lines") {
      checkRuleName(name.string, attributes.place(of: "lines"))
      if RuleNames.line.contains(where: { $0.name == name.string }) {
        context.note(
          attributes.place(of: "lines"), "l.\(name) уже есть", "l.\(name) is there already",
          Bilingual("назовите признак иначе", "give it another name"))
      }
      names.lineAttributes.append(name.string)
    }
    return names
  }

  private func checkRuleName(_ name: String, _ place: SourcePlace) {
    guard !WrittenValue.isRuleName(name) else { return }
    context.note(
      place, "\(name) нельзя написать в условии", "\(name) cannot be written in a rule",
      Bilingual(
        "буквы латиницы, цифры и _: \(name.isEmpty ? "vip" : "dress_size")", "letters, digits and _: dress_size"))
  }

  private func segments(_ file: TableReader) -> [(name: ByteText, rule: CheckedRule)] {
    file.map("segments", .rule(.member)).compactMap { entry in
      context.rule(entry.value, entry.key, .member).map { (ByteText(entry.key), $0) }
    }
  }
}

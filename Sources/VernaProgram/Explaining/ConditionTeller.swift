import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Puts conditions into words where they are simple, and quotes them where they are not.
struct ConditionTeller {
  let teller: ProgrammeTeller
  /// An occasion whose days are said already.
  var occasion: ByteText?

  private func say(_ russian: String, _ english: String) -> String { teller.say(russian, english) }

  /// The clauses of a condition, all of which must hold.
  func clauses(_ rule: CheckedRule?) -> [String] {
    guard let rule else { return [] }
    let outline = rule.outline
    let parts = flattened(outline)
    // Who has been silent for so long has bought before: saying both says one thing twice.
    let isSilence = parts.contains { isAbout($0, "member.days_since_purchase") || isAbout($0, "member.mean_basket") }
    let said = occasion.map { ["occasion.\($0)", "occasion.\(OccasionDay.name(of: $0))"] } ?? []
    return parts.filter { !said.contains($0.text) }.filter {
      !(isSilence && isAbout($0, "member.receipts") && $0.text == "member.receipts > 0")
    }
    .map { words($0) ?? "`\($0.text)`" }
  }

  private func flattened(_ outline: RuleOutline) -> [RuleOutline] {
    guard case .all(let parts) = outline else { return [outline] }
    return parts.flatMap(flattened)
  }

  private func isAbout(_ outline: RuleOutline, _ name: String) -> Bool {
    guard case .between(let left, _, let right) = outline else { return false }
    return left.text.contains(name) || right.text.contains(name)
  }

  /// The words of a condition, nil where it is not simple.
  func words(_ outline: RuleOutline) -> String? {
    switch outline {
    case .all(let parts): return joined(parts, or: false)
    case .any(let parts): return category(of: outline) ?? joined(parts, or: true)
    case .not(.name(let name)): return flag(name, holds: false)
    case .not(let part): return words(part).map { say("не так: \($0)", "not so: \($0)") }
    case .name(let name): return flag(name, holds: true)
    case .between(let left, "in", let right): return membership(left, right)
    case .between(let left, let sign, let right): return comparison(left, sign, right)
    case .macro("exists", _, _, let body?): return words(body).map { say("в чеке есть \($0)", "the basket has \($0)") }
    case .macro("all", _, _, let body?):
      return words(body).map { say("в чеке только \($0)", "the basket has only \($0)") }
    case .call("startsWith", let of?, let arguments) where arguments.count == 1:
      guard case .name(let name) = of, case .value(.string(let text)) = arguments[0] else { return nil }
      guard name == "l.category" else {
        return noun(name).map { say("\($0.russian) начинается с «\(text)»", "\($0.english) begins with “\(text)”") }
      }
      let path = teller.quoted(text.hasSuffix("/") ? String(text.dropLast()) : text)
      return say("товары категории \(path)", "lines of \(path)")
    default: return nil
    }
  }

  private func joined(_ parts: [RuleOutline], or isOr: Bool) -> String? {
    let words = parts.map { self.words($0) }
    let found = words.compactMap { $0 }
    return found.count == words.count ? teller.list(found, or: isOr) : nil
  }

  /// Categories with what is under them: `l.category == "a" || l.category.startsWith("a/")`.
  private func category(of outline: RuleOutline) -> String? {
    guard case .any(let parts) = outline else { return nil }
    var names: [String] = []
    for part in parts {
      switch part {
      case .between(.name("l.category"), "==", .value(.string(let name))): names.append(name)
      case .call("startsWith", .name("l.category")?, let arguments):
        guard case .value(.string(let text))? = arguments.first, text == (names.last ?? "") + "/" else { return nil }
      default: return nil
      }
    }
    let quoted = names.map(teller.quoted)
    return names.count == 1
      ? say("товары категории \(quoted[0])", "lines of \(quoted[0])")
      : say("товары категорий \(teller.list(quoted))", "lines of \(teller.list(quoted))")
  }

  private func flag(_ name: String, holds: Bool) -> String? {
    if name.hasPrefix("occasion.") {
      let isDay = name.hasSuffix(OccasionDay.suffix)
      let id = name.dropFirst("occasion.".count).dropLast(isDay ? OccasionDay.suffix.count : 0)
      let words = occasion(ByteText(String(id)), isDay: isDay)
      return holds ? words : say("не \(words)", "not \(words)")
    }
    switch name {
    case "member.known":
      return holds ? say("для участников", "for members") : say("для тех, кто не участник", "for who is no member")
    case "member.is_referred": return holds ? say("для тех, кого привёл друг", "for who was brought by a friend") : nil
    case "l.is_promoted":
      return holds
        ? say("товары по акции магазина", "lines on the shop's own promotion")
        : say("товары не по акции магазина", "lines that are not on the shop's own promotion")
    case "l.has_cost": return holds ? say("товары с известной себестоимостью", "lines of known cost") : nil
    default:
      guard name.hasPrefix("member.attr.") else { return nil }
      let shown = name.dropFirst("member.attr.".count)
      return holds
        ? say("у участника есть признак «\(shown)»", "the member is “\(shown)”")
        : say("у участника нет признака «\(shown)»", "the member is not “\(shown)”")
    }
  }

  /// The days of an occasion, or its day itself.
  func occasion(_ id: ByteText, isDay: Bool) -> String {
    guard let found = teller.programme.occasions.first(where: { $0.id == id }) else { return id.string }
    let title = found.title.isEmpty ? "" : found.title
    if isDay || (found.daysBefore == 0 && found.daysAfter == 0) {
      switch found.day {
      case .birthday: return say("в день рождения", "on the birthday")
      case .anniversary: return say("в годовщину вступления", "on the anniversary of joining")
      case .yearly:
        return say("в день «\(title.isEmpty ? id.string : title)»", "on “\(title.isEmpty ? id.string : title)”")
      }
    }
    switch found.day {
    case .birthday: return say("в дни вокруг дня рождения", "on the days around the birthday")
    case .anniversary: return say("в дни вокруг годовщины вступления", "on the days around the anniversary of joining")
    case .yearly:
      return say(
        "в дни «\(title.isEmpty ? id.string : title)»", "on the days of “\(title.isEmpty ? id.string : title)”")
    }
  }

  private func membership(_ left: RuleOutline, _ right: RuleOutline) -> String? {
    if case .value(.string(let id)) = left, case .name(let list) = right {
      switch list {
      case "member.segments": return say("для сегмента «\(id)»", "for the segment “\(id)”")
      case "member.clubs":
        return say(
          "для членов клуба «\(teller.club(named: ByteText(id)))»",
          "for members of the club “\(teller.club(named: ByteText(id)))”")
      case "member.badges": return say("есть значок «\(id)»", "the badge “\(id)” is held")
      case "basket.codes": return say("показан код \(id)", "the code \(id) is shown")
      default: return nil
      }
    }
    guard case .name(let name) = left, case .list(let values) = right else { return nil }
    let texts = values.compactMap { value -> String? in
      guard case .value(.string(let text)) = value else { return nil }
      return name == "member.tier" ? teller.tier(named: ByteText(text)) : text
    }
    guard texts.count == values.count else { return nil }
    let words = teller.list(texts.map(teller.quoted), or: true)
    switch name {
    case "l.brand": return say("товары марки \(words)", "lines of the brand \(words)")
    case "l.sku":
      return texts.count == 1
        ? say("товар \(words)", "the product \(words)") : say("товары \(words)", "the products \(words)")
    case "l.category": return say("товары категории \(words)", "lines of \(words)")
    case "member.tier": return say("уровень \(words)", "the level \(words)")
    default: return noun(name).map { "\($0[teller.language]) — \(words)" }
    }
  }

  private func comparison(_ left: RuleOutline, _ sign: String, _ right: RuleOutline) -> String? {
    if let found = special(left, sign, right) { return found }
    guard let name = subject(left), let value = value(right, of: left) else { return nil }
    switch sign {
    case ">=": return say("\(name) от \(value)", "\(name) of \(value) or more")
    case ">": return say("\(name) больше \(value)", "\(name) above \(value)")
    case "<=": return say("\(name) не больше \(value)", "\(name) of \(value) or less")
    case "<": return say("\(name) меньше \(value)", "\(name) under \(value)")
    case "==":
      return say("\(name) — \(value)", value.hasPrefix("“") ? "\(name) is \(value)" : "\(name) of exactly \(value)")
    case "!=": return say("\(name) — не \(value)", "\(name) is not \(value)")
    default: return nil
    }
  }

  /// Comparisons that have words of their own.
  private func special(_ left: RuleOutline, _ sign: String, _ right: RuleOutline) -> String? {
    switch (left, sign, right) {
    case (.name("member.receipts"), ">", .value(.int(0))): return say("уже покупал раньше", "has bought before")
    case (.name("member.receipts"), "==", .value(.int(0))): return say("первая покупка", "the first purchase")
    case (.name("member.days_since_purchase"), ">=", .value(.int(let days))):
      return say(
        "не покупал \(teller.days(Int(days))) и дольше", "has not bought for \(teller.days(Int(days))) or longer")
    case (.name("member.days_since_purchase"), ">", .value(.int(let days))):
      return say("не покупал больше \(teller.ofDays(Int(days)))", "has not bought for over \(teller.days(Int(days)))")
    case (.call("size", nil, let arguments), "==", .value(.int(0))):
      guard case .name("member.clubs")? = arguments.first else { return nil }
      return say("не в клубе", "in no club")
    case (.name("member.days_to_birthday"), "==", .value(.int(let days))):
      return say("за \(teller.days(Int(days))) до дня рождения", "\(teller.days(Int(days))) before the birthday")
    case (.name("member.days_to_birthday"), "<=", .value(.int(let days))):
      return say(
        "до дня рождения не больше \(teller.ofDays(Int(days)))", "at most \(teller.days(Int(days))) before the birthday"
      )
    case (.name("l.list_price"), ">", .name("l.price")):
      return say("уже уценённые товары", "lines that are already reduced")
    case (.name("l.list_price"), "==", .name("l.price")): return say("товары по полной цене", "lines at the full price")
    case (.name("l.category"), "==", .value(.string(let text))):
      return say("товары категории \(teller.quoted(text))", "lines of \(teller.quoted(text))")
    case (.name("l.brand"), "==", .value(.string(let text))):
      return say("товары марки \(teller.quoted(text))", "lines of the brand \(teller.quoted(text))")
    case (.name("l.brand"), "!=", .value(.string(let text))):
      return say("товары любой марки, кроме \(teller.quoted(text))", "lines of any brand but \(teller.quoted(text))")
    case (.name("l.category"), "!=", .value(.string(let text))):
      return say("товары любой категории, кроме \(teller.quoted(text))", "lines of anything but \(teller.quoted(text))")
    case (.name("l.sku"), "==", .value(.string(let text))):
      return say("товар \(teller.quoted(text))", "the product \(teller.quoted(text))")
    default: break
    }
    guard case .name(let name) = left, name.hasPrefix("l."), let value = value(right, of: left), let noun = noun(name)
    else {
      return nil
    }
    let signs: [String: Bilingual] = [
      ">=": Bilingual("от", "of at least"), ">": Bilingual("больше", "above"), "<=": Bilingual("до", "of at most"),
      "<": Bilingual("меньше", "under"), "==": Bilingual("—", "of"),
    ]
    return signs[sign].map {
      say(
        "товары, у которых \(noun.russian) \($0.russian) \(value)", "lines with \(noun.english) \($0.english) \(value)")
    }
  }
}

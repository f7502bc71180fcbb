import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

extension ConditionTeller {
  /// What a name is called, nil for names that no words are known for.
  func noun(_ name: String) -> Bilingual? {
    let known: [String: Bilingual] = [
      "basket.total": Bilingual("чек", "a basket"), "basket.lines": Bilingual("строк в чеке", "lines in the basket"),
      "basket.units": Bilingual("штук в чеке", "units in the basket"),
      "basket.store": Bilingual("магазин", "the store"),
      "basket.channel": Bilingual("канал", "the channel"), "basket.cashier": Bilingual("кассир", "the cashier"),
      "basket.margin": Bilingual("маржа чека", "a margin of the basket"),
      "member.tier": Bilingual("уровень", "the level"),
      "member.balance": Bilingual("на счёте", "a balance"),
      "member.joined_days": Bilingual("дней в программе", "days in the programme"),
      "member.age": Bilingual("возраст", "an age"),
      "member.days_to_birthday": Bilingual("дней до дня рождения", "days to the birthday"),
      "member.gender": Bilingual("пол", "the gender"), "member.city": Bilingual("город", "the city"),
      "member.home_store": Bilingual("свой магазин", "the home store"),
      "member.receipts": Bilingual("прежних покупок", "earlier purchases"),
      "member.spend": Bilingual("куплено за всё время", "a lifetime spend"),
      "member.spend_year": Bilingual("куплено за год", "a year's spend"),
      "member.mean_basket": Bilingual("средний чек участника", "the member's mean basket"),
      "member.days_since_purchase": Bilingual("дней без покупок", "days since the last purchase"),
      "member.referrals": Bilingual("приведено друзей", "friends brought"), "l.price": Bilingual("цена", "a price"),
      "l.list_price": Bilingual("цена на полке", "a shelf price"), "l.amount": Bilingual("сумма", "an amount"),
      "l.units": Bilingual("количество", "a number"), "l.quantity": Bilingual("количество", "a quantity"),
      "l.margin": Bilingual("маржа", "a margin"),
    ]
    if let found = known[name] { return found }
    if name.hasPrefix("balance.") {
      let title = teller.wallet(named: ByteText(String(name.dropFirst("balance.".count))))
      return Bilingual("на счёте «\(title)»", "a balance of “\(title)”")
    }
    if name.hasPrefix("progress.") {
      let title = teller.challenge(named: ByteText(String(name.dropFirst("progress.".count))))
      return Bilingual("сделано в задании «\(title)»", "progress in “\(title)”")
    }
    if name.hasPrefix("member.attr.") {
      let shown = name.dropFirst("member.attr.".count)
      return Bilingual("признак «\(shown)»", "the member's “\(shown)”")
    }
    if name.hasPrefix("l.") { return Bilingual("«\(name.dropFirst(2))»", "“\(name.dropFirst(2))”") }
    return nil
  }

  /// What a comparison is about.
  func subject(_ outline: RuleOutline) -> String? {
    switch outline {
    case .name(let name): return noun(name)?[teller.language]
    case .macro("count", _, _, let body?):
      return words(body).map { teller.say("строк, где \($0),", "lines that are \($0):") }
    case .macro("sum", _, _, .name("l.amount")?): return teller.say("сумма строк", "the lines' amount")
    case .macro("sum", .macro("filter", _, _, let body?), _, .name(let field)?)
    where field == "l.amount" || field == "l.units":
      guard let which = words(body) else { return nil }
      return field == "l.amount"
        ? teller.say("сумма за \(which)", "an amount of \(which)") : teller.say("штук (\(which))", "units (\(which))")
    default: return nil
    }
  }

  /// A value in the unit of what it is compared with.
  func value(_ outline: RuleOutline, of left: RuleOutline) -> String? {
    switch outline {
    case .value(.money(let money)): return teller.money(money)
    case .value(.points(let points)): return teller.points(points)
    case .value(.int(let number)): return teller.wording.numbers.text(number)
    case .value(.double(let number)): return teller.factor(number)
    case .value(.string(let text)):
      if case .name("member.tier") = left { return teller.quoted(teller.tier(named: ByteText(text))) }
      return teller.quoted(text)
    case .value(.bool(let flag)): return flag ? teller.say("да", "yes") : teller.say("нет", "no")
    case .call("scale", nil, let arguments):
      guard arguments.count == 2, let number = number(arguments[1]), let name = subject(arguments[0]) else {
        return nil
      }
      if case .name("member.mean_basket") = arguments[0] {
        return teller.say(
          "\(teller.factor(number)) среднего чека участника",
          "\(teller.factor(number)) times the member's mean basket")
      }
      return "\(teller.factor(number)) × \(name)"
    case .call("percent", nil, let arguments):
      guard arguments.count == 2, let number = number(arguments[1]), let name = subject(arguments[0]) else {
        return nil
      }
      return teller.say("\(teller.factor(number)) % от: \(name)", "\(teller.factor(number)) % of \(name)")
    default: return subject(outline)
    }
  }

  private func number(_ outline: RuleOutline) -> Double? {
    switch outline {
    case .value(.int(let number)): Double(number)
    case .value(.double(let number)): number
    default: nil
    }
  }
}

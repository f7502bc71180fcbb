import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

extension ProgrammeTeller {
  /// What an offer gives, and on which lines.
  func benefit(of offer: Offer) -> String {
    let lines = lines(offer.lines)
    switch offer.benefit {
    case .discount(let discount):
      let ceiling = discount.ceiling.map { say(", не больше \(money($0))", ", at most \(money($0))") } ?? ""
      let base = discount.base == .full ? say(" от полной цены", " of the full price") : ""
      return self.discount(discount.amount, lines) + base + ceiling
    case .points(let points): return self.points(points, lines, isOnPurchase: offer.trigger == .basket)
    case .multiplyPoints(let extra, _):
      let times = factor(Double(extra.millionths + Share.whole.millionths) / 1_000_000)
      let noun = Plural(Double(extra.millionths + Share.whole.millionths) / 1_000_000, in: .russian).pick([
        "раз", "раза", "раз",
      ])
      let which = lines ?? say("всю покупку", "the whole purchase")
      return say(
        "в \(times) \(noun) больше баллов за \(which)",
        "\(times == "2" ? "twice" : "\(times) times") the points on \(which)")
    case .gift(let sku, let quantity):
      let count = quantity == .one ? "" : say(", \(quantity.units) шт.", ", \(quantity.units) of it")
      return say(
        "в подарок товар \(quoted(sku.string))\(count)", "the product \(quoted(sku.string))\(count) for nothing")
    case .coupon(let series):
      return say(
        "личный промокод \(quoted(self.series(named: series)))",
        "a personal code of \(quoted(self.series(named: series)))")
    case .service(let service): return say("услуга: \(self.service(service))", "a service: \(self.service(service))")
    case .badge(let badge): return say("значок \(quoted(badge.string))", "the badge \(quoted(badge.string))")
    }
  }

  /// Which lines, in the accusative that Russian wants after "на"; nil for all.
  func lines(_ rule: CheckedRule?) -> String? {
    guard rule != nil else { return nil }
    let clauses = ConditionTeller(teller: self).clauses(rule)
    return clauses.map { $0.hasPrefix("`") ? say("товары, где \($0)", "lines where \($0)") : $0 }
      .joined(separator: say(", из них ", ", of them "))
  }

  private func discount(_ amount: Discount.Amount, _ lines: String?) -> String {
    let on = lines.map { say(" на \($0)", " \($0)") } ?? ""
    // After a whole phrase English wants a preposition.
    let about = lines.map { say(" на \($0)", " on \($0)") } ?? ""
    switch amount {
    case .share(let share):
      return say(
        "скидка \(self.share(share))\(on.isEmpty ? " на всё" : on)",
        "\(self.share(share)) off\(on.isEmpty ? " everything" : on)")
    case .steps(let steps, let measure):
      return say("скидка\(on) растёт: ", "a discount\(on) that grows: ") + self.steps(steps, measure)
    case .money(let money):
      return say(
        "скидка \(self.money(money))\(on.isEmpty ? " на чек" : on)",
        "\(self.money(money)) off\(on.isEmpty ? " the basket" : on)")
    case .moneyEach(let money):
      return say("скидка \(self.money(money)) с каждой штуки\(about)", "\(self.money(money)) off each unit\(about)")
    case .price(let money):
      return say("цена \(self.money(money)) за штуку\(about)", "\(self.money(money)) a unit\(about)")
    case .cheapest(let group, let free, let share):
      let gift =
        share == .whole
        ? say("бесплатно", "for nothing") : say("со скидкой \(self.share(share))", "at \(self.share(share)) off")
      let count =
        free == 1 ? say("самая дешёвая", "the cheapest") : say("\(free) самые дешёвые", "the \(free) cheapest")
      let units = wording.counted(Int64(group), Bilingual("штуки|штук|штук", "unit|units"))
      let which = lines.map { say(" (\($0))", " (\($0))") } ?? ""
      return say(
        "из каждых \(units)\(which) \(count) — \(gift)",
        "of every \(units)\(which) \(count) \(free == 1 ? "is" : "are") \(gift)")
    case .set(let parts, let price):
      let names = parts.map { self.lines($0) ?? "" }
      return say("набор за \(money(price)): по штуке — ", "a set for \(money(price)): one each of ")
        + names.joined(separator: "; ")
    case .formula(let rule):
      return say(
        "скидка по правилу `\(rule.expression.text)`\(about)",
        "a discount by the rule `\(rule.expression.text)`\(about)")
    }
  }

  private func steps(_ steps: [DiscountStep], _ measure: CheckedRule) -> String {
    let conditions = ConditionTeller(teller: self)
    let name = conditions.subject(measure.outline) ?? "`\(measure.expression.text)`"
    let written = steps.map { step in
      let from =
        switch measure.type {
        case .money: money(minorUnits: step.from)
        case .points: points(Points(hundredths: step.from))
        default: wording.numbers.text(step.from)
        }
      return say("от \(from) — \(share(step.share))", "from \(from) on \(share(step.share))")
    }
    return "\(name) \(list(written))"
  }

  private func points(_ benefit: PointsBenefit, _ lines: String?, isOnPurchase: Bool) -> String {
    let on = lines.map { say(" за \($0)", " on \($0)") } ?? ""
    var words: String
    switch benefit.amount {
    case .fixed(let points): words = self.points(points)
    case .share(let share):
      words = say(
        "баллами возвращается \(self.share(share)) оплаченного\(on)",
        "\(self.share(share)) of what is paid\(on) comes back as points")
    case .steps(let steps, let measure):
      words =
        say("баллами возвращается доля оплаченного\(on): ", "a share of what is paid\(on) comes back as points: ")
        + self.steps(steps, measure)
    case .each(let points, let every):
      words = say(
        "\(self.points(points)) за каждые \(money(every))\(lines.map { " на \($0)" } ?? "")",
        "\(self.points(points)) for each \(money(every))\(lines.map { " spent on \($0)" } ?? "")")
    case .perUnit(let points):
      words = say(
        "\(self.points(points)) за штуку\(lines.map { ": \($0)" } ?? "")", "\(self.points(points)) a unit\(on)")
    case .formula(let rule):
      words = say("баллы по правилу `\(rule.expression.text)`", "points by the rule `\(rule.expression.text)`")
    }
    if programme.pricing.wallets.count > 1 {
      words += say(" (счёт «\(wallet(named: benefit.wallet))»)", " (in “\(wallet(named: benefit.wallet))”)")
    }
    if let ceiling = benefit.ceiling {
      words += say(", не больше \(ofPoints(ceiling)) за раз", ", at most \(self.points(ceiling)) at once")
    }
    if let life = benefit.life { words += say("; эти баллы ", "; these points ") + self.life(life) }
    return words
  }

  /// When points can be spent and run out.
  func life(_ life: PointsLife) -> String {
    let start =
      life.pendingDays == 0
      ? say("можно тратить сразу", "can be spent at once")
      : say("можно тратить через \(days(life.pendingDays))", "can be spent after \(days(life.pendingDays))")
    let end: String
    switch life.expiry {
    case .never: end = say(" и не сгорают", " and never run out")
    case .days(let count): end = say(", а сгорают ещё через \(days(count))", " and run out \(days(count)) later")
    case .months(let count): end = say(", а сгорают ещё через \(months(count))", " and run out \(months(count)) later")
    case .on(let day):
      end = say(
        ", а сгорают в конце дня \(self.day(day.advanced(by: -1)))",
        " and run out at the end of \(self.day(day.advanced(by: -1)))")
    case .end(let period, let after):
      let names: [Periodicity: Bilingual] = [
        .month: Bilingual("месяца", "month"), .quarter: Bilingual("квартала", "quarter"),
        .year: Bilingual("года", "year"),
      ]
      let name = names[period] ?? Bilingual("", "")
      let which =
        switch after {
        case 0: say("этого же \(name.russian)", "the same \(name.english)")
        case 1: say("следующего \(name.russian)", "the next \(name.english)")
        default: say("\(after)-го \(name.russian) после этого", "the \(ordinal(after)) \(name.english) after that")
        }
      end = say(", а сгорают с концом \(which)", " and run out at the end of \(which)")
    }
    return start + end
  }

  /// `4th`.
  private func ordinal(_ number: Int) -> String {
    let ends = [1: "st", 2: "nd", 3: "rd"]
    return "\(number)" + ((11...13).contains(number % 100) ? "th" : ends[number % 10] ?? "th")
  }
}

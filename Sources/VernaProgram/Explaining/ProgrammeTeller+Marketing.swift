import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

extension ProgrammeTeller {
  func series(_ series: CouponSeries) -> String {
    var words = [heading(self.series(named: series.id))]
    if series.publicCodes.isEmpty {
      words.append(
        say("Личный код, действует \(days(series.lifeDays)).", "A personal code, good for \(days(series.lifeDays))."))
    } else {
      let codes = list(series.publicCodes.map(\.string), or: true)
      words.append(say("Общий код: \(codes).", "A public code: \(codes)."))
    }
    if series.usesEach > 0 {
      words.append(say("Годится \(times(series.usesEach)).", "It can be used \(times(series.usesEach))."))
    }
    let given = programme.pricing.offers.filter { isOf($0.id, "coupons.\(series.id)") }
    if !given.isEmpty { words.append(together(given)) }
    return words.joined(separator: " ")
  }

  var referral: [String] {
    guard let referral = programme.referral else { return [] }
    var rules = [
      say("Награда — после первой оплаченной покупки друга", "The reward comes after the friend's first paid purchase")
    ]
    if referral.leastPurchase > .zero {
      rules[0] += say(" от \(money(referral.leastPurchase))", " of \(money(referral.leastPurchase)) or more")
    }
    if let days = referral.withinDays {
      rules[0] += say(", не позже \(ofDays(days)) после вступления", ", within \(self.days(days)) of joining")
    }
    if let most = referral.mostPerMonth {
      rules.append(say("В месяц — не больше \(friends(most))", "At most \(friends(most)) a month"))
    }
    if let most = referral.mostEver {
      rules.append(say("Всего — не больше \(friends(most))", "At most \(friends(most)) in all"))
    }
    if referral.leastAgeDays > 0, !isForMember {
      rules.append(
        say(
          "Пригласивший должен быть в программе раньше друга хотя бы на \(days(referral.leastAgeDays))",
          "The referrer must have joined at least \(days(referral.leastAgeDays)) before the friend"))
    }
    var lines = [rules.map(sentence).joined(separator: " ")]
    for (table, name) in [
      ("referral.referrer", say("Пригласившему.", "To the referrer.")),
      ("referral.friend", say("Другу.", "To the friend.")),
    ] {
      let given = programme.pricing.offers.filter { isOf($0.id, table) }
      if !given.isEmpty {
        lines.append("**\(name)** " + together(given))
      }
    }
    return lines
  }

  private func friends(_ count: Int) -> String {
    wording.counted(Int64(count), Bilingual("друга|друзей|друзей", "friend|friends"))
  }

  func club(_ club: Club) -> String {
    var words = [heading(self.club(named: club.id))]
    let plans = club.plans.map { plan in
      say("\(money(plan.price)) за \(months(plan.months))", "\(money(plan.price)) for \(months(plan.months))")
        + (plan.renews ? say(" (с продлением)", " (renewed by itself)") : say(" (без продления)", " (not renewed)"))
    }
    words.append(sentence(say("Стоит ", "It costs ") + list(plans, or: true)))
    let given = programme.pricing.offers.filter { $0.section == .clubs && $0.audience.clubs == [club.id] }
    words += given.filter { $0.trigger == .basket }.map { sentences(of: $0, leavingOutAudience: true) }
    let periods = given.filter { $0.trigger != .basket }
    if !periods.isEmpty {
      words.append(say("В начале каждого срока: ", "When each period begins: ") + continued(together(periods)))
    }
    if !club.services.isEmpty {
      words.append(sentence(say("Услуги: ", "Services: ") + list(club.services.map(service))))
    }
    if club.graceDays > 0 {
      words.append(
        say(
          "После конца срока членство держится ещё \(days(club.graceDays)).",
          "After its end it still counts for \(days(club.graceDays))."))
    }
    switch club.refund {
    case .none: words.append(say("При отказе деньги не возвращаются.", "A cancel gives nothing back."))
    case .proRata:
      words.append(say("При отказе возвращаются деньги за оставшиеся дни.", "A cancel gives the days left back."))
    case .full:
      words.append(
        say("При отказе в первые дни возвращается всё.", "A cancel in the first days gives everything back."))
    }
    return words.joined(separator: " ")
  }

  func challenge(_ challenge: Challenge) -> String {
    var words = [heading(self.challenge(named: challenge.id))]
    var goal = goal(challenge)
    if let lines = lines(challenge.lines) { goal += say(" (считаются \(lines))", " (counting \(lines))") }
    if let days = challenge.withinDays { goal += say(" за \(self.days(days))", " within \(self.days(days))") }
    words.append(sentence(goal))
    let clauses = ConditionTeller(teller: self).clauses(challenge.condition)
    if !clauses.isEmpty {
      words.append(sentence(say("Считаются покупки: ", "Purchases count where: ") + clauses.joined(separator: "; ")))
    }
    if let schedule = schedule(challenge.schedule) { words.append(sentence(schedule)) }
    let given = programme.pricing.offers.filter { isOf($0.id, "challenges.\(challenge.id)") }
    if !given.isEmpty {
      words.append(say("Награда: ", "Reward: ") + continued(together(given)))
    }
    switch challenge.most {
    case 0: words.append(say("Можно повторять сколько угодно.", "It can be met any number of times."))
    case 1: words.append(say("Один раз.", "Once."))
    default: words.append(say("Не больше \(times(Int64(challenge.most))).", "At most \(times(Int64(challenge.most)))."))
    }
    if challenge.isOptIn { words.append(say("Нужно записаться.", "One has to sign up for it.")) }
    return words.joined(separator: " ")
  }

  private func goal(_ challenge: Challenge) -> String {
    let target = challenge.target
    switch challenge.goal {
    case .receipts:
      return say("сделать ", "make ")
        + wording.counted(target, Bilingual("покупку|покупки|покупок", "purchase|purchases"))
    case .money: return say("купить на \(money(minorUnits: target))", "buy for \(money(minorUnits: target))")
    case .units:
      return say("купить ", "buy ") + wording.counted(target / 1000, Bilingual("штуку|штуки|штук", "unit|units"))
    case .categories:
      return say("купить товары ", "buy from ")
        + wording.counted(
          target, Bilingual("категории|разных категорий|разных категорий", "category|different categories"))
    case .inARow(let step):
      let forms: Bilingual =
        switch step {
        case .day: Bilingual("день|дня|дней", "day|days")
        case .week: Bilingual("неделю|недели|недель", "week|weeks")
        default: Bilingual("месяц|месяца|месяцев", "month|months")
        }
      return say("покупать ", "buy for ") + wording.counted(target, forms) + say(" подряд", " in a row")
    case .action(let action):
      return say("выполнить действие «\(action)» \(times(target))", "do “\(action)” \(times(target))")
    case .challenges(let ids):
      let names = list(ids.map { quoted(self.challenge(named: $0)) })
      return target == Int64(ids.count)
        ? say("выполнить задания \(names)", "meet the challenges \(names)")
        : say("выполнить любые \(target) из заданий \(names)", "meet any \(target) of the challenges \(names)")
    }
  }

  func reward(_ reward: Reward) -> String {
    var words = [heading(reward.title.isEmpty ? reward.id.string : reward.title)]
    var price = say("Стоит \(points(reward.price))", "It costs \(points(reward.price))")
    if programme.pricing.wallets.count > 1 {
      price += say(" со счёта «\(wallet(named: reward.wallet))»", " of “\(wallet(named: reward.wallet))”")
    }
    words.append(sentence(price))
    switch reward.kind {
    case .goods: break
    case .experience(let day): words.append(say("Состоится \(self.day(day)).", "It takes place on \(self.day(day))."))
    case .coupon(let series):
      words.append(
        say(
          "Это промокод \(quoted(self.series(named: series))).",
          "It is a code of \(quoted(self.series(named: series)))."))
    }
    if let stock = reward.stock {
      if case .experience = reward.kind {
        words.append(sentence(wording.counted(stock, Bilingual("место|места|мест", "place|places"))))
      } else {
        words.append(say("Всего \(wording.numbers.text(stock)).", "There are \(wording.numbers.text(stock))."))
      }
    }
    if let most = reward.mostEach {
      words.append(
        say(
          "Одному участнику — не больше \(wording.numbers.text(most)).",
          "At most \(wording.numbers.text(most)) for a member."))
    }
    let clauses = ConditionTeller(teller: self).clauses(reward.condition)
    if !clauses.isEmpty { words.append(sentence(say("Условия: ", "Conditions: ") + clauses.joined(separator: "; "))) }
    if let schedule = schedule(reward.schedule) { words.append(sentence(schedule)) }
    if let cost = reward.cost, !isForMember {
      words.append(say("Программе обходится в \(money(cost)).", "It costs the programme \(money(cost))."))
    }
    return words.joined(separator: " ")
  }

  func partner(_ partner: Partner) -> String {
    let name = partner.title.isEmpty ? partner.id.string : partner.title
    let stores = list(partner.stores.map(\.string))
    guard !isForMember else {
      return say(
        "**\(name).** Баллы начисляются и тратятся и здесь.", "**\(name).** Points are earned and spent here too.")
    }
    return say(
      "**\(name).** Магазины: \(stores). За балл, начисленный у партнёра, он платит программе \(price(micros: partner.givenPriceMicros)); за потраченный у него программа платит ему \(price(micros: partner.spentPriceMicros)).",
      "**\(name).** Stores: \(stores). For a point given there the partner pays the programme \(price(micros: partner.givenPriceMicros)); for a point spent there the programme pays \(price(micros: partner.spentPriceMicros))."
    )
  }
}

import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

extension ProgrammeTeller {
  /// An offer with its name before it.
  func offer(_ offer: Offer) -> String {
    let name = offer.title.isEmpty ? offer.id.string : offer.title
    return heading(name) + " " + sentences(of: offer)
  }

  /// An offer without its name, as it stands behind a level's or a code's.
  ///
  /// - Parameter occasion: one whose days are said already.
  func sentences(of offer: Offer, leavingOutAudience: Bool = false, in occasion: ByteText? = nil) -> String {
    let event = leavingOutAudience ? nil : self.event(offer.trigger)
    let day = occasion != nil && offer.trigger == .day ? say("в сам день", "on the day itself") : nil
    let words = ((event ?? day).map { $0 + ": " } ?? "") + benefit(of: offer)
    let rest = details(of: offer, leavingOutAudience: leavingOutAudience, in: occasion)
    return sentence(words) + (rest.isEmpty ? "" : " " + rest)
  }

  /// Offers of one table: what is given in one sentence where the rest is the same.
  func together(_ offers: [Offer]) -> String {
    let details = offers.map { self.details(of: $0, leavingOutAudience: true) }
    guard let first = details.first, Set(details).count == 1 else {
      return offers.map { sentences(of: $0, leavingOutAudience: true) }.joined(separator: " ")
    }
    return sentence(list(offers.map(benefit))) + (first.isEmpty ? "" : " " + first)
  }

  /// All but what it gives.
  private func details(of offer: Offer, leavingOutAudience: Bool, in occasion: ByteText? = nil) -> String {
    let conditions = ConditionTeller(teller: self, occasion: occasion)
    var parts: [String] = []
    var clauses = conditions.clauses(offer.condition)
    if !leavingOutAudience { clauses += audience(of: offer) }
    if !clauses.isEmpty { parts.append(sentence(say("Условия: ", "Conditions: ") + clauses.joined(separator: "; "))) }
    if let schedule = schedule(offer.schedule) { parts.append(sentence(schedule)) }
    parts += limits(of: offer).map(sentence)
    parts += stacking(of: offer).map(sentence)
    return parts.joined(separator: " ")
  }

  private func audience(of offer: Offer) -> [String] {
    var words: [String] = []
    let audience = offer.audience
    if !audience.tiers.isEmpty {
      let names = list(audience.tiers.map { quoted(tier(named: $0)) }, or: true)
      words.append(say("уровень \(names)", "the level \(names)"))
    }
    if !audience.clubs.isEmpty {
      let names = list(audience.clubs.map { quoted(club(named: $0)) }, or: true)
      words.append(say("членам клуба \(names)", "for members of the club \(names)"))
    }
    if let series = audience.coupon {
      words.append(
        say(
          "по промокоду \(quoted(self.series(named: series)))", "with a code of \(quoted(self.series(named: series)))"))
    }
    let isSaid = offer.benefit.isForMembers || offer.condition?.expression.text.contains("member.") == true
    let says = audience.needsMember && audience.tiers.isEmpty && audience.clubs.isEmpty && offer.trigger == .basket
    if says, !isSaid, offer.section == .promotions || offer.section == .coupons {
      words.append(say("только участникам", "for members only"))
    }
    return words
  }

  private func event(_ trigger: OfferTrigger) -> String? {
    switch trigger {
    case .basket, .referrer, .friend, .day: return nil
    case .action(let action):
      let known: [String: Bilingual] = [
        "review": Bilingual("за отзыв", "for a review"), "sign_up": Bilingual("за регистрацию", "for signing up"),
        "fitting": Bilingual("за примерку", "for a fitting"),
        "survey": Bilingual("за ответы на анкету", "for a survey"),
        "app_install": Bilingual("за установку приложения", "for installing the app"),
        "subscribe": Bilingual("за подписку", "for subscribing"),
      ]
      return known[action.string]?[language] ?? say("за действие «\(action)»", "for the action “\(action)”")
    case .challenge(let id):
      return say("за задание «\(challenge(named: id))»", "for the challenge “\(challenge(named: id))”")
    case .clubPeriod(let id):
      return say("в начале срока клуба «\(club(named: id))»", "when a period of the club “\(club(named: id))” begins")
    case .tier(let id):
      return say("при переходе на уровень «\(tier(named: id))»", "on reaching the level “\(tier(named: id))”")
    }
  }

  /// When it is in force, nil for always.
  func schedule(_ schedule: Schedule) -> String? {
    var words: [String] = []
    switch (schedule.from, schedule.to) {
    case (let from?, let to?): words.append(say("действует ", "in force ") + wording.dates.period(from: from, to: to))
    case (let from?, nil): words.append(say("действует с \(day(from))", "in force from \(day(from))"))
    case (nil, let to?):
      words.append(
        say("действует по \(day(to.advanced(by: -1))) включительно", "in force until \(day(to.advanced(by: -1)))"))
    case (nil, nil): break
    }
    if !schedule.weekdays.isEmpty { words.append(weekdays(schedule.weekdays)) }
    if schedule.fromMinute != 0 || schedule.toMinute != 1440 {
      words.append(
        say(
          "с \(minute(schedule.fromMinute)) до \(minute(schedule.toMinute))",
          "from \(minute(schedule.fromMinute)) to \(minute(schedule.toMinute))"))
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private func weekdays(_ days: [Int]) -> String {
    switch days {
    case [1, 2, 3, 4, 5]: return say("по будням", "on weekdays")
    case [6, 7]: return say("по выходным", "at weekends")
    default:
      let russian = ["понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям"]
      return language == .russian
        ? "по " + list(days.map { russian[$0 - 1] }) : "on " + list(days.map { wording.dates.weekday($0) + "s" })
    }
  }

  private func limits(of offer: Offer) -> [String] {
    offer.limits.compactMap { limit in
      // What all together may get is between the marketer and the books.
      if isForMember, limit.scope == .programme || limit.scope == .store { return nil }
      let amount =
        switch limit.measure {
        case .uses: ofTimes(limit.most)
        case .money: money(minorUnits: limit.most)
        case .points: ofPoints(Points(hundredths: limit.most))
        }
      let whose =
        switch limit.scope {
        case .programme: say("на всех", "for all together")
        case .member: say("на участника", "for a member")
        case .store: say("на магазин", "for a store")
        case .code: say("на код", "for a code")
        }
      let period =
        switch limit.period {
        case .ever: ""
        case .day: say(" в день", " a day")
        case .week: say(" в неделю", " a week")
        case .month: say(" в месяц", " a month")
        case .year: say(" в год", " a year")
        }
      return say("не больше \(amount) \(whose)\(period)", "at most \(amount)\(period) \(whose)")
    }
  }

  private func stacking(of offer: Offer) -> [String] {
    var words: [String] = []
    let stacking = offer.stacking
    func others(_ path: KeyPath<Stacking, ByteText?>) -> String {
      list(
        programme.pricing.offers.filter { $0.id != offer.id && $0.stacking[keyPath: path] == stacking[keyPath: path] }
          .map { quoted($0.title.isEmpty ? $0.id.string : $0.title) })
    }
    if stacking.exclusiveGroup != nil {
      let names = others(\.exclusiveGroup)
      if !names.isEmpty { words.append(say("не вместе с \(names)", "not together with \(names)")) }
    }
    if stacking.bestOfGroup != nil {
      let names = others(\.bestOfGroup)
      if !names.isEmpty {
        words.append(
          say("из этого и \(names) действует то, что выгоднее", "of this and \(names) the better one counts"))
      }
    }
    if stacking.isLast {
      words.append(say("на эти товары больше ничего не действует", "nothing else touches those lines"))
    }
    if !stacking.allowsPoints {
      words.append(say("эти товары нельзя оплатить баллами", "points cannot pay for those lines"))
    }
    if !stacking.allowsEarning { words.append(say("за эти товары баллы не начисляются", "those lines earn no points")) }
    guard !isForMember else { return words }
    if !offer.slipText.isEmpty {
      words.append(say("на чеке: \(quoted(offer.slipText))", "the slip says \(quoted(offer.slipText))"))
    }
    if !offer.cashierPrompt.isEmpty {
      words.append(
        say("кассиру подскажут: \(quoted(offer.cashierPrompt))", "the cashier is told \(quoted(offer.cashierPrompt))"))
    }
    if stacking.priority != 0 { words.append(say("очередь: \(stacking.priority)", "priority: \(stacking.priority)")) }
    switch offer.funding {
    case .programme: break
    case .store: words.append(say("платит магазин", "the store pays"))
    case .supplier(let name): words.append(say("платит «\(name)»", "“\(name)” pays"))
    }
    let groups = offer.audience.holdouts.filter { id in
      programme.pricing.holdouts.contains { $0.id == id && $0.scope != .programme && $0.scope != .tiers }
    }
    if !groups.isEmpty {
      words.append(
        say("контрольная группа: \(list(groups.map(\.string)))", "control group: \(list(groups.map(\.string)))"))
    }
    return words
  }
}

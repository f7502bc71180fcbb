import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

extension ProgrammeTeller {
  func wallet(_ wallet: Wallet) -> String {
    var words = [heading(self.wallet(named: wallet.id))]
    words.append(
      sentence(
        say("1 балл — это \(price(micros: wallet.valueMicros))", "1 point is \(price(micros: wallet.valueMicros))")))
    words.append(sentence(say("Баллы \(life(wallet.life))", "Points \(life(wallet.life))")))
    if wallet.unit % 100 == 0 {
      let way =
        switch wallet.rounding {
        case .down: say("вниз", "down")
        case .up: say("вверх", "up")
        case .halfAway: say("до ближайшего", "to the nearest")
        }
      let unit = points(Points(hundredths: wallet.unit))
      words.append(
        wallet.unit == 100
          ? say("Начисляются целые баллы, округление \(way).", "Whole points are given, rounded \(way).")
          : say(
            "Начисляются кратно \(wording.numbers.text(Double(wallet.unit) / 100, decimals: 0)), округление \(way).",
            "They are given in steps of \(unit), rounded \(way).")
      )
    }
    if wallet.paysOutBySelf {
      words.append(
        say(
          "В конце дня всё доступное выплачивается само.",
          "At the end of a day what can be spent is paid out by itself."))
    }
    if wallet.isTransferable {
      words.append(say("Баллы можно подарить другому участнику.", "Points can be given to another member."))
    }
    switch wallet.debt {
    case .owe:
      words.append(
        say(
          "Если возврат забирает больше баллов, чем есть, остаётся долг: его гасят новые баллы.",
          "Where a return takes back more points than there are, a debt stays and new points pay it."))
    case .refund:
      words.append(
        say(
          "Если возврат забирает больше баллов, чем есть, недостающее удерживается из возвращаемых денег.",
          "Where a return takes back more points than there are, the rest is taken off the refund."))
    case .forgive: break
    }
    if let grace = wallet.graceDays {
      words.append(
        say(
          "Возвращённые баллы, чей срок прошёл, живут ещё \(days(grace)).",
          "Points given back after their end live \(days(grace)) more."))
    }
    return words.joined(separator: " ")
  }

  func burning(_ burning: Burning) -> String {
    var words: [String] = []
    let most =
      burning.basketShare == .whole
      ? say("весь чек", "a whole receipt")
      : say("до \(share(burning.basketShare)) чека", "up to \(share(burning.basketShare)) of a receipt")
    words.append(
      say(
        "Баллами «\(wallet(named: burning.wallet))» можно оплатить \(most).",
        "Points of “\(wallet(named: burning.wallet))” can pay \(most)."))
    if burning.lineShare != .whole {
      words.append(
        say("Каждого товара — до \(share(burning.lineShare)).", "Of each line up to \(share(burning.lineShare))."))
    }
    if let ceiling = burning.ceiling {
      words.append(say("Не больше \(ofPoints(ceiling)) за раз.", "At most \(points(ceiling)) at once."))
    }
    if burning.least > .zero {
      words.append(say("Не меньше \(ofPoints(burning.least)).", "At least \(points(burning.least))."))
    }
    if burning.step.hundredths > 100 {
      words.append(
        say("Кратно \(wording.numbers.text(burning.step.number, decimals: 0)).", "In steps of \(points(burning.step)).")
      )
    }
    if burning.leastBasket > .zero {
      words.append(
        say("При чеке от \(money(burning.leastBasket)).", "On a basket of \(money(burning.leastBasket)) or more."))
    }
    let clauses = ConditionTeller(teller: self).clauses(burning.condition)
    if !clauses.isEmpty { words.append(sentence(say("Условия: ", "Conditions: ") + clauses.joined(separator: "; "))) }
    if let lines = lines(burning.lines) {
      words.append(say("Оплатить можно только \(lines).", "Only \(lines) can be paid for."))
    }
    if burning.stopsEarning {
      words.append(
        say("За чек, где потрачены баллы, новые не начисляются.", "A receipt on which points are spent earns none."))
    } else {
      words.append(
        burning.earnsOnPaidPart
          ? say("На оплаченное баллами баллы тоже начисляются.", "What points pay earns points too.")
          : say("На оплаченное баллами баллы не начисляются.", "What points pay earns no points."))
    }
    return words.joined(separator: " ")
  }

  var tiers: [String] {
    guard let ladder = programme.tiers else { return [] }
    var lines = [ladderRules(ladder)]
    for level in ladder.levels {
      var words = [heading(tier(named: level.id))]
      if level.from > 0 {
        words.append(
          sentence(
            say("Нужно \(reached(level.from, ladder.measure))", "It takes \(reached(level.from, ladder.measure))")))
      } else {
        words.append(say("Для всех участников.", "For every member."))
      }
      let given = programme.pricing.offers.filter { $0.section == .tiers }
      words += given.filter { $0.audience.tiers == [level.id] }.map { sentences(of: $0, leavingOutAudience: true) }
      let welcome = given.filter { $0.trigger == .tier(level.id) }
      if !welcome.isEmpty {
        words.append(say("При переходе на уровень: ", "On reaching it: ") + continued(together(welcome)))
      }
      if !level.services.isEmpty {
        words.append(sentence(say("Услуги: ", "Services: ") + list(level.services.map(service))))
      }
      lines.append(words.joined(separator: " "))
    }
    return lines
  }

  private func reached(_ from: Int64, _ measure: TierLadder.Measure) -> String {
    switch measure {
    case .spend: say("купить на \(money(minorUnits: from))", "\(money(minorUnits: from)) of purchases")
    case .receipts: wording.counted(from, Bilingual("покупка|покупки|покупок", "purchase|purchases"))
    case .points: say("получить \(points(Points(hundredths: from)))", "\(points(Points(hundredths: from))) earned")
    }
  }

  private func ladderRules(_ ladder: TierLadder) -> String {
    let measure =
      switch ladder.measure {
      case .spend: say("сумме покупок", "money spent")
      case .receipts: say("числу покупок", "the number of purchases")
      case .points: say("начисленным баллам", "points earned")
      }
    let window =
      switch ladder.window {
      case .rolling(let months): say("за последние \(self.months(months))", "over the last \(self.months(months))")
      case .calendar(.month):
        say(
          "за календарный месяц; уровень держится до конца следующего",
          "in a calendar month; it lasts to the end of the next")
      case .calendar(.quarter):
        say("за квартал; уровень держится до конца следующего", "in a quarter; it lasts to the end of the next")
      case .calendar:
        say(
          "за календарный год; уровень держится до конца следующего",
          "in a calendar year; it lasts to the end of the next")
      case .anniversary: say("за год участия", "in a year of membership")
      case .ever: say("за всё время", "ever")
      }
    let down =
      switch ladder.downgrade {
      case .none: say("Достигнутый уровень остаётся навсегда.", "A level that was reached is kept for good.")
      case .oneDown: say("Кто не дотянул, опускается на одну ступень.", "Who no longer reaches it goes one level down.")
      case .requalify:
        say(
          "Кто не дотянул, получает тот уровень, на который хватает.",
          "Who no longer reaches it gets the level that is reached.")
      }
    let grace =
      ladder.graceDays > 0
      ? say(" Уровень держится ещё \(days(ladder.graceDays)).", " The level is kept \(days(ladder.graceDays)) more.")
      : ""
    return say("Уровень определяется по \(measure) \(window). ", "A level goes by \(measure) \(window). ") + down
      + grace
  }

  /// Occasions that people see, with what they give.
  var occasions: [String] {
    programme.occasions.filter { !$0.id.string.hasSuffix(OccasionDay.suffix) }.map { occasion in
      let given = programme.pricing.offers.filter {
        $0.section == .occasions && isOf($0.id, "occasions.\(occasion.id)")
      }
      var words = [heading(self.occasion(named: occasion.id)), sentence(span(of: occasion))]
      words += given.map { sentences(of: $0, leavingOutAudience: true, in: occasion.id) }
      return words.joined(separator: " ")
    }
  }

  /// Whether an id is one of the things that a table of that id gives.
  func isOf(_ id: ByteText, _ table: String) -> Bool {
    id == ByteText(table) || OfferReader.benefitKeys.contains { id == ByteText("\(table).\($0)") }
  }

  private func span(of occasion: Occasion) -> String {
    let day =
      switch occasion.day {
      case .birthday: say("день рождения участника", "the member's birthday")
      case .anniversary: say("годовщина вступления в программу", "the anniversary of joining")
      case .yearly(let month, let day):
        wording.dates.day(Day(year: 2024, month: month, day: day)).split(separator: "\u{A0}").prefix(2).joined(
          separator: "\u{A0}")
          + say(" каждого года", " of each year")
      }
    var around: [String] = []
    if occasion.daysBefore > 0 {
      around.append(say("за \(days(occasion.daysBefore)) до", "from \(days(occasion.daysBefore)) before"))
    }
    if occasion.daysAfter > 0 {
      around.append(say("\(days(occasion.daysAfter)) после", "to \(days(occasion.daysAfter)) after"))
    }
    return around.isEmpty ? day : "\(day), \(language == .russian ? list(around) : around.joined(separator: " "))"
  }
}

import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

extension ProgrammeTeller {
  func segment(_ segment: (name: ByteText, rule: CheckedRule)) -> String {
    "**\(segment.name).** " + sentence(ConditionTeller(teller: self).clauses(segment.rule).joined(separator: "; "))
  }

  func trigger(_ trigger: Trigger) -> String {
    var words = [heading(trigger.title.isEmpty ? trigger.id.string : trigger.title)]
    var event = event(trigger.event)
    let clauses = ConditionTeller(teller: self).clauses(trigger.condition)
    if !clauses.isEmpty { event += say(" (", " (") + clauses.joined(separator: "; ") + ")" }
    words.append(sentence(event + ": " + list(trigger.actions.map(action))))
    if trigger.quietHours > 0 {
      words.append(
        say(
          "Одному участнику — не чаще раза в \(span(hours: trigger.quietHours)).",
          "Not oftener than every \(span(hours: trigger.quietHours)) for one member."))
    }
    return words.joined(separator: " ")
  }

  private func event(_ event: Trigger.Event) -> String {
    switch event {
    case .purchase: say("после покупки", "after a purchase")
    case .refund: say("после возврата", "after a return")
    case .joined: say("после вступления", "after joining")
    case .tierChanged: say("когда уровень изменился", "when the level changed")
    case .challengeMet: say("когда задание выполнено", "when a challenge is met")
    case .pointsExpire(let days):
      say("за \(self.days(days)) до сгорания баллов", "\(self.days(days)) before points run out")
    case .silent(let days): say("когда покупок нет \(self.days(days))", "after \(self.days(days)) without a purchase")
    case .daily(let minute): say("каждый день в \(self.minute(minute))", "every day at \(self.minute(minute))")
    }
  }

  private func action(_ action: Trigger.Action) -> String {
    switch action {
    case .message(let template, let channel):
      say("сообщение \(quoted(template.string)) (\(channel))", "the message \(quoted(template.string)) (\(channel))")
    case .coupon(let series):
      say(
        "личный промокод \(quoted(self.series(named: series)))",
        "a personal code of \(quoted(self.series(named: series)))")
    case .points(let points, _): self.points(points)
    case .webhook(let address): say("вызов \(address)", "a call to \(address)")
    }
  }

  func holdout(_ holdout: Holdout) -> String {
    let scope =
      switch holdout.scope {
      case .programme: say("программы", "no programme")
      case .tiers: say("уровней", "no levels")
      case .offer(let id): say("предложения «\(offer(named: id))»", "no offer “\(offer(named: id))”")
      }
    return say(
      "**\(holdout.id).** Для \(share(holdout.share)) участников, выбранных жребием раз и навсегда, нет \(scope).",
      "**\(holdout.id).** For \(share(holdout.share)) of members, drawn once and for good, there \(holdout.scope == .tiers ? "are" : "is") \(scope)."
    )
  }

  var guards: [String] {
    let margins = programme.pricing.margins
    var lines: [String] = []
    if let share = margins.lineMargin {
      lines.append(
        say(
          "Скидки и баллы не опускают маржу строки ниже \(self.share(share)).",
          "No stack of discounts and points takes a line's margin under \(self.share(share))."))
    }
    if let share = margins.basketMargin {
      lines.append(
        say("Маржа чека — не ниже \(self.share(share)).", "A basket's margin stays at \(self.share(share)) or more."))
    }
    if let share = margins.lineRewardCap {
      lines.append(
        say(
          "С цены товара скидки и баллы вместе снимают не больше \(self.share(share))\(margins.countsEarning ? ", считая начисленные" : "").",
          "Discounts and points together take at most \(self.share(share)) of a price\(margins.countsEarning ? ", points earned included" : "")."
        ))
    }
    if let share = margins.programmeCostShare {
      lines.append(
        say(
          "За месяц программа стоит не больше \(self.share(share)) покупок участников.",
          "In a month the programme costs at most \(self.share(share)) of members' money."))
    }
    if let cost = margins.programmeCost {
      lines.append(
        say(
          "За месяц программа стоит не больше \(money(cost)).", "In a month the programme costs at most \(money(cost))."
        ))
    }
    if margins.unknownCost == .refuse {
      lines.append(
        say(
          "На товары с неизвестной себестоимостью ничего не даётся.",
          "Nothing is given on lines whose cost is not known."))
    }
    return lines
  }

  var tills: [String] {
    let tills = programme.pricing.tills
    var lines: [String] = []
    if !tills.excludedCategories.isEmpty {
      let names = list(tills.excludedCategories.map { quoted($0.string) })
      lines.append(
        tills.excludedCategories.count == 1
          ? say("Категория \(names): ни скидок, ни баллов.", "The category \(names): no discounts, no points.")
          : say("Категории \(names): ни скидок, ни баллов.", "The categories \(names): no discounts, no points."))
    }
    guard !isForMember else { return lines }
    if tills.isFiscal {
      lines.append(
        say(
          "Каждая строка чека равна цене, умноженной на количество, до копейки.",
          "Each line of a receipt is its price times its quantity, to the minor unit."))
    }
    if tills.roundsToMajorUnits {
      lines.append(say("Итог округляется вниз до целых денег.", "The total is rounded down to whole money."))
    }
    return lines
  }
}

public import VernaLanguage
public import VernaMechanics

/// Reasons of the engine as sentences, for people at a till, in an office, in a terminal.
public enum ReasonWords {
  /// Why an offer did not apply.
  public static func sentence(_ reason: RefusalReason) -> Bilingual {
    switch reason {
    case .heldOut(let holdout):
      Bilingual(
        "участник в контрольной группе «\(holdout)»", "the member is in the control group “\(holdout)”")
    case .notInForce: Bilingual("не действует в этот день или час", "not in force on this day or at this hour")
    case .needsMember: Bilingual("только для участников программы", "for members of the programme only")
    case .wrongTier: Bilingual("для другого уровня", "for another level")
    case .notInClub: Bilingual("для членов клуба", "for members of the club")
    case .noCoupon(let series):
      Bilingual("нужен промокод серии «\(series)»", "a code of the series “\(series)” is needed")
    case .couponSpent(let code):
      Bilingual(
        "промокод «\(code)» уже использован, истёк или чужой",
        "the code “\(code)” is used up, out of date or another member's")
    case .conditionFails: Bilingual("условие не выполнено", "the condition does not hold")
    case .conditionBroke(let why):
      Bilingual("условие не вычислилось: \(why)", "the condition could not be worked out: \(why)")
    case .noLines: Bilingual("в корзине нет подходящих товаров", "no line of the basket is what it is about")
    case .nothingToGive: Bilingual("выходит ноль", "it comes to nothing")
    case .limitReached(_, let scope):
      Bilingual("исчерпан лимит \(russian(scope))", "the limit \(english(scope)) is used up")
    case .exclusive(let winner):
      Bilingual("не вместе с «\(winner)», а оно сработало", "not together with “\(winner)”, which applied")
    case .notBest(let winner): Bilingual("«\(winner)» выгоднее", "“\(winner)” gives more")
    case .stopped(let by): Bilingual("после «\(by)» другие не действуют", "nothing comes after “\(by)”")
    case .guarded: Bilingual("защита маржи ничего не оставила", "the margin guard left nothing of it")
    }
  }

  private static func russian(_ scope: OfferLimit.Scope) -> String {
    switch scope {
    case .programme: "программы"
    case .member: "участника"
    case .store: "магазина"
    case .code: "промокода"
    }
  }

  private static func english(_ scope: OfferLimit.Scope) -> String {
    switch scope {
    case .programme: "of the programme"
    case .member: "of the member"
    case .store: "of the store"
    case .code: "of the code"
    }
  }

  /// What kept more points from being spent.
  public static func sentence(_ bound: SpendingBound) -> Bilingual {
    switch bound {
    case .noRules: Bilingual("баллы этого кошелька не списываются", "points of this wallet are not spent")
    case .noMember: Bilingual("нет участника", "there is no member")
    case .leastBasket: Bilingual("чек слишком мал", "the basket comes to too little")
    case .condition: Bilingual("условие списания не выполнено", "the condition of spending does not hold")
    case .balance: Bilingual("баллов больше нет", "there are no more points")
    case .basketShare:
      Bilingual("доля чека, которую можно оплатить баллами", "the share of a basket that points may pay")
    case .lines: Bilingual("что можно оплатить баллами на этих товарах", "what points may pay of these lines")
    case .ceiling: Bilingual("предел баллов на один чек", "the most points on one receipt")
    case .least: Bilingual("меньше, чем можно списать за раз", "less than may be spent at once")
    case .guarded: Bilingual("защита маржи", "the margin guard")
    }
  }

  /// Which floor the margin guard kept.
  public static func sentence(_ floor: GuardFloor) -> Bilingual {
    switch floor {
    case .minPrice: Bilingual("минимальная цена", "the least price")
    case .lineMargin: Bilingual("маржа строки", "the margin of the line")
    case .lineRewardCap: Bilingual("потолок выгоды на строке", "the most that may be given on the line")
    case .basketMargin: Bilingual("маржа чека", "the margin of the basket")
    case .programme: Bilingual("бюджет программы", "what the programme may cost")
    case .unknownCost: Bilingual("себестоимость неизвестна", "the cost is not known")
    }
  }
}

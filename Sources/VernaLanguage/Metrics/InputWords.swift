/// What a metric's two parts are called, numerator first: a reader knows "receipts with a card", not "numerator".
enum InputWords {
  /// The names of the parts by the metric's id.
  static let all: [String: (Bilingual, Bilingual)] = [reach, activity, points, value]
    .reduce(into: [:]) { book, part in book.merge(part) { first, _ in first } }

  private static let memberSales = Bilingual("продажи участникам", "sales to members")
  private static let memberReceipts = Bilingual("чеки участников", "members' receipts")
  private static let otherSales = Bilingual("продажи без карты", "sales without a card")
  private static let otherReceipts = Bilingual("чеки без карты", "receipts without a card")
  private static let memberRevenue = Bilingual(
    "выручка участников за вычетом возвратов", "members' revenue less returns")
  private static let buyers = Bilingual("покупавшие участники", "members who bought")
  private static let cost = Bilingual("затраты программы", "programme cost")

  private static let reach: [String: (Bilingual, Bilingual)] = [
    "revenue.member_share": (memberRevenue, Bilingual("вся выручка за вычетом возвратов", "all revenue less returns")),
    "revenue.member_share_literal": (
      Bilingual("выручка участников минус все возвраты", "members' revenue less all returns"),
      Bilingual("вся выручка за вычетом возвратов", "all revenue less returns")
    ),
    "receipts.member_share": (
      Bilingual("чеки с картой", "receipts with a card"), Bilingual("все чеки", "all receipts")
    ),
    "basket.member": (memberSales, memberReceipts),
    "basket.anonymous": (otherSales, otherReceipts),
    "basket.gap": (
      Bilingual("средний чек участника", "a member's basket"), Bilingual("средний чек без карты", "others' basket")
    ),
    "items.member": (Bilingual("товары в чеках участников", "items on members' receipts"), memberReceipts),
    "items.anonymous": (Bilingual("товары в чеках без карты", "items on others' receipts"), otherReceipts),
    "items.gap": (
      Bilingual("товаров в чеке участника", "items in a member's basket"),
      Bilingual("товаров в чеке без карты", "items in others' basket")
    ),
    "price.member": (memberSales, Bilingual("товары в чеках участников", "items on members' receipts")),
    "price.anonymous": (otherSales, Bilingual("товары в чеках без карты", "items on others' receipts")),
    "price.gap": (
      Bilingual("цена товара у участника", "a member's price of an item"),
      Bilingual("цена товара без карты", "others' price of an item")
    ),
    "price.shelf_gap": (
      Bilingual("цена на полке у участника", "a member's shelf price"),
      Bilingual("цена на полке без карты", "others' shelf price")
    ),
    "frequency.active": (
      memberReceipts, Bilingual("покупавшие участники × месяцы", "members who bought × months")
    ),
    "frequency.judged": (memberReceipts, buyers),
    "frequency.judged.months": (
      Bilingual("сумма частот по месяцам", "sum of monthly frequencies"), Bilingual("месяцев", "months")
    ),
    "frequency.segment": (memberReceipts, Bilingual("участники сегмента", "members of the segment")),
    "frequency.customer": (memberReceipts, buyers),
    "margin.member": (
      Bilingual("маржа участников без НДС", "members' margin without VAT"),
      Bilingual("продажи участникам без НДС", "sales to members without VAT")
    ),
    "margin.anonymous": (
      Bilingual("маржа без карты, без НДС", "others' margin without VAT"),
      Bilingual("продажи без карты, без НДС", "others' sales without VAT")
    ),
    "discount.depth": (
      Bilingual("награды", "rewards"),
      Bilingual("покупки участников вместе с наградами", "members' purchases with rewards")
    ),
  ]

  private static let activity: [String: (Bilingual, Bilingual)] = [
    "members.active_rate": (
      Bilingual("активные на конец периода", "active at the end"), Bilingual("вступившие участники", "members enrolled")
    ),
    "members.repeat_rate": (Bilingual("купившие дважды и чаще", "bought twice or more"), buyers),
    "repeat.before": (
      Bilingual("купившие дважды и чаще", "bought twice or more"),
      Bilingual("люди с полными окнами", "people with whole windows")
    ),
    "repeat.after": (
      Bilingual("купившие дважды и чаще", "bought twice or more"),
      Bilingual("люди с полными окнами", "people with whole windows")
    ),
    "members.reactivation_rate": (
      Bilingual("вернувшиеся", "returned"), Bilingual("спавшие и потерянные на начало", "asleep or lost at the start")
    ),
    "activity.coefficient": (
      Bilingual("дни с покупками", "days with purchases"), Bilingual("дни всех покупавших", "days of all who bought")
    ),
    "interval.mean": (
      Bilingual("сумма промежутков, дней", "sum of intervals, days"), Bilingual("промежутки", "intervals")
    ),
    "points.use_share": (Bilingual("чеки с баллами", "receipts with points"), memberReceipts),
    "points.users_share": (Bilingual("тратившие баллы", "spent points"), buyers),
    "offers.conversion": (
      Bilingual("использованные предложения", "offers used"), Bilingual("выданные предложения", "offers issued")
    ),
    "cherry_pickers.share": (
      Bilingual("охотники за скидками", "cherry-pickers"),
      Bilingual("участники с тремя чеками и более", "members with three receipts or more")
    ),
    "nps": (
      Bilingual("рекомендуют минус недовольны", "promoters less detractors"), Bilingual("ответившие", "respondents")
    ),
    "nps.closed_loop": (
      Bilingual("ответили в срок", "answered in time"), Bilingual("низкие оценки", "low scores")
    ),
    "csi.mean": (
      Bilingual("сумма оценок, от 0 до 1 каждая", "sum of scores, 0 to 1 each"), Bilingual("ответы", "answers")
    ),
    "csi.top2": (Bilingual("две верхние оценки", "two top scores"), Bilingual("ответы", "answers")),
  ]

  private static let points: [String: (Bilingual, Bilingual)] = [
    "points.redemption_rate": (
      Bilingual("списано баллов", "points redeemed"), Bilingual("начислено баллов", "points earned")
    ),
    "rewards.redemption_value": (
      Bilingual("стоимость использованных", "value used"), Bilingual("стоимость выданных", "value issued")
    ),
    "points.unused_share": (
      Bilingual("остаток на счетах", "points on the accounts"), Bilingual("доступные баллы", "points available")
    ),
    "points.expired_share": (
      Bilingual("сгорело баллов", "points expired"), Bilingual("доступные баллы", "points available")
    ),
    "points.paid_share": (
      Bilingual("оплачено баллами", "paid with points"),
      Bilingual("покупки участников вместе с баллами", "members' purchases with points")
    ),
    "points.loyalty_rating": (Bilingual("остаток баллов в деньгах", "points on the accounts in money"), memberRevenue),
    "points.bonus_value": (Bilingual("начислено баллов в деньгах", "points earned in money"), memberRevenue),
  ]

  private static let value: [String: (Bilingual, Bilingual)] = [
    "retention.crr": (
      Bilingual("активные на конец без новых", "active at the end less the new"),
      Bilingual("активные на начало", "active at the start")
    ),
    "retention.crr_net": (
      Bilingual("активные на конец без новых и вернувшихся", "active at the end less the new and the returned"),
      Bilingual("активные на начало", "active at the start")
    ),
    "retention.rate": (
      Bilingual("купили за период", "bought in the period"), Bilingual("активные на начало", "active at the start")
    ),
    "churn.rate": (
      Bilingual("не купили за период", "did not buy in the period"),
      Bilingual("активные на начало", "active at the start")
    ),
    "churn.annual": (
      Bilingual("сейчас не активны", "not active now"), Bilingual("активные год назад", "active a year ago")
    ),
    "cac": (Bilingual("затраты на привлечение", "acquisition cost"), Bilingual("новые участники", "new members")),
    "ltv_to_cac": (Bilingual("LTV по марже", "LTV, margin"), Bilingual("CAC", "CAC")),
    "retention.cost": (cost, Bilingual("удержанные участники", "members kept")),
    "roi.naive": (Bilingual("доход минус затраты", "income less cost"), cost),
    "roi.break_even": (cost, Bilingual("маржа участников до наград", "members' margin before rewards")),
    "romi.naive": (
      Bilingual("маржа с поощрениями минус затраты", "margin with rewards less cost"), Bilingual("затраты", "cost")
    ),
    "programme.cost_share": (cost, memberRevenue),
    "margin.erosion_year": (
      Bilingual("маржинальность сейчас", "margin now"), Bilingual("маржинальность год назад", "margin a year ago")
    ),
    "promo.dependence": (
      Bilingual("деньги за акционные товары", "money on promoted goods"),
      Bilingual("деньги участников по строкам чеков", "members' money on receipt lines")
    ),
  ]
}

extension Wording {
  /// What the two parts of a metric are called, numerator first; general words where the metric has none of its own.
  ///
  /// `isMean` says that the parts are a sum of ratios and their number, not counts.
  public func inputNames(_ id: String, isMean: Bool = false) -> (numerator: String, denominator: String) {
    let names = (isMean ? InputWords.all[id + ".months"] : nil) ?? InputWords.all[id]
    guard let names else { return (word("numerator"), word("denominator")) }
    return (self(names.0), self(names.1))
  }
}

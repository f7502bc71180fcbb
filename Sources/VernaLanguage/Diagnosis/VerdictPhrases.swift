/// The sentence that opens a report, what must be said beside it, and how money at stake is to be read.
enum VerdictPhrases {
  private static let month = (
    russian: "{frequency} покупки в месяц на участника", english: "{frequency} purchases a member a month"
  )
  private static let year = (
    russian: "{frequency} покупки в год на участника", english: "{frequency} purchases a member a year"
  )

  /// A verdict in its two units of frequency.
  private static func verdicts(_ id: String, _ russian: String, _ english: String) -> [String: Bilingual] {
    func pair(_ unit: (russian: String, english: String)) -> Bilingual {
      Bilingual(
        "\(russian): {revenue} оборота и {receipts} чеков с картой, \(unit.russian).",
        "\(english): {revenue} of turnover and {receipts} of receipts carry a card, \(unit.english).")
    }
    return ["verdict.\(id)": pair(month), "verdict.\(id)_year": pair(year)]
  }

  /// A verdict on a shop all of whose receipts are members'.
  private static func everybody(_ id: String, _ russian: String, _ english: String) -> [String: Bilingual] {
    [
      "verdict.everybody_\(id)": Bilingual("\(russian): \(month.russian).", "\(english): \(month.english)."),
      "verdict.everybody_\(id)_year": Bilingual("\(russian): \(year.russian).", "\(english): \(year.english)."),
    ]
  }

  static let all: [String: Bilingual] = [
    verdicts(
      "all_grow", "Доля оборота, доля чеков и частота покупок растут — программа, похоже, работает",
      "The shares of turnover and receipts and the frequency all grow: the programme seems to work"),
    verdicts(
      "shares_grow", "Карту показывают чаще, но участники не стали покупать чаще",
      "The card is shown more often, yet members do not buy more often"),
    verdicts(
      "frequency_grows", "Участники покупают чаще, но доля карты в обороте и чеках не растёт",
      "Members buy more often, yet the card's shares of turnover and receipts do not grow"),
    verdicts(
      "mixed", "Растёт лишь часть главных показателей, частота покупок не растёт",
      "Only some of the main figures grow, and the frequency does not"),
    verdicts(
      "nothing_grows", "Ни доли карты, ни частота покупок не растут — пора менять механику, коммуникации или выгоду",
      "Neither the card's share of sales nor the purchase frequency is growing: time to change the mechanics, the messages or the benefit"
    ),
    verdicts(
      "unknown_frequency", "Растёт ли программа, сказать рано (истории меньше года)",
      "It is too soon to tell whether the programme grows (the history is too short)"),
    everybody(
      "grows", "Все чеки принадлежат участникам, и покупают они чаще, чем раньше",
      "Every receipt is a member's, and they buy more often than before"),
    everybody(
      "not", "Все чеки принадлежат участникам, но чаще они покупать не стали",
      "Every receipt is a member's, yet they do not buy more often"),
    everybody(
      "unknown", "Все чеки принадлежат участникам; стали ли они покупать чаще, пока не сказать",
      "Every receipt is a member's; whether they buy more often cannot be told yet"),
    [
      "verdict.everybody": Bilingual(
        "Все чеки принадлежат участникам; частоту покупок по этим данным не оценить.",
        "Every receipt is a member's; the frequency cannot be told from these data."),
      "verdict.unknown": Bilingual(
        "С картой проходит {revenue} оборота и {receipts} чеков; частоту покупок по этим данным не оценить.",
        "{revenue} of turnover and {receipts} of receipts carry a card; the frequency cannot be told from these data."),
      "verdict.points_only": Bilingual(
        "Чеков в данных нет, судить можно только о баллах: потрачено {redeemed} начисленных, лежит без дела {unused} доступных.",
        "There are no receipts, so only points can be judged: {redeemed} of those earned are spent, {unused} of those available lie idle."
      ),
      "verdict.no_members": Bilingual(
        "В этих данных нет чеков с картой, и о программе судить нельзя.",
        "No receipt in these data carries a card, so nothing can be said of the programme."),
      "caution.naive": Bilingual(
        "Участники отличались от остальных и до программы: разница между ними — ещё не её заслуга. Что принесла программа, покажет только контрольная группа.",
        "Members differed from others before the programme: the difference is not yet its merit. Only a control group shows what it brought."
      ),
      "caution.break_even": Bilingual(
        "Программа окупается, если не меньше {share} маржи участников появилось благодаря ей.",
        "The programme pays if at least {share} of members' margin is additional."),
      "caution.cannot_break_even": Bilingual(
        "Затраты на программу больше всей маржи участников: для окупаемости нужно {share} этой маржи.",
        "The programme costs more than members' whole margin: to pay it would need {share} of it."),
      "caution.break_even_wants_costs": Bilingual(
        "Порог окупаемости не посчитан: нужен файл затрат программы.",
        "The break-even share is not worked: the programme's costs file is needed."),
      "caution.break_even_unknown": Bilingual(
        "Порог окупаемости не посчитан: нужны файл затрат и себестоимость товаров.",
        "The break-even share is not worked: the costs file and the goods' cost are needed."),
      "caution.too_early": Bilingual(
        "Судить рано: первую оценку делают через полгода после запуска, для редких покупок — через год.",
        "It is too early to judge: the first reading comes six months after launch, a year for slow goods."),
      "caution.segment": Bilingual(
        "Доли показаны от всего магазина, показатели участников — по выбранному сегменту.",
        "Shares are of the whole shop, members' figures of the chosen segment."),
      "caution.segment_unknown.receipt": Bilingual(
        "Нет ни одного чека, где {name} — «{value}»; есть: {known}.",
        "No receipt has {name} “{value}”; there are: {known}."),
      "caution.segment_unknown.line": Bilingual(
        "Нет ни одной строки чека, где {name} — «{value}»; есть: {known}.",
        "No receipt line has {name} “{value}”; there are: {known}."),
      "caution.segment_unknown.member": Bilingual(
        "Нет ни одного участника, у которого {name} — «{value}»; есть: {known}.",
        "No member has {name} “{value}”; there are: {known}."),
      "stake.visible_is_not_extra": Bilingual(
        "Этот оборот уже есть в кассе: он станет виден по картам, но не прибавится.",
        "This turnover is in the till already: it becomes visible by card and adds nothing."),
      "stake.assumed_uplift": Bilingual(
        "Предположение: прирост от 0 до {uplift} оборота при марже {margin} с рубля. Свой прирост покажет контрольная группа.",
        "An assumption: an uplift of 0 to {uplift} of turnover at a margin of {margin}. A hold-out test shows your own."
      ),
      "stake.break_even": Bilingual(
        "Такой прирост окупит действие ценой {cost} в месяц.",
        "An uplift of this size pays for an action that costs {cost} a month."
      ),
    ],
  ].reduce(into: [:]) { book, part in book.merge(part) { first, _ in first } }
}

/// The sentence that opens a report, what must be said beside it, and how money at stake is to be read.
enum VerdictPhrases {
  private static let month = (russian: "{frequency} покупки в месяц на участника", english: "{frequency} purchases a member a month")
  private static let year = (russian: "{frequency} покупки в год на участника", english: "{frequency} purchases a member a year")

  /// A verdict in its two units of frequency.
  private static func verdicts(_ id: String, _ russian: String, _ english: String) -> [String: Bilingual] {
    func pair(_ unit: (russian: String, english: String)) -> Bilingual {
      Bilingual(
        "\(russian): {revenue} оборота и {receipts} чеков с картой, \(unit.russian).",
        "\(english): {revenue} of turnover and {receipts} of receipts carry a card, \(unit.english).")
    }
    return ["verdict.\(id)": pair(month), "verdict.\(id)_year": pair(year)]
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
      "Neither the card's shares nor the frequency grow: time to change the mechanics, the messages or the benefit"),
    verdicts(
      "unknown_frequency", "Сравнить не с чем: истории меньше года", "Nothing to compare with: the history is too short"),
    [
      "verdict.unknown": Bilingual(
        "С картой проходит {revenue} оборота и {receipts} чеков; частоту покупок по этим данным не оценить.",
        "{revenue} of turnover and {receipts} of receipts carry a card; the frequency cannot be told from these data."),
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
      "caution.break_even_unknown": Bilingual(
        "Порог окупаемости не посчитан: нужны файл затрат и себестоимость товаров.",
        "The break-even share is not worked: the costs file and the goods' cost are needed."),
      "caution.too_early": Bilingual(
        "Судить рано: первую оценку делают через полгода после запуска, для редких покупок — через год.",
        "It is too early to judge: the first reading comes six months after launch, a year for slow goods."),
      "caution.segment": Bilingual(
        "Доли показаны от всего магазина, показатели участников — по выбранному сегменту.",
        "Shares are of the whole shop, members' figures of the chosen segment."),
      "stake.visible_is_not_extra": Bilingual(
        "Этот оборот уже есть в кассе: он станет виден по картам, но не прибавится.",
        "This turnover is in the till already: it becomes visible by card and adds nothing."),
      "stake.assumed_uplift": Bilingual(
        "Предположение: прирост от 0 до {uplift} оборота при марже {margin} с рубля. Свой прирост покажет контрольная группа.",
        "An assumption: an uplift of 0 to {uplift} of turnover at a margin of {margin}. A hold-out test shows your own."),
      "stake.break_even": Bilingual(
        "Такой прирост окупит действие ценой {cost} в месяц.", "An uplift of this size pays for an action that costs {cost} a month."
      ),
    ],
  ].reduce(into: [:]) { book, part in book.merge(part) { first, _ in first } }
}

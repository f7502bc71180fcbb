/// Titles and meanings of findings.
enum FindingPhrases {
  /// Cards, cashiers, samples.
  static let penetration: [String: Bilingual] = [
    "finding.receipts_share_low.title": Bilingual(
      "Карта есть только в {value} чеков при норме от {norm_low}: не хватает {missing} {missing#чека|чеков|чеков} в месяц",
      "Only {value} of receipts carry a card, the norm is {norm_low} or more: {missing} {missing#receipt|receipts} a month are missing"
    ),
    "finding.receipts_share_low.falling": Bilingual(
      "Карту показывают реже, чем год назад: {value} чеков, меньше на {change}",
      "The card is shown less often than a year ago: {value} of receipts, {change} down"),
    "finding.receipts_share_low.meaning": Bilingual(
      "Часть участников покупает без карты: программа их не видит, а они не получают баллов.",
      "Some members buy without the card: the programme does not see them and they get no points."),
    "finding.revenue_share_low.title": Bilingual(
      "Участники дают {value} оборота при норме от {norm_low}",
      "Members bring {value} of turnover, the norm is {norm_low} or more"),
    "finding.revenue_share_low.falling": Bilingual(
      "Доля участников в обороте ниже, чем год назад: {value}, меньше на {change}",
      "Members' share of turnover is below last year's: {value}, {change} down"),
    "finding.revenue_share_low.meaning": Bilingual(
      "Программа не охватила заметную часть покупателей.", "The programme has not reached a good part of the shoppers."),
    "finding.cashiers_do_not_ask.title": Bilingual(
      "Карту спрашивают не все: в отстающих {stores} {stores#магазин|магазина|магазинов} и {cashiers} {cashiers#кассир|кассира|кассиров}, без карты проходит {missing} {missing#чек|чека|чеков} в месяц",
      "Not everyone asks for the card: {stores} {stores#store|stores} and {cashiers} {cashiers#cashier|cashiers} lag behind, {missing} {missing#receipt goes|receipts go} without it a month"
    ),
    "finding.cashiers_do_not_ask.cashiers": Bilingual(
      "Карту спрашивают не все: в отстающих {cashiers} {cashiers#кассир|кассира|кассиров}, без карты проходит {missing} {missing#чек|чека|чеков} в месяц",
      "Not everyone asks for the card: {cashiers} {cashiers#cashier lags|cashiers lag} behind, {missing} {missing#receipt goes|receipts go} without it a month"
    ),
    "finding.cashiers_do_not_ask.stores": Bilingual(
      "Карту спрашивают не везде: в отстающих {stores} {stores#магазин|магазина|магазинов}, без карты проходит {missing} {missing#чек|чека|чеков} в месяц",
      "The card is not asked for everywhere: {stores} {stores#store lags|stores lag} behind, {missing} {missing#receipt goes|receipts go} without it a month"
    ),
    "finding.cashiers_do_not_ask.meaning": Bilingual(
      "Покупатели у этих касс такие же, а карта в чеках бывает заметно реже. Разница больше случайной.",
      "The shoppers at these tills are the same, yet far fewer receipts carry a card. The difference is more than chance."
    ),
    "finding.suspect_cards.title": Bilingual(
      "{cards} {cards#карта похожа|карты похожи|карт похожи} на карты кассиров: {receipts} {receipts#чек|чека|чеков}",
      "{cards} {cards#card looks|cards look} like a cashier's own: {receipts} {receipts#receipt|receipts}"),
    "finding.suspect_cards.busy": Bilingual(
      "{cards} {cards#карта|карты|карт} с неправдоподобно частыми покупками: {receipts} {receipts#чек|чека|чеков}",
      "{cards} {cards#card buys|cards buy} implausibly often: {receipts} {receipts#receipt|receipts}"),
    "finding.suspect_cards.busy_meaning": Bilingual(
      "Больше пяти чеков за день на одну карту: скорее всего, ею пользуется не один человек или это перекупщик. На таких картах частота и чек завышены.",
      "Over five receipts a day on one card: most likely several people use it, or a reseller does. Such cards overstate the frequency and the basket."
    ),
    "finding.suspect_cards.meaning": Bilingual(
      "Карту прикладывают к чужим покупкам: баллы уходят не участникам, а доля чеков с картой завышена.",
      "A card is shown on other people's purchases: points go to the wrong hands and the share of receipts is overstated."
    ),
    "finding.sample_too_small.title": Bilingual(
      "Данных мало для выводов: {receipts} {receipts#чек|чека|чеков}, {members} {members#участник|участника|участников}",
      "Too little to judge by: {receipts} {receipts#receipt|receipts}, {members} {members#member|members}"),
    "finding.sample_too_small.meaning": Bilingual(
      "Доля чеков с картой известна лишь с точностью до {width}: другие выводы держатся на той же выборке.",
      "The share of receipts with a card is known only to within {width}: every other finding rests on the same sample."
    ),
    "finding.metric_out.low": Bilingual(
      "{metric}: {value}, ниже нормы {bound}", "{metric}: {value}, under the norm of {bound}"),
    "finding.metric_out.high": Bilingual(
      "{metric}: {value}, выше нормы {bound}", "{metric}: {value}, over the norm of {bound}"),
    "finding.metric_out.falling": Bilingual(
      "{metric}: {value}; {steps} хуже прошлогодних на {change}",
      "{metric}: {value}; {steps} are {change} worse than last year’s"),
    "finding.metric_better.low": Bilingual(
      "{metric}: {value}, ниже нормы {bound}, и это хорошо",
      "{metric}: {value}, under the norm of {bound}, which is good"),
    "finding.metric_better.high": Bilingual(
      "{metric}: {value}, выше нормы {bound}, и это хорошо",
      "{metric}: {value}, over the norm of {bound}, which is good"),
    "finding.metric_better.meaning": Bilingual(
      "Показатель лучше нормы. Убедитесь, что в выгрузке есть все чеки: без чеков без карты доли завышены.",
      "The figure is better than its norm. Make sure that the export has every receipt: without those that carry no card shares are too high."
    ),
    "finding.metric_out.meaning": Bilingual(
      "Показатель вышел за норму или три периода подряд хуже прошлого года.",
      "The figure is out of its norm, or three periods in a row worse than last year."),
  ]
}

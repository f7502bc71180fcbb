extension FindingPhrases {
  /// Baskets, items, prices, frequency, activity.
  static let behaviour: [String: Bilingual] = [
    "finding.basket_gap_low.title": Bilingual(
      "Чек участника больше анонимного на {value} при норме от {norm_low}",
      "A member's basket is {value} over an anonymous one, the norm is {norm_low} or more"),
    "finding.basket_gap_low.below": Bilingual(
      "Чек участника меньше анонимного на {shortfall}, а по норме должен быть больше хотя бы на {norm_low}",
      "A member's basket is {shortfall} under an anonymous one; the norm is {norm_low} or more over it"),
    "finding.basket_gap_low.meaning": Bilingual(
      "Карту показывают ради скидки, а покупают столько же. Разница чеков — не заслуга программы, смотрите и на чек участника год к году.",
      "The card is shown for the discount and baskets stay as they were. The gap is no merit of the programme: watch the member's basket year on year."
    ),
    "finding.basket_gap_high.title": Bilingual(
      "Чек участника больше анонимного на {value} — выше нормы {norm_high}",
      "A member's basket is {value} over an anonymous one, above the norm of {norm_high}"),
    "finding.basket_gap_high.meaning": Bilingual(
      "Скорее всего, мелкие покупки участников проходят без карты.", "Most likely members' small baskets go unscanned."),
    "finding.basket_member.falling": Bilingual(
      "Чек участника меньше, чем год назад: {value}, на {change} ниже",
      "A member's basket is smaller than a year ago: {value}, {change} down"),
    "finding.basket_member.meaning": Bilingual(
      "Участники тратят за раз меньше, чем тратили сами: это важнее разницы с анонимными.",
      "Members spend less at a time than they did themselves: that says more than the gap to others."),
    "finding.items_gap_low.title": Bilingual(
      "Товаров в чеке участника больше на {value} при норме от {norm_low}",
      "A member's basket holds {value} more items, the norm is {norm_low} or more"),
    "finding.items_gap_low.falling": Bilingual(
      "Разница в числе товаров меньше, чем год назад: {value}, на {change} ниже",
      "The items gap is smaller than a year ago: {value}, {change} down"),
    "finding.items_gap_low.below": Bilingual(
      "В чеке участника товаров на {shortfall} меньше, а по норме должно быть больше хотя бы на {norm_low}",
      "A member's basket holds {shortfall} fewer items; the norm is {norm_low} more"),
    "finding.items_gap_low.meaning": Bilingual(
      "Программа не помогает собирать корзину.", "The programme does not help to fill the basket."),
    "finding.price_gap_low.title": Bilingual(
      "Товар участника дороже на {value} при норме от {norm_low}",
      "A member's item is {value} dearer, the norm is {norm_low} or more"),
    "finding.price_gap_low.falling": Bilingual(
      "Участники выбирают товары дешевле, чем год назад: разница {value}, ниже на {change}",
      "Members choose cheaper goods than a year ago: a gap of {value}, {change} down"),
    "finding.price_gap_low.below": Bilingual(
      "Товар участника дешевле на {shortfall}, а по норме должен быть дороже хотя бы на {norm_low}",
      "A member's item is {shortfall} cheaper; the norm is {norm_low} dearer"),
    "finding.price_gap_low.meaning": Bilingual(
      "Программа учит экономить, а не выбирать лучшее.", "The programme teaches saving, not choosing better goods."),
    "finding.frequency_low.title": Bilingual(
      "Участники приходят редко: частота {value} при норме от {norm_low}",
      "Members come seldom: a frequency of {value}, the norm is {norm_low} or more"),
    "finding.frequency_low.falling": Bilingual(
      "Участники приходят реже, чем год назад: {steps} ниже на {change}",
      "Members come less often than a year ago: {steps} are {change} lower"),
    "finding.frequency_low.meaning": Bilingual(
      "Между визитами программа о себе не напоминает, и часть покупок уходит к другим.",
      "Between visits the programme is silent, and some purchases go elsewhere."),
    "finding.frequency_below_non_members.title": Bilingual(
      "Участники покупают реже известных покупателей вне программы: {value} против {norm_low}",
      "Members buy less often than known customers outside the programme: {value} against {norm_low}"),
    "finding.frequency_below_non_members.meaning": Bilingual(
      "Членство пока не даёт повода приходить чаще.", "Membership gives no reason to come more often yet."),
    "finding.sleeping_members.title": Bilingual(
      "Активны только {value} участников: {asleep} из {enrolled} перестали покупать",
      "Only {value} of members are active: {asleep} of {enrolled} have stopped buying"),
    "finding.sleeping_members.meaning": Bilingual(
      "База большая на бумаге: сообщения и баллы уходят тем, кто не ходит.",
      "The base is large on paper: messages and points go to people who do not come."),
    "finding.retention_low.title": Bilingual(
      "Удержание {value} при норме от {norm_low}", "Retention is {value}, the norm is {norm_low} or more"),
    "finding.retention_low.meaning": Bilingual(
      "За год уходит больше участников, чем обычно в этой отрасли.",
      "More members leave within a year than is usual in this trade."),
  ]
}

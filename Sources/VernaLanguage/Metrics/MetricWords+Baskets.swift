extension MetricWords {
  /// Baskets, items, prices, frequency and margin of section A.
  static let baskets: [MetricWords] = [
    MetricWords(
      "basket.member", "Средний чек участника",
      "Сколько участник платит за одну покупку. Судите по своему прошлому году, а не по разнице с анонимными.",
      "Member's basket", "What a member pays a purchase. Judge it by its own last year, not by the gap to others."),
    MetricWords(
      "basket.anonymous", "Средний анонимный чек", "Сколько платит за одну покупку покупатель без карты.",
      "Anonymous basket", "What a shopper without a card pays a purchase."),
    MetricWords(
      "basket.gap", "Разница среднего чека",
      "На сколько чек участника больше анонимного. Выше нормы — мелкие покупки проходят мимо карты.",
      "Basket gap", "How much larger a member's basket is. Above the norm small baskets go unscanned."),
    MetricWords(
      "basket.median_member", "Медианный чек участника", "Половина чеков участников меньше этой суммы.",
      "Member's median basket", "Half of members' receipts are smaller."),
    MetricWords(
      "basket.median_anonymous", "Медианный анонимный чек", "Половина чеков без карты меньше этой суммы.",
      "Anonymous median basket", "Half of the receipts without a card are smaller."),
    MetricWords(
      "items.member", "Товаров в чеке участника", "Сколько единиц товара участник берёт за раз.",
      "Items in a member's basket", "How many items a member buys at a time."),
    MetricWords(
      "items.anonymous", "Товаров в анонимном чеке", "Сколько единиц товара берут за раз без карты.",
      "Items in an anonymous basket", "How many items are bought at a time without a card."),
    MetricWords(
      "items.gap", "Разница числа товаров",
      "На сколько товаров в чеке участника больше. Без разницы — программа не собирает корзину.",
      "Items gap", "How many more items a member buys. No gap means the programme does not fill baskets."),
    MetricWords(
      "price.member", "Цена товара у участника", "Сколько участник в среднем платит за единицу товара.",
      "Member's price of an item", "What a member pays for one item on average."),
    MetricWords(
      "price.anonymous", "Цена товара без карты", "Сколько в среднем платят за единицу товара без карты.",
      "Anonymous price of an item", "What is paid for one item without a card on average."),
    MetricWords(
      "price.gap", "Разница цены товара",
      "Выбирают ли участники товары дороже. Минус — программа собирает охотников за скидками.",
      "Price gap", "Whether members choose dearer goods. Below zero the programme attracts bargain hunters."),
    MetricWords(
      "price.shelf_gap", "Разница цены на полке",
      "То же по ценам до скидок: что выбирают, а не сколько им уступили.",
      "Shelf price gap", "The same by prices before discounts: what is chosen, not what was given away."),
    MetricWords(
      "frequency.active", "Частота активных", "Сколько покупок в месяц делает участник, который вообще покупал.",
      "Frequency of active members", "How many purchases a month a member makes who bought at all."),
    MetricWords(
      "frequency.judged", "Частота покупок",
      "Частота в окне, к которому относится норма: у продуктов — за полный месяц, у остальных — за год.",
      "Purchase frequency", "Frequency in the norm's own window: a full month for grocery, a year for others."),
    MetricWords(
      "frequency.segment", "Частота по всему сегменту",
      "Покупок на каждого участника сегмента, считая и тех, кто не покупал.",
      "Frequency of the segment", "Purchases a member of the segment, those who did not buy included."),
    MetricWords(
      "frequency.customer", "Покупок на клиента",
      "Сколько раз купил участник; норма — больше, чем известный покупатель вне программы.",
      "Purchases a customer", "How often a member bought; the norm is more than known customers outside the programme."),
    MetricWords(
      "margin.member", "Маржинальность участников", "Доля валовой маржи в продажах участникам, без НДС.",
      "Members' margin", "Gross margin in sales to members, without VAT."),
    MetricWords(
      "margin.anonymous", "Маржинальность без карты", "Доля валовой маржи в продажах без карты, без НДС.",
      "Anonymous margin", "Gross margin in sales without a card, without VAT."),
    MetricWords(
      "discount.depth", "Глубина скидки", "Какую часть покупок участников программа отдаёт баллами и скидками.",
      "Discount depth", "What part of members' purchases the programme gives away in points and discounts."),
  ]

  /// Tables of section A.
  static let scans: [MetricWords] = [
    MetricWords(
      "scan.by_cashier", "Карта на кассе: по кассирам",
      "У кого из кассиров карту показывают реже, чем в среднем по магазину.",
      "Cards by cashier", "Which cashiers see fewer cards than their store."),
    MetricWords(
      "scan.by_store", "Карта на кассе: по магазинам", "В каких магазинах карту показывают реже.",
      "Cards by store", "In which stores fewer cards are shown."),
    MetricWords(
      "scan.by_channel", "Карта по каналам", "В каких каналах покупатели остаются неузнанными.",
      "Cards by channel", "In which channels shoppers stay unknown."),
    MetricWords(
      "scan.suspect_cards", "Подозрительные карты",
      "Карты, на которых слишком много чеков в день или почти все чеки у одного кассира.",
      "Suspect cards", "Cards with too many receipts a day, or with nearly all of them at one cashier."),
    MetricWords(
      "launch.before_after", "До и после запуска",
      "Те же показатели за равные месяцы до и после запуска программы. Сезонность не исключена.",
      "Before and after the launch", "The same figures for equal months before and after. Seasons are not taken out."),
  ]
}

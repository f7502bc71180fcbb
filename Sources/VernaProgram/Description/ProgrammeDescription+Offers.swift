extension ProgrammeDescription {
  /// Offers, in full and as they stand inside of something else, with the tables in them.
  static let offers: [TableDescription] = [
    TableDescription(
      .offer, "Предложение: кому, когда, на что и что даётся", "An offer: to whom, when, on what, and what is given",
      words + benefits + audience + [event] + timing + conditions + bounds + stacking),
    TableDescription(
      .gift, "То, что даётся: как предложение, но без события и кода",
      "What is given: an offer without an event and a code of its own",
      words + benefits + audience.filter { $0.name != "code" } + timing + conditions + bounds + stacking),
    TableDescription(
      .limit, "Предел: чего, сколько, на кого и за какой срок",
      "A limit: of what, how much, for whom and in which time",
      [
        KeyDescription("uses", .whole(0...1_000_000_000), "Сколько раз", "How many times", example: "1"),
        KeyDescription("money", .money, "Сколько денег скидки", "How much money off", example: "100000"),
        KeyDescription("points", .points, "Сколько баллов", "How many points", example: "50000"),
        KeyDescription(
          "per", .choice(["programme", "member", "store", "code"]), byDefault: "programme", "На кого считается",
          "Whose it is",
          example: "member"),
        KeyDescription(
          "in", .choice(["ever", "day", "week", "month", "year"]), byDefault: "ever",
          "За какой срок, считая по календарю",
          "In which time of the calendar", example: "month"),
      ]),
    TableDescription(
      .set, "Набор за одну цену", "A set for one price",
      [
        KeyDescription(
          "lines", .list(.rule(.line)), required: true, "Из чего набор: по штуке каждого",
          "What is in it, one unit of each",
          example: "[l.category == \"burgers\", l.category == \"drinks\"]"),
        KeyDescription("price", .money, required: true, "Цена набора", "The price of the set", example: "299"),
      ]),
    TableDescription(
      .cheapest, "Из каждых нескольких дешёвые со скидкой", "Of every few the cheapest are discounted",
      [
        KeyDescription("of", .whole(2...1000), required: true, "Из скольких", "Of how many", example: "3"),
        KeyDescription(
          "free", .whole(1...999), byDefault: "1", "Сколько дешёвых", "How many of the cheapest", example: "1"),
        KeyDescription(
          "discount", .share(1...10_000), byDefault: "100%", "Скидка на них", "Their discount", example: "50%"),
      ]),
    TableDescription(
      .product, "Товар в подарок", "A product for nothing",
      [
        KeyDescription("sku", .name, required: true, "Код товара", "The product's code", example: "MUG-1"),
        KeyDescription("quantity", .whole(1...1000), byDefault: "1", "Сколько штук", "How many", example: "2"),
      ]),
    TableDescription(
      .discountSteps, "Скидка, которая растёт", "A discount that grows",
      [
        KeyDescription(
          "by", .rule(.measure), byDefault: "basket.total", "От чего растёт: деньги, баллы или число",
          "What it grows with: money, points or a number",
          example: "member.spend"),
        KeyDescription(
          "steps", .steps, required: true, "С какого значения какая доля", "From which value which share",
          example: "{10000: 3%, 30000: 5%}"),
      ]),
    TableDescription(
      .pointsSteps, "Баллы, доля которых растёт", "Points whose share grows",
      [
        KeyDescription(
          "by", .rule(.measure), byDefault: "basket.total", "От чего растёт: деньги, баллы или число",
          "What it grows with: money, points or a number",
          example: "basket.total"),
        KeyDescription(
          "steps", .steps, required: true, "С какого значения какая доля", "From which value which share",
          example: "{1000: 2%, 3000: 4%}"),
      ]),
  ]

  private static let words: [KeyDescription] = [
    KeyDescription("name", .title, "Как называется", "What it is called", example: "Weekend"),
    KeyDescription(
      "slip", .title, "Что печатается на чеке", "What the slip says", example: "Thank you for coming at the weekend"),
    KeyDescription(
      "prompt", .title, "Что подсказать кассиру, когда не хватает немного",
      "What the cashier is told where a little more would do",
      example: "500 more and delivery is free"),
  ]

  private static let benefits: [KeyDescription] = [
    KeyDescription(
      "discount", .either([.discount, .table(.discountSteps)]), "Скидка: доля, сумма на чек или растущая",
      "Money off: a share, a sum on the basket, or one that grows",
      example: "10%"),
    KeyDescription("discount_each", .money, "Скидка с каждой штуки", "Money off each unit", example: "50"),
    KeyDescription(
      "discount_rule", .rule(.money), "Скидка, сосчитанная правилом", "Money off, worked out by a rule",
      example: "percent(basket.total, 5)"),
    KeyDescription("price", .money, "Цена штуки по акции", "What a unit costs instead", example: "99"),
    KeyDescription(
      "cheapest", .table(.cheapest), "Из каждых N дешёвые со скидкой", "Of every N units the cheapest are discounted",
      example: "{of: 3}"),
    KeyDescription(
      "set", .table(.set), "Набор за одну цену", "A set for one price",
      example: "{lines: [l.sku == \"A\", l.sku == \"B\"], price: 299}"),
    KeyDescription(
      "points", .either([.earned, .table(.pointsSteps)]),
      "Баллы: доля оплаченного, число, столько за каждые, столько за штуку",
      "Points: a share of money paid, a number, so many per money, so many a unit", example: "5%"),
    KeyDescription(
      "points_rule", .rule(.points), "Баллы, сосчитанные правилом", "Points worked out by a rule",
      example: "member.balance"),
    KeyDescription(
      "points_times", .times, "Во сколько раз больше баллов за эти товары", "How many times the points on these lines",
      example: "3x"),
    KeyDescription(
      "gift", .either([.name, .table(.product)]), "Товар в подарок", "A product for nothing", example: "MUG-1"),
    KeyDescription(
      "coupon", .reference(.series), "Личный промокод серии", "A personal code of a series", example: "next"),
    KeyDescription("service", .name, "Услуга", "A service", example: "free_delivery"),
    KeyDescription("badge", .name, "Значок", "A badge", example: "explorer"),
    KeyDescription(
      "wallet", .reference(.wallet), "Кошелёк баллов; обычно первый", "The wallet of the points; as a rule the first",
      example: "bonus"),
    KeyDescription(
      "pending", .span(.days), "Через сколько дней эти баллы можно тратить",
      "After how many days these points can be spent", example: "3 days"),
    KeyDescription("expiry", .expiry, "Когда сгорают эти баллы", "When these points run out", example: "30 days"),
    KeyDescription("discount_at_most", .money, "Скидка не больше", "The most money off", example: "1000"),
    KeyDescription("points_at_most", .points, "Баллов не больше", "The most points at once", example: "500"),
    KeyDescription(
      "of", .choice(["left", "full"]), byDefault: "left", "Доля от цены после прежних скидок или от полной",
      "Whether a share is of what earlier discounts left or of the full price",
      example: "full"),
  ]

  private static let audience: [KeyDescription] = [
    KeyDescription(
      "guests", .flag, "Даётся ли тем, кто не участник; скидки даются, если не сказано",
      "Whether guests have it; discounts are theirs unless said",
      example: "no"),
    KeyDescription("tiers", .list(.reference(.tier)), "Каким уровням", "Which levels", example: "[silver, gold]"),
    KeyDescription(
      "clubs", .list(.reference(.club)), "Членам каких клубов", "Members of which clubs", example: "[plus]"),
    KeyDescription(
      "segments", .list(.reference(.segment)), "Каким сегментам, любому из них", "Which segments, any of them",
      example: "[sleeping]"),
    KeyDescription(
      "code", .reference(.series), "Нужен код серии", "A code of a series must be shown", example: "spring"),
    KeyDescription(
      "holdouts", .list(.reference(.holdout)), "Контрольные группы, которым этого нет",
      "Control groups that do not have it", example: "[control]"),
  ]

  private static let event = KeyDescription(
    "on", .offerEvent, byDefault: "purchase", "Событие: purchase, день участника, уровень, клуб, задание или действие",
    "The event: purchase, a member's day, a level, a club, a challenge, or an action", example: "review")

  private static let timing: [KeyDescription] = [
    KeyDescription("from", .day, "Первый день", "The first day", example: "2026-03-01"),
    KeyDescription("until", .day, "Последний день", "The last day", example: "2026-03-08"),
    KeyDescription("weekdays", .list(.weekday), "Дни недели", "Days of the week", example: "[sat, sun]"),
    KeyDescription("hours", .hours, "Часы по времени магазина", "Hours of the store's day", example: "09:00-12:00"),
    KeyDescription(
      "occasion", .reference(.occasion), "Только в дни повода", "Only on the days of an occasion", example: "birthday"),
  ]

  private static let conditions: [KeyDescription] = [
    KeyDescription("when", .rule(.condition), "Условие", "A condition", example: "basket.lines >= 3"),
    KeyDescription("min_basket", .money, "С какой суммы чека", "The basket from which on it holds", example: "3000"),
    KeyDescription(
      "threshold", .threshold, "Порог от среднего чека самого участника",
      "A threshold near the member's own mean basket", example: "1.2 x mean_basket"),
    KeyDescription(
      "without_purchase", .span(.days), "Не покупал столько дней и больше", "For who has not bought for so long",
      example: "90 days"),
    KeyDescription("lines", .rule(.line), "На какие товары", "Which lines", example: "l.list_price > l.price"),
    KeyDescription(
      "categories", .list(.name), "На какие категории, с подкатегориями", "Which categories, with what is under them",
      example: "[shoes, bags/leather]"),
    KeyDescription("brands", .list(.name), "На какие марки", "Which brands", example: "[Acme]"),
    KeyDescription("skus", .list(.name), "На какие товары по коду", "Which products by code", example: "[A-1, A-2]"),
    KeyDescription(
      "beside", .rule(.line), "Только если в чеке есть и такой товар", "Only where such a line is in the basket too",
      example: "l.category == \"furniture\""),
  ]

  private static let bounds: [KeyDescription] = [
    KeyDescription(
      "limits", .list(.table(.limit)), "Пределы: раз, денег, баллов", "Limits in uses, money or points",
      example: "[{uses: 1, per: member, in: month}]")
  ]

  private static let stacking: [KeyDescription] = [
    KeyDescription(
      "priority", .whole(-1_000_000...1_000_000), byDefault: "0", "Чем больше, тем раньше", "Greater comes first",
      example: "10"),
    KeyDescription(
      "exclusive", .name, "Группа, из которой действует только первое", "A group of which only the first applies",
      example: "seasonal"),
    KeyDescription(
      "best_of", .name, "Группа, из которой действует самое выгодное",
      "A group of which only the most generous applies", example: "cards"),
    KeyDescription(
      "last", .flag, byDefault: "no", "После него этих товаров ничто не касается", "Nothing after it touches its lines",
      example: "yes"),
    KeyDescription(
      "allows_points", .flag, byDefault: "yes", "Можно ли тратить баллы на эти товары",
      "Whether points can be spent on its lines", example: "no"),
    KeyDescription(
      "allows_earning", .flag, byDefault: "yes", "Начисляются ли баллы за эти товары", "Whether its lines earn points",
      example: "no"),
    KeyDescription(
      "funded_by", .name, byDefault: "programme", "Кто платит: programme, store или имя поставщика",
      "Who pays: programme, store, or a supplier by name",
      example: "store"),
  ]
}

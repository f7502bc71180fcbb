extension ProgrammeDescription {
  /// Levels.
  static let tierTables: [TableDescription] = [
    TableDescription(
      .tiers, "Уровни участников", "Levels of members",
      [
        KeyDescription(
          "by", .choice(["spend", "receipts", "points"]), byDefault: "spend",
          "За что растёт уровень: сумма, чеки или начисленные баллы",
          "What a level is reached by: money, receipts or points earned", example: "spend"),
        KeyDescription(
          "over", .window, byDefault: "12 months", "За какой срок считается", "Over which time it is counted",
          example: "calendar year"),
        KeyDescription(
          "downgrade", .choice(["none", "one_down", "requalify"]), byDefault: "requalify",
          "Что с тем, кто не дотянул: остаётся, на ступень ниже, по счёту",
          "Who no longer reaches it: keeps it, goes one down, or to what is reached", example: "one_down"),
        KeyDescription(
          "grace", .span(.days), byDefault: "0 days", "Сколько дней уровень ещё держится",
          "For how many days a level is still kept", example: "30 days"),
        KeyDescription(
          "holdouts", .list(.reference(.holdout)), "Контрольные группы без уровней", "Control groups without levels",
          example: "[control]"),
        KeyDescription(
          "levels", .map(.table(.level)), required: true, "Уровни снизу вверх", "Levels from the lowest",
          example: "{base: {from: 0}, gold: {from: 50000, discount: 5%}}"),
      ]),
    TableDescription(
      .level, "Уровень", "A level",
      [
        KeyDescription("name", .title, "Как называется", "What it is called", example: "Gold"),
        KeyDescription(
          "from", .reached, required: true, "С какой суммы, числа чеков или баллов; у первого 0",
          "From how much money, receipts or points on; 0 for the first",
          example: "50000"),
        KeyDescription(
          "earn", .share(1...10_000), "Баллы: доля оплаченного", "Points: a share of money paid", example: "7%"),
        KeyDescription(
          "wallet", .reference(.wallet), "Кошелёк этих баллов", "The wallet of those points", example: "bonus"),
        KeyDescription("discount", .share(1...10_000), "Скидка на всё", "A discount on everything", example: "3%"),
        KeyDescription(
          "services", .list(.name), "Услуги уровня", "Services of the level", example: "[free_fitting, early_access]"),
        KeyDescription(
          "welcome", .table(.gift), "Подарок при переходе на уровень", "A gift on reaching the level",
          example: "{points: 500}"),
      ]),
  ]

  /// Coupons, friends, clubs, challenges, rewards, partners, occasions.
  static let marketing: [TableDescription] = [
    TableDescription(
      .series, "Серия промокодов", "A series of codes",
      [
        KeyDescription("name", .title, "Как называется", "What it is called", example: "Spring"),
        KeyDescription(
          "codes", .list(.name), "Общие коды; без них у каждого свой",
          "Public codes; without them each member gets their own", example: "[SPRING, MARCH]"),
        KeyDescription(
          "uses", .whole(0...1_000_000), byDefault: "1", "Сколько раз годится код; 0 — сколько угодно",
          "How often a code can be used; 0 is any number of times", example: "1"),
        KeyDescription(
          "lifetime", .span(.days), byDefault: "30 days", "Сколько живёт личный код",
          "How long a personal code is good", example: "14 days"),
        KeyDescription("give", .table(.gift), "Что даёт код", "What the code gives", example: "{discount: 10%}"),
      ]),
    TableDescription(
      .referral, "Приведи друга: награда после первой оплаченной покупки друга",
      "Bring a friend: rewarded after the friend's first paid purchase",
      [
        KeyDescription(
          "min_purchase", .money, byDefault: "0", "Покупка друга не меньше", "The friend's purchase must be at least",
          example: "1000"),
        KeyDescription(
          "within", .span(.days), "Не позже скольких дней после вступления", "Within how many days of joining",
          example: "60 days"),
        KeyDescription(
          "most_per_month", .whole(1...1_000_000), "Друзей в месяц не больше", "Friends rewarded in a month",
          example: "5"),
        KeyDescription(
          "most_ever", .whole(1...1_000_000), "Друзей всего не больше", "Friends rewarded in all", example: "50"),
        KeyDescription(
          "least_age", .span(.days), byDefault: "0 days", "Пригласивший должен вступить раньше хотя бы на столько",
          "The referrer must have joined so much earlier",
          example: "1 day"),
        KeyDescription(
          "holdouts", .list(.reference(.holdout)), "Контрольные группы без наград", "Control groups without rewards",
          example: "[control]"),
        KeyDescription(
          "referrer", .table(.gift), "Что получает пригласивший", "What the referrer gets", example: "{points: 500}"),
        KeyDescription("friend", .table(.gift), "Что получает друг", "What the friend gets", example: "{points: 300}"),
      ]),
    TableDescription(
      .club, "Платный клуб", "A paid club",
      [
        KeyDescription("name", .title, "Как называется", "What it is called", example: "Plus"),
        KeyDescription(
          "plans", .map(.table(.plan)), required: true, "Что можно купить", "What can be bought",
          example: "{month: {price: 199, period: 1 month}}"),
        KeyDescription(
          "grace", .span(.days), byDefault: "0 days", "Сколько дней после конца ещё считается",
          "For how many days after its end it still counts", example: "3 days"),
        KeyDescription(
          "refund", .choice(["none", "pro_rata", "full"]), byDefault: "pro_rata",
          "Что возвращается при отказе: ничего, за оставшиеся дни, всё",
          "What a cancel gives back: nothing, the days left, or all", example: "pro_rata"),
        KeyDescription("services", .list(.name), "Услуги клуба", "Services of the club", example: "[free_delivery]"),
        KeyDescription("cashback", .share(1...10_000), "Кэшбэк баллами", "Cashback as points", example: "5%"),
        KeyDescription(
          "wallet", .reference(.wallet), "Кошелёк кэшбэка", "The wallet of the cashback", example: "cashback"),
        KeyDescription("discount", .share(1...10_000), "Скидка на всё", "A discount on everything", example: "5%"),
        KeyDescription(
          "each_period", .table(.gift), "Подарок в начале каждого срока", "A gift at the begin of each period",
          example: "{points: 200}"),
      ]),
    TableDescription(
      .plan, "Тариф клуба", "A plan of a club",
      [
        KeyDescription("price", .money, required: true, "Цена срока", "What a period costs", example: "199"),
        KeyDescription("period", .span(.months), required: true, "Срок", "The period", example: "1 month"),
        KeyDescription(
          "renews", .flag, byDefault: "yes", "Продлевается сам", "Whether it is renewed by itself", example: "no"),
      ]),
    TableDescription(
      .challenge, "Задание: что сделать и что за это", "A challenge: what to do and what for",
      [
        KeyDescription("name", .title, "Как называется", "What it is called", example: "Five visits"),
        KeyDescription("receipts", .whole(1...1_000_000), "Столько покупок", "So many purchases", example: "5"),
        KeyDescription("money", .money, "На такую сумму", "So much money", example: "10000"),
        KeyDescription("units", .whole(1...1_000_000), "Столько штук", "So many units", example: "9"),
        KeyDescription(
          "categories", .whole(1...1000), "Столько разных категорий", "So many different categories", example: "4"),
        KeyDescription("days_in_a_row", .whole(2...1000), "Столько дней подряд", "So many days in a row", example: "5"),
        KeyDescription(
          "weeks_in_a_row", .whole(2...1000), "Столько недель подряд", "So many weeks in a row", example: "4"),
        KeyDescription(
          "months_in_a_row", .whole(2...1000), "Столько месяцев подряд", "So many months in a row", example: "3"),
        KeyDescription("action", .name, "Действие, не покупка", "An action that is no purchase", example: "review"),
        KeyDescription(
          "challenges", .list(.reference(.challenge)), "Миссия из других заданий", "A mission of other challenges",
          example: "[explorer, reviewer]"),
        KeyDescription(
          "times", .whole(1...1_000_000), "Сколько раз действие или сколько заданий",
          "How many times the action, or how many of the challenges", example: "3"),
        KeyDescription(
          "lines", .rule(.line), "Какие товары считаются", "Which lines count", example: "l.category == \"coffee\""),
        KeyDescription(
          "when", .rule(.condition), "Какие покупки считаются", "Which purchases count", example: "basket.total >= 300"),
        KeyDescription("from", .day, "Первый день", "The first day", example: "2026-06-01"),
        KeyDescription("until", .day, "Последний день", "The last day", example: "2026-08-31"),
        KeyDescription("weekdays", .list(.weekday), "Дни недели", "Days of the week", example: "[mon, tue]"),
        KeyDescription("hours", .hours, "Часы", "Hours", example: "08:00-11:00"),
        KeyDescription(
          "within", .span(.days), "За сколько дней с первого шага", "Within how many days of the first step",
          example: "30 days"),
        KeyDescription(
          "most", .whole(0...1_000_000), byDefault: "1", "Сколько раз можно выполнить; 0 — сколько угодно",
          "How often it can be met; 0 is any number of times", example: "0"),
        KeyDescription(
          "opt_in", .flag, byDefault: "no", "Нужно ли записаться", "Whether members must ask to take part",
          example: "yes"),
        KeyDescription("reward", .table(.gift), "Награда", "The reward", example: "{points: 200, badge: explorer}"),
      ]),
    TableDescription(
      .reward, "Награда за баллы", "A reward for points",
      [
        KeyDescription("name", .title, "Как называется", "What it is called", example: "A mug"),
        KeyDescription("price", .points, required: true, "Цена в баллах", "What it costs in points", example: "500"),
        KeyDescription(
          "wallet", .reference(.wallet), "Кошелёк, из которого платят", "The wallet that pays", example: "bonus"),
        KeyDescription(
          "stock", .whole(0...1_000_000_000), "Сколько штук или мест", "How many there are, or places", example: "100"),
        KeyDescription(
          "most_each", .whole(1...1_000_000), "Сколько одному участнику", "How many one member can take", example: "1"),
        KeyDescription("when", .rule(.member), "Кому", "Who may take it", example: "member.tier == \"gold\""),
        KeyDescription("from", .day, "Первый день", "The first day", example: "2026-03-01"),
        KeyDescription("until", .day, "Последний день", "The last day", example: "2026-12-31"),
        KeyDescription(
          "held_on", .day, "День впечатления: мастер-класса, показа", "The day of an experience: a class, a show",
          example: "2026-05-16"),
        KeyDescription(
          "coupon", .reference(.series), "Промокод этой серии", "A code of this series", example: "reward"),
        KeyDescription("cost", .money, "Во что обходится программе", "What it costs the programme", example: "180"),
      ]),
    TableDescription(
      .partner, "Партнёр коалиции", "A partner of a coalition",
      [
        KeyDescription("name", .title, "Как называется", "What it is called", example: "Fuel"),
        KeyDescription(
          "stores", .list(.name), required: true, "Магазины партнёра", "The partner's stores", example: "[F1, F2]"),
        KeyDescription(
          "given_price", .pointPrice, required: true, "Сколько партнёр платит за начисленный у него балл",
          "What the partner pays for a point given there", example: "0.80"),
        KeyDescription(
          "spent_price", .pointPrice, required: true, "Сколько партнёру платят за потраченный у него балл",
          "What the partner is paid for a point spent there", example: "0.75"),
      ]),
    TableDescription(
      .occasion, "Повод: день и дни вокруг него", "An occasion: a day and the days around it",
      [
        KeyDescription("name", .title, "Как называется", "What it is called", example: "Birthday"),
        KeyDescription("day", .anchor, required: true, "Какой день", "Which day", example: "birthday"),
        KeyDescription(
          "before", .span(.days), byDefault: "0 days", "За сколько дней начинается", "How many days before it begins",
          example: "3 days"),
        KeyDescription(
          "after", .span(.days), byDefault: "0 days", "Сколько дней ещё держится", "For how many days after it holds",
          example: "7 days"),
        KeyDescription(
          "give", .table(.gift), "Что даётся: баллы, промокод и значок — в сам день, скидка — на покупки в эти дни",
          "What is given: points, a code or a badge on the day itself, a discount on purchases of those days",
          example: "{points: 500}"),
      ]),
  ]

  /// Triggers, control groups and floors.
  static let running: [TableDescription] = [
    TableDescription(
      .trigger, "Что происходит само", "What happens by itself",
      [
        KeyDescription("name", .title, "Как называется", "What it is called", example: "Come back"),
        KeyDescription(
          "on", .triggerEvent, required: true, "Что его запускает", "What sets it off", example: "silent 90 days"),
        KeyDescription("when", .rule(.member), "Для кого", "For whom", example: "member.receipts >= 3"),
        KeyDescription(
          "do", .list(.table(.action)), required: true, "Что сделать, по порядку", "What is done, in order",
          example: "[{coupon: return}, {message: we_miss_you, channel: email}]"),
        KeyDescription(
          "quiet", .span(.hours), byDefault: "0 hours", "Одному участнику не чаще", "Not oftener for one member",
          example: "72 hours"),
      ]),
    TableDescription(
      .action, "Действие: одно из", "An action: one of",
      [
        KeyDescription("message", .name, "Письмо по шаблону", "A message of a template", example: "we_miss_you"),
        KeyDescription("channel", .name, byDefault: "email", "Каким путём", "By which way", example: "push"),
        KeyDescription("coupon", .reference(.series), "Личный промокод", "A personal code", example: "return"),
        KeyDescription("points", .points, "Баллы", "Points", example: "300"),
        KeyDescription(
          "wallet", .reference(.wallet), "Кошелёк этих баллов", "The wallet of those points", example: "bonus"),
        KeyDescription(
          "webhook", .address, "Вызов другой системы", "A call to another system", example: "https://crm.example/hook"),
      ]),
    TableDescription(
      .holdout, "Контрольная группа", "A control group",
      [
        KeyDescription(
          "of", .holdoutScope, byDefault: "programme", "Чего для неё нет: программы, уровней или одного предложения",
          "What does not exist for it: the programme, levels or one offer", example: "tiers"),
        KeyDescription(
          "share", .share(1...10_000), required: true, "Какая доля участников", "Which part of members", example: "5%"),
        KeyDescription(
          "salt", .name, required: true, "Соль жребия: новая соль — новый жребий",
          "The salt of the draw; a new one draws anew", example: "\"2026\""),
      ]),
    TableDescription(
      .guards, "Границы, которых ничто не перейдёт", "Floors that nothing goes under",
      [
        KeyDescription(
          "line_margin", .share(-10_000...10_000), "Маржа строки после скидок и баллов не ниже",
          "The margin of a line after discounts and points", example: "5%"),
        KeyDescription(
          "basket_margin", .share(-10_000...10_000), "Маржа чека не ниже", "The margin of a basket", example: "10%"),
        KeyDescription(
          "line_reward_cap", .share(1...10_000), "Скидки и баллы вместе не больше доли цены",
          "The most of a price that discounts and points may take", example: "40%"),
        KeyDescription(
          "counts_earning", .flag, byDefault: "no", "Считать ли начисленные баллы", "Whether points earned count too",
          example: "yes"),
        KeyDescription(
          "programme_cost_share", .share(1...10_000), "Программа стоит в месяц не больше доли покупок участников",
          "The most that the programme may cost in a month, of members' money", example: "6%"),
        KeyDescription("programme_cost", .money, "И не больше суммы", "And in money", example: "500000"),
        KeyDescription(
          "unknown_cost", .choice(["allow", "refuse"]), byDefault: "allow", "Товары, чья себестоимость неизвестна",
          "Lines whose cost is not known", example: "refuse"),
      ]),
  ]
}

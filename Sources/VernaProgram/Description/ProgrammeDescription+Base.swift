extension ProgrammeDescription {
  /// The file itself: its sections.
  static let file = TableDescription(
    .file, "Файл программы: разделы в любом порядке", "A programme file: its sections in any order",
    [
      KeyDescription(
        "programme", .table(.programme), required: true, "О программе в целом", "The programme as a whole",
        example: "{name: Basket, effective_from: 2026-01-01, currency: RUB}"),
      KeyDescription(
        "points", .map(.table(.wallet)), "Кошельки баллов по имени; первый — главный",
        "Wallets of points by name; the first is the main one",
        example: "{bonus: {expiry: 12 months}}"),
      KeyDescription(
        "earning", .map(.table(.offer)), "За что и сколько начисляется баллов",
        "What points are given for, and how many",
        example: "{base: {points: 5%}}"),
      KeyDescription(
        "burning", .map(.table(.burning)), "Как тратят баллы, по кошелькам", "How points are spent, by wallet",
        example: "{bonus: {basket_share: 50%}}"),
      KeyDescription(
        "tiers", .table(.tiers), "Уровни участников", "Levels of members",
        example: "{levels: {base: {from: 0}, gold: {from: 50000, earn: 7%}}}"),
      KeyDescription(
        "promotions", .map(.table(.offer)), "Акции: скидки, подарки, баллы по условию",
        "Promotions: discounts, gifts and points on a condition",
        example: "{weekend: {discount: 10%, weekdays: [sat, sun]}}"),
      KeyDescription(
        "coupons", .map(.table(.series)), "Серии промокодов: общих и личных", "Series of codes, public and personal",
        example: "{spring: {codes: [SPRING], give: {discount: 10%}}}"),
      KeyDescription(
        "referral", .table(.referral), "Приведи друга", "Bring a friend",
        example: "{referrer: {points: 500}, friend: {points: 300}}"),
      KeyDescription(
        "clubs", .map(.table(.club)), "Платные клубы", "Paid clubs",
        example: "{plus: {plans: {month: {price: 199, period: 1 month}}, cashback: 5%}}"),
      KeyDescription(
        "challenges", .map(.table(.challenge)), "Задания, миссии и серии покупок", "Challenges, missions and streaks",
        example: "{five_visits: {receipts: 5, within: 30 days, reward: {points: 200}}}"),
      KeyDescription(
        "rewards", .map(.table(.reward)), "Каталог наград за баллы", "The catalogue of rewards for points",
        example: "{mug: {price: 500, stock: 100}}"),
      KeyDescription(
        "partners", .map(.table(.partner)), "Партнёры коалиции и цена балла для них",
        "Partners of a coalition, and the price of a point for them",
        example: "{fuel: {stores: [F1, F2], given_price: 0.80, spent_price: 0.75}}"),
      KeyDescription(
        "occasions", .map(.table(.occasion)), "Дни, к которым приурочены подарки", "Days that gifts hang on",
        example: "{birthday: {day: birthday, before: 3 days, give: {points: 500}}}"),
      KeyDescription(
        "triggers", .map(.table(.trigger)), "Что происходит само: письма, промокоды, баллы",
        "What happens by itself: messages, codes, points",
        example: "{come_back: {on: silent 90 days, do: [{coupon: return}]}}"),
      KeyDescription(
        "holdouts", .map(.table(.holdout)), "Контрольные группы", "Control groups",
        example: "{control: {of: programme, share: 5%, salt: \"2026\"}}"),
      KeyDescription(
        "guards", .table(.guards), "Ниже чего скидки и баллы не опустят маржу",
        "What no stack of discounts and points may go under",
        example: "{line_margin: 5%, line_reward_cap: 40%}"),
      KeyDescription(
        "segments", .map(.rule(.member)), "Сегменты участников по имени: условия",
        "Segments of members by name: conditions",
        example: "{sleeping: member.days_since_purchase > 90}"),
    ])

  static let programme = TableDescription(
    .programme, "О программе в целом", "The programme as a whole",
    [
      KeyDescription("name", .title, required: true, "Название", "Its name", example: "Basket"),
      KeyDescription(
        "version", .whole(1...1_000_000), byDefault: "1", "Номер версии: что начислено, помнит свою версию",
        "Number of the version: what was given keeps it", example: "2"),
      KeyDescription(
        "effective_from", .day, required: true, "Первый день, с которого версия действует",
        "The first day on which this version is in force",
        example: "2026-01-01"),
      KeyDescription(
        "launch", .day, "Первый день самой программы", "The first day of the programme itself", example: "2024-07-01"),
      KeyDescription("currency", .currency, byDefault: "RUB", "Валюта", "Currency", example: "RUB"),
      KeyDescription(
        "time_zone", .zone, byDefault: "UTC", "Часовой пояс программы", "The programme's time zone",
        example: "Europe/Moscow"),
      KeyDescription(
        "industry", .choice(["grocery", "fashion", "electronics", "home", "other"]), byDefault: "other",
        "Отрасль: по ней нормы отчёта", "The trade, whose norms the report uses", example: "grocery"),
      KeyDescription(
        "point_value", .pointPrice, byDefault: "1", "Сколько денег стоит балл, когда его тратят",
        "Money for one point when it is spent",
        example: "1"),
      KeyDescription(
        "rounding", .choice(["half_away", "down", "up"]), byDefault: "half_away", "Как округляется доля денег",
        "How a share of money is rounded", example: "down"),
      KeyDescription(
        "stores", .map(.zone), "Часовые пояса магазинов, где они другие", "Time zones of stores that have another",
        example: "{NSK-1: Asia/Novosibirsk}"),
      KeyDescription(
        "attributes", .table(.attributes), "Свои признаки участников и товаров для условий",
        "Further facts about members and lines that rules may name",
        example: "{members: {vip: bool}, lines: [season]}"),
      KeyDescription(
        "tills", .table(.tills), "Что должны уметь кассы", "What tills must print",
        example: "{fiscal: yes, excluded: [tobacco]}"),
    ])

  static let attributes = TableDescription(
    .attributes, "Свои признаки для условий", "Further facts that rules may name",
    [
      KeyDescription(
        "members", .map(.attributeType), "Признаки участника по имени и типу: member.attr.имя",
        "Facts about a member by name and type: member.attr.NAME", example: "{vip: bool, dress_size: string}"),
      KeyDescription(
        "lines", .list(.name), "Признаки товара: l.имя, текст", "Facts about a line: l.NAME, a text",
        example: "[season, size]"),
    ])

  static let tills = TableDescription(
    .tills, "Что должны уметь кассы", "What tills must print",
    [
      KeyDescription(
        "fiscal", .flag, byDefault: "no", "Сумма строки равна цене, умноженной на количество, до копейки (54-ФЗ)",
        "The amount of a line is its price times its quantity, to the minor unit", example: "yes"),
      KeyDescription(
        "excluded", .list(.name), "Категории, которых программа не касается: ни скидок, ни баллов",
        "Categories that the programme leaves alone: no discounts, no points", example: "[tobacco, alcohol]"),
      KeyDescription(
        "whole_money", .flag, byDefault: "no", "Итог округляется вниз до целых денег",
        "The total is rounded down to whole money", example: "yes"),
    ])

  static let wallet = TableDescription(
    .wallet, "Кошелёк баллов", "A wallet of points",
    [
      KeyDescription("name", .title, "Как называется", "What it is called", example: "Bonus points"),
      KeyDescription(
        "value", .pointPrice, "Сколько денег стоит балл; обычно point_value программы",
        "Money for one point; as a rule the programme's point_value",
        example: "1"),
      KeyDescription(
        "pending", .span(.days), byDefault: "0 days", "Через сколько дней баллы можно тратить",
        "After how many days points can be spent",
        example: "14 days"),
      KeyDescription(
        "expiry", .expiry, byDefault: "never", "Когда баллы сгорают, считая с дня, когда их можно тратить",
        "When points run out, counted from the day on which they can be spent", example: "12 months"),
      KeyDescription(
        "unit", .points, byDefault: "0.01", "Мельчайшая часть балла", "The smallest part of a point", example: "1"),
      KeyDescription(
        "rounding", .choice(["half_away", "down", "up"]), byDefault: "down", "Как баллы округляются до неё",
        "How points are rounded to it", example: "down"),
      KeyDescription(
        "debt", .choice(["owe", "refund", "forgive"]), byDefault: "owe",
        "Если возврат забирает больше, чем есть: долг, удержать из возврата или простить",
        "When a return takes back more than there is: owe it, take it off the refund, or forgive it", example: "owe"),
      KeyDescription(
        "grace", .span(.days), "Сколько живут возвращённые баллы, чей срок истёк",
        "How long points live that are given back after their end",
        example: "30 days"),
      KeyDescription(
        "pays_out", .flag, byDefault: "no", "В конце дня всё доступное выплачивается само, как кэшбэк на счёт",
        "At a day's end what can be spent is paid out by itself, as cashback to an account", example: "yes"),
      KeyDescription(
        "transferable", .flag, byDefault: "no", "Можно ли дарить баллы другому участнику",
        "Whether members may give points to each other",
        example: "yes"),
    ])

  static let burning = TableDescription(
    .burning, "Как тратят баллы кошелька", "How points of a wallet are spent",
    [
      KeyDescription(
        "basket_share", .share(1...10_000), byDefault: "100%", "Какую часть чека можно оплатить",
        "The most of a receipt that points may pay",
        example: "50%"),
      KeyDescription(
        "line_share", .share(1...10_000), byDefault: "100%", "Какую часть строки чека можно оплатить",
        "The most of a line that points may pay",
        example: "99%"),
      KeyDescription(
        "at_most", .points, "Больше стольких баллов за раз не списать", "The most points on one receipt",
        example: "3000"),
      KeyDescription(
        "at_least", .points, byDefault: "0", "Меньше стольких баллов не списать", "The fewest points that may be spent",
        example: "100"),
      KeyDescription(
        "step", .points, "Списывают кратно этому; обычно мельчайшей части балла",
        "Points are spent in multiples of this; as a rule of the wallet's unit",
        example: "10"),
      KeyDescription(
        "min_basket", .money, byDefault: "0", "С какой суммы чека", "The basket from which on points may be spent",
        example: "500"),
      KeyDescription(
        "when", .rule(.condition), "Условие", "A condition", example: "basket.channel == \"shop\""),
      KeyDescription(
        "lines", .rule(.line), "Какие товары можно оплатить", "Lines that points may pay for",
        example: "l.brand != \"Apple\""),
      KeyDescription(
        "categories", .list(.name), "Категории, которые можно оплатить", "Categories that points may pay for",
        example: "[shoes, bags]"),
      KeyDescription(
        "earns_on_paid_part", .flag, byDefault: "no", "Начисляются ли баллы на часть, оплаченную баллами",
        "Whether the part that points pay earns points", example: "no"),
      KeyDescription(
        "stops_earning", .flag, byDefault: "no", "Чек со списанием не приносит баллов вовсе",
        "A receipt on which points are spent earns nothing at all", example: "yes"),
    ])
}

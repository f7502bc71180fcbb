/// The columns of the files beside receipts and lines.
extension Contract {
  static let productColumns: [ContractColumn] = [
    column(
      "sku", .text, required: true, "product id", "product code", "article", "item id", "item code", "stock code",
      "plu", "артикул", "код товара", "код", "ид товара", "id товара", "товар", "номенклатура"),
    column(
      "name", .text, "product name", "title", "description", "наименование", "название", "наименование товара",
      "название товара"),
    column(
      "category", .text, "category path", "group", "product category", "категория", "группа", "товарная группа",
      "группа товаров"),
    column(
      "cost", .micros, "unit cost", "cost price", "purchase price", "wholesale price", "себестоимость",
      "закупочная цена", "цена закупки"),
    column(
      "price", .micros, "retail price", "unit price", "list price", "sale price", "цена", "розничная цена",
      "цена продажи"),
    column("vat_rate", .vatRate, "vat", "tax rate", "ндс", "ставка ндс"),
    column("unit", .text, "unit of measure", "uom", "единица", "ед", "ед изм", "единица измерения"),
    column("brand", .text, "бренд", "марка", "торговая марка"),
    column("min_price", .micros, "minimum price", "floor price", "минимальная цена", "мин цена"),
  ]

  static let memberColumns: [ContractColumn] = [
    column(
      "member_id", .text, required: true, "member", "member number", "card", "card id", "card number", "loyalty card",
      "loyalty number", "loyalty id", "loyalty card number", "customer id", "карта", "номер карты", "участник",
      "код клиента", "ид клиента", "id клиента", "клиент"),
    column(
      "joined_at", .time, "joined", "join date", "registered at", "registration date", "enrolled at", "customer since",
      "member since", "created at", "дата регистрации", "дата вступления", "дата выдачи", "дата анкеты", "регистрация"),
    column("left_at", .time, "left", "leave date", "cancelled at", "дата выхода", "дата закрытия", "дата блокировки"),
    column("tier", .text, "level", "status", "loyalty tier", "уровень", "статус", "категория"),
    column(
      "home_store", .text, "store", "store id", "магазин", "домашний магазин", "магазин регистрации", "магазин выдачи"),
    column("birthday", .day, "birth date", "birthdate", "date of birth", "dob", "дата рождения", "день рождения"),
    column("gender", .text, "sex", "пол"),
    column("city", .text, "town", "город", "населенный пункт"),
    column("phone", .text, "phone number", "mobile", "телефон", "номер телефона", "мобильный"),
    column("email", .text, "e-mail", "mail", "почта", "эл почта", "электронная почта", "имейл"),
    column(
      "consent", consent, "marketing consent", "opt in", "subscribed", "согласие", "согласие на рассылку", "подписка"),
    column("referrer_id", .text, "referrer", "referred by", "кто привел", "пригласил", "реферер"),
  ]

  private static let consent: ColumnType = .choice([
    .init(code: 1, name: "no", synonyms: ["false", "0", "n", "нет", "off"]),
    .init(code: 2, name: "yes", synonyms: ["true", "1", "y", "да", "on"]),
  ])

  static let pointsColumns: [ContractColumn] = [
    column(
      "member_id", .text, required: true, "member", "card", "card number", "loyalty number", "customer id", "карта",
      "номер карты", "участник", "клиент"),
    column(
      "at", .time, required: true, "date", "datetime", "timestamp", "posted at", "дата", "дата время", "дата операции"),
    column(
      "kind", pointsKind, required: true, "type", "operation", "тип", "вид", "операция", "тип операции", "вид операции"),
    column(
      "points", .points, required: true, "amount", "bonus", "bonuses", "баллы", "бонусы", "количество баллов",
      "сумма баллов", "количество"),
    column("receipt_id", .text, "receipt", "transaction id", "order id", "чек", "номер чека"),
    column(
      "expires_at", .time, "expiry", "expires", "expiry date", "expiration date", "сгорают", "дата сгорания",
      "срок действия", "действуют до"),
  ]

  private static let pointsKind: ColumnType = .choice([
    .init(code: 0, name: "opening", synonyms: ["opening balance", "начальный остаток", "входящий остаток"]),
    .init(code: 1, name: "earn", synonyms: ["earned", "accrual", "accrued", "accumulate", "начисление", "начислено"]),
    .init(
      code: 2, name: "redeem", synonyms: ["redeemed", "redemption", "spend", "burn", "списание", "списано", "оплата"]),
    .init(code: 3, name: "expire", synonyms: ["expired", "expiry", "сгорание", "сгорело"]),
    .init(code: 4, name: "adjust", synonyms: ["adjustment", "correction", "корректировка", "ручное"]),
  ])

  static let costColumns: [ContractColumn] = [
    column("at", .time, required: true, "date", "month", "дата", "месяц"),
    column("kind", costKind, required: true, "type", "cost type", "вид", "тип", "статья", "вид затрат"),
    column("amount", .money, required: true, "sum", "cost", "value", "сумма", "затраты", "расход"),
    column("campaign_id", .text, "campaign", "кампания", "код кампании"),
    column("reward_type", .text, "reward", "вид вознаграждения", "тип вознаграждения"),
    column("channel", .text, "канал"),
  ]

  private static let costKind: ColumnType = .choice([
    .init(code: 0, name: "acquisition", synonyms: ["привлечение"]),
    .init(code: 1, name: "rewards", synonyms: ["reward", "вознаграждения", "подарки"]),
    .init(code: 2, name: "communication", synonyms: ["communications", "коммуникации", "рассылки"]),
    .init(code: 3, name: "platform", synonyms: ["it", "платформа"]),
    .init(code: 4, name: "other", synonyms: ["прочее", "другое"]),
    .init(code: 5, name: "income", synonyms: ["доход", "поступление"]),
  ])

  static let offerColumns: [ContractColumn] = [
    column(
      "offer_id", .text, required: true, "offer", "coupon", "coupon id", "coupon code", "предложение",
      "код предложения", "купон", "код купона"),
    column(
      "member_id", .text, required: true, "member", "card", "card number", "customer id", "карта", "номер карты",
      "участник", "клиент"),
    column("campaign_id", .text, "campaign", "кампания", "код кампании"),
    column("issued_at", .time, required: true, "issued", "issue date", "date", "выдано", "дата выдачи", "дата"),
    column("expires_at", .time, "expires", "expiry date", "действует до", "срок действия"),
    column("used_at", .time, "used", "use date", "redeemed at", "использовано", "дата использования"),
    column("receipt_id", .text, "receipt", "чек", "номер чека"),
    column("value", .money, "face value", "amount", "номинал", "сумма"),
    column("cost", .money, "себестоимость", "затраты"),
    column("reward_type", .text, "reward", "вид вознаграждения"),
    column("channel", .text, "канал"),
  ]

  static let assignmentColumns: [ContractColumn] = [
    column(
      "member_id", .text, required: true, "member", "card", "customer id", "карта", "номер карты", "участник", "клиент"),
    column("experiment_id", .text, required: true, "experiment", "test", "test id", "эксперимент", "тест"),
    column("arm", .text, required: true, "variant", "group", "группа", "вариант"),
    column("assigned_at", .time, required: true, "assigned", "date", "дата", "дата назначения"),
  ]

  static let messageColumns: [ContractColumn] = [
    column("message_id", .text, required: true, "message", "сообщение", "код сообщения"),
    column(
      "member_id", .text, required: true, "member", "card", "customer id", "карта", "номер карты", "участник", "клиент"),
    column("campaign_id", .text, "campaign", "кампания", "код кампании", "рассылка"),
    column("channel", .text, "канал"),
    column("sent_at", .time, required: true, "sent", "date", "отправлено", "дата отправки", "дата"),
    column("delivered_at", .time, "delivered", "доставлено"),
    column("opened_at", .time, "opened", "открыто", "прочитано"),
    column("clicked_at", .time, "clicked", "переход", "клик"),
    column("cost", .money, "price", "стоимость", "цена"),
  ]

  static let surveyColumns: [ContractColumn] = [
    column("member_id", .text, "member", "card", "customer id", "карта", "номер карты", "участник", "клиент"),
    column("at", .time, required: true, "date", "datetime", "дата", "дата время", "дата ответа"),
    column("kind", surveyKind, required: true, "type", "survey", "вид", "тип", "опрос"),
    column("score", .score, required: true, "rating", "answer", "оценка", "балл", "ответ"),
    column("scale", .scale, "шкала"),
    column("store", .text, "store id", "магазин"),
    column("answered_at", .time, "answered", "closed at", "отвечено", "дата обработки"),
  ]

  private static let surveyKind: ColumnType = .choice([
    .init(code: 0, name: "nps", synonyms: []), .init(code: 1, name: "csi", synonyms: ["csat", "удовлетворенность"]),
  ])

  static let storeColumns: [ContractColumn] = [
    column(
      "store", .text, required: true, "store id", "store code", "shop", "shop id", "outlet", "outlet id", "магазин",
      "код магазина", "номер магазина", "id магазина"),
    column("name", .text, "store name", "shop name", "название", "наименование", "название магазина"),
    column("city", .text, "store city", "town", "город"),
    column("time_zone", .text, "timezone", "tz", "часовой пояс"),
    column("opened_at", .time, "opened", "open date", "дата открытия", "открыт"),
    column("closed_at", .time, "closed", "close date", "дата закрытия", "закрыт"),
    column("format", .text, "store format", "type", "формат", "тип"),
  ]

  static let stockColumns: [ContractColumn] = [
    column("sku", .text, required: true, "product id", "product code", "артикул", "код товара", "товар"),
    column("store", .text, "store id", "shop", "магазин", "склад"),
    column("qty", .quantity, required: true, "quantity", "stock", "on hand", "количество", "остаток", "кол во"),
    column("at", .time, "date", "дата"),
  ]

  static let competitorColumns: [ContractColumn] = [
    column("sku", .text, required: true, "product id", "product code", "артикул", "код товара", "товар"),
    column("competitor", .text, required: true, "competitor name", "конкурент"),
    column("price", .micros, required: true, "competitor price", "цена", "цена конкурента"),
    column("at", .time, required: true, "date", "дата"),
  ]

  static let tillColumns: [ContractColumn] = [
    column(
      "store", .text, required: true, "store id", "shop", "shop id", "outlet", "магазин", "код магазина",
      "номер магазина"),
    column("day", .day, required: true, "date", "business day", "дата", "день", "операционный день"),
    column("receipts", .quantity, "till receipts", "checks", "чеков", "количество чеков", "чеки"),
    column(
      "sales", .money, required: true, "till sales", "till total", "z total", "продажи", "выручка по кассе",
      "итог кассы", "z отчет"),
    column("returns", .money, "till returns", "refunds", "возвраты"),
  ]
}

/// The data contract (PRODUCT.md, "Data contract") as a table: each file's columns, their types, and the header
/// names, English and Russian, that are recognised without a mapping.
enum Contract {
  /// The columns of a file.
  static func columns(of kind: FileKind) -> [ContractColumn] { table[kind] ?? [] }

  private static let table: [FileKind: [ContractColumn]] = [
    .receipts: receiptColumns + [total],
    .lines: lineColumns,
    .products: productColumns,
    .members: memberColumns,
    .points: pointsColumns,
    .costs: costColumns,
    .offers: offerColumns,
    .assignments: assignmentColumns,
    .messages: messageColumns,
    .surveys: surveyColumns,
    .stores: storeColumns,
    .stock: stockColumns,
    .competitors: competitorColumns,
    .tills: tillColumns,
  ]

  static func column(_ name: String, _ type: ColumnType, required: Bool = false, _ synonyms: String...)
    -> ContractColumn
  {
    ContractColumn(name: name, type: type, isRequired: required, synonyms: synonyms)
  }

  static let saleOrReturn: ColumnType = .choice([
    .init(code: 1, name: "sale", synonyms: ["sell", "purchase", "продажа", "покупка", "приход", "реализация", "s"]),
    .init(code: 2, name: "return", synonyms: ["refund", "returned", "возврат", "возвратприхода", "r"]),
  ])

  /// Identity of a receipt and of those around it; both receipts and lines carry them.
  private static let receiptColumns: [ContractColumn] = [
    column(
      "receipt_id", .text, required: true, "receipt", "receipt no", "receipt number", "check id", "check number",
      "transaction id", "transaction", "order id", "order number", "order no", "invoice", "invoice no", "invoice id",
      "invoice number", "ticket id", "basket id", "bill id", "bill no", "чек", "номер чека", "чек номер", "ид чека",
      "id чека", "код чека", "№ чека", "чек №", "документ", "номер документа", "номер заказа", "заказ"),
    column(
      "at", .time, required: true, "datetime", "date time", "timestamp", "date", "receipt date", "receipt time",
      "receipt datetime", "transaction date", "transaction datetime", "order date", "invoice date", "purchase date",
      "sold at", "created at", "дата", "дата время", "дата и время", "дата чека", "дата продажи", "дата покупки",
      "дата время чека", "дата документа", "дата заказа", "дата операции", "период"),
    column(
      "kind", saleOrReturn, "type", "receipt kind", "receipt type", "operation", "operation type", "тип", "вид",
      "вид чека", "тип чека", "операция", "тип операции", "вид операции"),
    column(
      "member_id", .text, "member", "member no", "member number", "card", "card id", "card no", "card number",
      "loyalty card", "loyalty id", "loyalty number", "loyalty card number", "карта", "номер карты", "карта №",
      "№ карты", "карта лояльности", "дисконтная карта", "бонусная карта", "код карты", "участник", "участник программы"
    ),
    column(
      "customer_id", .text, "customer", "client", "client id", "buyer id", "user id", "account id", "клиент",
      "покупатель", "ид клиента", "id клиента", "код клиента"),
    column(
      "store", .text, "store id", "store code", "shop", "shop id", "outlet", "outlet id", "branch", "location",
      "магазин", "код магазина", "номер магазина", "id магазина", "торговая точка", "точка продаж", "аптека", "филиал"),
    column(
      "cashier", .text, "cashier id", "staff id", "staff", "employee", "employee id", "operator", "seller", "кассир",
      "код кассира", "продавец", "сотрудник", "табельный номер"),
    column("channel", .text, "sales channel", "sale channel", "канал", "канал продаж"),
    column(
      "original_receipt_id", .text, "original receipt", "original id", "returned receipt id", "исходный чек",
      "чек продажи", "чек основание", "номер исходного чека"),
    column(
      "points_paid", .money, "paid with points", "points amount", "bonus paid", "оплачено баллами", "оплата баллами",
      "оплата бонусами", "оплачено бонусами", "списано баллами", "списано бонусов", "баллами"),
  ]

  private static let total = column(
    "total", .money, "receipt total", "sum", "amount", "total amount", "revenue", "paid", "сумма", "сумма чека",
    "итого",
    "итог", "всего", "оплачено", "сумма к оплате", "стоимость", "выручка", "сумма покупки")

  private static let lineColumns: [ContractColumn] =
    receiptColumns.map { column in
      // A lines file beside a receipts file need not repeat the time.
      var copy = column
      if copy.name == "at" { copy.isRequired = false }
      return copy
    } + [
      column("total", .money, "receipt total", "сумма чека", "итого по чеку"),
      column(
        "sku", .text, required: true, "product id", "product", "product code", "article", "item", "item id",
        "item code", "stock code", "goods id", "plu", "ean", "barcode", "артикул", "товар", "код товара", "ид товара",
        "id товара", "номенклатура", "код номенклатуры", "штрихкод", "штрих код"),
      column(
        "qty", .quantity, required: true, "quantity", "units", "count", "количество", "кол во", "колво", "штук", "кол"),
      column(
        "amount", .money, "line amount", "line total", "sum", "sales amount", "revenue", "сумма", "сумма строки",
        "сумма позиции", "стоимость", "выручка", "сумма со скидкой"),
      column(
        "unit_price", .micros, "price", "unit price paid", "цена", "цена за единицу", "цена продажи", "цена со скидкой"),
      column(
        "list_price", .micros, "shelf price", "full price", "regular price", "base price", "цена без скидки",
        "цена прайс", "розничная цена", "цена на полке", "полная цена"),
      column(
        "cost", .micros, "unit cost", "cost price", "cogs", "purchase price", "себестоимость", "себест",
        "закупочная цена", "цена закупки", "закупка"),
      column("vat_rate", .vatRate, "vat", "tax rate", "ндс", "ставка ндс", "% ндс", "ндс %"),
      column(
        "promo_id", .text, "promo", "promotion", "promotion id", "promo code", "акция", "код акции", "ид акции",
        "промо", "промокод"),
      column(
        "promo_funding", funding, "funding", "promo funded by", "финансирование", "источник скидки", "за чей счет"),
    ]

  private static let funding: ColumnType = .choice([
    .init(code: 1, name: "programme", synonyms: ["program", "loyalty", "программа", "лояльность"]),
    .init(code: 2, name: "store", synonyms: ["shop", "retailer", "магазин", "сеть"]),
    .init(code: 3, name: "supplier", synonyms: ["vendor", "поставщик"]),
  ])
}

import VernaCore
package import VernaDesign
package import VernaLanguage

/// The tables of a month's books.
package enum CloseTables {
  /// Every table of a close.
  ///
  /// - Parameter language: of accounts and kinds in words; ids stand beside them.
  package static func all(_ close: MonthClose, in language: Language) -> [BookTable] {
    [
      entries(close, language), accounts(close, language), reconciliation(close), liability(close),
      prices(close, language),
    ]
  }

  private static func entries(_ close: MonthClose, _ language: Language) -> BookTable {
    let date = Day.start(ofMonthIndex: close.month + 1).advanced(by: -1)
    return BookTable(
      id: "entries", title: Bilingual("Проводки", "Journal entries"),
      columns: [
        ("entry", Bilingual("№", "No")), ("date", Bilingual("Дата", "Date")),
        ("kind", Bilingual("Вид", "Kind")), ("what", Bilingual("Что", "What")),
        ("wallet", Bilingual("Кошелёк", "Wallet")), ("partner", Bilingual("Партнёр", "Partner")),
        ("points", Bilingual("Баллы", "Points")), ("account", Bilingual("Счёт", "Account")),
        ("account_name", Bilingual("Название счёта", "Account's name")), ("debit", Bilingual("Дебет", "Debit")),
        ("credit", Bilingual("Кредит", "Credit")), ("standard", Bilingual("МСФО", "IFRS")),
      ],
      rows: close.entries.flatMap { entry in
        entry.lines.map { line -> [BookTable.Cell] in
          [
            .number(entry.number), .text(date.iso), .text(entry.kind.rawValue),
            .text(BookWords.kind(entry.kind.rawValue)[language]), .text(entry.wallet.string),
            .text(entry.partner.string), .points(entry.points), .text(line.account.rawValue),
            .text(BookWords.account(line.account.rawValue)[language]),
            .money(line.debit == .zero ? nil : line.debit), .money(line.credit == .zero ? nil : line.credit),
            .text(BookWords.paragraphs(entry.kind.rawValue)),
          ]
        }
      }, isOnlyForMachines: ["kind", "date", "account", "standard"], isLeftOutWhereEmpty: ["partner"],
      summed: ["debit", "credit"])
  }

  private static func accounts(_ close: MonthClose, _ language: Language) -> BookTable {
    BookTable(
      id: "accounts", title: Bilingual("Обороты по счетам", "Accounts"),
      columns: [
        ("account", Bilingual("Счёт", "Account")), ("account_name", Bilingual("Название счёта", "Account's name")),
        ("debit", Bilingual("Дебет", "Debit")), ("credit", Bilingual("Кредит", "Credit")),
        ("change", Bilingual("Дебет минус кредит", "Debit less credit")),
      ],
      rows: close.accounts.map { row -> [BookTable.Cell] in
        [
          .text(row.account.rawValue), .text(BookWords.account(row.account.rawValue)[language]), .money(row.debit),
          .money(row.credit), .money(row.debit - row.credit),
        ]
      }, isOnlyForMachines: ["account"], summed: ["debit", "credit"])
  }

  private static func reconciliation(_ close: MonthClose) -> BookTable {
    BookTable(
      id: "reconciliation", title: Bilingual("Сверка с журналом баллов", "Reconciliation to the ledger"),
      columns: [
        ("wallet", Bilingual("Кошелёк", "Wallet")), ("opening", Bilingual("Было", "Opening")),
        ("issued", Bilingual("Начислено", "Issued")), ("clawed_back", Bilingual("Отозвано", "Taken back")),
        ("redeemed", Bilingual("Потрачено", "Redeemed")), ("given_back", Bilingual("Возвращено", "Given back")),
        ("expired", Bilingual("Сгорело", "Expired")), ("adjusted", Bilingual("Исправлено", "Adjusted")),
        ("closing", Bilingual("Стало", "Closing")), ("pending", Bilingual("Ожидают", "Pending")),
        ("available", Bilingual("Доступны", "Available")), ("reserved", Bilingual("В резерве", "Reserved")),
        ("in_transit", Bilingual("В пути", "In transit")), ("debt", Bilingual("Из них долг", "Debt in available")),
        ("by_lots", Bilingual("По партиям", "By lots")), ("face", Bilingual("По цене балла", "At point value")),
      ],
      rows: close.reconciliations.map { row -> [BookTable.Cell] in
        [
          .text(row.wallet.string), .points(row.opening), .points(row.issued), .points(row.clawedBack),
          .points(row.redeemed),
          .points(row.givenBack), .points(row.expired), .points(row.adjusted), .points(row.closing),
          .points(row.pending),
          .points(row.available), .points(row.reserved), .points(row.inTransit), .points(row.debt),
          .points(row.byPools),
          .money(row.face),
        ]
      }, isLeftOutWhereEmpty: ["pending", "reserved", "in_transit", "debt", "given_back", "adjusted", "clawed_back"])
  }

  private static func liability(_ close: MonthClose) -> BookTable {
    BookTable(
      id: "liability", title: Bilingual("Обязательство по месяцам начисления", "Liability by month of earning"),
      columns: [
        ("wallet", Bilingual("Кошелёк", "Wallet")), ("earned", Bilingual("Начислены", "Earned in")),
        ("issued", Bilingual("Начислено", "Issued")), ("used", Bilingual("Потрачено", "Used")),
        ("expired", Bilingual("Сгорело", "Expired")), ("left", Bilingual("Осталось", "Left")),
        ("face", Bilingual("По цене балла", "Face")), ("chance", Bilingual("Воспользуются", "Chance of use")),
        ("expected_face", Bilingual("Ожидаемо", "Expected")), ("deferred", Bilingual("Отложено денег", "Kept back")),
        ("liability", Bilingual("В балансе", "In the books")),
      ],
      rows: close.cohorts.filter { $0.left != .zero || $0.liability != .zero }.map { row -> [BookTable.Cell] in
        [
          .text(row.wallet.string), .month(Day.start(ofMonthIndex: row.earned)), .points(row.issued), .points(row.used),
          .points(row.expired), .points(row.left), .money(row.face), .share(row.chance), .money(row.expectedFace),
          .money(row.deferred), .money(row.liability),
        ]
      })
  }

  private static func prices(_ close: MonthClose, _ language: Language) -> BookTable {
    BookTable(
      id: "prices", title: Bilingual("Цены и оценки", "Prices and estimates"),
      columns: [
        ("wallet", Bilingual("Кошелёк", "Wallet")), ("point_value", Bilingual("Цена балла", "Point value")),
        ("expected", Bilingual("Воспользуются", "Expected to be used")),
        ("stand_alone", Bilingual("Отдельная цена балла", "Stand-alone price")),
        ("basis", Bilingual("Основание", "Basis")), ("basis_name", Bilingual("Словами", "In words")),
        ("horizon_months", Bilingual("Живут, мес.", "Life, months")),
        ("goods", Bilingual("Цена товаров", "Price of goods")), ("net", Bilingual("Без НДС", "Without VAT")),
        ("face", Bilingual("По цене балла", "Liability at face")),
        ("expected_face", Bilingual("Ожидаемо", "Expected liability")),
      ],
      rows: close.estimates.map { row -> [BookTable.Cell] in
        [
          .text(row.price.wallet.string), .text(DecimalText.text(row.price.valueMicros, digits: 6)),
          .share(row.price.expected), .text(DecimalText.text(row.price.price.micros, digits: 6)), .text(row.basis),
          .text(BookWords.basis(row.basis)[language]), .number(row.horizonMonths), .text(row.price.goods.rawValue),
          .share(row.price.net), .money(row.face), .money(row.expectedFace),
        ]
      }, isOnlyForMachines: ["basis", "goods"], isLeftOutWhereEmpty: ["net"])
  }
}

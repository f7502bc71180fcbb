public import VernaCore
public import VernaDesign
public import VernaLanguage
import VernaViews

/// Cost and naive return of mechanics and kinds of reward as files.
public struct ReturnFiles: Sendable {
  private let returns: OfferReturns
  private let period: Period
  private let currency: Currency
  private let language: Language
  private let files: BookTableFiles

  /// The ids of tables.
  public static let tableIDs = ["roi.by_mechanic", "roi.by_reward_type"]

  /// Makes the files.
  ///
  /// - Parameter titles: of mechanics, by id.
  public init(
    _ returns: OfferReturns, in period: Period, titles: [ByteText: String], currency: Currency, language: Language
  ) {
    self.returns = returns
    self.period = period
    self.currency = currency
    self.language = language
    files = BookTableFiles(
      tables: [
        ReturnFiles.table(
          ReturnFiles.tableIDs[0], Bilingual("Окупаемость механик, наивная", "Naive return of mechanics"),
          returns.mechanics, titles, language),
        ReturnFiles.table(
          ReturnFiles.tableIDs[1], Bilingual("Окупаемость видов награды, наивная", "Naive return of kinds of reward"),
          returns.rewards, [:], language),
      ], currency: currency, language: language)
  }

  private static let rewards: [String: Bilingual] = [
    "discount": Bilingual("скидки", "discounts"), "points": Bilingual("баллы", "points"),
    "product": Bilingual("товары в подарок", "products for nothing"), "coupon": Bilingual("купоны", "codes"),
    "service": Bilingual("услуги", "services"), "badge": Bilingual("значки", "badges"),
  ]

  private static func table(
    _ id: String, _ title: Bilingual, _ rows: [OfferReturn], _ titles: [ByteText: String], _ language: Language
  ) -> BookTable {
    BookTable(
      id: id, title: title,
      columns: [
        ("id", Bilingual("Код", "Id")), ("subject", Bilingual("Что", "What")),
        ("receipts", Bilingual("Чеков", "Receipts")), ("gifts", Bilingual("Без покупки", "Without a purchase")),
        ("members", Bilingual("Участников", "Members")), ("discounts", Bilingual("Скидки", "Discounts")),
        ("points", Bilingual("Баллы", "Points")), ("points_cost", Bilingual("Баллы в деньгах", "Points in money")),
        ("cost", Bilingual("Затраты", "Cost")), ("revenue", Bilingual("Выручка без НДС", "Revenue without VAT")),
        ("goods_cost", Bilingual("Себестоимость", "Cost of goods")),
        ("gain", Bilingual("Маржа до наград", "Margin before it")), ("roi", Bilingual("ROI наивный", "Naive ROI")),
        ("break_even", Bilingual("Порог прироста", "Break-even share")),
        ("payback_days", Bilingual("Окупилась, дней", "Payback, days")),
      ],
      rows: rows.map { row -> [BookTable.Cell] in
        let (id, name) = subject(row, titles, language)
        return [
          .text(id), .text(name), .number(Int(row.receipts)), .number(Int(row.gifts)), .number(Int(row.members)),
          .money(row.discounts), .points(row.points), .money(row.pointsCost), .money(row.cost), .money(row.revenue),
          .money(row.goodsCost), .money(row.gain), .ratio(row.naiveReturn), .ratio(row.breakEven),
          .number(row.paybackDays.map { Int($0) }),
        ]
      }, isLeftOutWhereEmpty: ["gifts"])
  }

  private static func subject(_ row: OfferReturn, _ titles: [ByteText: String], _ language: Language) -> (
    String, String
  ) {
    switch row.subject {
    case .mechanic(let id): (id.string, titles[id] ?? "")
    case .reward(let kind): (kind, rewards[kind]?[language] ?? kind)
    }
  }

  /// One table as CSV.
  public func csv(_ table: String) -> String { files.csv(table) }

  /// Both as one JSON object.
  public func json() -> String {
    var writer = JSONWriter()
    writer.object { json in
      json.string("from", period.from.iso)
      json.string("to", period.to.iso)
      json.string("currency", currency.code)
      json.string("note", "naive")
      files.add(to: &json)
    }
    return writer.text + "\n"
  }

  /// Writes both to a workbook.
  ///
  /// - Throws: `ExportError.cannotWrite`.
  public func writeWorkbook(to path: String) throws(ExportError) { try files.writeWorkbook(to: path) }

  /// Both for a terminal, with what naive means.
  public func text(width: Int = 200, usesColour: Bool = false) -> String {
    let note = Bilingual(
      "Наивно: вся маржа чеков засчитана каждой механике на них, строки не складываются. Порог прироста — доля этой маржи, которую механика должна "
        + "вызвать, чтобы окупиться; сколько вызвала на деле, скажет контрольная группа.",
      "Naive: all margin of receipts is counted for each mechanic on them, so rows do not add up. The break-even share is how much of it the mechanic must "
        + "have caused to pay for itself; how much it did cause is told by a control group.")
    let heading = DateStyle(language).period(from: period.from, to: period.to)
    return ([heading, ""] + files.lines(width: width, usesColour: usesColour) + [note[language]]).joined(
      separator: "\n")
      + "\n"
  }
}

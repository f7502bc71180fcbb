import VernaCore
public import VernaDesign
public import VernaLanguage
import VernaViews

/// A month's books as files: CSV of one table, a workbook of all, JSON, text for a terminal.
public struct CloseFiles: Sendable {
  private let close: MonthClose
  private let language: Language
  private let tables: [CloseTable]

  /// Makes the files of a close; words are in the language, ids are the same in each.
  public init(_ close: MonthClose, in language: Language) {
    self.close = close
    self.language = language
    tables = CloseTable.all(close, in: language)
  }

  /// The ids of tables.
  public static let tableIDs = ["entries", "accounts", "reconciliation", "liability", "prices"]

  private var digits: Int { close.currency.digits }

  // MARK: - CSV

  /// One table as CSV (RFC 4180), ids as headings; amounts are exact decimals.
  public func csv(_ table: String) -> String {
    guard let table = tables.first(where: { $0.id == table }) else { return "" }
    var writer = CSVWriter()
    for column in table.columns { writer.text(column.id) }
    writer.endRow()
    for row in table.rows {
      for cell in row {
        switch cell {
        case .text(let text): writer.text(text)
        case .month(let day): writer.text(String(day.iso.prefix(7)))
        default: writer.bare(exact(cell) ?? "")
        }
      }
      writer.endRow()
    }
    return writer.text
  }

  /// A number as an exact decimal; nil for what is none.
  private func exact(_ cell: CloseTable.Cell) -> String? {
    switch cell {
    case .text, .month: nil
    case .number(let number): String(number)
    case .money(let money): money.map { DecimalText.text($0.minorUnits, digits: digits) }
    case .points(let points): DecimalText.text(points.hundredths, digits: 2)
    case .share(let share): share.map { DecimalText.text($0.millionths, digits: 6) }
    }
  }

  // MARK: - JSON

  /// Everything as one JSON object. Money, points and shares are numbers with all their digits.
  public func json() -> String {
    var writer = JSONWriter()
    writer.object { json in
      json.string("month", month)
      json.string("status", close.closedAt == nil ? "draft" : "closed")
      json.string("closed_at", close.closedAt.map { MomentText.text($0, .utc) })
      json.string("currency", close.currencyCode)
      json.integer("programme_version", Int64(close.programmeVersion))
      json.bool("first_close", close.isFirst)
      json.raw("opening_liability", DecimalText.text(close.openingLiability.minorUnits, digits: digits))
      json.raw("closing_liability", DecimalText.text(close.closingLiability.minorUnits, digits: digits))
      json.raw("imported_points", DecimalText.text(close.importedPoints.hundredths, digits: 2))
      json.integer("due_postings", Int64(close.duePostings))
      json.bool("reconciled", close.differences.isEmpty)
      json.newLine()
      json.list("differences") { json in
        for difference in close.differences {
          json.object { json in
            json.string("what", difference.what.rawValue)
            json.string("wallet", difference.wallet.string)
            json.integer("ledger", difference.ledger)
            json.integer("books", difference.books)
          }
        }
      }
      for table in tables {
        json.newLine()
        json.list(table.id) { json in
          for row in table.rows {
            json.newLine()
            json.object { json in
              for (column, cell) in zip(table.columns, row) {
                switch cell {
                case .text(let text): json.string(column.id, text)
                case .month(let day): json.string(column.id, String(day.iso.prefix(7)))
                default: json.raw(column.id, exact(cell) ?? "null")
                }
              }
            }
          }
        }
      }
    }
    return writer.text + "\n"
  }

  private var month: String { String(Day.start(ofMonthIndex: close.month).iso.prefix(7)) }

  // MARK: - A workbook

  /// Writes every table to a sheet of a workbook; numbers are real, with totals of the entries as live sums.
  ///
  /// - Throws: `ExportError.cannotWrite`.
  public func writeWorkbook(to path: String) throws(ExportError) {
    let book = try Workbook(path: path)
    for table in tables {
      let sheet = try book.sheet(table.title[language])
      sheet.headers(table.columns.map { $0.heading[language] })
      sheet.widths(table.columns.map { ["what", "account_name", "basis_name"].contains($0.id) ? 34 : 15 })
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() { write(cell, to: sheet, row + 1, column) }
      }
      sheet.filter(rows: table.rows.count, columns: table.columns.count)
      if table.id == "entries" || table.id == "accounts" { sums(of: table, on: sheet) }
      sheet.printsOnA4()
    }
    try book.close()
  }

  private func write(_ cell: CloseTable.Cell, to sheet: Sheet, _ row: Int, _ column: Int) {
    let money = CellPattern.of(unit: "money", digits: digits)
    switch cell {
    case .text(let text): sheet.text(text, row, column)
    case .month(let day): sheet.date(day, row, column, pattern: CellPattern.month)
    case .number(let number): sheet.number(Double(number), row, column, .number("0"))
    case .money(let amount):
      sheet.number(
        amount.map { Double($0.minorUnits) / Double(close.currency.minorPerMajor) }, row, column, .number(money))
    case .points(let points): sheet.number(points.number, row, column, .number("#,##0.00"))
    case .share(let share): sheet.number(share.map { Double($0.millionths) / 1_000_000 }, row, column, .number("0.00%"))
    }
  }

  /// Debits and credits under their columns.
  private func sums(of table: CloseTable, on sheet: Sheet) {
    let last = table.rows.count
    guard last > 0 else { return }
    for (column, id) in table.columns.map(\.id).enumerated() where id == "debit" || id == "credit" {
      let sum = table.rows.reduce(Int64(0)) {
        if case .money(let money) = $1[column] { $0 + (money?.minorUnits ?? 0) } else { $0 }
      }
      sheet.formula(
        "=SUM(\(Sheet.cell(1, column)):\(Sheet.cell(last, column)))",
        value: Double(sum) / Double(close.currency.minorPerMajor), last + 1, column,
        .bold(CellPattern.of(unit: "money", digits: digits)))
    }
  }

  // MARK: - Text

  /// The books for a terminal.
  ///
  /// - Parameter width: columns of the terminal.
  public func text(width: Int = 160, usesColour: Bool = false) -> String {
    let numbers = NumberStyle(language)
    let money = MoneyStyle(language, currency: close.currency)
    func shown(_ cell: CloseTable.Cell) -> String {
      switch cell {
      case .text(let text): text
      case .number(let number): numbers.text(Int64(number))
      case .money(let amount): amount.map { money.exact(minorUnits: $0.minorUnits) } ?? ""
      case .points(let points): points == .zero ? "0" : numbers.text(points.number, decimals: 2)
      case .share(let share): share.map { numbers.percent(Double($0.millionths) / 1_000_000, decimals: 1) } ?? "—"
      case .month(let day): DateStyle(language).shortMonth(day)
      }
    }
    var lines = [heading, ""]
    for table in tables where !table.rows.isEmpty {
      lines.append(table.title[language])
      // Ids are for machines, and what is the same in every row for nobody.
      let columns = table.columns.indices.filter { place in
        !["kind", "date", "account", "basis", "standard"].contains(table.columns[place].id)
          && !(["partner", "in_transit", "debt", "reserved", "pending", "by_lots", "net", "goods"].contains(table.columns[place].id)
            && table.rows.allSatisfy { ["", "0", numbers.percent(1, decimals: 1)].contains(shown($0[place])) })
      }
      var terminal = TerminalTable(
        columns.map { place in
          let isNumber = table.rows.contains { if case .text = $0[place] { false } else { true } }
          return TerminalTable.Column(header: table.columns[place].heading[language], isNumber: isNumber)
        })
      for row in table.rows { terminal.rows.append(columns.map { TerminalTable.Cell(shown(row[$0])) }) }
      lines += terminal.lines(width: width, usesColour: usesColour).map { "  " + $0 } + [""]
    }
    return (lines + notes).joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let name = DateStyle(language).month(Day.start(ofMonthIndex: close.month))
    let state =
      close.closedAt.map {
        Bilingual("закрыт \(MomentText.text($0, .utc))", "closed at \(MomentText.text($0, .utc))")
      } ?? Bilingual("черновик: ничего не записано", "a draft: nothing is written")
    return name + " · " + state[language]
  }

  private var notes: [String] {
    let money = MoneyStyle(language, currency: close.currency)
    var notes = [
      Bilingual(
        "Должны участникам: было \(money.exact(minorUnits: close.openingLiability.minorUnits)), стало \(money.exact(minorUnits: close.closingLiability.minorUnits))",
        "Owed to members: \(money.exact(minorUnits: close.openingLiability.minorUnits)) before, \(money.exact(minorUnits: close.closingLiability.minorUnits)) after"
      )
    ]
    if close.importedPoints != .zero {
      let points = DecimalText.text(close.importedPoints.hundredths, digits: 2)
      notes.append(
        Bilingual(
          "\(points) баллов пришли из файлов без чеков движка: отложены по цене балла",
          "\(points) points came from files without receipts of the engine: kept back at the price of a point"))
    }
    if close.duePostings > 0 {
      notes.append(
        Bilingual(
          "\(close.duePostings) проводок времени (сгорание, конец резерва) ещё не записаны и здесь учтены; --post запишет их",
          "\(close.duePostings) postings of time (expiry, ends of holds) are not written yet and counted here; --post writes them"))
    }
    notes.append(
      close.differences.isEmpty
        ? Bilingual("Сходится с журналом до копейки", "Reconciled to the ledger to the kopeck")
        : Bilingual("НЕ СХОДИТСЯ: \(close.differences.count)", "DOES NOT RECONCILE: \(close.differences.count)"))
    return notes.map { $0[language] }
  }
}

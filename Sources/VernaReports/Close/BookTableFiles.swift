import VernaCore
import VernaLanguage
import VernaViews

/// Tables of books as CSV, as parts of JSON, as sheets of a workbook, as text for a terminal.
struct BookTableFiles: Sendable {
  let tables: [BookTable]
  let currency: Currency
  let language: Language

  // MARK: - CSV

  /// One table as CSV (RFC 4180), ids as headings; amounts are exact decimals. Empty for a table that is not there.
  func csv(_ id: String) -> String {
    guard let table = tables.first(where: { $0.id == id }) else { return "" }
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
  private func exact(_ cell: BookTable.Cell) -> String? {
    switch cell {
    case .text, .month: nil
    case .number(let number): number.map { String($0) }
    case .money(let money): money.map { DecimalText.text($0.minorUnits, digits: currency.digits) }
    case .points(let points): DecimalText.text(points.hundredths, digits: 2)
    case .share(let share): share.map { DecimalText.text($0.millionths, digits: 6) }
    case .ratio(let ratio): ratio.map { JSONWriter.shortest($0) }
    }
  }

  // MARK: - JSON

  /// Adds each table as a list of objects. Money, points and shares are numbers with all their digits.
  func add(to json: inout JSONWriter) {
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

  // MARK: - A workbook

  /// Writes each table to a sheet; numbers are real, with sums that Excel works out itself.
  func writeWorkbook(to path: String) throws(ExportError) {
    let book = try Workbook(path: path)
    for table in tables {
      let sheet = try book.sheet(table.title[language])
      sheet.headers(table.columns.map { $0.heading[language] })
      sheet.widths(
        table.columns.map { $0.id == "what" || $0.id == "subject" || $0.id.hasSuffix("_name") ? 34 : 15 })
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() { write(cell, to: sheet, row + 1, column) }
      }
      sheet.filter(rows: table.rows.count, columns: table.columns.count)
      writeSums(of: table, on: sheet)
      sheet.printsOnA4()
    }
    try book.close()
  }

  private func major(_ money: Money) -> Double { Double(money.minorUnits) / Double(currency.minorPerMajor) }

  private func write(_ cell: BookTable.Cell, to sheet: Sheet, _ row: Int, _ column: Int) {
    switch cell {
    case .text(let text): sheet.text(text, row, column)
    case .month(let day): sheet.date(day, row, column, pattern: CellPattern.month)
    case .number(let number): sheet.number(number.map { Double($0) }, row, column, .number("0"))
    case .money(let money):
      sheet.number(money.map(major), row, column, .number(CellPattern.of(unit: "money", digits: currency.digits)))
    case .points(let points): sheet.number(points.number, row, column, .number("#,##0.00"))
    case .share(let share):
      sheet.number(share.map { Double($0.millionths) / 1_000_000 }, row, column, .number("0.00%"))
    case .ratio(let ratio): sheet.number(ratio, row, column, .number("0.0%"))
    }
  }

  private func writeSums(of table: BookTable, on sheet: Sheet) {
    let last = table.rows.count
    guard last > 0 else { return }
    for (column, id) in table.columns.map(\.id).enumerated() where table.summed.contains(id) {
      let sum = table.rows.reduce(Money.zero) { sum, row in
        if case .money(let money) = row[column] { sum + (money ?? .zero) } else { sum }
      }
      sheet.formula(
        "=SUM(\(Sheet.cell(1, column)):\(Sheet.cell(last, column)))", value: major(sum), last + 1, column,
        .bold(CellPattern.of(unit: "money", digits: currency.digits)))
    }
  }

  // MARK: - Text

  /// The tables for a terminal, each under its name.
  func lines(width: Int, usesColour: Bool) -> [String] {
    tables.filter { !$0.rows.isEmpty }.flatMap { table in
      let columns = table.columns.indices.filter { isShown($0, of: table) }
      var terminal = TerminalTable(
        columns.map { place in
          let isNumber = table.rows.contains { if case .text = $0[place] { false } else { true } }
          return TerminalTable.Column(header: table.columns[place].heading[language], isNumber: isNumber)
        })
      for row in table.rows { terminal.rows.append(columns.map { TerminalTable.Cell(shown(row[$0])) }) }
      let lines = terminal.lines(width: width - 2, usesColour: usesColour).map { "  " + $0 }
      return [table.title[language]] + lines + [""]
    }
  }

  private func isShown(_ place: Int, of table: BookTable) -> Bool {
    let id = table.columns[place].id
    if table.isOnlyForMachines.contains(id) { return false }
    guard table.isLeftOutWhereEmpty.contains(id) else { return true }
    return !table.rows.allSatisfy { row in
      switch row[place] {
      case .text(let text): text.isEmpty
      case .points(let points): points == .zero
      case .share(let share): share == .whole
      case .money(let money): money ?? .zero == .zero
      case .number(let number): number ?? 0 == 0
      case .ratio(let ratio): ratio == nil
      case .month: false
      }
    }
  }

  private func shown(_ cell: BookTable.Cell) -> String {
    let numbers = NumberStyle(language)
    let missing = "—"
    switch cell {
    case .text(let text): return text
    case .number(let number): return number.map { numbers.text(Int64($0)) } ?? missing
    case .money(let amount):
      return amount.map { MoneyStyle(language, currency: currency).exact(minorUnits: $0.minorUnits) } ?? ""
    case .points(let points):
      return points.hundredths % 100 == 0
        ? numbers.text(points.hundredths / 100) : numbers.text(points.number, decimals: 2)
    case .share(let share):
      return share.map { numbers.percent(Double($0.millionths) / 1_000_000, decimals: 1) } ?? missing
    case .ratio(let ratio): return ratio.map { numbers.percent($0, decimals: 1) } ?? missing
    case .month(let day): return DateStyle(language).shortMonth(day)
    }
  }
}

import VernaCore
public import VernaDesign
public import VernaLanguage
import VernaViews

/// A month's books as files: CSV of one table, a workbook of all, JSON, text for a terminal.
public struct CloseFiles: Sendable {
  private let close: MonthClose
  private let language: Language
  private let files: BookTableFiles

  /// Makes the files of a close; words are in the language, ids are the same in each.
  public init(_ close: MonthClose, in language: Language) {
    self.close = close
    self.language = language
    files = BookTableFiles(
      tables: CloseTables.all(close, in: language), currency: close.currency, language: language)
  }

  /// The ids of tables.
  public static let tableIDs = ["entries", "accounts", "reconciliation", "liability", "prices"]

  private var digits: Int { close.currency.digits }

  /// One table as CSV (RFC 4180), ids as headings; amounts are exact decimals.
  public func csv(_ table: String) -> String { files.csv(table) }

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
      files.add(to: &json)
    }
    return writer.text + "\n"
  }

  private var month: String { String(Day.start(ofMonthIndex: close.month).iso.prefix(7)) }

  /// Writes every table to a sheet of a workbook; numbers are real, with totals of the entries as live sums.
  ///
  /// - Throws: `ExportError.cannotWrite`.
  public func writeWorkbook(to path: String) throws(ExportError) { try files.writeWorkbook(to: path) }

  /// The books for a terminal.
  ///
  /// - Parameter width: columns of the terminal.
  public func text(width: Int = 200, usesColour: Bool = false) -> String {
    ([heading, ""] + files.lines(width: width, usesColour: usesColour) + notes).joined(separator: "\n") + "\n"
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
          "\(close.duePostings) postings of time (expiry, ends of holds) are not written yet and counted here; --post writes them"
        ))
    }
    notes.append(
      close.differences.isEmpty
        ? Bilingual("Сходится с журналом до копейки", "Reconciled to the ledger to the kopeck")
        : Bilingual("НЕ СХОДИТСЯ: \(close.differences.count)", "DOES NOT RECONCILE: \(close.differences.count)"))
    return notes.map { $0[language] }
  }
}

import ArgumentParser
import VernaCore
import VernaLanguage
import VernaLedger
import VernaViews

/// How the rows of a ledger are printed.
enum LedgerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json
}

/// A posting as a statement shows it.
struct LedgerRow: Sendable {
  var posting: Posting
  /// By how much each of the owner's accounts changed.
  var available: Points
  var pending: Points
  var reserved: Points
  /// What could be spent after it, in its wallet.
  var balance: Points

  static func rows(of owner: ByteText, _ postings: [Posting]) -> [LedgerRow] {
    var balances: [ByteText: Points] = [:]
    return postings.map { posting in
      func change(_ account: Account) -> Points {
        posting.entries.reduce(.zero) { $0 + ($1.account == account ? $1.points : .zero) }
      }
      balances[posting.wallet, default: .zero] += change(.available)
      return LedgerRow(
        posting: posting, available: change(.available), pending: change(.pending), reserved: change(.reserved),
        balance: balances[posting.wallet] ?? .zero)
    }
  }
}

/// The words of postings.
enum PostingWords {
  static func name(_ kind: Posting.Kind) -> Bilingual {
    switch kind {
    case .accrual: Bilingual("начислено", "earned")
    case .activation: Bilingual("стали доступны", "became free")
    case .hold: Bilingual("в резерве", "held")
    case .release: Bilingual("резерв снят", "released")
    case .capture: Bilingual("списано", "spent")
    case .redemption: Bilingual("списано", "spent")
    case .giveBack: Bilingual("возвращено", "given back")
    case .clawback: Bilingual("отозвано", "taken back")
    case .expiry: Bilingual("сгорело", "ran out")
    case .adjustment: Bilingual("исправлено", "put right")
    case .transferOut: Bilingual("передано", "given away")
    case .transferIn: Bilingual("получено", "received")
    }
  }
}

/// A statement as text, CSV or JSON.
struct LedgerTable {
  private let rows: [LedgerRow]
  private let zone: TimeZoneRules
  private let language: Language

  init(_ rows: [LedgerRow], _ zone: TimeZoneRules, _ language: Language) {
    self.rows = rows
    self.zone = zone
    self.language = language
  }

  func text(_ format: LedgerFormat) -> String {
    switch format {
    case .text: table()
    case .csv:
      (["number,occurred_at,kind,wallet,reference,available,pending,reserved,balance"]
        + rows.map { cells($0).joined(separator: ",") })
        .map { $0 + "\r\n" }.joined()
    case .json:
      rows.map { row in
        let names = [
          "number", "occurred_at", "kind", "wallet", "reference", "available", "pending", "reserved", "balance",
        ]
        let fields = zip(names, raw(row)).map { "\"\($0)\":" + ($0 == "number" ? $1 : JSONWriter.quoted($1)) }
        return "{" + fields.joined(separator: ",") + "}\n"
      }.joined()
    }
  }

  private func number(_ points: Points) -> String { DecimalText.text(points.hundredths, digits: 2) }

  private func raw(_ row: LedgerRow) -> [String] {
    [
      String(row.posting.number), MomentText.text(row.posting.occurredAt, zone), row.posting.kind.rawValue,
      row.posting.wallet.string, row.posting.reference.string, number(row.available), number(row.pending),
      number(row.reserved), number(row.balance),
    ]
  }

  private func cells(_ row: LedgerRow) -> [String] { raw(row).map(LedgerTable.cell) }

  /// A cell of CSV, inert in a spreadsheet.
  static func cell(_ text: String) -> String {
    var text = text
    if let first = text.utf8.first, "=+@\t\r".utf8.contains(first) || (first == 45 && Double(text) == nil) {
      text = "'" + text
    }
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private func table() -> String {
    var lines: [[String]] = [
      [
        Bilingual("когда", "when"), Bilingual("что", "what"), Bilingual("о чём", "about"),
        Bilingual("доступно", "free"),
        Bilingual("ожидает", "pending"), Bilingual("в резерве", "held"), Bilingual("остаток", "balance"),
      ].map { $0[language] }
    ]
    for row in rows {
      func signed(_ points: Points) -> String {
        points == .zero ? "" : (points > .zero ? "+" : "") + number(points).replacing("-", with: "−")
      }
      let when = String(MomentText.text(row.posting.occurredAt, zone).prefix(16)).replacing("T", with: " ")
      lines.append([
        when, PostingWords.name(row.posting.kind)[language], row.posting.reference.string, signed(row.available),
        signed(row.pending), signed(row.reserved), number(row.balance).replacing("-", with: "−"),
      ])
    }
    let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      line.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column < 3 ? cell + space : space + cell
      }.joined(separator: "  ").replacing(/\s+$/, with: "") + "\n"
    }.joined()
  }
}

/// One account's part of a posting, for the books.
struct LedgerEntryRow: Sendable {
  var owner: ByteText
  var posting: Posting
  var entry: Entry

  static func rows(of owner: ByteText, _ posting: Posting) -> [LedgerEntryRow] {
    posting.entries.map { LedgerEntryRow(owner: owner, posting: posting, entry: $0) }
  }

  private static let names = [
    "owner", "number", "kind", "wallet", "occurred_at", "posted_at", "book_date", "reference", "programme_version",
    "account", "points",
  ]

  private func cells(_ zone: TimeZoneRules) -> [String] {
    [
      owner.string, String(posting.number), posting.kind.rawValue, posting.wallet.string,
      MomentText.text(posting.occurredAt, zone), MomentText.text(posting.postedAt, zone), posting.bookDate.iso,
      posting.reference.string, String(posting.version), entry.account.rawValue,
      DecimalText.text(entry.points.hundredths, digits: 2),
    ]
  }

  static func text(_ rows: [LedgerEntryRow], _ zone: TimeZoneRules, _ format: LedgerFormat) -> String {
    if format == .json {
      return rows.map { row in
        "{" + zip(names, row.cells(zone)).map { "\"\($0)\":" + JSONWriter.quoted($1) }.joined(separator: ",") + "}\n"
      }.joined()
    }
    return ([names.joined(separator: ",")] + rows.map { $0.cells(zone).map(LedgerTable.cell).joined(separator: ",") })
      .map { $0 + "\r\n" }.joined()
  }
}

package import VernaLanguage

/// What the sheet of a table is called: Excel allows 31 characters, so that long names have a shorter one.
package enum SheetName {
  /// The most characters that Excel allows.
  package static let longest = 31

  private static let short: [String: Bilingual] = [
    "scan.without_suspects": Bilingual("Без подозрительных карт", "Without suspect cards"),
    "scan.by_store_month": Bilingual("Карта по магазинам и месяцам", "Cards by store and month"),
    "points.burn_calendar": Bilingual("Календарь сгорания баллов", "Calendar of burning points"),
    "revenue.bridge": Bilingual("Что изменило выручку", "What moved revenue"),
  ]

  /// The name of a table's sheet.
  package static func of(table id: String, _ wording: Wording) -> String {
    short[id].map { wording($0) } ?? wording.metricName(id)
  }
}

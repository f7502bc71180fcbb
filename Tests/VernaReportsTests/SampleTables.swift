import VernaCore
import VernaViews

/// The tables of a made-up report.
enum SampleTables {
  static func all(period: PeriodView, texts: SampleTexts) -> [TableView] {
    [
      scans(texts), stores(texts), structure(period), map(), cohorts(period), burning(period), bridge(),
      reconciliation(period, texts), romi(texts),
    ]
  }

  private static func table(
    _ id: String, _ section: String, _ columns: [(String, String?)], _ rows: [[TableView.Cell]]
  ) -> TableView {
    TableView(
      id: id, section: section, columns: columns.map { TableView.Column(id: $0.0, unit: $0.1) }, rows: rows, totals: [],
      notes: [], absence: nil)
  }

  private static func share(_ seed: Int) -> Double { 0.3 + Double((seed * 37) % 40) / 100 }

  private static func stores(_ texts: SampleTexts) -> TableView {
    let columns: [(String, String?)] = [
      ("store", nil), ("receipts", "count"), ("member_receipts", "count"), ("share", "share"),
      ("interval_low", "share"), ("interval_high", "share"),
    ]
    let rows = texts.stores.enumerated().map { index, name -> [TableView.Cell] in
      let value = share(index + 3)
      return [
        .text(name), .number(10_000), .number(value * 10_000), .number(value), .number(value - 0.01),
        .number(value + 0.01),
      ]
    }
    return table("scan.by_store", "A", columns, rows)
  }

  private static func scans(_ texts: SampleTexts) -> TableView {
    let columns: [(String, String?)] = [
      ("store", nil), ("cashier", nil), ("receipts", "count"), ("member_receipts", "count"), ("share", "share"),
      ("interval_low", "share"), ("interval_high", "share"),
    ]
    var rows: [[TableView.Cell]] = []
    for (store, name) in texts.stores.enumerated() {
      for (index, person) in texts.people.enumerated() {
        let value = share(store * 7 + index * 3)
        rows.append([
          .text(name), .text(person), .number(2_000), .number(value * 2_000), .number(value), .number(value - 0.022),
          .number(value + 0.022),
        ])
      }
    }
    return table("scan.by_cashier", "A", columns, rows)
  }

  private static func structure(_ period: PeriodView) -> TableView {
    let groups = ["new", "returning", "reactivated", "quiet", "sleeping", "lost"]
    let columns = [("month", nil as String?)] + groups.map { ($0, "count" as String?) }
    let rows = (0..<12).map { index -> [TableView.Cell] in
      let month = period.from.adding(months: index)
      let step = Double(index)
      let counts = [
        600 - step * 30, 3_000 + step * 60, 400 + step * 8, 900 + step * 20, 500 + step * 70, 300 + step * 120,
      ]
      return [.month(month)] + counts.map { .number($0.rounded()) }
    }
    return table("base.structure", "B", columns, rows)
  }

  private static func map() -> TableView {
    let recencies = ["0-7", "8-14", "15-30", "31-60", "61-90", "91-180", "181-365", "366+"]
    let frequencies = ["1", "2", "3-4", "5-9", "10-19", "20+"]
    var rows: [[TableView.Cell]] = []
    for (row, recency) in recencies.enumerated() {
      for (column, frequency) in frequencies.enumerated() {
        let members = (8 - row) * (column + 1) * 19 + (row * 13 + column * 29) % 60
        rows.append([.word("purchase"), .text(recency), .text(frequency), .number(Double(members))])
      }
    }
    return table(
      "activity.map", "B", [("of", nil), ("recency", nil), ("receipts", nil), ("members", "count")], rows)
  }

  private static func cohorts(_ period: PeriodView) -> TableView {
    var rows: [[TableView.Cell]] = []
    for cohort in 0..<18 {
      let month = period.from.adding(months: cohort - 6)
      let size = Double(900 - cohort * 31)
      for age in 0..<(18 - cohort) {
        let value = age == 0 ? 1 : 0.62 - Double(age) * 0.02 - Double((cohort + age) % 5) * 0.012
        rows.append([
          .month(month), .number(Double(age)), .number(size), .number((size * value).rounded()), .number(value),
        ])
      }
    }
    return table(
      "retention.cohorts", "D",
      [("cohort", nil), ("age", "count"), ("members", "count"), ("active", "count"), ("share", "share")], rows)
  }

  private static func burning(_ period: PeriodView) -> TableView {
    let rows = (0..<13).map { week -> [TableView.Cell] in
      let from = period.to.advanced(by: week * 7)
      let points = Double(40_000 + (week * 7_919) % 90_000)
      return [
        .day(from), .day(from.advanced(by: 6)), .number(points), .number(points / 10),
        .number((points / 210).rounded()),
        .number((points / 300).rounded()),
      ]
    }
    return table(
      "points.burn_calendar", "C",
      [
        ("week_from", nil), ("week_last", nil), ("points", "points"), ("money", "money"), ("members", "count"),
        ("contactable", "count"),
      ], rows)
  }

  private static func bridge() -> TableView {
    let factors: [(String, Double)] = [
      ("members_buying", 3.1e6), ("receipts_per_member", -14.2e6), ("items_per_receipt", -2.4e6),
      ("list_price_per_item", 9.9e6), ("discounts", -1.3e6),
    ]
    var bridge = table(
      "revenue.bridge", "F", [("factor", nil), ("before", nil), ("after", nil), ("effect", "money")],
      factors.map { [.word($0.0), .number(3.1), .number(3.3), .number($0.1)] })
    bridge.totals = [.word("member_sales"), .number(225.3e6), .number(220.4e6), .number(-4.9e6)]
    return bridge
  }

  private static func reconciliation(_ period: PeriodView, _ texts: SampleTexts) -> TableView {
    var rows: [[TableView.Cell]] = []
    for day in 0..<90 {
      for store in texts.stores {
        let receipts = Double(300 + (day * 31) % 90)
        rows.append([
          .text(store), .day(period.to.advanced(by: day - 90)), .number(receipts), .number(receipts * 640),
          .number(4_100),
          .number(receipts * 20), .number(receipts * 640 - 4_100 + (day == 40 ? 100 : 0)),
          .number(day == 40 ? -100 : 0),
        ])
      }
    }
    return table(
      "reconciliation", "A",
      [
        ("store", nil), ("day", nil), ("receipts", "count"), ("sales", "money"), ("returns", "money"),
        ("points", "points"),
        ("till_total", "money"), ("difference", "money"),
      ], rows)
  }

  private static func romi(_ texts: SampleTexts) -> TableView {
    table(
      "romi.naive", "F",
      [("campaign", nil), ("receipts", "count"), ("margin", "money"), ("cost", "money"), ("romi", "gap")],
      [
        [.text(texts.campaigns[0]), .number(1_204), .number(220_412), .number(98_000), .number(1.249)],
        [.text(texts.campaigns[1]), .number(3_910), .number(610_020), .number(702_000), .number(-0.131)],
      ])
  }
}

import VernaCore
import VernaViews

extension ActivityPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "activity", place: .sections) { context in
    let model = Model(context)
    return context.page("activity", model.section, view(model, context))
  }

  static let recencies = ["0-7", "8-14", "15-30", "31-60", "61-90", "91-180", "181-365", "366+"]
  static let frequencies = ["0", "1", "2", "3-4", "5-9", "10-19", "20+"]
}

extension ActivityPage.Model {
  /// Takes what the page shows from a report.
  init(_ context: PageContext) {
    section = SectionModel("B", context)
    structure = Self.structure(TableReader(context.report.table("base.structure")))
    let map = TableReader(context.report.table("activity.map"))
    purchases = Self.grid(map, of: "purchase")
    points = Self.grid(map, of: "points")
  }

  private static func structure(_ reader: TableReader?) -> [ActivityPage.StructureMonth] {
    guard let reader else { return [] }
    return reader.rows.compactMap { row in
      guard let month = reader.day(row, "month") else { return nil }
      return ActivityPage.StructureMonth(
        month: PeriodView(from: month, to: month.adding(months: 1)),
        counts: ActivityPage.groups.map { reader.number(row, $0) ?? 0 })
    }
  }

  /// A map of the long form, one row a cell; empty cells are zero.
  private static func grid(_ reader: TableReader?, of kind: String) -> GridModel? {
    guard let reader else { return nil }
    var values = [[Double?]](
      repeating: Array(repeating: 0, count: ActivityPage.frequencies.count), count: ActivityPage.recencies.count)
    var isEmpty = true
    for row in reader.rows where reader.text(row, "of") == kind {
      let frequency = reader.text(row, "receipts") ?? reader.text(row, "frequency")
      guard let recency = reader.text(row, "recency").flatMap({ ActivityPage.recencies.firstIndex(of: $0) }),
        let column = frequency.flatMap({ ActivityPage.frequencies.firstIndex(of: $0) })
      else { continue }
      values[recency][column] = reader.number(row, "members") ?? 0
      isEmpty = false
    }
    guard !isEmpty else { return nil }
    return GridModel(rows: ActivityPage.recencies, columns: ActivityPage.frequencies, values: values)
  }
}

import Foundation
import Testing
import VernaCore
import VernaLanguage
import VernaMarkup
import VernaReports
import VernaViews

/// The report as one HTML file, on a made-up report.
@Suite struct HTMLReportTests {
  static func report(_ language: Language) -> ReportView {
    SampleReport.report(language == .russian ? .russian : .english)
  }

  static func text(_ language: Language) -> String {
    HTMLReport(report: report(language), wording: Wording(language)).text()
  }

  @Test func sampleIsWrittenWhereAsked() throws {
    guard let folder = ProcessInfo.processInfo.environment["SAMPLE_REPORT_OUT"] else { return }
    for language in Language.allCases {
      try Self.text(language).write(
        toFile: "\(folder)/sample-\(language.rawValue).html", atomically: true, encoding: .utf8)
    }
  }

  @Test(arguments: Language.allCases)
  func openingPageEqualsItsGoldenFile(language: Language) throws {
    let context = PageContext(report: Self.report(language), wording: Wording(language))
    let page = try #require(ReportCatalog.all.first?.make(context).first)
    let lines = page.content.map { $0.html() }.joined(separator: "\n") + "\n"
    try GoldenPage.check(lines, against: "Reports/overview-\(language.rawValue).html")
  }

  @Test func englishPagesHoldNoRussian() {
    let text = Self.text(.english)
    let russian = text.unicodeScalars.firstIndex { (0x400..<0x500).contains($0.value) }
    let around = russian.map { text[$0...].prefix(60) }
    #expect(russian == nil, "\(around ?? "")")
  }

  @Test(arguments: Language.allCases)
  func nothingIsFetchedAndNoNumberIsNone(language: Language) {
    let text = Self.text(language)
    for address in ["<link", "src=", "@import", "url(http", "fetch("] { #expect(!text.contains(address), "\(address)") }
    for word in ["NaN", ">nan", "Infinity", "undefined<"] { #expect(!text.contains(word), "\(word)") }
  }

  @Test(arguments: Language.allCases)
  func everyMetricHasItsNameOnAPage(language: Language) {
    let text = Self.text(language)
    let wording = Wording(language)
    for metric in SampleMetric.all {
      let name = wording.metricName(metric.id)
      #expect(name != metric.id && text.contains(escaped(name)), "\(metric.id)")
    }
  }

  @Test func namesFromTheDataAreEscaped() {
    var texts = SampleTexts.english
    texts.stores[0] = "<script>alert(1)</script>\"'&"
    texts.name = "</title><script>alert(2)</script>"
    let text = HTMLReport(report: SampleReport.report(texts), wording: Wording(.english)).text()
    #expect(!text.contains("<script>alert"))
    #expect(text.contains("&lt;script&gt;alert(1)"))
  }

  @Test func storesAreCalledByTheirNames() throws {
    var report = Self.report(.english)
    let table = try #require(report.table("scan.by_store"))
    let id = try #require(table.rows.first?.first?.text)
    report.storeNames = [id: "Market Square"]
    let context = PageContext(report: report, wording: Wording(.english))
    let pages = ReportCatalog.all.flatMap { $0.make(context) }
    #expect(pages.contains { $0.name == "Market Square" } && !pages.contains { $0.name == id })
    let own = try #require(pages.first { $0.name == "Market Square" })
    #expect(own.content.map { $0.html() }.joined().contains("Store code: \(id)."))
    let text = ReportText(report, wording: Wording(.english)).text()
    #expect(text.contains("Market Square"))
    // Files for machines keep the ids.
    #expect(ReportJSON(report, wording: Wording(.english)).text().contains("\"store\":\"\(id)\""))
  }

  @Test func columnsWithoutAValueAreNamedNotDrawn() throws {
    var report = Self.report(.english)
    let place = try #require(report.tables.firstIndex { $0.id == "scan.by_store" })
    let column = try #require(report.tables[place].columns.firstIndex { $0.id == "interval_low" })
    for row in report.tables[place].rows.indices { report.tables[place].rows[row][column] = .missing("one_shopper") }
    let wording = Wording(.english)
    let text = HTMLReport(report: report, wording: wording).text()
    #expect(text.contains("These data do not give: \(wording.columnName("interval_low").lowercased())."))
  }

  @Test func withoutReceiptsTheFirstPageShowsWhatThereIs() throws {
    var report = Self.report(.english)
    for place in report.metrics.indices where report.metrics[place].section == "A" { report.metrics[place].value = nil }
    let context = PageContext(report: report, wording: Wording(.english))
    let page = try #require(ReportCatalog.all.first?.make(context).first).content.map { $0.html() }.joined()
    #expect(page.contains("What is seen without receipts"))
    #expect(page.contains(context.wording.metricName("points.redemption_rate")))
  }

  @Test func nothingIsComparedWithAYearBeforeTheLaunch() throws {
    var report = Self.report(.english)
    let place = try #require(report.metrics.firstIndex { $0.id == "receipts.member_share" })
    func card() throws -> String {
      let context = PageContext(report: report, wording: Wording(.english))
      return try #require(ReportCatalog.all.first?.make(context).first).content.map { $0.html() }.joined()
    }
    #expect(try !card().contains("too early to compare"))
    report.metrics[place].isYearAgoBeforeLaunch = true
    report.metrics[place].isPreviousBeforeLaunch = true
    #expect(try card().contains("launched on") && card().contains("a year ago (before the launch)"))
    #expect(report.metrics[place].alikeYearAgo == nil && report.metrics[place].yearAgo != nil)
  }

  @Test func nothingIsCalledCalmWithoutAGroundToJudge() throws {
    var report = Self.report(.english)
    report.diagnosis = nil
    for place in report.metrics.indices {
      report.metrics[place].status = "no_norm"
      report.metrics[place].trend = "not_judged"
    }
    let text = HTMLReport(report: report, wording: Wording(.english)).text()
    #expect(text.contains("Too early to judge: there are no norms and no last year"))
    #expect(!text.contains("No metric is out of its norm"))
  }

  @Test func aChartOfStepsNamesItsEndInItsTitle() throws {
    let text = Self.text(.english)
    #expect(
      text.contains("Members&#39; share of receipts: in the year ") || text.contains("share of receipts: in the year "))
    #expect(text.contains(", in November "))
  }

  @Test func sectionsFindingsAddUpToTheFirstPages() throws {
    let context = PageContext(report: Self.report(.english), wording: Wording(.english))
    let pages = ReportCatalog.all.filter { $0.place == .sections }.flatMap { $0.make(context) }
    let first = try #require(ReportCatalog.all.first?.make(context).first?.count)
    #expect(pages.compactMap(\.count).compactMap { Int($0) }.reduce(0, +) == Int(first))
  }

  @Test func daysArePrintedAsARowAStore() throws {
    let report = Self.report(.english)
    let context = PageContext(report: report, wording: Wording(.english))
    let page = try #require(ReportCatalog.all.first { $0.id == "reconciliation" }?.make(context).first)
    let printed = try #require(page.content.map { $0.html() }.joined().components(separatedBy: "print-only").last)
    let stores = Set(try #require(report.table("reconciliation")).rows.compactMap { $0.first?.text })
    #expect(printed.components(separatedBy: "<tr").count >= stores.count + 2)
    #expect(printed.contains("Days"))
  }

  @Test func longTablesAreCutAndSaySo() throws {
    var report = Self.report(.english)
    let place = try #require(report.tables.firstIndex { $0.id == "reconciliation" })
    report.tables[place].rows = Array(repeating: report.tables[place].rows, count: 200).flatMap { $0 }
    let text = HTMLReport(report: report, wording: Wording(.english)).text()
    #expect(text.utf8.count < 2 * Self.text(.english).utf8.count)
    #expect(text.contains("more are in the CSV"))
  }

  @Test(arguments: Language.allCases)
  func anEmptyReportStillHasItsPages(language: Language) {
    var report = Self.report(language)
    report.metrics = []
    report.steps = []
    report.tables = []
    report.diagnosis = nil
    let text = HTMLReport(report: report, wording: Wording(language)).text()
    for id in ["overview", "memo", "penetration", "money", "margin", "reconciliation"] {
      #expect(text.contains("id=\"\(id)\""), "\(id)")
    }
  }

  func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }
}

/// A page kept in Tests/Golden.
enum GoldenPage {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  static func check(_ text: String, against path: String) throws {
    let file = folder.appending(path: path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == text, "\(path) differs from what is made now; look at it and run with UPDATE_GOLDEN=1")
  }
}

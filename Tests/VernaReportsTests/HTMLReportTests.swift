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

  private func escaped(_ text: String) -> String {
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

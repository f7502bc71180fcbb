import Foundation
import Testing
import VernaCore
import VernaLanguage
import VernaReports
import VernaViews

@Suite struct ReportExportTests {
  private let report = SampleReport.report(.english)
  private let wording = Wording(.english)

  private func object(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func jsonHoldsEveryMetricOfEveryPeriod() throws {
    let text = ReportJSON(report, wording: wording).text()
    let metrics = try #require(try object(text)["metrics"] as? [[String: Any]])
    #expect(metrics.count == report.metrics.count + report.steps.reduce(0) { $0 + $1.metrics.count })
    let tables = try #require(try object(text)["tables"] as? [String: Any])
    #expect(Set(tables.keys) == Set(report.tables.map(\.id)))
  }

  @Test func jsonWritesMoneyWithTheCurrencysDigitsAndAbsenceAsNull() throws {
    var metric = try #require(report.metrics.first)
    metric.unit = "money"
    metric.value = 1234.5
    metric.numerator = nil
    metric.norm = NormView(low: nil, high: 10, source: "000", otherReading: nil)
    var small = report
    small.metrics = [metric]
    small.steps = []
    let text = ReportJSON(small, wording: wording).text()
    #expect(text.contains("\"value\":1234.50,\"numerator\":null"))
    #expect(text.contains("\"norm\":[null,10.00]"))
  }

  @Test func csvKeepsRiskyTextInert() throws {
    var small = report
    small.steps = []
    small.tables = [
      TableView(
        id: "scan.by_store", section: "A", columns: [.init(id: "store", unit: nil), .init(id: "sales", unit: "money")],
        rows: ["=1+1", "+7", "-a", "@b", "\tc", "\rd", "a,\"b\""].map { [.text($0), .number(-1.5)] }, totals: [],
        notes: [], absence: nil)
    ]
    small.diagnosis = nil
    let files = ReportCSV(small, wording: wording).files()
    #expect(files.map(\.name) == ["metrics", "scan.by_store"])
    let rows = files[1].text.components(separatedBy: "\r\n")
    #expect(rows[1] == "'=1+1,-1.50")
    #expect(rows[2] == "'+7,-1.50")
    #expect(rows[3] == "'-a,-1.50")
    #expect(rows[4] == "'@b,-1.50")
    #expect(rows[5] == "'\tc,-1.50")
    #expect(rows[6] == "\"'\rd\",-1.50")
    #expect(rows[7] == "\"a,\"\"b\"\"\",-1.50")
  }

  @Test func csvHasTheDiagnosisAndItsFilesAreKnownAgain() throws {
    let files = ReportCSV(report, wording: wording).files()
    let diagnosis = try #require(files.first { $0.name == "diagnosis" }?.text.components(separatedBy: "\r\n"))
    #expect(diagnosis[1].hasPrefix("verdict,,,,title,,"))
    #expect(diagnosis.contains { $0.hasPrefix("finding,") && $0.contains(",action,") })
    // The sample's campaigns have a column that no real table has.
    for file in files where file.name != "romi.naive" {
      let line = file.text.components(separatedBy: "\r\n")[0]
      #expect(ReportCSV.isOwn(name: "report.\(file.name).csv", firstLine: line), "\(file.name): \(line)")
    }
    #expect(!ReportCSV.isOwn(name: "shop.nps.csv", firstLine: "member_id,at,kind,score"))
    #expect(!ReportCSV.isOwn(name: "members.csv", firstLine: "member_id,receipts"))
  }

  @Test(arguments: Language.allCases)
  func theMemoIsInEveryFormat(language: Language) throws {
    let report = HTMLReportTests.report(language)
    let wording = Wording(language)
    var whole = report
    whole.by = nil
    let json = try object(ReportJSON(whole, wording: wording, showsSteps: false).text())
    #expect((json["metrics"] as? [Any])?.count == report.metrics.count)
    let memo = try #require(json["memo"] as? [String: Any])
    let sentences = try #require(memo["sentences"] as? [String])
    #expect(sentences.count == 5)
    let decisions = try #require(memo["decisions"] as? [[String: Any]])
    #expect(decisions.count == 3 && decisions.allSatisfy { $0["price"] is String && $0["risk"] is String })
    let chart = try #require(memo["chart"] as? [String: Any])
    #expect((chart["points"] as? [Any])?.count == report.steps.count)

    let csv = try #require(ReportCSV(report, wording: wording).file("memo")).text.components(separatedBy: "\r\n")
    func rows(_ part: String) -> Int { csv.count { $0.hasPrefix(part + ",") } }
    #expect(rows("sentence") == 5 && rows("decision") == 3 && rows("chart") == report.steps.count)
    let page = HTMLReport(report: report, wording: wording).text()
    let text = ReportText(report, wording: wording, terminal: .init(width: 2_000)).text()
    for sentence in sentences {
      #expect(page.contains(HTMLReportTests().escaped(sentence)) && text.contains(sentence), "\(sentence)")
    }
    for decision in decisions {
      for key in ["title", "why", "price", "risk"] {
        let words = try #require(decision[key] as? String)
        #expect(page.contains(HTMLReportTests().escaped(words)) && text.contains(words), "\(words)")
      }
    }
  }

  @Test func aMemoWithoutFindingsSaysSo() throws {
    var report = report
    report.diagnosis?.findings = []
    let memo = try #require(try object(ReportJSON(report, wording: wording).text())["memo"] as? [String: Any])
    #expect((memo["sentences"] as? [String])?.count == 5)
    #expect((memo["decisions"] as? [Any])?.isEmpty == true && memo["note"] is String)
  }

  @Test(arguments: [40, 60, 80, 120, 200])
  func textFitsItsTerminal(width: Int) {
    for texts in [SampleTexts.russian, .english] {
      let language: Language = texts.isRussian ? .russian : .english
      let text = ReportText(
        SampleReport.report(texts), wording: Wording(language), terminal: .init(width: width, usesColour: false)
      ).text()
      for line in text.split(separator: "\n") {
        #expect(line.count <= width, "\(line)")
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
      }
    }
  }

  @Test func coloursOnlyWhereAsked() {
    let plain = ReportText(report, wording: wording, terminal: .init(width: 120, usesColour: false)).text()
    let painted = ReportText(report, wording: wording, terminal: .init(width: 120, usesColour: true)).text()
    #expect(!plain.contains("\u{1B}"))
    #expect(painted.contains("\u{1B}[1m"))
  }

  @Test func workbookIsWrittenOrTheErrorNamesThePath() throws {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appendingPathComponent("verna-\(ProcessInfo.processInfo.processIdentifier).xlsx").path
    try ReportWorkbook(report, wording: wording).write(to: path)
    let size = try #require(FileManager.default.contents(atPath: path)?.count)
    #expect(size > 10_000)
    var short = ReportWorkbook(report, wording: wording)
    short.mostRows = 1
    try short.write(to: path)
    #expect(try #require(FileManager.default.contents(atPath: path)?.count) < size)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: ExportError.self) {
      try ReportWorkbook(report, wording: wording).write(to: "/proc/nowhere/report.xlsx")
    }
  }
}

extension SampleTexts {
  var isRussian: Bool {
    findings.first.map { $0.title.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } } ?? false
  }
}

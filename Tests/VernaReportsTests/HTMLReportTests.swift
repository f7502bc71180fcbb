import Foundation
import Testing
import VernaCore
import VernaLanguage
import VernaReports
import VernaViews

/// The report as one HTML file, on a made-up report.
@Suite struct HTMLReportTests {
  static func text(_ language: Language) -> String {
    let report = SampleReport.report(language == .russian ? .russian : .english)
    return HTMLReport(report: report, wording: Wording(language)).text()
  }

  @Test func sampleIsWrittenWhereAsked() throws {
    guard let folder = ProcessInfo.processInfo.environment["SAMPLE_REPORT_OUT"] else { return }
    for language in Language.allCases {
      try Self.text(language).write(
        toFile: "\(folder)/sample-\(language.rawValue).html", atomically: true, encoding: .utf8)
    }
  }
}

import Foundation
import Testing
import VernaMarkup

/// Every kind of chart against the SVG kept in the repository; `UPDATE_GOLDEN=1` writes it anew.
@Suite struct GoldenChartTests {
  @Test(arguments: GallerySamples.all.map(\.name))
  func chartEqualsItsGoldenFile(name: String) throws {
    let sample = try #require(GallerySamples.all.first { $0.name == name })
    let description = ChartDescription(id: sample.name, title: sample.title, text: sample.subtitle)
    let drawn = sample.chart.drawing(width: sample.size.wideWidth).node(describedBy: description).xml() + "\n"
    try GoldenFile.check(drawn, against: "Markup/\(name).svg")
  }

  @Test func galleryIsWrittenWhereAsked() throws {
    guard let path = ProcessInfo.processInfo.environment["GALLERY_OUT"] else { return }
    try Gallery.html().write(toFile: path, atomically: true, encoding: .utf8)
  }
}

/// A file kept in Tests/Golden.
enum GoldenFile {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  static func check(_ text: String, against path: String) throws {
    let file = folder.appending(path: path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == text, "\(path) differs from what is drawn now; look at it and run with UPDATE_GOLDEN=1")
  }
}

import Foundation
import VernaColumns
import VernaReports

/// Tells files that Verna itself has written beside the data, so that `verna report *.csv` may be run again.
enum OwnFiles {
  /// Whether a file is a reject file or a table of a report, by its first line.
  static func isOwn(_ path: String) -> Bool {
    guard let line = firstLine(of: path) else { return false }
    if line == ImportSummary.rejectsHeader || line == PointsPosting.header { return true }
    return ReportCSV.isOwn(name: URL(fileURLWithPath: path).lastPathComponent, firstLine: line)
  }

  /// The first line of a plain file, nil for pipes and devices, from which nothing may be taken away here.
  private static func firstLine(of path: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let file = FileHandle(forReadingAtPath: path)
    else { return nil }
    defer { try? file.close() }
    guard let start = try? file.read(upToCount: 4096) else { return nil }
    return String(decoding: start.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }
}

import ArgumentParser

/// How a report is written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, html, json, csv, xlsx

  /// The format that a file's name asks for, nil for any other ending.
  init?(path: String) {
    guard let dot = path.lastIndex(of: "."),
      let format = ReportFormat(rawValue: path[path.index(after: dot)...].lowercased())
    else { return nil }
    self = format
  }
}

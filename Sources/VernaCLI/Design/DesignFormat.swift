import ArgumentParser

/// How a design is written.
enum DesignFormat: String, ExpressibleByArgument, CaseIterable {
  case text, html, json, xlsx

  /// The format that a file's name asks for, nil for any other ending.
  init?(path: String) {
    guard let dot = path.lastIndex(of: "."),
      let format = DesignFormat(rawValue: path[path.index(after: dot)...].lowercased())
    else { return nil }
    self = format
  }
}

import Foundation

/// The sources of this repository, as the tests find them on the disk.
struct SourceTree {
  /// A file and its tokens.
  struct File {
    /// The path under the repository's root.
    var path: String
    /// The target whose folder it lies in.
    var target: String
    var text: String
    var tokens: [SwiftToken]
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every Swift file under `Sources`, in order of paths.
  static let sources: [File] = files(under: "Sources")

  static func files(under folder: String) -> [File] {
    let base = root.appendingPathComponent(folder)
    guard let paths = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let data = FileManager.default.contents(atPath: base.appendingPathComponent(path).path) else { return nil }
      let text = String(decoding: data, as: UTF8.self)
      let target = String(path.prefix { $0 != "/" })
      return File(path: folder + "/" + path, target: target, text: text, tokens: SwiftLexer.tokens(of: text))
    }
  }

  /// The text of a file under the root; empty where it is not there.
  static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: root.appendingPathComponent(path).path).map {
      String(decoding: $0, as: UTF8.self)
    } ?? ""
  }
}

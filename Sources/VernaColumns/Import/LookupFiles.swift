import Foundation

/// Where the tables are that a mapping looks values up in, and which were read.
final class LookupFiles {
  /// What was read, by the mapping's name for it.
  private(set) var seen: [String: [UInt8]] = [:]

  /// A table: kept with the mapping, or beside the input, or beside the mapping.
  ///
  /// - Throws: `.cannotOpen`.
  func find(_ name: String, besides input: String, mapping: Mapping) throws(ImportError) -> ImportInput {
    if let kept = mapping.lookups[name] { return ImportInput(name: name, contents: kept) }
    let folders = [input, mapping.path].map { ($0 as NSString).deletingLastPathComponent }
    let candidates = folders.map { $0.isEmpty ? name : $0 + "/" + name }
    guard let path = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }),
      let bytes = FileManager.default.contents(atPath: path)
    else {
      throw .cannotOpen(path: candidates[0], reason: "the mapping looks values up in it, and it is not there")
    }
    seen[name] = Array(bytes)
    return ImportInput(name: path, contents: Array(bytes))
  }
}

import Foundation
import VernaColumns

/// Where columns are kept between reports (`--data`): a cache file for each set of input files, and beside it what the
/// import said. Everything in it may be deleted at any time.
struct DataFolder {
  let path: String

  /// What an import said, kept so that a report from the cache does not hide rows that were set aside.
  struct Memory: Codable {
    var summary: ImportSummary
    var receipts: Int
    var returns: Int
    var lines: Int
  }

  private var folder: String { path + "/cache" }

  /// The name of the cache of some files: the same files under the same mapping replace their own cache.
  private func stem(of files: [String], map: String?) -> String {
    var name = InputFingerprint()
    for file in files + [map ?? ""] { name.add(URL(fileURLWithPath: file).standardizedFileURL.path) }
    return folder + "/" + name.bytes.map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
  }

  /// The data set of the same input, nil where there is none or it does not check out.
  func load(_ files: [String], map: String?, fingerprint: [UInt8]) -> (dataset: Dataset, memory: Memory)? {
    let stem = stem(of: files, map: map)
    guard let data = FileManager.default.contents(atPath: stem + ".json"),
      let memory = try? JSONDecoder().decode(Memory.self, from: data),
      let dataset = try? DatasetCache.load(stem + ".columns", fingerprint: fingerprint)
    else { return nil }
    return (dataset, memory)
  }

  /// Keeps a data set; false where the folder cannot be written, which harms nothing.
  func keep(_ dataset: borrowing Dataset, _ memory: Memory, files: [String], map: String?, fingerprint: [UInt8]) -> Bool
  {
    let stem = stem(of: files, map: map)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try DatasetCache.write(dataset, to: stem + ".columns", fingerprint: fingerprint)
      try JSONEncoder().encode(memory).write(to: URL(fileURLWithPath: stem + ".json"), options: .atomic)
      return true
    } catch {
      return false
    }
  }
}

import Foundation
import VernaColumns
import VernaLanguage

/// A folder of input files that a test writes, and that goes when the test ends.
final class InputFolder {
  let path: String

  init() throws {
    let template = FileManager.default.temporaryDirectory.path + "/verna-import-XXXXXX"
    var bytes = Array(template.utf8CString)
    guard mkdtemp(&bytes) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

  /// Writes a file and returns its path.
  func write(_ name: String, _ data: Data) throws -> String {
    let file = path + "/" + name
    try data.write(to: URL(fileURLWithPath: file))
    return file
  }

  /// Imports files of the folder, one thread, rejects to `rejects.csv`.
  func run(_ files: [String], mapping: Mapping? = nil, threads: Int = 1) throws -> ImportResult {
    try Importer(ImportOptions(rejectsPath: path + "/rejects.csv", threads: threads)).run(
      files: files, mapping: mapping)
  }

  /// The lines of the reject file after its header.
  var rejects: [String] {
    let text = (try? String(contentsOfFile: path + "/rejects.csv", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map(String.init)
  }
}

extension ImportResult {
  /// The reasons of rejects in English, after their column, with how many rows each.
  var reasons: [String: Int] {
    let wording = Wording(.english)
    return summary.reasons.reduce(into: [:]) { found, reason in
      found[(reason.column.isEmpty ? "" : reason.column + ": ") + wording.sentence(reason.reason)] = reason.count
    }
  }
}

import Foundation
internal import VernaCore
internal import VernaLanguage

/// Writes rejects to a CSV file as they come, so that a file of nothing but bad rows costs no memory.
final class RejectWriter {
  private let path: String?
  private let isStrict: Bool
  private var handle: UnsafeMutablePointer<FILE>?
  private(set) var count = 0
  private(set) var first: [Reject] = []
  private(set) var reasons: [ImportSummary.Reason] = []
  private var placeOfReason: [Reject.Key: Int] = [:]
  private let wording: Wording

  init(path: String?, isStrict: Bool, language: Language) {
    self.path = path
    self.isStrict = isStrict
    wording = Wording(language)
  }

  deinit { if let handle { fclose(handle) } }

  /// Writes a reject.
  ///
  /// - Throws: `.strict` where bad rows are errors, `.cannotWriteRejects`.
  func add(_ reject: Reject) throws(ImportError) {
    if isStrict { throw .strict(reject) }
    count += 1
    if first.count < ImportSummary.listedRejects { first.append(reject) }
    count(reject)
    guard let path else { return }
    if handle == nil {
      handle = fopen(path, "w")
      guard handle != nil else { throw .cannotWriteRejects(path: path, reason: String(cString: strerror(errno))) }
      try write(ImportSummary.rejectsHeader + "\n", path)
    }
    let cells = [reject.file, String(reject.line), reject.column, reject.sentence(in: wording), reject.row]
      .map(RejectWriter.quoted)
    try write(cells.joined(separator: ",") + "\n", path)
  }

  private func count(_ reject: Reject) {
    let key = Reject.Key(column: reject.column, reason: reject.reason)
    if let place = placeOfReason[key] {
      reasons[place].count += 1
    } else if reasons.count < 1000 {
      placeOfReason[key] = reasons.count
      reasons.append(ImportSummary.Reason(column: reject.column, reason: reject.reason, count: 1))
    }
  }

  private func write(_ text: String, _ path: String) throws(ImportError) {
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, handle) == bytes.count else {
      throw .cannotWriteRejects(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// Ends the file.
  func close() throws(ImportError) {
    guard let handle, let path else { return }
    self.handle = nil
    guard fclose(handle) == 0 else { throw .cannotWriteRejects(path: path, reason: String(cString: strerror(errno))) }
  }

  /// A cell in quotes where it needs them (RFC 4180); what a spreadsheet would take for a formula gets an apostrophe.
  static func quoted(_ cell: String) -> String {
    let starts: [UInt8] = [61, 43, 45, 64, 9, 13]
    let text = cell.utf8.first.map(starts.contains) == true ? "'" + cell : cell
    guard text.utf8.contains(where: { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

extension Reject {
  /// What rejects are counted by.
  struct Key: Hashable {
    var column: String
    var reason: Phrase
  }
}

import Foundation

/// Writes rejects to a CSV file as they come, so that a file of nothing but bad rows costs no memory.
final class RejectWriter {
  private let path: String?
  private let isStrict: Bool
  private var handle: UnsafeMutablePointer<FILE>?
  private(set) var count = 0
  private(set) var first: [Reject] = []
  private(set) var reasons: [String: Int] = [:]

  init(path: String?, isStrict: Bool) {
    self.path = path
    self.isStrict = isStrict
  }

  deinit { if let handle { fclose(handle) } }

  /// Writes a reject.
  ///
  /// - Throws: `.strict` where bad rows are errors, `.cannotWriteRejects`.
  func add(_ reject: Reject) throws(ImportError) {
    if isStrict { throw .strict(reject) }
    count += 1
    if first.count < ImportSummary.listedRejects { first.append(reject) }
    let key = RejectWriter.reasonKey(reject)
    if reasons[key] != nil || reasons.count < 1000 { reasons[key, default: 0] += 1 }
    guard let path else { return }
    if handle == nil {
      handle = fopen(path, "w")
      guard handle != nil else { throw .cannotWriteRejects(path: path, reason: String(cString: strerror(errno))) }
      try write("file,line,column,reason,row\n", path)
    }
    let cells = [reject.file, String(reject.line), reject.column, reject.reason, reject.row].map(RejectWriter.quoted)
    try write(cells.joined(separator: ",") + "\n", path)
  }

  /// Column and reason without the cell's own text, which differs from row to row.
  private static func reasonKey(_ reject: Reject) -> String {
    let mark = UInt8(ascii: "`")
    let reason = reject.reason.utf8
    var general = reject.reason
    if reason.first == mark, let close = reason.dropFirst().firstIndex(of: mark) {
      general = String(reject.reason[reason.index(after: close)...])
    }
    let trimmed = general.withoutOuterSpaces()
    return reject.column.isEmpty ? trimmed : "\(reject.column): \(trimmed)"
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

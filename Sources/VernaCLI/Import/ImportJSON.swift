import Foundation
import VernaColumns

/// The summary of an import as JSON.
struct ImportJSON {
  let result: ImportedData
  let rejectsPath: String

  private struct Body: Encodable {
    var receipts: Int
    var returns: Int
    var lines: Int
    var rejects: String?
    var summary: ImportSummary
  }

  /// The text, ending with a line end; keys in order of the alphabet.
  func text() -> String {
    let body = Body(
      receipts: result.receipts, returns: result.returns, lines: result.lines,
      rejects: result.summary.rowsRejected > 0 ? rejectsPath : nil, summary: result.summary)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(body) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

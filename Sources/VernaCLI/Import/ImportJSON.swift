import Foundation
import VernaColumns
import VernaCore
import VernaEngine
import VernaLanguage

/// The summary of an import as JSON. Its sentences are English whatever the reader's language, each with the id of
/// its phrase, which stays as it is from version to version.
struct ImportJSON {
  let result: ImportedData
  let rejectsPath: String
  let kept: KeptOutcome?
  private let wording = Wording(.english)

  init(result: ImportedData, rejectsPath: String, kept: KeptOutcome? = nil) {
    self.result = result
    self.rejectsPath = rejectsPath
    self.kept = kept
  }

  private struct Body: Encodable {
    var receipts: Int
    var returns: Int
    var lines: Int
    var seconds: Double
    var files: [File]
    var notes: [Remark]
    var differences: [ImportSummary.Difference]
    var rejects: String?
    var reasons: [Reason]
    var firstRejects: [FirstReject]
    var database: Database?
  }

  private struct Database: Encodable {
    /// The number of the import; none where nothing was new.
    var number: Int64?
    var files: Int
    var known: [String]
    var bytes: Int
    var seconds: Double
    var rowsPerSecond: Double
    /// The slowest slice to the disk, milliseconds.
    var slowestSlice_ms: Double
    var abandoned: Int
    var points: Points
  }

  private struct Points: Encodable {
    var posted: Int
    var members: Int
    var repeated: Int
    var refused: Int
    var expiryAdjustments: Int
    var withoutReceipt: Int
    var seconds: Double
  }

  private struct File: Encodable {
    var path: String
    var isIgnored: Bool
    var kinds: [FileKind]
    var layout: String
    var columns: [ImportSummary.Column]
    var unusedColumns: [String]
    var rowsRead: Int
    var rowsAccepted: Int
    var rowsRejected: Int
    var rowsUnused: Int
    var rowsDuplicate: Int
    var rounded: [String: Int]
    var bytes: Int64
    var seconds: Double
    var notes: [Remark]
  }

  private struct Remark: Encodable {
    var id: String
    var text: String
  }

  private struct Reason: Encodable {
    var id: String
    var column: String
    var text: String
    var count: Int
  }

  private struct FirstReject: Encodable {
    var file: String
    var line: Int
    var column: String
    var id: String
    var text: String
    var row: String
  }

  /// The text, ending with a line end; keys in order of the alphabet.
  func text() -> String {
    let summary = result.summary
    let body = Body(
      receipts: result.receipts, returns: result.returns, lines: result.lines, seconds: summary.seconds,
      files: summary.files.map(file), notes: summary.notes.map(remark),
      differences: summary.differences, rejects: summary.rowsRejected > 0 ? rejectsPath : nil,
      reasons: summary.reasons.map {
        Reason(id: $0.reason.id, column: $0.column, text: wording.sentence($0.reason), count: $0.count)
      },
      firstRejects: summary.firstRejects.map {
        FirstReject(
          file: $0.file, line: $0.line, column: $0.column, id: $0.reason.id, text: $0.sentence(in: wording),
          row: $0.row)
      }, database: kept.map(database))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(body) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private func database(_ kept: KeptOutcome) -> Database {
    Database(
      number: kept.number, files: kept.files, known: kept.knownFiles, bytes: kept.bytes, seconds: kept.seconds,
      rowsPerSecond: kept.rate.rounded(), slowestSlice_ms: kept.slowestSliceSeconds * 1000, abandoned: kept.abandoned,
      points: Points(
        posted: kept.history.posted, members: kept.members, repeated: kept.history.repeated,
        refused: kept.history.refused.count, expiryAdjustments: kept.history.expiryAdjustments,
        withoutReceipt: kept.history.withoutReceipt, seconds: kept.postingSeconds))
  }

  private func file(_ file: ImportSummary.File) -> File {
    File(
      path: file.path, isIgnored: file.isIgnored, kinds: file.kinds,
      layout: file.layout.map(wording.sentence).joined(separator: ", "), columns: file.columns,
      unusedColumns: file.unusedColumns, rowsRead: file.rowsRead, rowsAccepted: file.rowsAccepted,
      rowsRejected: file.rowsRejected, rowsUnused: file.rowsUnused, rowsDuplicate: file.rowsDuplicate,
      rounded: file.rounded, bytes: file.bytes, seconds: file.seconds, notes: file.notes.map(remark))
  }

  private func remark(_ phrase: Phrase) -> Remark { Remark(id: phrase.id, text: wording.sentence(phrase)) }
}

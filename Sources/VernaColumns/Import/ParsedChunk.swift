internal import VernaCore

/// What became of a chunk: rows ready for the builder, and rows that were not taken.
///
/// Made by one worker and handed on; never shared.
final class ParsedChunk: @unchecked Sendable {
  /// A reject whose line counts from the chunk's first.
  struct PendingReject {
    var line: Int
    var column: String
    var cell: String
    var reason: Phrase
    var row: String
  }

  let sequence: Int
  /// The line of the chunk's first record, where the reader counts lines.
  let firstLine: Int
  /// How many lines it has.
  var lineCount = 0
  var bytes = 0
  var rowsRead = 0
  var rowsAccepted = 0
  /// Rows that no output of the mapping wants.
  var rowsUnused = 0
  var rejects: [PendingReject] = []
  var batches: [StagedBatch] = []
  var side = SideTables()
  var sideRows = 0
  /// Of rows with an id of their own: who they are, in the order of their tables.
  var sideIDs: [SideID] = []
  var given = GivenInputs()
  /// By contract column: cells rounded to the currency's digits.
  var rounded: [String: Int] = [:]
  /// Hash over the hashes of all rows in order.
  var contentHash: UInt64 = 0
  /// Keys of JSON rows that nothing knows.
  var unknownKeys: Set<String> = []

  init(sequence: Int, firstLine: Int) {
    self.sequence = sequence
    self.firstLine = firstLine
  }
}

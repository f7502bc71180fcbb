import Foundation
internal import VernaCore

/// Reads chunks of one file: splits rows, applies the mapping, reads cells, codes texts.
///
/// Not thread-safe: one a worker.
final class ChunkParser {
  private let plan: ReadingPlan
  private let block: FieldBlock
  private let outputs: [OutputStage]
  private let delimited: DelimitedSplitter
  private let json: JSONLinesSplitter
  private let isLive = UnsafeMutablePointer<Bool>.allocate(capacity: FieldBlock.capacity)

  init(_ plan: ReadingPlan) {
    self.plan = plan
    block = FieldBlock(slots: plan.slots)
    outputs = plan.outputs.map { OutputStage($0, plan: plan) }
    delimited = DelimitedSplitter(scanner: plan.scanner, slotOfColumn: plan.slotOfColumn, fieldCount: plan.fieldCount)
    json = JSONLinesSplitter(header: plan.header, slotOfColumn: plan.slotOfColumn, newline: plan.scanner.newline)
  }

  deinit { isLive.deallocate() }

  /// Reads a chunk.
  func parse(_ chunk: Chunk) -> ParsedChunk {
    let parsed = ParsedChunk(sequence: chunk.sequence, firstLine: chunk.firstLine)
    parsed.bytes = chunk.count - chunk.start
    let base = UnsafePointer(chunk.bytes)
    var position = base + chunk.start
    let end = base + chunk.count
    let hasNUL = memchr(position, 0, end - position) != nil
    let isUTF8 = isValidUTF8(position, end - position)
    var line: UInt32 = 0
    let expected = estimateRows(position, end)
    for output in outputs { output.begin(expectedRows: expected) }
    while position < end {
      block.clear()
      if plan.isJSON {
        json.fill(block, &position, end, &line, unknown: &parsed.unknownKeys)
      } else {
        delimited.fill(block, &position, end, &line)
      }
      take(parsed, hasNUL: hasNUL, isUTF8: isUTF8)
    }
    parsed.lineCount = Int(line)
    for output in outputs { output.finish(into: parsed) }
    return parsed
  }

  /// How many rows a chunk may hold, from its first line.
  private func estimateRows(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
    guard let next = plan.scanner.afterNewline(start, end) else { return 1 }
    return min((end - start) / max(1, next - start) * 5 / 4 + 16, 1 << 20)
  }

  private func take(_ parsed: ParsedChunk, hasNUL: Bool, isUTF8: Bool) {
    let count = block.count
    if count == 0 { return }
    parsed.rowsRead += count
    for row in 0..<count {
      isLive[row] = true
      var problem = block.problems[row]
      if problem == .none && hasNUL && memchr(block.rows[row].start, 0, block.rows[row].count) != nil {
        problem = .hasNUL
      }
      if problem == .none && !isUTF8 && !isValidUTF8(block.rows[row].start, block.rows[row].count) {
        problem = .notUTF8
      }
      if problem != .none {
        reject(
          row, column: "", reason: problem.reason(fields: Int(block.fieldCounts[row]), wanted: plan.fieldCount), parsed)
      }
    }
    for rule in plan.rejects {
      for row in 0..<count where isLive[row] && rule.when.holds(row, block) {
        reject(row, column: rule.column, reason: rule.reason, parsed)
      }
    }
    for output in outputs {
      output.read(block, isLive, firstLine: parsed.firstLine) { row, column, cell, reason in
        reject(row, column: column, cell: cell, reason: reason, parsed)
      }
    }
    var hash = parsed.contentHash
    for row in 0..<count { hash = fold(hash ^ block.hashes[row], 0xa076_1d64_78bd_642f) }
    parsed.contentHash = hash
    if outputs.count == 1 && outputs[0].takesAllRows {
      parsed.rowsAccepted += outputs[0].commit(block, isLive)
      return
    }
    for output in outputs { output.commit(block, isLive) }
    for row in 0..<count where isLive[row] {
      if outputs.contains(where: { $0.took(row) }) { parsed.rowsAccepted += 1 } else { parsed.rowsUnused += 1 }
    }
  }

  private func reject(_ row: Int, column: String, cell: String = "", reason: Phrase, _ parsed: ParsedChunk) {
    isLive[row] = false
    parsed.rejects.append(
      .init(
        line: Int(block.lines[row]), column: column, cell: cell, reason: reason, row: RowReader.text(block.rows[row])))
  }
}

extension RowProblem {
  /// What is said of the row.
  func reason(fields: Int, wanted: Int) -> Phrase {
    switch self {
    case .none: Phrase("reject.unknown")
    case .tooFewFields, .tooManyFields:
      Phrase("reject.fields", ["fields": .count(Int64(fields)), "wanted": .count(Int64(wanted))])
    case .textAfterQuote: Phrase("reject.text_after_quote")
    case .quoteNeverClosed: Phrase("reject.quote_never_closed")
    case .notUTF8: Phrase("reject.not_utf8")
    case .hasNUL: Phrase("reject.has_nul")
    case .notJSONObject: Phrase("reject.not_json_object")
    case .nestedJSON: Phrase("reject.nested_json")
    }
  }
}

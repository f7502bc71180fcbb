internal import VernaCore

/// Reads rows of a file again, by the lines on which they start: a row that is refused only once other rows are known has
/// not been kept, and the reject file is to show it.
///
/// Not thread-safe. Memory for one chunk, however many rows are asked for.
final class RowReader {
  private let reader: ChunkReader
  private let delimited: DelimitedSplitter
  private let json: JSONLinesSplitter?
  private let block = FieldBlock(slots: 0)
  private var chunk: Chunk?
  private var position: UnsafePointer<UInt8>?
  /// The line of the chunk's first record, and how many lines of it are split.
  private var firstLine: Int
  private var line: UInt32 = 0
  private var next = 0

  /// The most bytes of a row that are shown.
  static let longestRow = 65_536

  /// - Parameters:
  ///   - reader: a fresh reader of the file, its first chunk cut.
  ///   - firstLine: the line after the header.
  init(_ reader: ChunkReader, first: Chunk, plan: ReadingPlan, firstLine: Int) {
    self.reader = reader
    self.firstLine = firstLine
    delimited = DelimitedSplitter(scanner: plan.scanner, slotOfColumn: [], fieldCount: 0)
    json = plan.isJSON ? JSONLinesSplitter(header: [], slotOfColumn: [], newline: plan.scanner.newline) : nil
    chunk = first
    position = UnsafePointer(first.bytes) + first.start
  }

  /// The row that starts on a line, as written; empty where none does. Lines are asked for in ascending order.
  ///
  /// - Throws: what reading the file throws.
  /// - Complexity: O(bytes) over all calls.
  func row(at wanted: Int) throws(ImportError) -> String {
    while true {
      while next < block.count {
        let here = firstLine + Int(block.lines[next])
        // The row stays in place: it may be refused for a second reason.
        if here == wanted { return RowReader.text(block.rows[next]) }
        if here > wanted { return "" }
        next += 1
      }
      guard try fill() else { return "" }
    }
  }

  /// A row as the reject file shows it.
  static func text(_ row: Span) -> String { Span(start: row.start, count: min(row.count, longestRow)).string }

  /// Splits the next rows; false at the end of the file.
  private func fill() throws(ImportError) -> Bool {
    block.clear()
    next = 0
    while let chunk, var position {
      let end = UnsafePointer(chunk.bytes) + chunk.count
      if position < end {
        var unknown: Set<String> = []
        if let json {
          json.fill(block, &position, end, &line, unknown: &unknown)
        } else {
          delimited.fill(block, &position, end, &line)
        }
        self.position = position
        if block.count > 0 { return true }
      } else {
        firstLine += Int(line)
        line = 0
        self.chunk = try reader.next(reusing: chunk)
        self.position = self.chunk.map { UnsafePointer($0.bytes) + $0.start }
      }
    }
    return false
  }
}

import Foundation

/// What the first bytes of a file tell of how it is laid out.
struct FileLook {
  var scanner: RecordScanner
  var isJSON: Bool
  /// Names of the columns.
  var header: [String]
  /// Where the first row starts, and how many lines lie before it.
  var bodyStart: Int
  var headerLines: Int
  /// Whether the header was in the file.
  var hadHeader: Bool

  /// Looks at the start of a file.
  ///
  /// - Parameter isWhole: whether the bytes are the whole file.
  /// - Throws: `.empty`, `.notText`, `.wrongEncoding`.
  static func look(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, format: FileFormat, isWhole: Bool
  ) throws(ImportError) -> FileLook {
    if let kind = binaryKind(bytes) { throw .notText(path: path, looksLike: kind) }
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try checkEncoding(bytes, path: path, isWhole: isWhole)
    let newline: UInt8 = bytes.contains(10) || !bytes.contains(13) ? 10 : 13
    var lines = 0
    func skipLine() {
      start = bytes[start...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.count
      lines += 1
    }
    for _ in 0..<format.skipLines where start < bytes.count { skipLine() }
    while start < bytes.count, isBlank(bytes, start, newline) { skipLine() }
    guard start < bytes.count, let base = bytes.baseAddress else { throw .empty(path: path) }
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    let isJSON = format.isJSON ?? (rest.first { $0 != 32 && $0 != 9 } == UInt8(ascii: "{") && format.header == nil)
    if isJSON {
      let scanner = RecordScanner(separator: 0, newline: newline, hasQuotes: false)
      var keys = JSONKeys()
      keys.see(rest, newline: newline)
      return FileLook(
        scanner: scanner, isJSON: true, header: keys.names, bodyStart: start, headerLines: lines, hadHeader: true)
    }
    let separator = format.separator ?? guessSeparator(rest, newline: newline)
    let scanner = RecordScanner(separator: separator, newline: newline, hasQuotes: true)
    if let header = format.header {
      return FileLook(
        scanner: scanner, isJSON: false, header: header, bodyStart: start, headerLines: lines, hadHeader: false)
    }
    let end = base + bytes.count
    let recordEnd: UnsafePointer<UInt8>
    switch scanner.scan(base + start, end, isLast: true) {
    case .complete(let next), .malformed(let next): recordEnd = next
    case .incomplete: recordEnd = end
    }
    let names = fields(UnsafeBufferPointer(start: base + start, count: recordEnd - base - start), scanner)
    let headerLines = lines + max(1, countBytes(base + start, recordEnd - base - start, equal: newline))
    return FileLook(
      scanner: scanner, isJSON: false, header: names, bodyStart: recordEnd - base, headerLines: headerLines,
      hadHeader: true)
  }

  private static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ newline: UInt8) -> Bool {
    bytes[start...].first { $0 != 32 && $0 != 13 || $0 == newline } == newline
  }

  /// The fields of one record as texts, trimmed of spaces.
  static func fields(_ record: UnsafeBufferPointer<UInt8>, _ scanner: RecordScanner) -> [String] {
    // Padding after the bytes lets the splitter load whole words.
    let chunk = Chunk(capacity: record.count)
    if let base = record.baseAddress { chunk.bytes.update(from: base, count: record.count) }
    chunk.count = record.count
    chunk.seal()
    // No more columns than there are bytes that may part them; memory for thousands of columns costs milliseconds.
    let parting = record.count {
      $0 == scanner.separator || scanner.separator == 0 && ($0 == 32 || $0 == 9 || $0 == 13)
    }
    let columns = min(4096, parting + 1)
    let splitter = DelimitedSplitter(scanner: scanner, slotOfColumn: (0..<Int32(columns)).map { $0 }, fieldCount: 0)
    let block = FieldBlock(slots: columns)
    block.clearCells(0)
    var position = UnsafePointer(chunk.bytes)
    var line: UInt32 = 0
    splitter.fill(block, &position, position + record.count, &line)
    guard block.count > 0 else { return [] }
    return (0..<min(columns, Int(block.fieldCounts[0]))).map { column in
      block.cells[column * FieldBlock.capacity].string.withoutOuterSpaces()
    }
  }

  /// The separator that splits the first lines most and most evenly.
  private static func guessSeparator(_ bytes: UnsafeBufferPointer<UInt8>, newline: UInt8) -> UInt8 {
    let lines = bytes.prefix(65_536).split(separator: newline, maxSplits: 20, omittingEmptySubsequences: true).prefix(
      20)
    var best: (separator: UInt8, score: Int) = (UInt8(ascii: ","), 0)
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")] {
      let counts = lines.map { count(separator, in: $0) }
      guard let first = counts.first, first > 0 else { continue }
      let agreeing = counts.count { $0 == first }
      // A separator in the header that most rows agree with; more fields win.
      let score = agreeing * 1000 + first
      if score > best.score { best = (separator, score) }
    }
    return best.separator
  }

  private static func count(_ byte: UInt8, in line: some Sequence<UInt8>) -> Int {
    var inQuotes = false
    var total = 0
    for current in line {
      if current == RecordScanner.quote { inQuotes.toggle() }
      if current == byte && !inQuotes { total += 1 }
    }
    return total
  }

  /// What a file that is no text is, nil for text.
  private static func binaryKind(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let signs: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "an XLSX, ODS or ZIP file: open it and save the sheet as CSV UTF-8"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file (XLS): open it and save the sheet as CSV UTF-8"),
      (Array("PAR1".utf8), "a Parquet file: export it as CSV"),
      (Array("%PDF".utf8), "a PDF"), (Array("SQLite format 3".utf8), "an SQLite database: export its table as CSV"),
      ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
      (Array("Rar!".utf8), "a RAR archive: unpack it"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive: unpack it"),
      (Array("BZh".utf8), "a bzip2 file: unpack it, or pack it as .gz or .zst"),
      ([0xFD, 0x37, 0x7A, 0x58], "an xz file: unpack it, or pack it as .gz or .zst"),
    ]
    for (sign, kind) in signs where bytes.starts(with: sign) { return kind }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "UTF-16 text: save it as CSV UTF-8, or run `iconv -f UTF-16 -t UTF-8`"
    }
    let sample = bytes.prefix(65_536)
    let zeros = sample.count { $0 == 0 }
    if zeros * 4 > sample.count && sample.count >= 8 {
      let even = sample.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 }
      if even * 20 < zeros || even * 20 > zeros * 19 {
        return "UTF-16 text without a mark: save it as CSV UTF-8, or run `iconv -f UTF-16 -t UTF-8`"
      }
    }
    let controls = sample.count { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 && $0 != 12 && $0 != 0x1A }
    return controls * 20 > sample.count && sample.count > 0 ? "a binary file" : nil
  }

  /// Refuses text of which more characters are ill-formed than well-formed; single bad rows are rejects later.
  private static func checkEncoding(_ bytes: UnsafeBufferPointer<UInt8>, path: String, isWhole: Bool)
    throws(ImportError)
  {
    guard let base = bytes.baseAddress else { return }
    let sample = min(bytes.count, 1 << 20)
    var bad = 0
    var firstBad: Int?
    var cyrillic = 0
    var offset = 0
    while offset < sample, let next = firstInvalidUTF8(base + offset, sample - offset) {
      let position = offset + next
      // A character cut by the end of the sample is not ill-formed.
      if sample - position < 4 && !(isWhole && sample == bytes.count) { break }
      firstBad = firstBad ?? position
      bad += 1
      if base[position] >= 0xC0 || base[position] == 0xA8 || base[position] == 0xB8 { cyrillic += 1 }
      offset = position + 1
    }
    guard let firstBad, bad > 0 else { return }
    let high = (0..<sample).count { bytes[$0] >= 0x80 }
    guard bad * 2 > high else { return }
    let line = 1 + countBytes(base, firstBad, equal: 10)
    // Russian words are runs of letters over 0xC0; Western text has them one at a time.
    let runs = (1..<sample).count { bytes[$0] >= 0xC0 && bytes[$0 - 1] >= 0xC0 }
    let guess = runs * 3 > cyrillic ? TextEncoding.windows1251 : .windows1252
    throw .wrongEncoding(path: path, line: line, looksLike: guess.rawValue)
  }
}

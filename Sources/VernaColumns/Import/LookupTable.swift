import Foundation
internal import VernaCore
internal import VernaLanguage

/// A small table from another file, by key.
enum LookupTable {
  /// The most rows of a lookup file.
  private static let rowLimit = 1_000_000
  /// The largest lookup file, in bytes after unpacking.
  private static let byteLimit = 1 << 28

  /// Reads a lookup's file, which lies beside the input or beside the mapping.
  static func load(
    _ lookup: CellSource.Lookup, besides input: String, mapping: Mapping, files: LookupFiles
  ) throws(ImportError) -> [ByteText: ConstantBytes] {
    let file = try files.find(lookup.file, besides: input, mapping: mapping)
    let path = file.path
    let rows = try read(file)
    // Lookups within the lookup file go one step further, as a tree of categories does.
    var further: [CellSource.Lookup: [ByteText: ConstantBytes]] = [:]
    for inner in lookup.value.lookups {
      further[inner] = try load(inner, besides: path, mapping: mapping, files: files)
    }
    guard rows.header.contains(lookup.key) else {
      throw .columnNotInFile(path: path, column: lookup.key, header: rows.header)
    }
    for name in lookup.value.columns where !rows.header.contains(name) {
      throw .columnNotInFile(path: path, column: name, header: rows.header)
    }
    var table: [ByteText: ConstantBytes] = [:]
    for row in rows.rows {
      let key = ByteText(row[lookup.key] ?? "")
      if table[key] == nil { table[key] = ConstantBytes(evaluate(lookup.value, row, further)) }
    }
    return table
  }

  private static func evaluate(
    _ source: CellSource, _ row: [String: String], _ further: [CellSource.Lookup: [ByteText: ConstantBytes]]
  ) -> String {
    switch source {
    case .column(let name): row[name] ?? ""
    case .constant(let text): text
    case .template(let pieces):
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .column(let name): row[name] ?? ""
        case .rowNumber: ""
        }
      }.joined()
    case .lookup(let lookup): further[lookup]?[ByteText(evaluate(lookup.from, row, further))]?.span.string ?? ""
    case .joined(let parts, let separator):
      parts.map { evaluate($0, row, further) }.filter { !$0.isEmpty }.joined(separator: separator)
    case .cases: ""
    }
  }

  private static func read(_ input: ImportInput) throws(ImportError) -> (header: [String], rows: [[String: String]]) {
    let path = input.path
    let source = try ByteSource(input, limits: ImportLimits(unpackedBytes: Int64(byteLimit)))
    let scanner = RecordScanner(separator: UInt8(ascii: ","), newline: 10, hasQuotes: true)
    let reader = ChunkReader(source: source, scanner: scanner, encoding: .utf8, size: byteLimit, longestRecord: 1 << 20)
    let chunk = try reader.first()
    chunk.seal()
    if !reader.isAtEnd {
      throw .mapping(
        MappingError(path: path, detail: "is larger than \(byteLimit) bytes, too much to look values up in"))
    }
    let look = try FileLook.look(
      UnsafeBufferPointer(start: chunk.bytes, count: chunk.count), path: path, format: FileFormat(), isWhole: true)
    let columns = look.header.count
    let splitter = DelimitedSplitter(
      scanner: look.scanner, slotOfColumn: (0..<Int32(columns)).map { $0 }, fieldCount: columns)
    let block = FieldBlock(slots: columns)
    var position = UnsafePointer(chunk.bytes) + look.bodyStart
    let end = UnsafePointer(chunk.bytes) + chunk.count
    var line: UInt32 = 0
    var rows: [[String: String]] = []
    while position < end {
      block.clear()
      splitter.fill(block, &position, end, &line)
      for row in 0..<block.count {
        // A row left out would leave cells empty without a word.
        if block.problems[row] != .none {
          let problem = block.problems[row].reason(fields: Int(block.fieldCounts[row]), wanted: columns)
          let reason = Wording(.english).sentence(problem)
          let line = 1 + look.headerLines + Int(block.lines[row])
          throw .mapping(
            MappingError(path: path, line: line, column: 1, detail: "a row to look values up in \(reason)"))
        }
        if rows.count == rowLimit { throw .tooManyRows(path: path, limit: rowLimit) }
        var cells: [String: String] = [:]
        for (index, name) in look.header.enumerated() {
          cells[name] = block.cells[index * FieldBlock.capacity + row].string
        }
        rows.append(cells)
      }
    }
    return (look.header, rows)
  }
}

import Foundation
internal import VernaCore

/// One run of an import.
///
/// Its state is changed by one thread at a time: the caller's, or the worker that hands results on.
final class ImportSession: @unchecked Sendable {
  private let inputs: [ImportInput]
  private let files: [String]
  private let mapping: Mapping
  private let options: ImportOptions
  private let progress: (@Sendable (ImportProgress) -> Void)?
  private let settings: DatasetSettings
  private let clock = ContinuousClock()
  private var builder: DatasetBuilder
  private var side = SideTables()
  private var given = GivenInputs()
  private var summary = ImportSummary()
  private let rejects: RejectWriter
  private var zonesOfStores: [ByteText: TimeZoneRules] = [:]
  /// By hash of the content of files beside receipts and lines: the path read first.
  private var contents: [UInt64: String] = [:]
  private var roll = SideRoll()
  private let lookups: LookupFiles
  /// The rows of each file of points, by the hash of the file's rows.
  private var pointsFiles: [ImportResult.PointsFile] = []
  private var bytesTotal: Int64 = 0
  private var bytesBefore: Int64 = 0
  private var rowsTotal = 0

  init(
    inputs: [ImportInput], mapping: Mapping, options: ImportOptions,
    progress: (@Sendable (ImportProgress) -> Void)?
  ) {
    self.inputs = inputs
    files = inputs.map(\.path)
    self.mapping = mapping
    self.options = options
    self.progress = progress
    lookups = LookupFiles()
    var settings = DatasetSettings()
    settings.currency = options.currency ?? mapping.currency.map { Currency(code: $0) } ?? settings.currency
    settings.timeZone = options.timeZone ?? mapping.timeZone ?? settings.timeZone
    settings.launch = options.launch ?? mapping.launch
    settings.pricesIncludeVAT = mapping.pricesIncludeVAT ?? settings.pricesIncludeVAT
    settings.costsIncludeVAT = mapping.costsIncludeVAT ?? settings.costsIncludeVAT
    settings.channels = mapping.channels
    self.settings = settings
    builder = DatasetBuilder(settings: settings)
    builder.threads = options.threads
    rejects = RejectWriter(
      path: options.rejectsPath, isStrict: options.isStrict, language: options.language)
  }

  /// A file that has been looked at.
  private struct Looked {
    var index: Int
    var rank: Int
  }

  func run() throws(ImportError) -> ImportResult {
    let start = clock.now
    summary.files = files.map { ImportSummary.File(path: $0) }
    noteUnfittingMatches()
    var looked: [Looked] = []
    let wanted = files.indices.filter { !isIgnored($0) }
    for index in files.indices where isIgnored(index) { summary.files[index].isIgnored = true }
    if wanted.isEmpty && !files.isEmpty { throw .everythingIgnored(mapping: mapping.path) }
    let same = try SameFiles.find(wanted.map { inputs[$0] }, limits: options.limits)
      .reduce(into: [:]) { found, pair in found[wanted[pair.key]] = wanted[pair.value] }
    for index in wanted {
      if let original = same[index] {
        summary.files[index].notes.append(Phrase("import.same_bytes", ["path": .text(files[original])]))
        continue
      }
      if wanted.count == 1 {
        // Nothing to bring into order: the one file is looked at where it is read.
        looked.append(Looked(index: index, rank: 0))
        continue
      }
      let opened = try open(index, size: options.sampleBytes)
      bytesTotal += opened.reader.source.fileSize
      looked.append(Looked(index: index, rank: opened.plan.outputs.map { ImportSession.rank($0.kind) }.min() ?? 0))
    }
    looked.sort { ($0.rank, $0.index) < ($1.rank, $1.index) }
    for file in looked { try read(file.index) }
    for (index, original) in same { summary.files[index].repeats(summary.files[original]) }
    builder.given = given
    let dataset: Dataset
    let report: BuildReport
    let staged = builder
    builder = DatasetBuilder(settings: settings)
    do throws(BuildFailure) {
      (dataset, report) = try (consume staged).finish(side: side)
    } catch { throw .building(detail: error.sentence) }
    try take(report)
    try rejects.close()
    summary.firstRejects = rejects.first
    summary.reasons = rejects.reasons
    summary.seconds = start.duration(to: clock.now).seconds
    return ImportResult(
      dataset: dataset, summary: summary, report: report, industry: mapping.industry,
      pointValueMicros: mapping.pointValueMicros, pointsFiles: pointsFiles, lookups: lookups.seen)
  }

  /// A pattern that fits nothing is most often a misspelt one, whose settings then hold for no file.
  private func noteUnfittingMatches() {
    // What is kept in a database was looked at when it came in.
    let names = inputs.filter { $0.mapping == nil }.map { ($0.path as NSString).lastPathComponent }
    for entry in mapping.files where !names.isEmpty && !names.contains(where: { entry.matches(fileName: $0) }) {
      let patterns = entry.match.map(\.pattern).joined(separator: ", ")
      summary.notes.append(Phrase("import.match_fits_nothing", ["match": .text(patterns)]))
    }
  }

  /// How a file is read.
  private func mapping(of index: Int) -> Mapping { inputs[index].mapping ?? mapping }

  /// Whether the mapping leaves a file out.
  private func isIgnored(_ index: Int) -> Bool {
    let fileName = (files[index] as NSString).lastPathComponent
    return mapping(of: index).files.first { $0.matches(fileName: fileName) }?.isIgnored ?? false
  }

  /// Stores come first, since they say the zones of times in the others; receipts and lines last.
  private static func rank(_ kind: FileKind) -> Int {
    switch kind {
    case .stores: 0
    case .receipts, .lines: 2
    default: 1
    }
  }

  private struct Opened {
    var reader: ChunkReader
    var first: Chunk
    var look: FileLook
    var plan: ReadingPlan
    var notes: [Phrase]
  }

  /// - Parameter looksAtAll: whether keys that only later rows of JSON lines have are looked for: a shop may have begun to
  ///   note cards in the middle of its file.
  private func open(_ index: Int, size: Int, looksAtAll: Bool = false) throws(ImportError) -> Opened {
    let path = files[index]
    let fileName = (path as NSString).lastPathComponent
    let source = try ByteSource(inputs[index], limits: options.limits)
    let mapping = mapping(of: index)
    let file = mapping.files.first { $0.matches(fileName: fileName) }
    let format = file?.format ?? FileFormat()
    let reader = ChunkReader(
      source: source, scanner: RecordScanner(separator: 0, newline: 10, hasQuotes: true),
      encoding: format.encoding ?? .utf8, size: size, longestRecord: min(options.limits.recordBytes, size / 4))
    let first = try reader.first()
    if first.count == 0 { throw .empty(path: path) }
    var look = try FileLook.look(
      UnsafeBufferPointer(start: first.bytes, count: first.count), path: path, format: format,
      isWhole: reader.isAtEnd)
    if looksAtAll && look.isJSON && !reader.isAtEnd { look.header = try keys(index, size: size, look, format) }
    reader.scanner = look.scanner
    reader.cutFirst(first, headerEnd: look.bodyStart, headerLines: look.headerLines)
    var compiler = PlanCompiler(
      path: path, fileName: fileName, source: index, look: look, mapping: mapping, file: file, settings: settings,
      zonesOfStores: zonesOfStores, lookups: lookups)
    let (plan, notes) = try compiler.compile(sample: first)
    return Opened(reader: reader, first: first, look: look, plan: plan, notes: notes)
  }

  /// All keys of a file of JSON lines, read once for them alone.
  private func keys(_ index: Int, size: Int, _ look: FileLook, _ format: FileFormat) throws(ImportError) -> [String] {
    let source = try ByteSource(inputs[index], limits: options.limits)
    let reader = ChunkReader(
      source: source, scanner: look.scanner, encoding: format.encoding ?? .utf8, size: size,
      longestRecord: min(options.limits.recordBytes, size / 4))
    var keys = JSONKeys()
    let first = try reader.first()
    reader.cutFirst(first, headerEnd: look.bodyStart, headerLines: look.headerLines)
    var chunk: Chunk? = first
    while let next = chunk {
      let body = UnsafeBufferPointer(start: UnsafePointer(next.bytes) + next.start, count: next.count - next.start)
      keys.see(body, newline: look.scanner.newline)
      chunk = try reader.next(reusing: next)
    }
    return keys.names
  }

  private func read(_ index: Int) throws(ImportError) {
    let start = clock.now
    let opened = try open(index, size: options.chunkBytes, looksAtAll: true)
    if summary.files.count(where: { !$0.isIgnored }) == 1 { bytesTotal = opened.reader.source.fileSize }
    describe(opened, index)
    let isBesides = opened.plan.outputs.allSatisfy { $0.kind != .receipts && $0.kind != .lines }
    var fileSide = SideTables()
    var hash: UInt64 = 0
    var nextLine = 1 + opened.look.headerLines
    if opened.plan.usesRowNumber { opened.reader.countLines(after: opened.first) }
    var unknownKeys: Set<String> = []
    var rowReader: RowReader?
    let isSmall = opened.reader.isAtEnd
    let reading = ParallelReading(
      reader: opened.reader, first: opened.first, plan: opened.plan, threads: isSmall ? 1 : options.threads
    ) { [self] (parsed) throws(ImportError) in
      let firstLine = nextLine
      nextLine += parsed.lineCount
      hash = fold(hash ^ parsed.contentHash, 0x8ebc_6af0_9c88_c6e3)
      unknownKeys.formUnion(parsed.unknownKeys)
      judgeIDs(parsed, index, firstLine: firstLine, rows: &rowReader)
      fileSide.append(parsed.side)
      try take(parsed, index, firstLine: firstLine, source: opened.reader.source)
    }
    try reading.run()
    bytesBefore += opened.reader.source.fileSize
    summary.files[index].bytes = opened.reader.source.fileSize
    summary.files[index].seconds = start.duration(to: clock.now).seconds
    if !unknownKeys.isEmpty {
      let names = Array(unknownKeys.sorted().prefix(20))
      summary.files[index].notes.append(Phrase("import.late_keys", ["names": .list(names)]))
    }
    if summary.files[index].rowsRead == 0 { summary.files[index].notes.append(Phrase("import.no_rows")) }
    if isBesides, summary.files[index].rowsRead > 0 {
      if let original = contents[hash] {
        summary.files[index].notes.append(Phrase("import.same_rows", ["path": .text(original)]))
        summary.files[index].rowsDuplicate += summary.files[index].rowsAccepted
        summary.files[index].rowsAccepted = 0
        return
      }
      contents[hash] = files[index]
    }
    if !fileSide.points.isEmpty {
      pointsFiles.append(ImportResult.PointsFile(path: files[index], hash: hash, rows: fileSide.points))
    }
    side.append(fileSide)
    learnZones(fileSide.stores, index)
  }

  /// Leaves out rows whose id is there already.
  ///
  /// - Parameter rows: follows the file a second time, for the text of rows that turn out to say something else.
  private func judgeIDs(_ parsed: ParsedChunk, _ index: Int, firstLine: Int, rows: inout RowReader?) {
    let verdict = roll.judge(parsed.sideIDs)
    if verdict.dropped.isEmpty { return }
    parsed.side.drop(verdict.dropped)
    parsed.rowsAccepted -= verdict.repeated + verdict.conflicts.count
    summary.files[index].rowsDuplicate += verdict.repeated
    if rows == nil && !verdict.conflicts.isEmpty { rows = rowReader(of: index) }
    for conflict in verdict.conflicts {
      parsed.rejects.append(
        ParsedChunk.PendingReject(
          line: conflict.line, column: conflict.column, cell: conflict.id, reason: Phrase("reject.conflicting_row"),
          row: (try? rows?.row(at: firstLine + conflict.line)) ?? ""))
    }
  }

  /// Reads a file's rows again; nil where it cannot be read twice, as from a pipe: its rejects then have no row.
  private func rowReader(of index: Int) -> RowReader? {
    guard inputs[index].canBeReadAgain, let opened = try? open(index, size: options.chunkBytes) else { return nil }
    return RowReader(
      opened.reader, first: opened.first, plan: opened.plan, firstLine: 1 + opened.look.headerLines)
  }

  private func describe(_ opened: Opened, _ index: Int) {
    let plan = opened.plan
    summary.files[index].kinds = plan.outputs.map(\.kind)
    summary.files[index].notes = opened.notes
    summary.files[index].layout = opened.look.described(
      packing: inputs[index].originalPacking ?? opened.reader.source.packing, plan: plan)
    let fileName = (files[index] as NSString).lastPathComponent
    let outputs = mapping(of: index).files.first { $0.matches(fileName: fileName) }?.outputs ?? []
    for (number, output) in plan.outputs.enumerated() {
      let mapped = outputs.indices.contains(number) ? Set(outputs[number].columns.map(\.name)) : []
      for target in output.targets {
        summary.files[index].columns.append(
          ImportSummary.Column(
            kind: output.kind, column: target.contract.name, source: target.described,
            isMapped: mapped.contains(target.contract.name)))
      }
    }
    summary.files[index].unusedColumns = zip(plan.header, plan.slotOfColumn).filter { $0.1 < 0 }.map(\.0)
  }

  private func take(_ parsed: ParsedChunk, _ index: Int, firstLine: Int, source: ByteSource) throws(ImportError) {
    rowsTotal += parsed.rowsRead
    if let limit = options.limits.rows, rowsTotal > limit { throw .tooManyRows(path: files[index], limit: limit) }
    if ImportLimits.memoryHeld > options.limits.memory {
      throw .tooMuchMemory(path: files[index], limit: options.limits.memory)
    }
    summary.files[index].rowsRead += parsed.rowsRead
    summary.files[index].rowsAccepted += parsed.rowsAccepted
    summary.files[index].rowsRejected += parsed.rejects.count
    summary.files[index].rowsUnused += parsed.rowsUnused
    for (column, count) in parsed.rounded { summary.files[index].rounded[column, default: 0] += count }
    for (kind, columns) in parsed.given.columns { for column in columns { given.note(kind, column) } }
    parsed.rejects.sort { $0.line < $1.line }
    for reject in parsed.rejects {
      try rejects.add(
        Reject(
          file: files[index], line: firstLine + reject.line, column: reject.column, cell: reject.cell,
          reason: reject.reason, row: reject.row))
    }
    for var batch in parsed.batches {
      let base = UInt32(truncatingIfNeeded: firstLine)
      for row in batch.lineNumbers.indices { batch.lineNumbers[row] &+= base }
      builder.add(batch)
    }
    progress?(
      ImportProgress(
        file: files[index], bytesDone: bytesBefore + source.bytesTaken, bytesTotal: bytesTotal, rows: rowsTotal))
  }

  private func learnZones(_ stores: [StoreRow], _ index: Int) {
    for store in stores where !store.timeZone.isEmpty {
      if let zone = TimeZoneRules(name: store.timeZone) {
        zonesOfStores[ByteText(store.store)] = zone
      } else {
        summary.files[index].notes.append(
          Phrase("import.no_such_zone", ["store": .text(store.store), "zone": .text(store.timeZone)]))
      }
    }
  }

  private func take(_ report: BuildReport) throws(ImportError) {
    var current = -1
    var rows: RowReader?
    for row in report.rejected.sorted(by: { ($0.source, $0.lineNumber) < ($1.source, $1.lineNumber) }) {
      let index = Int(row.source)
      if index != current {
        current = index
        rows = rowReader(of: index)
      }
      summary.files[index].rowsRejected += 1
      summary.files[index].rowsAccepted -= 1
      let (column, reason) = row.reason.columnAndReason
      let text = (try? rows?.row(at: Int(row.lineNumber))) ?? ""
      try rejects.add(
        Reject(file: files[index], line: Int(row.lineNumber), column: column, reason: reason, row: text))
    }
    for (source, count) in report.repeatedRows {
      summary.files[Int(source)].rowsDuplicate += count
      summary.files[Int(source)].rowsAccepted -= count
    }
    summary.notes += report.remarks
    summary.differences = report.differences.map {
      ImportSummary.Difference(
        file: files[$0.source], line: Int($0.lineNumber), kind: $0.kind.name, receiptID: $0.receiptID,
        column: $0.column,
        held: $0.held, other: $0.other)
    }
  }
}

import VernaColumns
import VernaCore
import VernaEngine
import VernaLanguage
import VernaStore

/// Reads files and keeps what they hold in a database: one import, seen whole or not at all.
struct KeepRun {
  let reading: ImportRun
  let place: DatabasePlace

  /// Reads, keeps, and posts points.
  ///
  /// - Returns: what the importer read, and what became of it.
  /// - Throws: `CommandFailure`; nothing is seen of the import then, or all but its points, which the next import posts.
  func run(mapping: Mapping?) async throws -> (data: ImportedData, kept: KeptOutcome) {
    let start = ContinuousClock.now
    try reading.guardFiles()
    let packed = try pack(mapping)
    let otherwise = reading.options.timeZone ?? mapping?.timeZone ?? .utc
    do {
      return try await place.with(otherwise: otherwise, creates: true) { store in
        guard let archive = ImportArchive(store) else { throw StoreFailure.unavailable("no archive") }
        let before = try await KeptImports(archive)
        // Files that the mapping leaves out are named in the summary and nowhere else.
        var next = packed.makeIterator()
        let inputs = reading.files.map { path in
          mapping?.leavesOut(path) ?? false ? ImportInput(path: path) : next.next()?.input ?? ImportInput(path: path)
        }
        var (result, settings) = try await read(inputs, mapping, before)
        if !reading.ownFiles.isEmpty { result.summary.notes.append(reading.ownFilesNote) }
        var outcome = KeptOutcome(place: place.name)
        outcome.rows = result.summary.rowsRead
        let known = before.known
        var fresh = packed.filter { !known.contains($0.knownAs) }
        var seen: Set<[UInt8]> = []
        fresh = fresh.filter { seen.insert($0.knownAs).inserted }
        outcome.knownFiles = packed.filter { known.contains($0.knownAs) }.map(\.input.path)
        // A folder has one writer, so whatever is staged there was cut off; a server may have others at work.
        let abandoned = place.database == nil ? Int64.max : try await store.read { $0.now } - 86_400
        outcome.abandoned = try await archive.dropAbandoned(startedBefore: abandoned)
        if !fresh.isEmpty {
          let (number, slowest) = try await keep(fresh, lookups: result.lookups, mapping, settings, in: archive)
          outcome.slowestSliceSeconds = slowest
          outcome.number = number
          outcome.files = fresh.count
          outcome.bytes = fresh.reduce(0) { $0 + $1.packed.frames.reduce(0) { $0 + $1.count } }
        }
        outcome.seconds = (ContinuousClock.now - start).seconds
        let poster = try await PointsPosting(store: store, archive: archive, rejectsPath: reading.options.rejectsPath)
        let waiting = try await KeptImports(archive)
        for record in waiting.records where record.state == .done {
          let files =
            record.number == outcome.number && outcome.knownFiles.isEmpty
            ? result.pointsFiles : try await points(of: record, in: waiting)
          try await poster.post(files, of: record.number, into: &outcome, bar: bar(Bilingual("Провожу", "Posting")))
        }
        try poster.finish(in: reading.wording.language)
        return (ImportedData(result), outcome)
      }
    } catch let error as ImportError {
      throw CommandFailure(error, in: reading.wording.language)
    }
  }

  /// A file that was read to its end.
  private struct Packed {
    var packed: PackedInput
    var knownAs: [UInt8]
    var input: ImportInput
  }

  private func pack(_ mapping: Mapping?) throws(CommandFailure) -> [Packed] {
    do throws(ImportError) {
      var all: [Packed] = []
      for path in reading.files where !(mapping?.leavesOut(path) ?? false) {
        var fingerprint = InputFingerprint()
        let packed = try PackedInput(ImportInput(path: path)) { fingerprint.add($0) }
        fingerprint.add(mapping?.text ?? "")
        all.append(
          Packed(
            packed: packed, knownAs: fingerprint.bytes,
            input: ImportInput(kept: path, packing: packed.packing, contents: packed.contents, mapping: nil)))
      }
      return all
    } catch {
      throw CommandFailure(error, in: reading.wording.language)
    }
  }

  private func read(
    _ inputs: [ImportInput], _ mapping: Mapping?, _ before: KeptImports
  ) async throws -> (ImportResult, ImportSettings) {
    var options = reading.importOptions(programme: nil, launch: nil)
    options.limits = .kept
    let kept = before.settings
    // What nobody says now goes on as it was.
    if options.currency == nil, mapping?.currency == nil { options.currency = kept.map { Currency(code: $0.currency) } }
    if options.timeZone == nil, mapping?.timeZone == nil { options.timeZone = kept?.zone }
    var effective = mapping ?? Mapping()
    effective.pricesIncludeVAT = effective.pricesIncludeVAT ?? kept?.pricesIncludeVAT
    effective.costsIncludeVAT = effective.costsIncludeVAT ?? kept?.costsIncludeVAT
    let result = try reading.read(inputs, options, mapping: effective)
    let settings = ImportSettings(result.dataset.settings, launch: nil)
    if let clash = kept?.contradiction(by: settings) {
      throw CommandFailure(
        Bilingual(
          "в базе уже есть данные, где \(clash.setting) — \(clash.kept), а не \(clash.new)",
          "the database holds data whose \(clash.setting) is \(clash.kept), not \(clash.new)"), place: place.name,
        remedy: Bilingual(
          "импортируйте в другую базу (--data) или исправьте настройку",
          "import into another database (--data), or mend the setting"), in: reading.wording.language)
    }
    return (result, settings)
  }

  private func keep(
    _ files: [Packed], lookups: [String: [UInt8]], _ mapping: Mapping?, _ settings: ImportSettings,
    in archive: ImportArchive
  ) async throws -> (number: Int64, slowestSeconds: Double) {
    var parts = files.map { (role: ImportFileRecord.Role.data, packed: $0.packed, knownAs: $0.knownAs) }
    if let mapping, !mapping.text.isEmpty {
      let text = try PackedInput(ImportInput(name: mapping.path, contents: Array(mapping.text.utf8)))
      parts.append((.mapping, text, []))
      for (name, bytes) in lookups.sorted(by: { $0.key < $1.key }) where !bytes.isEmpty {
        parts.append((.lookup, try PackedInput(ImportInput(name: name, contents: bytes)), []))
      }
    }
    let records = parts.map {
      ImportFileRecord(
        role: $0.role, name: ByteText($0.packed.path), knownAs: $0.knownAs, packing: ByteText($0.packed.packing),
        byteCount: $0.packed.byteCount, sliceCount: Int64($0.packed.frames.count))
    }
    let number = try await archive.begin(settings: settings.bytes, files: records)
    let bar = bar(Bilingual("Записываю", "Writing"))
    defer { bar.clear() }
    let total = max(1, parts.reduce(0) { $0 + $1.packed.frames.count })
    var done = 0
    var slowest = Duration.zero
    for (place, part) in parts.enumerated() {
      for (index, frame) in part.packed.frames.enumerated() {
        let start = ContinuousClock.now
        try await archive.add(frame, number: Int64(index + 1), place: Int64(place + 1), to: number)
        slowest = max(slowest, ContinuousClock.now - start)
        done += 1
        bar.show(Double(done) / Double(total), count: done)
      }
    }
    try await archive.advance(number, to: .done)
    return (number, slowest.seconds)
  }

  /// The points of an import whose posting was cut off.
  private func points(of record: ImportRecord, in kept: KeptImports) async throws -> [ImportResult.PointsFile] {
    let inputs = try await kept.inputs(of: record)
    var options = ImportOptions(limits: .kept)
    options.timeZone = ImportSettings(bytes: record.settings)?.zone
    options.currency = ImportSettings(bytes: record.settings).map { Currency(code: $0.currency) }
    return try Importer(options).run(inputs: inputs, mapping: try await kept.mapping(of: record)).pointsFiles
  }

  private func bar(_ title: Bilingual) -> ProgressBar {
    ProgressBar(
      title: reading.wording(title), unit: Bilingual("кусков", "pieces"), wording: reading.wording,
      isQuiet: reading.options.quiet)
  }
}

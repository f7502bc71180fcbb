import VernaColumns
import VernaCore
import VernaLanguage
import VernaStore

/// Reads what a database holds of files, or takes its columns from the cache where nothing was imported since.
struct KeptReading {
  let reading: ImportRun
  let place: DatabasePlace

  /// The data of every import, as if their files had been given together, and what the mappings say of it as a whole.
  ///
  /// - Throws: `CommandFailure`.
  func run(programme: ProgrammeFile?, launch: Day?) async throws -> (ImportedData, Mapping) {
    let language = reading.wording.language
    guard place.isThere else {
      throw CommandFailure(
        Bilingual("файлы не названы, а базы нет", "no files are named, and there is no database"), place: place.data,
        remedy: Bilingual(
          "назовите файлы с чеками или сначала импортируйте их: verna import FILE",
          "name files of receipts, or import them first: verna import FILE"), isUsage: true, in: language)
    }
    do {
      return try await place.with { store in
        guard let archive = ImportArchive(store) else { throw StoreFailure.unavailable("no archive") }
        let kept = try await KeptImports(archive)
        guard !kept.records.isEmpty else {
          throw CommandFailure(
            Bilingual("в базе нет ни одного импорта", "the database holds no import"), place: place.name,
            remedy: Bilingual("сначала импортируйте файлы: verna import FILE", "import files first: verna import FILE"),
            in: language)
        }
        let mapping = try await kept.mapping()
        return (try await data(of: kept, mapping, programme, launch), mapping)
      }
    } catch let error as ImportError {
      throw CommandFailure(error, in: language)
    }
  }

  private func data(
    of kept: KeptImports, _ mapping: Mapping, _ programme: ProgrammeFile?, _ launch: Day?
  ) async throws -> ImportedData {
    var importing = reading.importOptions(programme: programme, launch: launch)
    importing.limits = .kept
    // Bad rows were set aside, and listed, when they came in.
    importing.rejectsPath = nil
    importing.isStrict = false
    let fingerprint = fingerprint(of: kept, importing)
    let folder = DataFolder(path: reading.options.data)
    let name = ["database " + (place.database ?? place.data)]
    if !reading.options.noCache, let known = folder.load(name, map: nil, fingerprint: fingerprint) {
      return ImportedData(dataset: known.dataset, memory: known.memory, mapping: mapping)
    }
    let result = try reading.read(try await kept.inputs(), importing, mapping: mapping)
    let data = ImportedData(result)
    if !reading.options.noCache {
      _ = folder.keep(data.dataset, data.memory, files: name, map: nil, fingerprint: fingerprint)
    }
    return data
  }

  private func fingerprint(of kept: KeptImports, _ importing: ImportOptions) -> [UInt8] {
    var fingerprint = InputFingerprint()
    for record in kept.records {
      fingerprint.add("\(record.number) \(record.startedAt)")
      for file in record.files { fingerprint.add("\(file.name) \(file.knownAs) \(file.byteCount)") }
    }
    fingerprint.add(importing.currency?.code ?? "")
    fingerprint.add(importing.timeZone?.name ?? "")
    fingerprint.add(importing.launch?.iso ?? "")
    return fingerprint.bytes
  }
}

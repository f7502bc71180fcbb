import Foundation
import VernaColumns
import VernaCore
import VernaLanguage

/// Reads files with a progress bar, or takes their columns from the cache where nothing has changed.
struct ImportRun {
  let options: InputOptions
  let wording: Wording
  /// The files to read.
  let files: [String]
  /// Files of the command that Verna itself wrote in an earlier run, which are not read.
  let ownFiles: [String]

  init(options: InputOptions, wording: Wording) {
    self.options = options
    self.wording = wording
    files = options.files.filter { !OwnFiles.isOwn($0) }
    ownFiles = options.files.filter { OwnFiles.isOwn($0) }
  }

  /// The mapping that `--map` names, nil without it.
  func mapping() throws(CommandFailure) -> Mapping? {
    guard let path = options.map else { return nil }
    do {
      return try Mapping.load(path: path)
    } catch {
      throw CommandFailure(error, in: wording.language)
    }
  }

  /// The data of the files.
  ///
  /// A cache is used only where no row was set aside, since the reject file must be written, and where the bytes of the
  /// files and of the mapping and the options are the same.
  ///
  /// - Parameter programme: what the programme file says, which holds over the mapping and under the command line.
  /// - Throws: `CommandFailure`.
  func run(
    mapping: Mapping?, programme: ProgrammeFile? = nil, launch: Day? = nil
  ) throws(CommandFailure) -> ImportedData {
    try guardFiles()
    var data = try imported(mapping: mapping, programme: programme, launch: launch)
    if !ownFiles.isEmpty { data.summary.notes.append(ownFilesNote) }
    return data
  }

  /// That files were left out which Verna itself wrote.
  var ownFilesNote: Phrase { Phrase("import.own_files", ["paths": .list(ownFiles)]) }

  /// Refuses a command none of whose files is to be read.
  func guardFiles() throws(CommandFailure) {
    guard !files.isEmpty || ownFiles.isEmpty else {
      throw CommandFailure(
        Bilingual(
          "все эти файлы Verna записала сама: \(ownFiles.joined(separator: ", "))",
          "Verna itself wrote every one of these files: \(ownFiles.joined(separator: ", "))"),
        remedy: Bilingual("дайте файлы с чеками", "give files of receipts"), in: wording.language)
    }
  }

  /// How files are read: the command line holds over the programme.
  func importOptions(programme: ProgrammeFile?, launch: Day?) -> ImportOptions {
    var importing = ImportOptions(
      isStrict: options.strict, rejectsPath: options.rejectsPath, currency: options.currency ?? programme?.currency,
      timeZone: options.timeZone ?? programme?.timeZone, launch: launch ?? programme?.launch)
    importing.language = wording.language
    return importing
  }

  /// Refuses outputs that are among what is read.
  func guardInputs(_ outputs: [(option: String, path: String)], besides: [String?] = []) throws(CommandFailure) {
    try InputGuard.check(
      outputs, against: files + (besides + [options.map]).compactMap { $0 }, in: wording.language)
  }

  private func imported(
    mapping: Mapping?, programme: ProgrammeFile?, launch: Day?
  ) throws(CommandFailure) -> ImportedData {
    let importing = importOptions(programme: programme, launch: launch)
    guard !options.noCache, let fingerprint = fingerprint(importing) else {
      return ImportedData(try read(files.map { ImportInput(path: $0) }, importing, mapping: mapping))
    }
    let folder = DataFolder(path: options.data)
    if let kept = folder.load(files, map: options.map, fingerprint: fingerprint),
      kept.memory.summary.rowsRejected == 0
    {
      return ImportedData(dataset: kept.dataset, memory: kept.memory, mapping: mapping)
    }
    let data = ImportedData(try read(files.map { ImportInput(path: $0) }, importing, mapping: mapping))
    if data.summary.rowsRejected == 0 {
      let isKept = folder.keep(
        data.dataset, data.memory, files: files, map: options.map, fingerprint: fingerprint)
      if !isKept && !options.quiet {
        let note = Bilingual("кэш столбцов не записан в ", "the cache of columns could not be written to ")
        Terminal.standardError.write(wording(note) + options.data + "\n")
      }
    }
    return data
  }

  /// Reads inputs with a progress bar.
  ///
  /// - Throws: `CommandFailure`.
  func read(_ inputs: [ImportInput], _ importing: ImportOptions, mapping: Mapping?) throws(CommandFailure)
    -> ImportResult
  {
    let bar = ProgressBar(
      title: wording(Bilingual("Читаю", "Reading")), unit: Bilingual("строк", "rows"), wording: wording,
      isQuiet: options.quiet)
    defer { bar.clear() }
    do {
      return try Importer(importing).run(inputs: inputs, mapping: mapping) { progress in
        let share = progress.bytesTotal > 0 ? Double(progress.bytesDone) / Double(progress.bytesTotal) : 0
        bar.show(share, count: progress.rows)
      }
    } catch {
      throw CommandFailure(error, in: wording.language)
    }
  }

  /// Nil where a file cannot be read: the import then says why. A mapping's lookup files lie in its folder.
  private func fingerprint(_ importing: ImportOptions) -> [UInt8]? {
    var fingerprint = InputFingerprint()
    for file in files {
      guard fingerprint.add(file: file) else { return nil }
    }
    if let map = options.map {
      guard fingerprint.add(file: map) else { return nil }
      for path in lookups(of: map) {
        guard fingerprint.add(file: path) else { return nil }
      }
    }
    fingerprint.add(importing.currency?.code ?? "")
    fingerprint.add(importing.timeZone?.name ?? "")
    fingerprint.add(importing.launch?.iso ?? "")
    return fingerprint.bytes
  }

  /// Tables that lie beside the mapping and are small enough to be lookups; the imported files are counted already.
  private func lookups(of map: String) -> [String] {
    let folder = URL(fileURLWithPath: map).deletingLastPathComponent()
    let imported = Set(files.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appendingPathComponent($0) }.filter { url in
      let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
      let size = (attributes?[.size] as? NSNumber)?.intValue ?? .max
      return url.pathExtension == "csv" && size < 16 << 20 && !imported.contains(url.standardizedFileURL.path)
    }.map(\.path)
  }
}

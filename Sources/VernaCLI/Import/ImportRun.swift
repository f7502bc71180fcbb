import VernaColumns
import VernaCore
import VernaLanguage

/// Reads files with a progress bar.
struct ImportRun {
  let options: InputOptions
  let wording: Wording

  /// The mapping that `--map` names, nil without it.
  func mapping() throws(CommandFailure) -> Mapping? {
    guard let path = options.map else { return nil }
    do {
      return try Mapping.load(path: path)
    } catch {
      throw CommandFailure(error, in: wording.language)
    }
  }

  /// Reads the files.
  ///
  /// - Parameter programme: what the programme file says, which holds over the mapping and under the command line.
  /// - Throws: `CommandFailure`.
  func run(
    mapping: Mapping?, programme: ProgrammeFile? = nil, launch: Day? = nil
  ) throws(CommandFailure) -> ImportResult {
    let importer = Importer(
      ImportOptions(
        isStrict: options.strict, rejectsPath: options.rejectsPath, currency: options.currency ?? programme?.currency,
        timeZone: options.timeZone ?? programme?.timeZone, launch: launch ?? programme?.launch))
    let bar = ProgressBar(
      title: wording(Bilingual("Читаю", "Reading")), unit: Bilingual("строк", "rows"), wording: wording,
      isQuiet: options.quiet)
    defer { bar.clear() }
    do {
      return try importer.run(files: options.files, mapping: mapping) { progress in
        let share = progress.bytesTotal > 0 ? Double(progress.bytesDone) / Double(progress.bytesTotal) : 0
        bar.show(share, count: progress.rows)
      }
    } catch {
      throw CommandFailure(error, in: wording.language)
    }
  }
}

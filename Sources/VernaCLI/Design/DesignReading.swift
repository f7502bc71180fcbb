import VernaColumns
import VernaCore
import VernaLanguage

/// Reads the files of a design.
struct DesignReading {
  let files: DesignFiles
  let wording: Wording

  /// What was read: the data, and the skus that the products files list.
  struct Data {
    var imported: ImportedData
    var listed: Set<String>
  }

  /// Reads everything, and the products once more by themselves, since the data set does not say which are known from sales alone.
  ///
  /// - Throws: `CommandFailure`.
  func run(outputs: [String]) throws(CommandFailure) -> Data {
    let language = wording.language
    let inputs = files.products + files.sales
    try InputGuard.check(
      [("--rejects", files.rejects ?? "verna.rejects.csv")] + outputs.map { ("--out", $0) },
      against: inputs + [files.map].compactMap { $0 }, in: language)
    var options = ImportOptions(
      isStrict: files.strict, rejectsPath: files.rejects ?? "verna.rejects.csv", currency: files.currency,
      timeZone: files.timeZone)
    options.language = language
    do {
      let mapping = try files.map.map { path throws(ImportError) in try Mapping.load(path: path) }
      var quiet = options
      quiet.rejectsPath = nil
      let table = try Importer(quiet).run(files: files.products, mapping: mapping)
      guard !table.dataset.products.isEmpty else {
        throw CommandFailure(
          Bilingual("в файлах --products нет товаров", "the files of --products hold no products"),
          place: files.products.joined(separator: ", "),
          remedy: Bilingual(
            "нужна таблица с колонками sku, price, cost", "give a table with the columns sku, price, cost"),
          in: language)
      }
      let bar = ProgressBar(
        title: wording(Bilingual("Читаю", "Reading")), unit: Bilingual("строк", "rows"), wording: wording,
        isQuiet: files.quiet)
      defer { bar.clear() }
      let result = try Importer(options).run(files: inputs, mapping: mapping) { progress in
        let share = progress.bytesTotal > 0 ? Double(progress.bytesDone) / Double(progress.bytesTotal) : 0
        bar.show(share, count: progress.rows)
      }
      bar.clear()
      let imported = ImportedData(result)
      if !files.quiet { tell(imported) }
      return Data(imported: imported, listed: Set(table.dataset.products.map(\.sku)))
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as ImportError {
      throw CommandFailure(error, in: language)
    } catch {
      throw CommandFailure(Bilingual("\(error)", "\(error)"), remedy: Bilingual("", ""), in: language)
    }
  }

  private func tell(_ imported: ImportedData) {
    let terminal = Terminal.standardError
    let narrative = ImportNarrative(
      result: imported, wording: wording, rejectsPath: files.rejects ?? "verna.rejects.csv", width: terminal.width,
      usesColour: terminal.usesColour)
    terminal.write((narrative.lines(showsColumns: files.map == nil) + [""]).joined(separator: "\n") + "\n")
  }
}

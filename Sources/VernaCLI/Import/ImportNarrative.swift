import VernaColumns
import VernaLanguage
import VernaReports

/// What an import did, in words: files, counts, what each column was taken for, what was set aside.
struct ImportNarrative {
  let result: ImportedData
  let wording: Wording
  let rejectsPath: String
  let width: Int
  let usesColour: Bool

  /// One line a file, the columns as they were understood, and what a person should know.
  ///
  /// - Parameter showsColumns: whether the guess of each column is shown.
  func lines(showsColumns: Bool) -> [String] {
    var lines = files()
    if showsColumns {
      for file in result.summary.files where !file.columns.isEmpty { lines += columns(of: file) }
    }
    lines += rejects()
    lines += ignored()
    for file in result.summary.files {
      for note in file.notes { lines += indented("• \(file.path): " + wording.sentence(note)) }
    }
    for note in result.summary.notes { lines += indented("• " + wording.sentence(note)) }
    for difference in result.summary.differences.prefix(ImportNarrative.shownDifferences) {
      lines += indented("  " + sentence(difference))
    }
    return lines
  }

  /// How many differences a person is shown; the JSON has up to a thousand.
  private static let shownDifferences = 5

  private func sentence(_ difference: ImportSummary.Difference) -> String {
    let place = "\(difference.file):\(difference.line)"
    let receipt = difference.receiptID
    if difference.kind == "field" {
      return wording(
        Bilingual(
          "\(place): чек \(receipt), поле \(difference.column)",
          "\(place): receipt \(receipt), field \(difference.column)"))
    }
    let (held, other) = (
      wording.money.exact(minorUnits: difference.held), wording.money.exact(minorUnits: difference.other)
    )
    return wording(
      Bilingual(
        "\(place): чек \(receipt), \(difference.column) — верно \(held), расходится с \(other)",
        "\(place): receipt \(receipt), \(difference.column) holds with \(held) against \(other)"))
  }

  private func files() -> [String] {
    var table = TerminalTable([
      .init(header: wording(Bilingual("Файл", "File")), widest: 44),
      .init(header: wording(Bilingual("Что в нём", "Holds")), rank: 1),
      .init(header: wording(Bilingual("Строк", "Rows")), isNumber: true),
      .init(header: wording(Bilingual("Принято", "Taken")), isNumber: true),
      .init(header: wording(Bilingual("Отказано", "Rejected")), isNumber: true),
      .init(header: wording(Bilingual("Повторы", "Repeated")), isNumber: true, rank: 3),
      .init(header: wording(Bilingual("Не нужны", "Unused")), isNumber: true, rank: 4),
      .init(header: wording(Bilingual("Формат", "Layout")), widest: 40, rank: 2),
    ])
    for file in result.summary.files where !file.isIgnored {
      table.rows.append([
        .init(file.path), .init(file.kinds.map { wording.word("file." + $0.rawValue) }.joined(separator: " + ")),
        .init(count(file.rowsRead)), .init(count(file.rowsAccepted)),
        .init(count(file.rowsRejected), file.rowsRejected > 0 ? .warning : .plain), .init(count(file.rowsDuplicate)),
        .init(count(file.rowsUnused)), .init(file.layout.map(wording.sentence).joined(separator: ", "), .dim),
      ])
    }
    return table.lines(width: width, usesColour: usesColour)
  }

  private func columns(of file: ImportSummary.File) -> [String] {
    var table = TerminalTable([
      .init(header: wording(Bilingual("Поле", "Field"))), .init(header: wording(Bilingual("Откуда", "From"))),
      .init(header: wording(Bilingual("Как узнано", "How"))),
    ])
    for column in file.columns {
      let how =
        column.isMapped
        ? Bilingual("по --map", "by --map") : Bilingual("узнано по имени", "recognised by its name")
      table.rows.append([
        .init(column.kind.rawValue + "." + column.column), .init(column.source), .init(wording(how), .dim),
      ])
    }
    var lines = ["", file.path] + table.lines(width: width - 2, usesColour: usesColour).map { "  " + $0 }
    if !file.unusedColumns.isEmpty {
      lines += indented(
        wording(Bilingual("Не использованы: ", "Not used: ")) + file.unusedColumns.joined(separator: ", "))
    }
    return lines
  }

  private func rejects() -> [String] {
    let rejected = result.summary.rowsRejected
    guard rejected > 0 else { return [] }
    let forms = Bilingual("строка отложена|строки отложены|строк отложено", "row set aside|rows set aside")
    var lines = [
      "", wording.counted(Int64(rejected), forms) + wording(Bilingual(", все в ", ", all in ")) + rejectsPath,
    ]
    let reasons = result.summary.reasons.enumerated().sorted {
      $0.element.count != $1.element.count ? $0.element.count > $1.element.count : $0.offset < $1.offset
    }
    for (_, reason) in reasons.prefix(5) {
      let column = reason.column.isEmpty ? "" : reason.column + ": "
      lines += indented("\(count(reason.count)) × \(column)\(wording.sentence(reason.reason))")
    }
    if let first = result.summary.firstRejects.first {
      lines += indented(
        wording(Bilingual("первая: ", "the first: ")) + "\(first.file):\(first.line): \(first.said(in: wording))")
    }
    return lines
  }

  /// The files that the mapping leaves out.
  private func ignored() -> [String] {
    let paths = result.summary.files.filter(\.isIgnored).map(\.path)
    guard !paths.isEmpty else { return [] }
    let lead = wording(
      Bilingual("Не читались, так сказано в --map (kind: ignore): ", "Left out, as --map says (kind: ignore): "))
    return indented(lead + paths.joined(separator: ", "))
  }

  private func indented(_ text: String) -> [String] {
    DisplayWidth.wrap(DisplayWidth.printable(text), width: max(20, width - 4)).enumerated().map { index, line in
      (index == 0 ? "  " : "    ") + line
    }
  }

  private func count(_ count: Int) -> String { wording.numbers.text(Int64(count)) }
}

import VernaCore
public import VernaDesign
public import VernaLanguage

/// A design for a terminal: warnings first, then its tables.
public struct DesignText: Sendable {
  private let design: LadderDesign
  private let wording: Wording
  private let terminal: ReportText.Terminal

  /// The most rows of a table that are printed; files have them all.
  private static let mostRows = 15

  /// Makes the export.
  public init(_ design: LadderDesign, wording: Wording, terminal: ReportText.Terminal = ReportText.Terminal()) {
    self.design = design
    self.wording = wording
    self.terminal = terminal
  }

  /// The text, ending with a line end.
  public func text() -> String {
    let title = wording(Bilingual("Лестница уровней", "A ladder of levels"))
    var lines = [
      paint(title, .strong), wording.dates.period(from: design.window.from, to: design.window.to), summary, "",
    ]
    for warning in design.warnings { lines.append(paint("• ", .warning) + wording.sentence(warning)) }
    if let proof = design.proof { lines += ["", verdict(proof)] }
    for table in DesignTables(design: design, wording: wording).all {
      lines += ["", paint(wording(table.title), .strong)] + self.lines(of: table)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let basis = design.basis
    let facts: [(Bilingual, String)] = [
      (Bilingual("средний чек", "mean basket"), wording.value(basis.meanBasket, unit: "money")),
      (Bilingual("средняя маржа чека", "mean margin"), wording.value(basis.meanMargin, unit: "money")),
      (Bilingual("порог входа", "entry threshold"), wording.value(design.entryThreshold.value, unit: "money")),
      (Bilingual("потолок поощрения", "cap of rewards"), wording.value(design.rewardCap.value, unit: "share")),
    ]
    return facts.map { wording($0.0) + " " + $0.1 }.joined(separator: " · ")
  }

  private func verdict(_ proof: LadderProof) -> String {
    proof.holds
      ? paint(
        wording(
          Bilingual(
            "Проверка на прошлом: лестница не съедает маржу, ниже пола — ровно то, что обещано.",
            "Proof on the past: the ladder does not eat the margin; under the floor is what was promised and no more.")),
        .good)
      : paint(
        wording(
          Bilingual(
            "Проверка на прошлом не пройдена: причины — первыми в списке выше.",
            "Proof on the past failed: the causes are first in the list above.")), .bad)
  }

  private func lines(of table: DesignTable) -> [String] {
    var shown = TerminalTable(
      table.columns.enumerated().map { index, column in
        TerminalTable.Column(
          header: wording(column.header), isNumber: column.unit != nil, widest: column.unit == nil ? 90 : 40,
          rank: index < 6 ? 0 : index)
      })
    for row in table.rows.prefix(DesignText.mostRows) {
      shown.rows.append(
        zip(row, table.columns).map { cell, column in
          switch cell {
          case .text(let text): TerminalTable.Cell(text)
          case .number(let value): TerminalTable.Cell(written(value, column.unit))
          }
        })
    }
    var lines = shown.lines(width: terminal.width, usesColour: terminal.usesColour)
    if table.rows.count > DesignText.mostRows {
      let more = Int64(table.rows.count - DesignText.mostRows)
      lines.append(
        paint(
          wording(Bilingual("ещё ", "and "))
            + wording.counted(more, Bilingual("строка|строки|строк", "more row|more rows"))
            + wording(Bilingual("; все — в --format json или xlsx", "; all of them with --format json or xlsx")), .dim))
    }
    return lines
  }

  private func written(_ value: Double?, _ unit: String?) -> String {
    guard let value else { return wording.missing }
    return wording.value(value, unit: unit ?? "number")
  }

  private func paint(_ text: String, _ paint: Paint) -> String { terminal.usesColour ? paint.apply(to: text) : text }
}

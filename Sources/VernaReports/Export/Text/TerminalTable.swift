/// A table for a terminal: columns as wide as their cells, numbers to the right, cut to fit a width.
package struct TerminalTable {
  /// A column.
  package struct Column {
    var header: String
    var isNumber = false
    /// The most columns of the terminal it takes.
    var widest = 60
    /// Columns with a higher rank are left out first where the table does not fit; 0 is never left out.
    var rank = 0

    /// Makes a column.
    package init(header: String, isNumber: Bool = false, widest: Int = 60, rank: Int = 0) {
      self.header = header
      self.isNumber = isNumber
      self.widest = widest
      self.rank = rank
    }
  }

  /// A cell and how it is painted.
  package struct Cell {
    var text: String
    var paint: Paint = .plain

    package init(_ text: String, _ paint: Paint = .plain) {
      self.text = DisplayWidth.printable(text)
      self.paint = paint
    }
  }

  var columns: [Column]
  package var rows: [[Cell]] = []

  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// The lines of the table.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal.
  ///   - usesColour: whether cells are painted.
  package func lines(width: Int, usesColour: Bool) -> [String] {
    var shown = Array(columns.indices)
    var widths = columns.indices.map { natural($0) }
    func total() -> Int { shown.reduce(0) { $0 + widths[$1] } + 2 * max(0, shown.count - 1) }
    while total() > width,
      let worst = shown.filter({ columns[$0].rank > 0 }).max(by: { columns[$0].rank < columns[$1].rank })
    {
      shown.removeAll { $0 == worst }
    }
    if let first = shown.first, total() > width { widths[first] = max(6, widths[first] - (total() - width)) }
    while total() > width && shown.count > 2 { shown.removeLast() }
    if let last = shown.last, total() > width { widths[last] = max(6, widths[last] - (total() - width)) }
    var lines = [line(shown, widths, usesColour: usesColour) { Cell(columns[$0].header, .dim) }]
    for row in rows {
      lines.append(line(shown, widths, usesColour: usesColour) { $0 < row.count ? row[$0] : Cell("") })
    }
    return lines
  }

  private func natural(_ column: Int) -> Int {
    let cells = rows.map { column < $0.count ? DisplayWidth.of($0[column].text) : 0 }
    return min(columns[column].widest, max(DisplayWidth.of(columns[column].header), cells.max() ?? 0))
  }

  private func line(_ shown: [Int], _ widths: [Int], usesColour: Bool, _ cell: (Int) -> Cell) -> String {
    var texts: [String] = []
    for column in shown {
      let cell = cell(column)
      let text = DisplayWidth.pad(
        DisplayWidth.cut(cell.text, to: widths[column]), to: widths[column], right: columns[column].isNumber)
      texts.append(usesColour ? cell.paint.apply(to: text) : text)
    }
    var line = texts.joined(separator: "  ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}

/// How a text of the terminal is painted (SGR codes of ECMA-48; 256 colours, colour-blind safe).
package enum Paint: Sendable {
  case plain, strong, dim, good, warning, bad

  package func apply(to text: String) -> String {
    let code: String
    switch self {
    case .plain: return text
    case .strong: code = "1"
    case .dim: code = "2"
    case .good: code = "38;5;36"
    case .warning: code = "38;5;175"
    case .bad: code = "38;5;208"
    }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

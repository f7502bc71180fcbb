/// A table of cells shaded by value, with the number in each: cohorts by month since the first purchase, or
/// recency by frequency.
///
/// Where the width asked for is too small for the numbers, the drawing is wider and the page scrolls it.
public struct HeatMap: Chart {
  /// One cell.
  public struct Cell: Sendable {
    /// The value that decides the shade, nil for an empty cell.
    public var value: Double?
    /// What stands in the cell; short.
    public var text: String
    /// Shown when the pointer rests on the cell.
    public var hover: String?
    /// The cell is the whole by definition, such as month 0 of a cohort: it is left out of the shading.
    public var isBase: Bool

    /// Makes a cell.
    public init(value: Double?, text: String, hover: String? = nil, isBase: Bool = false) {
      self.value = value
      self.text = text
      self.hover = hover
      self.isBase = isBase
    }

    /// A cell without a value.
    public static let empty = Cell(value: nil, text: "")
  }

  /// How a value becomes one of the nine shades.
  public enum Shading: Sendable {
    /// Evenly from the lowest to the highest value: shares.
    case even
    /// By the square root of the value from zero: counts, where few cells hold most.
    case root
  }

  /// Names of the rows, from top to bottom.
  public var rowNames: [String]
  /// A figure of each row beside its name, such as the cohort's size; empty for none.
  public var rowFigures: [String]
  /// Names of the columns, from left to right.
  public var columnNames: [String]
  /// Name of the rows' axis, above the row names.
  public var rowTitle: String
  /// Name of the figures beside the row names.
  public var figureTitle: String
  /// Name of the columns' axis, above the column names.
  public var columnTitle: String
  /// Cells by row.
  public var cells: [[Cell]]
  /// The hue.
  public var ink: Ink
  /// How values become shades.
  public var shading: Shading

  /// Makes the chart.
  public init(
    rowNames: [String], rowFigures: [String] = [], columnNames: [String], rowTitle: String, figureTitle: String = "",
    columnTitle: String, cells: [[Cell]], ink: Ink = .members, shading: Shading = .even
  ) {
    self.rowNames = rowNames
    self.rowFigures = rowFigures
    self.columnNames = columnNames
    self.rowTitle = rowTitle
    self.figureTitle = figureTitle
    self.columnTitle = columnTitle
    self.cells = cells
    self.ink = ink
    self.shading = shading
  }

  private static let size = 11.0
  private static let rowHeight = 24.0

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    let nameRoom = widest(rowNames + [rowTitle]) + 10
    let figureRoom = rowFigures.isEmpty ? 0 : widest(rowFigures + [figureTitle]) + 12
    let left = nameRoom + figureRoom
    let smallest = max(22, widest(columnNames + cells.joined().map(\.text)) + 8)
    let columns = Double(max(1, columnNames.count))
    let cellWidth = min(max(smallest, (width - left) / columns), 88)
    let wide = max(width, left + cellWidth * columns, left + widest([columnTitle]))
    var drawing = Drawing(width: wide, height: 40 + Double(rowNames.count) * Self.rowHeight + 2)
    addHeads(to: &drawing, nameRoom: nameRoom, left: left, cellWidth: cellWidth)
    let bounds = valueBounds()
    for (row, name) in rowNames.enumerated() {
      let y = 40 + Double(row) * Self.rowHeight
      drawing.add(Label(name, at: Point(0, y + 16), size: Self.size))
      if row < rowFigures.count {
        drawing.add(
          Label(rowFigures[row], at: Point(left - 12, y + 16), anchor: .end, size: Self.size, style: "ct2"))
      }
      guard row < cells.count else { continue }
      for (column, cell) in cells[row].prefix(columnNames.count).enumerated() {
        add(cell, at: Point(left + Double(column) * cellWidth, y), cellWidth, bounds, to: &drawing)
      }
    }
    return drawing
  }

  private func widest(_ texts: [String]) -> Double {
    texts.map { TextMeasure.width(of: $0, size: Self.size) }.max() ?? 0
  }

  private func addHeads(to drawing: inout Drawing, nameRoom: Double, left: Double, cellWidth: Double) {
    drawing.add(Label(rowTitle, at: Point(0, 32), size: Self.size, style: "ct2"))
    if !rowFigures.isEmpty {
      drawing.add(Label(figureTitle, at: Point(left - 12, 32), anchor: .end, size: Self.size, style: "ct2"))
    }
    drawing.add(Label(columnTitle, at: Point(left, 12), size: Self.size, style: "ct2"))
    for (column, name) in columnNames.enumerated() {
      drawing.add(
        Label(
          name, at: Point(left + (Double(column) + 0.5) * cellWidth, 32), anchor: .middle, size: Self.size,
          style: "ct2"))
    }
  }

  private func valueBounds() -> (low: Double, high: Double) {
    let values = cells.joined().filter { !$0.isBase }.compactMap(\.value).filter(\.isFinite)
    let high = values.max() ?? 1
    return (shading == .root ? 0 : values.min() ?? 0, high)
  }

  /// The shade from 0 (palest) to 8 (fullest).
  private func shade(_ value: Double, _ bounds: (low: Double, high: Double)) -> Int {
    guard value.isFinite, bounds.high > bounds.low else { return 4 }
    // Halved first, so that the span of two huge bounds stays finite.
    let share = (value / 2 - bounds.low / 2) / (bounds.high / 2 - bounds.low / 2)
    let bent = shading == .root ? max(0, share).squareRoot() : share
    guard bent.isFinite else { return 4 }
    return min(8, max(0, Int(bent * 9)))
  }

  private func add(
    _ cell: Cell, at corner: Point, _ cellWidth: Double, _ bounds: (low: Double, high: Double),
    to drawing: inout Drawing
  ) {
    guard let value = cell.value else { return }
    let shade = shade(value, bounds)
    let box = Box(x: corner.x + 0.5, y: corner.y + 0.5, width: cellWidth - 1, height: Self.rowHeight - 1)
    drawing.shapes.append(
      .rectangle(box, style: cell.isBase ? "rest" : "f-\(ink.rawValue) h\(shade)", radius: 2, hover: cell.hover))
    if !cell.text.isEmpty {
      drawing.add(
        Label(
          cell.text, at: Point(corner.x + cellWidth / 2, corner.y + 16), anchor: .middle, size: Self.size,
          // White on orange is 2.3:1, so the figures on it stay dark.
          style: cell.isBase ? "ct" : ink == .points ? "hx\(shade) on-points" : "hx\(shade)"))
    }
  }
}

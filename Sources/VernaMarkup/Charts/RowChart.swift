/// Values in rows, each a bar or a dot with its interval: cashiers, stores, channels against the whole.
public struct RowChart: Chart {
  /// One row.
  public struct Row: Sendable {
    /// The name at the left.
    public var name: String
    /// The value; nil shows the reason text alone.
    public var value: Double?
    /// The 95 % interval, drawn as a thin line.
    public var interval: ClosedRange<Double>?
    /// The value in words, at the right: with its sign or word where the colour says good or bad.
    public var text: String
    /// What the row stands for.
    public var ink: Ink
    /// Shown when the pointer rests on the row.
    public var hover: String?

    /// Makes a row.
    public init(
      name: String, value: Double?, interval: ClosedRange<Double>? = nil, text: String, ink: Ink = .members,
      hover: String? = nil
    ) {
      self.name = name
      self.value = value
      self.interval = interval
      self.text = text
      self.ink = ink
      self.hover = hover
    }
  }

  /// Whether values are bars from zero or dots on a scale of their own.
  public enum Style: Sendable { case bars, dots }

  /// The rows from top to bottom.
  public var rows: [Row]
  /// A value all rows are compared with, and its name ("store 54 %").
  public var reference: (value: Double, name: String)?
  /// The norm, if there is one.
  public var norm: NormBand?
  /// Bars or dots.
  public var style: Style
  /// How ticks are written.
  public var format: ValueFormat

  /// Makes the chart.
  public init(
    rows: [Row], reference: (value: Double, name: String)? = nil, norm: NormBand? = nil, style: Style = .bars,
    format: ValueFormat
  ) {
    self.rows = rows
    self.reference = reference
    self.norm = norm
    self.style = style
    self.format = format
  }

  private static let rowHeight = 26.0
  /// The height of rows where a name takes two lines.
  private static let tallRowHeight = 34.0

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    var values = rows.flatMap { row in [row.value].compactMap { $0 } + (row.interval?.finiteBounds ?? []) }
    if let reference { values.append(reference.value) }
    values += norm?.bounds ?? []
    let scale = NiceScale(covering: values, fromZero: style == .bars, maximumTicks: width < 480 ? 3 : 5)
    var drawing = Drawing(width: width, height: 0)
    var top = 4.0
    if let norm {
      top = drawing.addLegend([LegendEntry(text: norm.name, swatch: "norm", isLine: false)])
    }
    if reference != nil { top += 16 }
    let nameRoom = min(rows.map { TextMeasure.width(of: $0.name, size: 12) }.max() ?? 0, width * 0.36)
    let names = rows.map { TextMeasure.wrapWhole($0.name, to: nameRoom + 2, lines: 2, size: 12) }
    let rowHeight = names.contains { $0.count > 1 } ? Self.tallRowHeight : Self.rowHeight
    let textRoom = min(
      rows.map { TextMeasure.width(of: $0.text, size: 12, weight: .semibold) }.max() ?? 0, width * 0.34)
    let area = Box(
      x: nameRoom + 12, y: top, width: max(40, width - nameRoom - textRoom - 24),
      height: Double(rows.count) * rowHeight)
    drawing.height = area.bottom + 24
    addNormAndGrid(to: &drawing, area, scale)
    for (index, row) in rows.enumerated() {
      let middle = area.y + (Double(index) + 0.5) * rowHeight
      add(row, names[index], middle: middle, to: &drawing, area, scale, textRoom: textRoom)
    }
    addReference(to: &drawing, area, scale)
    return drawing
  }

  private func addNormAndGrid(to drawing: inout Drawing, _ area: Box, _ scale: NiceScale) {
    if let norm {
      let (low, high) = norm.span(on: scale)
      let left = area.x + scale.place(low, length: area.width)
      let right = area.x + scale.place(high, length: area.width)
      if right > left {
        drawing.shapes.append(
          .rectangle(
            Box(x: left, y: area.y, width: right - left, height: area.height), style: "norm", hover: norm.name))
      }
    }
    let stride = Drawing.nameStride(scale, format, length: area.width)
    for (index, tick) in scale.ticks.enumerated() {
      let x = area.x + scale.place(tick, length: area.width)
      let style = tick == 0 ? "axis" : "grid"
      drawing.shapes.append(.line(from: Point(x, area.y), to: Point(x, area.bottom), style: style))
      guard index % stride == 0 else { continue }
      drawing.addIfFree(
        Label(format.tick(tick, scale.step), at: Point(x, area.bottom + 16), anchor: .middle, style: "ct2"))
    }
  }

  private func add(
    _ row: Row, _ names: [String], middle: Double, to drawing: inout Drawing, _ area: Box, _ scale: NiceScale,
    textRoom: Double
  ) {
    let isWhole = names.joined(separator: " ") == row.name
    for (index, name) in names.enumerated() {
      let line = middle + 4 + (Double(index) - Double(names.count - 1) / 2) * 14
      drawing.add(Label(name, at: Point(area.x - 10, line), anchor: .end, hover: isWhole ? nil : row.name))
    }
    if let value = row.value, value.isFinite {
      let place = area.x + scale.place(value, length: area.width)
      if style == .bars {
        let zero = area.x + scale.place(0, length: area.width)
        let box = Box(x: min(zero, place), y: middle - 8, width: abs(place - zero), height: 16)
        drawing.shapes.append(.rectangle(box, style: "f-\(row.ink.rawValue)", radius: 1.5, hover: row.hover))
      }
      addInterval(row, middle: middle, to: &drawing, area, scale)
      if style == .dots {
        drawing.shapes.append(
          .circle(Point(place, middle), radius: 5, style: "dot f-\(row.ink.rawValue)", hover: row.hover))
      }
    }
    let text = TextMeasure.truncate(row.text, to: textRoom, size: 12, weight: .semibold)
    let tone = row.ink == .anonymous || row.ink == .neutral ? "ct" : "t-\(row.ink.rawValue)"
    drawing.add(Label(text, at: Point(area.right + 10, middle + 4), weight: .semibold, style: tone))
  }

  private func addInterval(
    _ row: Row, middle: Double, to drawing: inout Drawing, _ area: Box, _ scale: NiceScale
  ) {
    guard let interval = row.interval else { return }
    let low = area.x + scale.place(interval.lowerBound, length: area.width)
    let high = area.x + scale.place(interval.upperBound, length: area.width)
    drawing.shapes.append(.line(from: Point(low, middle), to: Point(high, middle), style: "whisker"))
    for x in [low, high] {
      drawing.shapes.append(.line(from: Point(x, middle - 4), to: Point(x, middle + 4), style: "whisker"))
    }
  }

  private func addReference(to drawing: inout Drawing, _ area: Box, _ scale: NiceScale) {
    guard let reference, reference.value.isFinite else { return }
    let x = area.x + scale.place(reference.value, length: area.width)
    drawing.shapes.append(.line(from: Point(x, area.y - 4), to: Point(x, area.bottom), style: "target"))
    let name = TextMeasure.truncate(reference.name, to: drawing.width, size: 12)
    let half = TextMeasure.width(of: name, size: 12) / 2
    let centre = min(max(x, half), drawing.width - half)
    drawing.addIfFree(Label(name, at: Point(centre, area.y - 8), anchor: .middle))
  }
}

/// What matters most: rows of two-sided bars around the middle, the longest on top. The side to which the low end of an
/// input leads is hollow, that of the high end is filled, so that no colour has to say it.
public struct TornadoChart: Chart {
  /// One input.
  public struct Row: Sendable {
    /// The name at the left.
    public var name: String
    /// The outcome at the low and at the high end of the input.
    public var low: Double
    public var high: Double
    /// The ends of the input in words, shown at the bars' ends.
    public var lowText: String
    public var highText: String

    /// Makes a row.
    public init(name: String, low: Double, high: Double, lowText: String, highText: String) {
      self.name = name
      self.low = low
      self.high = high
      self.lowText = lowText
      self.highText = highText
    }
  }

  /// The rows from top to bottom.
  public var rows: [Row]
  /// The outcome in the middle, and its name in words.
  public var middle: (value: Double, name: String)
  /// The names of the two ends, for the legend.
  public var ends: (low: String, high: String)
  /// How ticks are written.
  public var format: ValueFormat

  /// Makes the chart.
  public init(
    rows: [Row], middle: (value: Double, name: String), ends: (low: String, high: String), format: ValueFormat
  ) {
    self.rows = rows
    self.middle = middle
    self.ends = ends
    self.format = format
  }

  private static let rowHeight = 30.0

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    let values = rows.flatMap { [$0.low, $0.high] } + [middle.value]
    let scale = NiceScale(covering: values.filter(\.isFinite), fromZero: false, maximumTicks: width < 480 ? 3 : 5)
    var drawing = Drawing(width: width, height: 0)
    let top =
      drawing.addLegend([
        LegendEntry(text: ends.low, swatch: "hollow l-members", isLine: false),
        LegendEntry(text: ends.high, swatch: "f-members", isLine: false),
      ]) + 18
    let nameRoom = min(rows.map { TextMeasure.width(of: $0.name, size: 12) }.max() ?? 0, width * 0.34)
    let textRoom = min(
      rows.flatMap { [$0.lowText, $0.highText] }.map { TextMeasure.width(of: $0, size: 12) }.max() ?? 0, width * 0.16)
    let area = Box(
      x: nameRoom + textRoom + 22, y: top, width: max(40, width - nameRoom - 2 * textRoom - 34),
      height: Double(rows.count) * Self.rowHeight)
    drawing.height = area.bottom + 24
    addGrid(to: &drawing, area, scale)
    for (index, row) in rows.enumerated() {
      add(row, y: area.y + (Double(index) + 0.5) * Self.rowHeight, nameRoom: nameRoom, to: &drawing, area, scale)
    }
    let centre = area.x + scale.place(middle.value, length: area.width)
    drawing.shapes.append(.line(from: Point(centre, area.y - 4), to: Point(centre, area.bottom), style: "mark"))
    let half = TextMeasure.width(of: middle.name, size: 12) / 2
    drawing.addIfFree(
      Label(
        middle.name, at: Point(min(max(centre, half), width - half), area.y - 8), anchor: .middle, style: "ct2"))
    return drawing
  }

  private func addGrid(to drawing: inout Drawing, _ area: Box, _ scale: NiceScale) {
    let stride = Drawing.nameStride(scale, format, length: area.width)
    for (index, tick) in scale.ticks.enumerated() {
      let x = area.x + scale.place(tick, length: area.width)
      drawing.shapes.append(
        .line(from: Point(x, area.y), to: Point(x, area.bottom), style: tick == 0 ? "axis" : "grid"))
      guard index % stride == 0 else { continue }
      drawing.addIfFree(
        Label(format.tick(tick, scale.step), at: Point(x, area.bottom + 16), anchor: .middle, style: "ct2"))
    }
  }

  private func add(
    _ row: Row, y: Double, nameRoom: Double, to drawing: inout Drawing, _ area: Box, _ scale: NiceScale
  ) {
    guard row.low.isFinite, row.high.isFinite else { return }
    let shown = TextMeasure.truncate(row.name, to: nameRoom, size: 12)
    drawing.add(Label(shown, at: Point(nameRoom, y + 4), anchor: .end, hover: shown == row.name ? nil : row.name))
    let centre = area.x + scale.place(middle.value, length: area.width)
    let hover = "\(row.name)\n\(row.lowText): \(format.value(row.low))\n\(row.highText): \(format.value(row.high))"
    for (value, text, style) in [
      (row.low, row.lowText, "hollow l-members"), (row.high, row.highText, "f-members"),
    ] {
      let place = area.x + scale.place(value, length: area.width)
      let box = Box(x: min(centre, place), y: y - 9, width: max(1, abs(place - centre)), height: 18)
      drawing.shapes.append(.rectangle(box, style: style, radius: 1.5, hover: hover))
      let isLeft = place < centre || (place == centre && style != "f-members")
      drawing.addIfFree(
        Label(text, at: Point(isLeft ? place - 6 : place + 6, y + 4), anchor: isLeft ? .end : .start, style: "ct2"))
    }
  }
}

/// A bridge from one total to another through what raised and what lowered it. Rows are used, not columns, so that
/// the names of the parts have room.
public struct WaterfallChart: Chart {
  /// One row of the bridge.
  public struct Part: Sendable {
    /// Whether the row is a total from zero or a change from where the last row ended.
    public enum Kind: Sendable { case total, change }

    /// The name, in the reader's language.
    public var name: String
    /// The amount.
    public var amount: Double
    /// Total or change.
    public var kind: Kind
    /// The amount in words, with its sign.
    public var text: String
    /// What the row stands for.
    public var ink: Ink

    /// Makes a row.
    public init(name: String, amount: Double, kind: Kind, text: String, ink: Ink) {
      self.name = name
      self.amount = amount
      self.kind = kind
      self.text = text
      self.ink = ink
    }
  }

  /// The rows from top to bottom.
  public var parts: [Part]
  /// How ticks are written.
  public var format: ValueFormat
  /// Whether the scale starts at zero; a bridge between two near totals reads better without.
  public var fromZero: Bool

  /// Makes the chart.
  public init(parts: [Part], format: ValueFormat, fromZero: Bool = false) {
    self.parts = parts
    self.format = format
    self.fromZero = fromZero
  }

  private static let rowHeight = 32.0

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    let spans = spans()
    let values = fromZero ? spans.flatMap { [$0.from, $0.to] } : scaleValues(spans)
    let scale = NiceScale(covering: values, fromZero: fromZero, maximumTicks: width < 480 ? 3 : 6)
    var drawing = Drawing(width: width, height: Double(parts.count) * Self.rowHeight + 28)
    let names = parts.map { TextMeasure.width(of: $0.name, size: 12, weight: $0.kind == .total ? .semibold : .regular) }
    let nameRoom = min(names.max() ?? 0, width * 0.36)
    let textRoom = min(
      parts.map { TextMeasure.width(of: $0.text, size: 12, weight: .semibold) }.max() ?? 0, width * 0.34)
    let area = Box(
      x: nameRoom + 12, y: 2, width: max(40, width - nameRoom - textRoom - 24),
      height: Double(parts.count) * Self.rowHeight)
    let stride = Drawing.nameStride(scale, format, length: area.width)
    for (index, tick) in scale.ticks.enumerated() {
      let x = area.x + scale.place(tick, length: area.width)
      drawing.shapes.append(
        .line(from: Point(x, area.y), to: Point(x, area.bottom), style: tick == 0 ? "axis" : "grid"))
      guard index % stride == 0 else { continue }
      drawing.addIfFree(
        Label(format.tick(tick, scale.step), at: Point(x, area.bottom + 18), anchor: .middle, style: "ct2"))
    }
    for (index, part) in parts.enumerated() {
      add(part, spans[index], index, to: &drawing, area, scale, nameRoom: nameRoom, textRoom: textRoom)
    }
    return drawing
  }

  /// Where each row begins and ends.
  private func spans() -> [(from: Double, to: Double)] {
    var level = 0.0
    return parts.map { part in
      let amount = part.amount.isFinite ? min(max(part.amount, -1e290), 1e290) : 0
      let from = part.kind == .total ? 0 : level
      level = part.kind == .total ? amount : level + amount
      return (from, level)
    }
  }

  /// Values the scale must cover when totals may be cut at the left: the ends, and some of the totals' length.
  private func scaleValues(_ spans: [(from: Double, to: Double)]) -> [Double] {
    let ends = spans.map(\.to)
    guard let low = ends.min(), let high = ends.max(), low > 0 else { return spans.flatMap { [$0.from, $0.to] } }
    let cut = low - (high - low) * 0.6
    // A cut that hides less than half of the totals is not worth the loss of the zero.
    return cut > low * 0.5 ? ends + [cut] : ends + [0]
  }

  private func add(
    _ part: Part, _ span: (from: Double, to: Double), _ index: Int, to drawing: inout Drawing, _ area: Box,
    _ scale: NiceScale, nameRoom: Double, textRoom: Double
  ) {
    let top = area.y + Double(index) * Self.rowHeight
    let from = area.x + scale.place(span.from, length: area.width)
    let to = area.x + scale.place(span.to, length: area.width)
    let box = Box(x: min(from, to), y: top + 6, width: max(2, abs(to - from)), height: Self.rowHeight - 12)
    drawing.shapes.append(
      .rectangle(box, style: "f-\(part.ink.rawValue)", radius: 1.5, hover: "\(part.name): \(part.text)"))
    if index + 1 < parts.count {
      drawing.shapes.append(
        .line(from: Point(to, top + 6), to: Point(to, top + Self.rowHeight + 6), style: "connector"))
    }
    let weight: TextMeasure.Weight = part.kind == .total ? .semibold : .regular
    let name = TextMeasure.truncate(part.name, to: nameRoom + 4, size: 12, weight: weight)
    drawing.add(
      Label(
        name, at: Point(area.x - 10, top + 20), anchor: .end, weight: weight,
        hover: name == part.name ? nil : part.name))
    let text = TextMeasure.truncate(part.text, to: textRoom, size: 12, weight: .semibold)
    let tone = part.kind == .total ? "ct" : "t-\(part.ink.rawValue)"
    drawing.add(Label(text, at: Point(area.right + 10, top + 20), weight: .semibold, style: tone))
  }
}

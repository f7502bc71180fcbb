/// A course in the size of a word. Sparklines that are compared are given one domain.
public struct Sparkline: Chart {
  /// The values, nil for gaps; the last known one has a dot.
  public var values: [Double?]
  /// The same steps last year, lighter behind; empty for none.
  public var lastYear: [Double?]
  /// The norm as a pale band.
  public var norm: NormBand?
  /// What the line stands for.
  public var ink: Ink
  /// The shared scale; nil takes the values' own.
  public var domain: ClosedRange<Double>?
  /// Height in pixels.
  public var height: Double

  /// Makes the sparkline.
  public init(
    values: [Double?], lastYear: [Double?] = [], norm: NormBand? = nil, ink: Ink = .members,
    domain: ClosedRange<Double>? = nil, height: Double = 40
  ) {
    self.values = values
    self.lastYear = lastYear
    self.norm = norm
    self.ink = ink
    self.domain = domain
    self.height = height
  }

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    var drawing = Drawing(width: width, height: height)
    let own = (values + lastYear).compactMap { $0 }.filter(\.isFinite)
    guard !own.isEmpty else { return drawing }
    let scale = NiceScale(
      covering: domain.map { $0.finiteBounds } ?? own + (norm?.bounds ?? []), fromZero: false, maximumTicks: 8)
    let plot = Plot(box: Box(x: 2, y: 5, width: width - 10, height: height - 10), scale: scale)
    if let norm {
      let (low, high) = norm.span(on: scale)
      if high > low {
        drawing.shapes.append(
          .rectangle(
            Box(x: 0, y: plot.y(high), width: width, height: plot.y(low) - plot.y(high)), style: "norm",
            hover: norm.name))
      }
    }
    let count = max(values.count, lastYear.count)
    add(lastYear, style: "ln ly l-\(ink.rawValue)", count: count, to: &drawing, plot)
    let last = add(values, style: "ln l-\(ink.rawValue)", count: count, to: &drawing, plot)
    if let last { drawing.shapes.append(.circle(last, radius: 3, style: "dot f-\(ink.rawValue)")) }
    return drawing
  }

  @discardableResult
  private func add(
    _ values: [Double?], style: String, count: Int, to drawing: inout Drawing, _ plot: Plot
  ) -> Point? {
    var run: [Point] = []
    var last: Point?
    func flush() {
      if run.count > 1 { drawing.shapes.append(.path(run, closed: false, style: style)) }
      run = []
    }
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite else {
        flush()
        continue
      }
      let share = count > 1 ? Double(index) / Double(count - 1) : 0.5
      let point = Point(plot.box.x + share * plot.box.width, plot.y(value))
      run.append(point)
      last = point
    }
    flush()
    return last
  }
}

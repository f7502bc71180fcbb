/// One value against its norm on a line: the norm a pale band, the value a dot with its interval, last year a tick.
public struct NormBullet: Chart {
  /// The value.
  public var value: Double
  /// Its 95 % interval.
  public var interval: ClosedRange<Double>?
  /// The same period last year.
  public var lastYear: Double?
  /// The norm.
  public var norm: NormBand
  /// What the value's status is, as ink: the word stands beside the drawing.
  public var ink: Ink
  /// How the norm's bounds are written.
  public var format: ValueFormat

  /// Makes the bullet.
  public init(
    value: Double, interval: ClosedRange<Double>? = nil, lastYear: Double? = nil, norm: NormBand, ink: Ink,
    format: ValueFormat
  ) {
    self.value = value
    self.interval = interval
    self.lastYear = lastYear
    self.norm = norm
    self.ink = ink
    self.format = format
  }

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    var drawing = Drawing(width: width, height: 40)
    let known = ([value, lastYear].compactMap { $0 } + norm.bounds + (interval?.finiteBounds ?? []))
      .filter(\.isFinite)
    let low = known.min() ?? 0
    let high = known.max() ?? 1
    let span = high - low
    let room = span.isFinite && span > 0 ? span * 0.12 : max(abs(low) * 0.1, 1)
    let scale = NiceScale(covering: [low - room, high + room], fromZero: false, maximumTicks: 10)
    let line = Box(x: 6, y: 8, width: width - 12, height: 14)
    func x(_ value: Double) -> Double { line.x + scale.place(value, length: line.width) }
    let middle = line.y + line.height / 2
    drawing.shapes.append(.rectangle(line, style: "rest", radius: 3))
    let (bandLow, bandHigh) = norm.span(on: scale)
    if bandHigh > bandLow {
      drawing.shapes.append(
        .rectangle(
          Box(x: x(bandLow), y: line.y, width: x(bandHigh) - x(bandLow), height: line.height), style: "norm",
          hover: norm.name))
    }
    for bound in norm.bounds {
      drawing.shapes.append(.line(from: Point(x(bound), line.y), to: Point(x(bound), line.bottom), style: "norm-edge"))
      let text = format.value(bound)
      let half = TextMeasure.width(of: text, size: 12) / 2
      drawing.addIfFree(
        Label(text, at: Point(min(max(x(bound), half), width - half), 36), anchor: .middle, style: "ct2"))
    }
    if let lastYear, lastYear.isFinite {
      drawing.shapes.append(
        .line(from: Point(x(lastYear), line.y - 2), to: Point(x(lastYear), line.bottom + 2), style: "ly-tick"))
    }
    if let interval {
      drawing.shapes.append(
        .line(from: Point(x(interval.lowerBound), middle), to: Point(x(interval.upperBound), middle), style: "whisker"))
    }
    if value.isFinite {
      drawing.shapes.append(.circle(Point(x(value), middle), radius: 6, style: "dot f-\(ink.rawValue)"))
    }
    return drawing
  }
}

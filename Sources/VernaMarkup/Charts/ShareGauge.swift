/// The share that is needed out of a whole, as a bar from nothing to all: `roi.break_even`.
///
/// A share over one cannot be reached; the bar is then full, hatched and said to be beyond.
public struct ShareGauge: Chart {
  /// The share needed, not negative.
  public var share: Double
  /// Its 95 % interval.
  public var interval: ClosedRange<Double>?
  /// The share in words: "7.4 %".
  public var text: String
  /// What the filled part means: "must be additional".
  public var filledName: String
  /// What the rest means: "may have come anyway".
  public var restName: String
  /// How the ends of the scale are written.
  public var format: ValueFormat
  /// What the bar stands for.
  public var ink: Ink

  /// Makes the gauge.
  public init(
    share: Double, interval: ClosedRange<Double>? = nil, text: String, filledName: String, restName: String,
    format: ValueFormat, ink: Ink = .points
  ) {
    self.share = share
    self.interval = interval
    self.text = text
    self.filledName = filledName
    self.restName = restName
    self.format = format
    self.ink = ink
  }

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    var drawing = Drawing(width: width, height: 92)
    let safe = share.isFinite ? max(0, share) : 0
    let bar = Box(x: 1, y: 34, width: width - 2, height: 22)
    let filled = min(safe, 1) * bar.width
    drawing.shapes.append(.rectangle(bar, style: "rest", radius: 4))
    drawing.shapes.append(
      .rectangle(
        Box(x: bar.x, y: bar.y, width: max(3, filled), height: bar.height), style: "f-\(ink.rawValue)", radius: 4))
    if safe > 1 { drawing.shapes.append(.rectangle(bar, style: "hatch", radius: 4)) }
    if let interval {
      let low = bar.x + min(max(0, interval.lowerBound), 1) * bar.width
      let high = bar.x + min(max(0, interval.upperBound), 1) * bar.width
      let y = bar.bottom + 5
      drawing.shapes.append(.line(from: Point(low, y), to: Point(max(high, low + 1), y), style: "whisker"))
    }
    let needed = TextMeasure.truncate("\(text) \(filledName)", to: width, size: 14, weight: .semibold)
    let neededWidth = TextMeasure.width(of: needed, size: 14, weight: .semibold)
    let start = min(max(0, bar.x + filled - neededWidth / 2), max(0, width - neededWidth))
    drawing.shapes.append(
      .line(from: Point(bar.x + filled, bar.y - 6), to: Point(bar.x + filled, bar.bottom), style: "target"))
    drawing.add(Label(needed, at: Point(start, 22), size: 14, weight: .semibold, style: "t-\(ink.rawValue)"))
    if safe < 0.7 {
      let room = bar.width - filled - 20
      let rest = TextMeasure.truncate(restName, to: room, size: 12)
      drawing.add(Label(rest, at: Point(bar.right - 10, bar.y + 15), anchor: .end, style: "ct2"))
    }
    for tick in [0, 0.25, 0.5, 0.75, 1] {
      let anchor: Label.Anchor = tick == 0 ? .start : tick == 1 ? .end : .middle
      let x = bar.x + tick * bar.width
      drawing.shapes.append(.line(from: Point(x, bar.bottom), to: Point(x, bar.bottom + 4), style: "grid"))
      drawing.addIfFree(
        Label(format.tick(tick, 0.25), at: Point(x, bar.bottom + 22), anchor: anchor, style: "ct2"))
    }
    return drawing
  }
}

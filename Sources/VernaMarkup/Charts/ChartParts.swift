/// The band of the norm: its bounds and what it is called, bounds included ("norm 60–80 %").
public struct NormBand: Sendable, Equatable {
  /// Lower bound, nil when open.
  public var lower: Double?
  /// Upper bound, nil when open.
  public var upper: Double?
  /// The name with its bounds, in the reader's language.
  public var name: String

  /// Makes a band.
  public init(lower: Double?, upper: Double?, name: String) {
    self.lower = lower
    self.upper = upper
    self.name = name
  }

  /// The bounds that are closed.
  var bounds: [Double] { [lower, upper].compactMap { $0 } }

  /// The band within a scale: open sides reach the scale's end.
  func span(on scale: NiceScale) -> (low: Double, high: Double) {
    (max(lower ?? scale.lower, scale.lower), min(upper ?? scale.upper, scale.upper))
  }
}

/// Where a chart's marks may lie, between the axes' names.
struct Plot {
  /// The area of the marks.
  var box: Box
  /// The vertical scale.
  var scale: NiceScale

  /// y of a value.
  func y(_ value: Double) -> Double { box.bottom - scale.place(value, length: box.height) }
}

extension Drawing {
  /// Room needed at the left for the tick names.
  static func tickRoom(_ scale: NiceScale, _ format: ValueFormat) -> Double {
    let widest = scale.ticks.map { TextMeasure.width(of: format.tick($0, scale.step), size: 12) }.max() ?? 0
    return widest + 10
  }

  /// Every how many ticks of a horizontal scale a name fits, so that the names stand evenly.
  static func nameStride(_ scale: NiceScale, _ format: ValueFormat, length: Double) -> Int {
    let ticks = scale.ticks
    guard ticks.count > 1 else { return 1 }
    let widest = ticks.map { TextMeasure.width(of: format.tick($0, scale.step), size: 12) }.max() ?? 0
    let distance = length / Double(ticks.count - 1)
    return max(1, Int(((widest + 8) / max(1, distance)).rounded(.up)))
  }

  /// Hairlines and tick names of the vertical scale; the zero line is stronger.
  mutating func addHorizontalGrid(_ plot: Plot, _ format: ValueFormat) {
    for tick in plot.scale.ticks {
      let y = plot.y(tick)
      let style = tick == 0 && plot.scale.lower <= 0 ? "axis" : "grid"
      shapes.append(.line(from: Point(plot.box.x, y), to: Point(plot.box.right, y), style: style))
      addIfFree(
        Label(format.tick(tick, plot.scale.step), at: Point(plot.box.x - 8, y + 4), anchor: .end, style: "ct2"))
    }
  }

  /// The pale band of the norm across the plot.
  mutating func addNorm(_ norm: NormBand, in plot: Plot) {
    let (low, high) = norm.span(on: plot.scale)
    guard high > low else { return }
    let top = plot.y(high)
    let height = plot.y(low) - top
    shapes.append(
      .rectangle(Box(x: plot.box.x, y: top, width: plot.box.width, height: height), style: "norm", hover: norm.name))
    for bound in norm.bounds where bound >= plot.scale.lower && bound <= plot.scale.upper {
      shapes.append(
        .line(from: Point(plot.box.x, plot.y(bound)), to: Point(plot.box.right, plot.y(bound)), style: "norm-edge"))
    }
  }
}

/// An entry of the legend that stands above a chart too narrow for direct labels.
struct LegendEntry {
  /// The name, with the last value where there is one.
  var text: String
  /// Style class of the swatch.
  var swatch: String
  /// Whether the swatch is a line or a square.
  var isLine: Bool
}

extension Drawing {
  /// Writes the entries in rows from the upper left corner and returns the height used.
  mutating func addLegend(_ entries: [LegendEntry], top: Double = 0) -> Double {
    guard !entries.isEmpty else { return top }
    var x = 0.0
    var y = top
    for entry in entries {
      let text = TextMeasure.truncate(entry.text, to: width - 20, size: 12)
      let needed = 20 + TextMeasure.width(of: text, size: 12)
      if x > 0, x + needed > width {
        x = 0
        y += 18
      }
      if entry.isLine {
        shapes.append(.line(from: Point(x, y + 9), to: Point(x + 14, y + 9), style: entry.swatch))
      } else {
        shapes.append(.rectangle(Box(x: x + 2, y: y + 4, width: 10, height: 10), style: entry.swatch, radius: 2))
      }
      add(Label(text, at: Point(x + 19, y + 13)))
      x += needed + 14
    }
    return y + 24
  }
}

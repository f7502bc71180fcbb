/// Upright bars from zero, one a step: last year as a lighter bar behind, the norm as a pale band, an unfinished
/// step hatched.
public struct BarChart: Chart {
  /// One bar.
  public struct Bar: Sendable {
    /// The value; nil leaves the place empty.
    public var value: Double?
    /// The value of the same step last year, drawn lighter behind.
    public var lastYear: Double?

    /// Makes a bar.
    public init(value: Double?, lastYear: Double? = nil) {
      self.value = value
      self.lastYear = lastYear
    }
  }

  /// The steps under the axis.
  public var steps: [AxisStep]
  /// One bar a step.
  public var bars: [Bar]
  /// What the bars stand for.
  public var ink: Ink
  /// Name of the values, for the legend and hover texts.
  public var name: String
  /// Name of last year's values.
  public var lastYearName: String
  /// The norm, if there is one.
  public var norm: NormBand?
  /// How values are written.
  public var format: ValueFormat
  /// Whether the figures are naive: the bars are then striped.
  public var isNaive: Bool
  /// Height of the plot in pixels.
  public var plotHeight: Double

  /// Makes the chart.
  public init(
    steps: [AxisStep], bars: [Bar], ink: Ink, name: String, lastYearName: String = "", norm: NormBand? = nil,
    format: ValueFormat, isNaive: Bool = false, plotHeight: Double = 200
  ) {
    self.steps = steps
    self.bars = bars
    self.ink = ink
    self.name = name
    self.lastYearName = lastYearName
    self.norm = norm
    self.format = format
    self.isNaive = isNaive
    self.plotHeight = plotHeight
  }

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    let values = bars.flatMap { [$0.value, $0.lastYear].compactMap { $0 } } + (norm?.bounds ?? [])
    let scale = NiceScale(covering: values, fromZero: true, maximumTicks: 4)
    var drawing = Drawing(width: width, height: 0)
    let hasLastYear = bars.contains { $0.lastYear != nil }
    var top = 18.0
    if hasLastYear || norm != nil {
      var entries = [LegendEntry(text: name, swatch: fill, isLine: false)]
      if hasLastYear { entries.append(LegendEntry(text: lastYearName, swatch: "\(fill) ly", isLine: false)) }
      if let norm { entries.append(LegendEntry(text: norm.name, swatch: "norm", isLine: false)) }
      top = drawing.addLegend(entries) + 14
    }
    let left = Drawing.tickRoom(scale, format)
    let plot = Plot(box: Box(x: left, y: top, width: max(40, width - left - 8), height: plotHeight), scale: scale)
    drawing.height = plot.box.bottom + (steps.contains { !$0.group.isEmpty } ? 42 : 26)
    if let norm { drawing.addNorm(norm, in: plot) }
    drawing.addHorizontalGrid(plot, format)

    let spacing = plot.box.width / Double(max(1, steps.count))
    for (index, bar) in bars.prefix(steps.count).enumerated() {
      add(bar, step: steps[index], left: plot.box.x + spacing * Double(index), spacing: spacing, to: &drawing, plot)
    }
    drawing.addStepNames(
      steps, centre: { plot.box.x + spacing * (Double($0) + 0.5) }, spacing: spacing, left: plot.box.x - 6,
      right: width, baseline: plot.box.bottom + 18)
    return drawing
  }

  private var fill: String { isNaive ? "f-\(ink.rawValue) naive" : "f-\(ink.rawValue)" }

  private func add(
    _ bar: Bar, step: AxisStep, left: Double, spacing: Double, to drawing: inout Drawing, _ plot: Plot
  ) {
    let barWidth = min(spacing * 0.64, 48)
    let barLeft = left + (spacing - barWidth) / 2
    var hover = [step.fullName]
    if let value = bar.value, value.isFinite { hover.append("\(name): \(format.value(value))") }
    if let value = bar.lastYear, value.isFinite {
      hover.append("\(lastYearName): \(format.value(value))")
      let shift = barWidth * 0.28
      drawing.shapes.append(
        .rectangle(span(value, barLeft - shift, barWidth, plot), style: "\(fill) ly", radius: 1.5))
    }
    if let value = bar.value, value.isFinite {
      let box = span(value, barLeft, barWidth, plot)
      drawing.shapes.append(.rectangle(box, style: fill, radius: 1.5))
      if step.isUnfinished { drawing.shapes.append(.rectangle(box, style: "hatch")) }
      let text = format.value(value)
      if TextMeasure.width(of: text, size: 12) <= spacing - 4 {
        let y = value >= 0 ? box.y - 5 : box.bottom + 13
        drawing.addIfFree(Label(text, at: Point(left + spacing / 2, y), anchor: .middle))
      }
    }
    drawing.shapes.append(
      .rectangle(
        Box(x: left, y: plot.box.y, width: spacing, height: plot.box.height), style: "hit",
        hover: hover.joined(separator: "\n")))
  }

  private func span(_ value: Double, _ x: Double, _ width: Double, _ plot: Plot) -> Box {
    let zero = plot.y(0)
    let end = plot.y(value)
    return Box(x: x, y: min(zero, end), width: width, height: abs(zero - end))
  }
}

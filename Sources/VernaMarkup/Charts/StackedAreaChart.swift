/// Parts of a whole over time, one on top of another: the customer base by month.
public struct StackedAreaChart: Chart {
  /// One layer.
  public struct Layer: Sendable {
    /// The name, in the reader's language.
    public var name: String
    /// One value a step, not negative; less than nothing counts as nothing.
    public var values: [Double]
    /// What the layer stands for.
    public var ink: Ink

    /// Makes a layer.
    public init(name: String, values: [Double], ink: Ink) {
      self.name = name
      self.values = values
      self.ink = ink
    }
  }

  /// The time axis.
  public var steps: [AxisStep]
  /// The layers, the lowest first.
  public var layers: [Layer]
  /// How values are written.
  public var format: ValueFormat
  /// Height of the plot in pixels.
  public var plotHeight: Double

  /// Makes the chart.
  public init(steps: [AxisStep], layers: [Layer], format: ValueFormat, plotHeight: Double = 260) {
    self.steps = steps
    self.layers = layers
    self.format = format
    self.plotHeight = plotHeight
  }

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    let stacks = stackBounds()
    let totals = stacks.last?.map(\.upper) ?? []
    let scale = NiceScale(covering: totals, fromZero: true)
    var drawing = Drawing(width: width, height: 0)
    let labelsAtEnd = width >= 480 && !steps.isEmpty
    let texts = layers.map { layer in
      "\(layer.name) \(format.value(max(0, layer.values.prefix(steps.count).last ?? 0)))"
    }
    var top = 10.0
    if !labelsAtEnd {
      let entries = zip(layers, texts).map { LegendEntry(text: $1, swatch: "f-\($0.ink.rawValue)", isLine: false) }
      top = drawing.addLegend(entries.reversed()) + 4
    }
    let left = Drawing.tickRoom(scale, format)
    let widest = texts.map { TextMeasure.width(of: $0, size: 12, weight: .semibold) }.max() ?? 0
    let rightRoom = labelsAtEnd ? min(widest + 16, width * 0.36) : 8
    let plot = Plot(
      box: Box(x: left, y: top, width: max(40, width - left - rightRoom), height: plotHeight), scale: scale)
    drawing.height = plot.box.bottom + (steps.contains { !$0.group.isEmpty } ? 42 : 26)
    drawing.addHorizontalGrid(plot, format)
    for (index, layer) in layers.enumerated() { addArea(layer, stacks[index], to: &drawing, plot) }
    for (index, step) in steps.enumerated() where step.isUnfinished {
      let start = index == 0 ? x(0, plot) : (x(index - 1, plot) + x(index, plot)) / 2
      drawing.shapes.append(
        .rectangle(
          Box(x: start, y: plot.box.y, width: max(2, x(index, plot) - start), height: plot.box.height), style: "hatch"))
    }
    drawing.addStepNames(
      steps, centre: { x($0, plot) }, spacing: plot.box.width / Double(max(1, steps.count - 1)), left: plot.box.x - 6,
      right: labelsAtEnd ? plot.box.right + 10 : width, baseline: plot.box.bottom + 18)
    if labelsAtEnd { addEndLabels(texts, stacks, to: &drawing, plot) }
    addHovers(to: &drawing, plot)
    return drawing
  }

  private func x(_ step: Int, _ plot: Plot) -> Double {
    guard steps.count > 1 else { return plot.box.x + plot.box.width / 2 }
    return plot.box.x + plot.box.width * Double(step) / Double(steps.count - 1)
  }

  private func stackBounds() -> [[(lower: Double, upper: Double)]] {
    var floor = [Double](repeating: 0, count: steps.count)
    return layers.map { layer in
      steps.indices.map { index in
        let given = index < layer.values.count ? layer.values[index] : 0
        let height = given.isFinite ? min(max(0, given), 1e290) : 0
        let bounds = (lower: floor[index], upper: floor[index] + height)
        floor[index] = bounds.upper
        return bounds
      }
    }
  }

  private func addArea(
    _ layer: Layer, _ bounds: [(lower: Double, upper: Double)], to drawing: inout Drawing, _ plot: Plot
  ) {
    let style = "f-\(layer.ink.rawValue) area"
    if bounds.count == 1 {
      let top = plot.y(bounds[0].upper)
      drawing.shapes.append(
        .rectangle(
          Box(x: x(0, plot) - 16, y: top, width: 32, height: plot.y(bounds[0].lower) - top), style: style))
      return
    }
    let upper = bounds.enumerated().map { Point(x($0, plot), plot.y($1.upper)) }
    let lower = bounds.enumerated().map { Point(x($0, plot), plot.y($1.lower)) }
    guard !upper.isEmpty else { return }
    drawing.shapes.append(.path(upper + lower.reversed(), closed: true, style: style))
  }

  private func addEndLabels(
    _ texts: [String], _ stacks: [[(lower: Double, upper: Double)]], to drawing: inout Drawing, _ plot: Plot
  ) {
    let wishes = stacks.map { stack -> Double in
      guard let last = stack.last else { return plot.box.bottom }
      return (plot.y(last.lower) + plot.y(last.upper)) / 2
    }
    let places = LabelSpread.spread(wishes, gap: 16, within: (plot.box.y + 4)...(plot.box.bottom - 2))
    let room = drawing.width - plot.box.right - 14
    for (index, text) in texts.enumerated() {
      let shown = TextMeasure.truncate(text, to: room, size: 12, weight: .semibold)
      drawing.addIfFree(
        Label(
          shown, at: Point(plot.box.right + 12, places[index] + 4), weight: .semibold,
          style: "t-\(layers[index].ink.rawValue)", hover: shown == text ? nil : text))
    }
  }

  private func addHovers(to drawing: inout Drawing, _ plot: Plot) {
    let spacing = steps.count > 1 ? plot.box.width / Double(steps.count - 1) : plot.box.width
    for (index, step) in steps.enumerated() {
      let lines = layers.reversed().map { layer in
        "\(layer.name): \(format.value(index < layer.values.count ? max(0, layer.values[index]) : 0))"
      }
      let left = max(plot.box.x, x(index, plot) - spacing / 2)
      let right = min(plot.box.right, x(index, plot) + spacing / 2)
      drawing.shapes.append(
        .rectangle(
          Box(x: left, y: plot.box.y, width: max(1, right - left), height: plot.box.height), style: "hit",
          hover: ([step.fullName] + lines).joined(separator: "\n")))
    }
  }
}

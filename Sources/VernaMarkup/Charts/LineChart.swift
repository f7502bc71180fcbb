/// A course over time: this period solid, last year lighter behind, forecast dashed, the norm as a pale band.
public struct LineChart: Chart {
  /// One line.
  public struct Series: Sendable {
    /// Which time the line belongs to; it decides how the line is drawn.
    public enum Kind: Sendable { case current, lastYear, forecast, naive }

    /// The name, in the reader's language.
    public var name: String
    /// One value a step; nil leaves a gap.
    public var values: [Double?]
    /// What the line stands for.
    public var ink: Ink
    /// Which time it belongs to.
    public var kind: Kind
    /// Bounds of the interval a step, drawn as a pale fan behind the line; empty for none.
    public var intervals: [ClosedRange<Double>?]

    /// Makes a line.
    public init(
      name: String, values: [Double?], ink: Ink, kind: Kind = .current, intervals: [ClosedRange<Double>?] = []
    ) {
      self.name = name
      self.values = values
      self.ink = ink
      self.kind = kind
      self.intervals = intervals
    }
  }

  /// A moment marked by a vertical line, such as the launch: it stands before the step.
  public struct Mark: Sendable {
    /// The step before which the line stands.
    public var step: Int
    /// What happened.
    public var name: String

    /// Makes a mark.
    public init(step: Int, name: String) {
      self.step = step
      self.name = name
    }
  }

  /// The time axis.
  public var steps: [AxisStep]
  /// The lines; the last is drawn on top.
  public var series: [Series]
  /// The norm, if there is one.
  public var norm: NormBand?
  /// Moments marked.
  public var marks: [Mark]
  /// How values are written.
  public var format: ValueFormat
  /// Whether the scale starts at zero.
  public var fromZero: Bool
  /// Height of the plot in pixels.
  public var plotHeight: Double

  /// Makes the chart.
  public init(
    steps: [AxisStep], series: [Series], norm: NormBand? = nil, marks: [Mark] = [], format: ValueFormat,
    fromZero: Bool = false, plotHeight: Double = 220
  ) {
    self.steps = steps
    self.series = series
    self.norm = norm
    self.marks = marks
    self.format = format
    self.fromZero = fromZero
    self.plotHeight = plotHeight
  }

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    let scale = NiceScale(covering: scaleValues(), fromZero: fromZero)
    var drawing = Drawing(width: width, height: 0)
    let labels = series.compactMap(endLabel)
    let labelsAtEnd = width >= 480 && labels.count + (norm == nil ? 0 : 1) <= 5
    var top = 10.0
    if !labelsAtEnd {
      var entries = labels.map { LegendEntry(text: $0.text, swatch: $0.lineStyle, isLine: true) }
      if let norm { entries.append(LegendEntry(text: norm.name, swatch: "norm", isLine: false)) }
      top = drawing.addLegend(entries) + 4
    }
    if !marks.isEmpty { top += 14 }
    let left = Drawing.tickRoom(scale, format)
    let texts = labels.map(\.text) + (norm.map { [$0.name] } ?? [])
    let widest = texts.map { TextMeasure.width(of: $0, size: 12, weight: .semibold) }.max() ?? 0
    let rightRoom = labelsAtEnd ? min(widest + 14, width * 0.36) : 8
    let plot = Plot(
      box: Box(x: left, y: top, width: max(40, width - left - rightRoom), height: plotHeight), scale: scale)
    let hasGroups = steps.contains { !$0.group.isEmpty }
    drawing.height = plot.box.bottom + (steps.isEmpty ? 10 : hasGroups ? 42 : 26)

    if let norm { drawing.addNorm(norm, in: plot) }
    addUnfinished(to: &drawing, plot)
    drawing.addHorizontalGrid(plot, format)
    addMarks(to: &drawing, plot)
    for line in series { addFan(of: line, to: &drawing, plot) }
    for line in series { addLine(line, to: &drawing, plot) }
    drawing.addStepNames(
      steps, centre: { x($0, plot) }, spacing: spacing(plot), left: plot.box.x - 6,
      right: labelsAtEnd ? plot.box.right + 10 : width, baseline: plot.box.bottom + 18)
    if labelsAtEnd { addEndLabels(labels, to: &drawing, plot) }
    addHovers(to: &drawing, plot)
    return drawing
  }

  // MARK: - Places

  /// Values that the scale covers: all of them, and at least a fifth of their size, so that noise is not drawn as a
  /// mountain.
  private func scaleValues() -> [Double] {
    let drawn = series.flatMap { line in
      line.values.compactMap { $0 } + line.intervals.compactMap { $0 }.flatMap(\.finiteBounds)
    }
    let values = (drawn + (norm?.bounds ?? [])).filter { $0.isFinite && abs($0) < 1e300 }
    guard let low = values.min(), let high = values.max(), high > low else { return drawn + (norm?.bounds ?? []) }
    let least = 0.2 * max(abs(low), abs(high))
    guard high - low < least else { return values }
    let middle = (low + high) / 2
    return [middle - least / 2, middle + least / 2]
  }

  private func spacing(_ plot: Plot) -> Double {
    plot.box.width / Double(max(1, steps.count))
  }

  private func x(_ step: Int, _ plot: Plot) -> Double {
    plot.box.x + spacing(plot) * (Double(step) + 0.5)
  }

  private func points(_ values: [Double?], _ plot: Plot) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    for (index, value) in values.prefix(steps.count).enumerated() {
      if let value, value.isFinite {
        run.append(Point(x(index, plot), plot.y(value)))
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  // MARK: - Marks

  private struct EndLabel {
    var text: String
    var value: Double
    var ink: Ink
    var lineStyle: String
    var textStyle: String
  }

  private func endLabel(_ line: Series) -> EndLabel? {
    guard let value = line.values.prefix(steps.count).last(where: { $0?.isFinite == true }) ?? nil else { return nil }
    let faint = line.kind == .lastYear
    return EndLabel(
      text: "\(line.name) \(format.value(value))", value: value, ink: line.ink, lineStyle: style(line),
      textStyle: faint ? "ct2" : "t-\(line.ink.rawValue)")
  }

  private func style(_ line: Series) -> String {
    switch line.kind {
    case .current: "ln l-\(line.ink.rawValue)"
    case .lastYear: "ln ly l-\(line.ink.rawValue)"
    case .forecast: "ln fc l-\(line.ink.rawValue)"
    case .naive: "ln nv l-\(line.ink.rawValue)"
    }
  }

  private func addLine(_ line: Series, to drawing: inout Drawing, _ plot: Plot) {
    for run in points(line.values, plot) {
      if run.count == 1 {
        let faint = line.kind == .lastYear ? " ly" : ""
        drawing.shapes.append(.circle(run[0], radius: 3, style: "f-\(line.ink.rawValue)\(faint)"))
      } else {
        drawing.shapes.append(.path(run, closed: false, style: style(line)))
      }
    }
    if line.kind != .lastYear, let last = points(line.values, plot).last?.last {
      drawing.shapes.append(.circle(last, radius: 3.5, style: "dot f-\(line.ink.rawValue)"))
    }
  }

  private func addFan(of line: Series, to drawing: inout Drawing, _ plot: Plot) {
    let lower = points(line.intervals.map { $0?.lowerBound }, plot)
    let upper = points(line.intervals.map { $0?.upperBound }, plot)
    for (low, high) in zip(lower, upper) where low.count > 1 && low.count == high.count {
      drawing.shapes.append(.path(high + low.reversed(), closed: true, style: "fan f-\(line.ink.rawValue)"))
    }
  }

  private func addUnfinished(to drawing: inout Drawing, _ plot: Plot) {
    for (index, step) in steps.enumerated() where step.isUnfinished {
      let box = Box(
        x: x(index, plot) - spacing(plot) / 2, y: plot.box.y, width: spacing(plot), height: plot.box.height)
      drawing.shapes.append(.rectangle(box, style: "hatch"))
    }
  }

  private func addMarks(to drawing: inout Drawing, _ plot: Plot) {
    for mark in marks where mark.step >= 0 && mark.step < steps.count {
      let place = x(mark.step, plot) - spacing(plot) / 2
      drawing.shapes.append(
        .line(from: Point(place, plot.box.y - 4), to: Point(place, plot.box.bottom), style: "mark"))
      let half = TextMeasure.width(of: mark.name, size: 12) / 2
      let centre = min(max(place, half), drawing.width - half)
      drawing.addIfFree(Label(mark.name, at: Point(centre, plot.box.y - 9), anchor: .middle, style: "ct2"))
    }
  }

  private func addEndLabels(_ labels: [EndLabel], to drawing: inout Drawing, _ plot: Plot) {
    var wishes = labels.map { plot.y($0.value) }
    var texts = labels.map { ($0.text, $0.textStyle, TextMeasure.Weight.semibold) }
    if let norm {
      let (low, high) = norm.span(on: plot.scale)
      wishes.append((plot.y(low) + plot.y(high)) / 2)
      texts.append((norm.name, "ct2", .regular))
    }
    for (index, label) in labels.enumerated() where label.textStyle == "ct2" { texts[index].2 = .regular }
    let places = LabelSpread.spread(wishes, gap: 16, within: (plot.box.y + 4)...(plot.box.bottom + 4))
    let room = drawing.width - plot.box.right - 12
    for (index, (text, style, weight)) in texts.enumerated() {
      let shown = TextMeasure.truncate(text, to: room, size: 12, weight: weight)
      drawing.addIfFree(
        Label(
          shown, at: Point(plot.box.right + 10, places[index] + 4), weight: weight, style: style,
          hover: shown == text ? nil : text))
    }
  }

  private func addHovers(to drawing: inout Drawing, _ plot: Plot) {
    for (index, step) in steps.enumerated() {
      let lines = series.compactMap { line -> String? in
        guard index < line.values.count, let value = line.values[index], value.isFinite else { return nil }
        return "\(line.name): \(format.value(value))"
      }
      guard !lines.isEmpty else { continue }
      let box = Box(
        x: x(index, plot) - spacing(plot) / 2, y: plot.box.y, width: spacing(plot), height: plot.box.height)
      drawing.shapes.append(
        .rectangle(box, style: "hit", hover: ([step.fullName] + lines).joined(separator: "\n")))
    }
  }
}

extension ClosedRange<Double> {
  /// The bounds that are numbers.
  var finiteBounds: [Double] { [lowerBound, upperBound].filter(\.isFinite) }
}

/// A distribution: bars side by side without gaps for one group, a hollow outline for the other, medians marked.
public struct Histogram: Chart {
  /// A group whose distribution is drawn.
  public struct Group: Sendable {
    /// The name, in the reader's language.
    public var name: String
    /// The share or count of each bin.
    public var values: [Double]
    /// What the group stands for.
    public var ink: Ink
    /// Where the group's median lies, as a position among the bins (1.5 = in the middle of the second), and its name.
    public var median: (position: Double, name: String)?

    /// Makes a group.
    public init(name: String, values: [Double], ink: Ink, median: (position: Double, name: String)? = nil) {
      self.name = name
      self.values = values
      self.ink = ink
      self.median = median
    }
  }

  /// Names of the bins.
  public var binNames: [String]
  /// One or two groups: the first filled, the second hollow.
  public var groups: [Group]
  /// How values are written.
  public var format: ValueFormat
  /// Height of the plot in pixels.
  public var plotHeight: Double

  /// Makes the chart.
  public init(binNames: [String], groups: [Group], format: ValueFormat, plotHeight: Double = 180) {
    self.binNames = binNames
    self.groups = groups
    self.format = format
    self.plotHeight = plotHeight
  }

  /// The chart drawn, with its title and description for screen readers.
  public func drawing(width: Double) -> Drawing {
    let scale = NiceScale(covering: groups.flatMap(\.values), fromZero: true, maximumTicks: 4)
    var drawing = Drawing(width: width, height: 0)
    let entries = groups.enumerated().map { index, group in
      LegendEntry(
        text: group.name, swatch: index == 0 ? "f-\(group.ink.rawValue)" : "hollow l-\(group.ink.rawValue)",
        isLine: false)
    }
    let hasMedians = groups.contains { $0.median != nil }
    let top = drawing.addLegend(entries) + (hasMedians ? 36 : 8)
    let left = Drawing.tickRoom(scale, format)
    let plot = Plot(box: Box(x: left, y: top, width: max(40, width - left - 8), height: plotHeight), scale: scale)
    drawing.height = plot.box.bottom + 26
    drawing.addHorizontalGrid(plot, format)
    let spacing = plot.box.width / Double(max(1, binNames.count))
    for (index, group) in groups.enumerated() {
      if index == 0 {
        addBars(group, spacing, to: &drawing, plot)
      } else {
        addOutline(group, spacing, to: &drawing, plot)
      }
    }
    for (index, group) in groups.enumerated() { addMedian(group, row: index, spacing, to: &drawing, plot) }
    let steps = binNames.map { AxisStep(name: $0, fullName: $0) }
    drawing.addStepNames(
      steps, centre: { plot.box.x + spacing * (Double($0) + 0.5) }, spacing: spacing, left: plot.box.x - 6,
      right: width, baseline: plot.box.bottom + 18)
    addHovers(spacing, to: &drawing, plot)
    return drawing
  }

  private func finite(_ value: Double) -> Double { value.isFinite ? value : 0 }

  private func addBars(_ group: Group, _ spacing: Double, to drawing: inout Drawing, _ plot: Plot) {
    for (index, value) in group.values.prefix(binNames.count).enumerated() {
      let end = plot.y(finite(value))
      let zero = plot.y(0)
      drawing.shapes.append(
        .rectangle(
          Box(
            x: plot.box.x + spacing * Double(index) + 1, y: min(end, zero), width: max(1, spacing - 2),
            height: abs(zero - end)), style: "f-\(group.ink.rawValue)", radius: 1))
    }
  }

  private func addOutline(_ group: Group, _ spacing: Double, to drawing: inout Drawing, _ plot: Plot) {
    var points = [Point(plot.box.x, plot.y(0))]
    for (index, value) in group.values.prefix(binNames.count).enumerated() {
      let y = plot.y(finite(value))
      points.append(Point(plot.box.x + spacing * Double(index), y))
      points.append(Point(plot.box.x + spacing * Double(index + 1), y))
    }
    points.append(Point(points[points.count - 1].x, plot.y(0)))
    drawing.shapes.append(.path(points, closed: false, style: "ln l-\(group.ink.rawValue)"))
  }

  private func addMedian(_ group: Group, row: Int, _ spacing: Double, to drawing: inout Drawing, _ plot: Plot) {
    guard let median = group.median, median.position.isFinite else { return }
    let x = plot.box.x + min(max(0, median.position * spacing), plot.box.width)
    let y = plot.box.y - 8 - Double(row) * 16
    drawing.shapes.append(
      .line(from: Point(x, y + 3), to: Point(x, plot.box.bottom), style: "median l-\(group.ink.rawValue)"))
    let name = TextMeasure.truncate(median.name, to: drawing.width, size: 12, weight: .semibold)
    let half = TextMeasure.width(of: name, size: 12, weight: .semibold) / 2
    let centre = min(max(x, half), drawing.width - half)
    drawing.addIfFree(
      Label(name, at: Point(centre, y), anchor: .middle, weight: .semibold, style: "t-\(group.ink.rawValue)"))
  }

  private func addHovers(_ spacing: Double, to drawing: inout Drawing, _ plot: Plot) {
    for (index, name) in binNames.enumerated() {
      let lines = groups.compactMap { group in
        index < group.values.count ? "\(group.name): \(format.value(finite(group.values[index])))" : nil
      }
      drawing.shapes.append(
        .rectangle(
          Box(x: plot.box.x + spacing * Double(index), y: plot.box.y, width: spacing, height: plot.box.height),
          style: "hit", hover: ([name] + lines).joined(separator: "\n")))
    }
  }
}

/// A chart as marks in pixels, before it becomes SVG: what tests look at for collisions and bounds.
public struct Drawing: Sendable, Equatable {
  /// Width of the view box.
  public var width: Double
  /// Height of the view box.
  public var height: Double
  /// The marks, the lowest first.
  public var shapes: [Shape] = []

  /// An empty drawing.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// All labels, in order of drawing.
  public var labels: [Label] {
    shapes.compactMap { if case .text(let label) = $0 { label } else { nil } }
  }

  /// Adds a label.
  mutating func add(_ label: Label) { shapes.append(.text(label)) }

  /// Adds a label unless it would cover one that is there; true when it was added. Linear in the labels so far.
  @discardableResult
  mutating func addIfFree(_ label: Label) -> Bool {
    let box = label.box
    let bounds = Box(x: 0, y: 0, width: width, height: height)
    guard bounds.contains(box, slack: 1) else { return false }
    for other in labels where other.box.overlaps(box, slack: 0.5) { return false }
    shapes.append(.text(label))
    return true
  }
}

/// What a screen reader says about a chart.
public struct ChartDescription: Sendable, Equatable {
  /// Identity of the drawing within the page: letters, digits and hyphens.
  public var id: String
  /// The finding in a sentence.
  public var title: String
  /// What is drawn, in which unit, for which period and segment, with the figures worth hearing.
  public var text: String

  /// Makes a description.
  public init(id: String, title: String, text: String) {
    self.id = id
    self.title = title
    self.text = text
  }
}

/// A chart: it can be drawn at any width of at least 240 pixels and decides its own height.
public protocol Chart: Sendable {
  /// Draws the chart. The drawing may be wider than asked for where numbers would not fit otherwise; the page then
  /// lets it scroll.
  func drawing(width: Double) -> Drawing
}

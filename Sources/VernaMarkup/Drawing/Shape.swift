/// One mark of a drawing. The style classes name colours and line kinds that the page's style sheet holds.
public enum Shape: Sendable, Equatable {
  /// A filled rectangle.
  case rectangle(Box, style: String, radius: Double = 0, hover: String? = nil)
  /// A straight line.
  case line(from: Point, to: Point, style: String)
  /// A line through points, or an area when closed.
  case path([Point], closed: Bool, style: String)
  /// A dot.
  case circle(Point, radius: Double, style: String, hover: String? = nil)
  /// A line of text.
  case text(Label)
}

/// A point in the drawing's pixels; y grows downwards.
public struct Point: Sendable, Equatable {
  /// Distance from the left edge.
  public var x: Double
  /// Distance from the upper edge.
  public var y: Double

  /// Makes a point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A line of text at a place; its box is measured, so that collisions can be found before anything is drawn.
public struct Label: Sendable, Equatable {
  /// Which end of the text stands at the place.
  public enum Anchor: String, Sendable, Equatable { case start, middle, end }

  /// The text.
  public var text: String
  /// Where the anchor stands: x of the anchor, y of the baseline.
  public var place: Point
  /// Which end of the text stands at x.
  public var anchor: Anchor
  /// Font size in pixels.
  public var size: Double
  /// Font weight.
  public var weight: TextMeasure.Weight
  /// Style class for the colour.
  public var style: String
  /// What is shown when the pointer rests on it.
  public var hover: String?

  /// Makes a label.
  public init(
    _ text: String, at place: Point, anchor: Anchor = .start, size: Double = 12, weight: TextMeasure.Weight = .regular,
    style: String = "ct", hover: String? = nil
  ) {
    self.text = text
    self.place = place
    self.anchor = anchor
    self.size = size
    self.weight = weight
    self.style = style
    self.hover = hover
  }

  /// The measured box of the text: from 0.8 of the size above the baseline to 0.22 below it.
  public var box: Box {
    let width = TextMeasure.width(of: text, size: size, weight: weight)
    let x =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    return Box(x: x, y: place.y - size * 0.8, width: width, height: size * 1.02)
  }
}

/// A rectangle in the drawing's pixels; y grows downwards.
public struct Box: Sendable, Equatable {
  /// Left edge.
  public var x: Double
  /// Upper edge.
  public var y: Double
  /// Width, not negative.
  public var width: Double
  /// Height, not negative.
  public var height: Double

  /// Makes a rectangle from its upper left corner and its size.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Right edge.
  public var right: Double { x + width }
  /// Lower edge.
  public var bottom: Double { y + height }

  /// Whether the inner parts of two rectangles meet by more than `slack` pixels in both directions.
  public func overlaps(_ other: Box, slack: Double = 0) -> Bool {
    min(right, other.right) - max(x, other.x) > slack && min(bottom, other.bottom) - max(y, other.y) > slack
  }

  /// Whether the other rectangle lies within this one, give or take `slack` pixels.
  public func contains(_ other: Box, slack: Double = 0) -> Bool {
    other.x >= x - slack && other.y >= y - slack && other.right <= right + slack && other.bottom <= bottom + slack
  }
}

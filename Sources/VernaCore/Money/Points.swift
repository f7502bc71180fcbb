/// An exact number of loyalty points, kept in hundredths of a point.
public struct Points: Hashable, Comparable, Sendable, Codable {
  /// The number of hundredths.
  public var hundredths: Int64

  /// Makes points from hundredths.
  public init(hundredths: Int64) {
    self.hundredths = hundredths
  }

  /// No points.
  public static let zero = Points(hundredths: 0)

  public static func < (left: Points, right: Points) -> Bool { left.hundredths < right.hundredths }
  public static func + (left: Points, right: Points) -> Points {
    Points(hundredths: left.hundredths + right.hundredths)
  }
  public static func - (left: Points, right: Points) -> Points {
    Points(hundredths: left.hundredths - right.hundredths)
  }
  public static func += (left: inout Points, right: Points) { left.hundredths += right.hundredths }
  public static func -= (left: inout Points, right: Points) { left.hundredths -= right.hundredths }
  public static prefix func - (points: Points) -> Points { Points(hundredths: -points.hundredths) }

  /// The points as a number, for statistics and display only.
  public var number: Double { Double(hundredths) / 100 }
}

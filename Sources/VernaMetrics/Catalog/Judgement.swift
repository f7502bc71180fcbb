/// Which direction of a metric is good.
public enum Good: String, Sendable, Codable {
  case higher, lower, inside, none
}

/// Where a metric stands against its norm.
public enum NormStatus: String, Sendable, Codable {
  case inside = "in"
  case low, high
  case noNorm = "no_norm"
  case tooEarly = "too_early"
  case absent
}

/// How a metric moves against the same periods last year.
public enum Trend: String, Sendable, Codable {
  case rising, falling, steady
  case notJudged = "not_judged"
}

/// A band that the articles hold to be normal; an open bound is nil.
public struct Norm: Sendable, Hashable, Codable {
  /// The lower bound.
  public var low: Double?
  public var high: Double?
  /// The article that says so: "000" to "004".
  public var source: String
  /// The other reading where an article gives two, in words of numbers ("0.5-1.0").
  public var otherReading: String?

  /// Makes one from its parts.
  public init(low: Double?, high: Double?, source: String, otherReading: String? = nil) {
    self.low = low
    self.high = high
    self.source = source
    self.otherReading = otherReading
  }
}

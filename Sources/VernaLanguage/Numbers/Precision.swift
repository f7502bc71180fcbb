/// How many decimals a number deserves.
public enum Precision {
  /// As many as the interval allows: the fewest decimals whose step is no more than half the interval's width, so that
  /// 52.34 with an interval of 51 to 54 is written `52` and with 52.1 to 52.6 `52.3`.
  ///
  /// - Parameters:
  ///   - interval: the 95 % interval, in the unit written; nil for exact numbers.
  ///   - usual: the decimals of an exact number.
  ///   - most: never more than these.
  public static func decimals(interval: ClosedRange<Double>?, usual: Int, most: Int = 4) -> Int {
    guard let interval else { return usual }
    let half = (interval.upperBound - interval.lowerBound) / 2
    guard half > 0, half.isFinite else { return usual }
    var decimals = 0
    var step = 1.0
    while decimals < most && step > half {
      step /= 10
      decimals += 1
    }
    return decimals
  }
}

/// Numbers as they are written into SVG: plain decimals, no exponent, no trailing zeros.
enum Coordinate {
  /// The number with at most the given decimals, rounded half away from zero. A value that is not finite or is
  /// beyond ±10¹² is a programmer's mistake upstream and is held at zero or at that bound, so that no page ever
  /// says "nan".
  static func text(_ value: Double, decimals: Int = 1) -> String {
    guard value.isFinite else { return "0" }
    let bounded = min(max(value, -1e12), 1e12)
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((bounded * Double(scale)).rounded())
    let whole = abs(scaled) / scale
    var fraction = abs(scaled) % scale
    var text = scaled < 0 ? "-\(whole)" : "\(whole)"
    guard fraction != 0 else { return text }
    var digits = decimals
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    let fractionText = String(fraction)
    text += "." + String(repeating: "0", count: digits - fractionText.utf8.count) + fractionText
    return text
  }
}

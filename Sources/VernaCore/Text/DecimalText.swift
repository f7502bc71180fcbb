/// Decimals as texts: exact both ways, so that no kopeck passes through a double.
public enum DecimalText {
  /// `-1234.50` of minor units and their digits.
  public static func text(_ units: Int64, digits: Int) -> String {
    var scale: UInt64 = 1
    for _ in 0..<digits { scale *= 10 }
    let size = units.magnitude
    var text = units < 0 ? "-" : ""
    text += String(size / scale)
    if digits > 0 {
      let fraction = String(size % scale)
      text += "." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
    }
    return text
  }

  /// Reads a decimal with a point into units of so many digits.
  ///
  /// - Returns: nil for what is no decimal, is finer than the digits, or goes beyond 64 bits. `1e3` is no decimal.
  public static func units(_ text: some StringProtocol, digits: Int) -> Int64? {
    var bytes = Array(text.utf8)[...]
    var isNegative = false
    if bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes = bytes.dropFirst()
    }
    var units: Int64 = 0
    var left = digits
    var hasPoint = false
    var hasDigit = false
    for byte in bytes {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard byte >= 48, byte <= 57 else { return nil }
      hasDigit = true
      if hasPoint {
        if left == 0 {
          if byte != 48 { return nil }
          continue
        }
        left -= 1
      }
      let (tens, over) = units.multipliedReportingOverflow(by: 10)
      let (next, more) = tens.addingReportingOverflow(Int64(byte - 48))
      if over || more { return nil }
      units = next
    }
    guard hasDigit, bytes.last != UInt8(ascii: ".") else { return nil }
    while left > 0 {
      let (next, over) = units.multipliedReportingOverflow(by: 10)
      if over { return nil }
      units = next
      left -= 1
    }
    return isNegative ? -units : units
  }
}

/// A decimal written in a test as `120` or `"99.90"`, exact.
public struct FixtureNumber: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, Sendable {
  /// Millionths.
  public let micros: Int64

  public init(integerLiteral value: Int64) { micros = value * 1_000_000 }

  public init(stringLiteral text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let whole = Int64(parts[0])
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padded = Int64(fraction + String(repeating: "0", count: max(0, 6 - fraction.utf8.count)))
    guard parts.count <= 2, fraction.utf8.count <= 6, let whole, let padded else {
      preconditionFailure("not a decimal: \(text)")
    }
    let size = whole * 1_000_000 + padded
    micros = isNegative ? -size : size
  }

  /// The number of `perUnit`-ths; it must be whole.
  public func scaled(_ perUnit: Int64) -> Int64 {
    precondition((micros * perUnit).isMultiple(of: 1_000_000), "finer than one part in \(perUnit)")
    return micros * perUnit / 1_000_000
  }
}

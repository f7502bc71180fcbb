import VernaCore

/// Decimal numbers read exactly from text.
enum ExactDecimal {
  /// Millionths of a plain decimal such as `0.10` or `-3,5`; nil for anything else, and for more than six decimals.
  static func micros(_ text: String) -> Int64? {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == 0x2D
    if isNegative { bytes = bytes.dropFirst() }
    var value: Int64 = 0
    var decimals: Int?
    var digits = 0
    for byte in bytes {
      if byte == 0x2E || byte == 0x2C {
        guard decimals == nil, digits > 0 else { return nil }
        decimals = 0
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      if let count = decimals {
        guard count < 6 else { return nil }
        decimals = count + 1
      }
      digits += 1
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, product < 9_000_000_000_000_000_000 else { return nil }
      value = product + Int64(byte - 0x30)
    }
    guard digits > 0, decimals != 0 else { return nil }
    for _ in (decimals ?? 0)..<6 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return isNegative ? -value : value
  }
}

extension Currency {
  /// The currency of three capital letters, nil for anything else.
  static func named(_ text: String) -> Currency? {
    let code = text.uppercased()
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    return Currency(code: code)
  }
}

/// VAT rates as people write them.
enum RateCell {
  /// Millionths; nil if it is no rate. `20`, `20%`, `20,00 %`, `0.2` are 20 %; 1 and over is percent; `без НДС` is 0.
  static func read(_ cell: Span, _ format: DecimalFormat) -> Int64? {
    var text = cell.string.lowercased()
    if text.hasPrefix("ндс") { text.removeFirst(3) }
    let normal = HeaderName.normal(text)
    if normal == "безндс" || normal == "нет" || normal == "без" || normal == "none" || normal == "exempt" { return 0 }
    let constant = ConstantBytes(text)
    let hasPercent = text.utf8.contains(UInt8(ascii: "%"))
    switch format.read(constant.span, digits: 6) {
    case .value(let value), .rounded(let value):
      let rate = hasPercent || value >= 1_000_000 ? value / 100 : value
      return (0...1_000_000).contains(rate) ? rate : nil
    case .empty, .notANumber, .ambiguous, .tooLarge: return nil
    }
  }
}

/// Scales of surveys.
enum ScaleCell {
  /// `1-5` or `0–10` as bottom x 1,000,000 + top; a lone `5` is 1 to 5, a lone `10` is 0 to 10; nil if it is neither.
  static func read(_ cell: Span) -> Int64? {
    let numbers = cell.string.split { !("0"..."9").contains($0) }.compactMap { Int64($0) }
    switch numbers.count {
    case 1: return numbers[0] >= 10 ? numbers[0] : numbers[0] > 1 ? 1_000_000 + numbers[0] : nil
    case 2:
      guard numbers[0] < numbers[1], numbers[1] < 1_000_000 else { return nil }
      return numbers[0] * 1_000_000 + numbers[1]
    default: return nil
    }
  }
}

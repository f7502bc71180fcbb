import VernaCore
import VernaMechanics
import VernaRules

/// Reads the short ways of saying conditions, which are made into the text of rules.
enum ConditionReader {
  /// What must hold of the basket and the member.
  static func conditions(_ table: TableReader, segments: [ByteText]) -> [String] {
    var texts: [String] = []
    if let occasion = table.reference("occasion", .occasion) { texts.append("occasion.\(occasion)") }
    if !segments.isEmpty {
      texts.append(segments.map { "\(quoted($0)) in member.segments" }.joined(separator: " || "))
    }
    if let days = table.span("without_purchase", .days) {
      texts.append("member.receipts > 0 && member.days_since_purchase >= \(days)")
    }
    if let money = table.money("min_basket") {
      texts.append("basket.total >= \(decimal(money, table.context.currency))")
    }
    if let factor = table.text("threshold", .threshold, WrittenValue.threshold) {
      let share = decimal(units: factor, digits: 4)
      texts.append("member.receipts > 0 && basket.total >= scale(member.mean_basket, \(share))")
    }
    if table.rule("beside", .line) != nil, let text = table.node("beside", as: .rule(.line))?.text {
      texts.append("lines.exists(l, \(text))")
    }
    if table.rule("when", .condition) != nil, let text = table.node("when", as: .rule(.condition))?.text {
      texts.append(text)
    }
    return texts
  }

  /// Which lines it is about.
  static func lines(_ table: TableReader) -> [String] {
    var texts: [String] = []
    let categories = table.names("categories")
    if !categories.isEmpty {
      texts.append(
        categories.map { "l.category == \(quoted($0)) || l.category.startsWith(\(quoted(ByteText("\($0)/"))))" }
          .joined(separator: " || "))
    }
    if table.describes("brands") {
      let brands = table.names("brands")
      if !brands.isEmpty { texts.append("l.brand in [\(brands.map(quoted).joined(separator: ", "))]") }
      let skus = table.names("skus")
      if !skus.isEmpty { texts.append("l.sku in [\(skus.map(quoted).joined(separator: ", "))]") }
    }
    if table.rule("lines", .line) != nil, let text = table.node("lines", as: .rule(.line))?.text { texts.append(text) }
    return texts
  }

  private static func quoted(_ text: ByteText) -> String { RuleValue.string(text.string).json() }

  private static func decimal(_ money: Money, _ currency: Currency) -> String {
    decimal(units: money.minorUnits, digits: currency.digits)
  }

  /// An exact decimal without zeros at its end.
  static func decimal(units: Int64, digits: Int) -> String {
    var fraction = ""
    var rest = units.magnitude
    for _ in 0..<digits {
      fraction = String(rest % 10) + fraction
      rest /= 10
    }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (units < 0 ? "-" : "") + String(rest) + (fraction.isEmpty ? "" : "." + fraction)
  }
}

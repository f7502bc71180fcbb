import VernaCore
import VernaLanguage
import VernaMechanics
import VernaProgram
import VernaViews

/// A calculation as a person in a terminal reads it.
struct CalculationText {
  private let calculation: Calculation
  private let basket: Basket
  private let programme: Programme
  private let language: Language
  private let money: MoneyStyle

  init(_ calculation: Calculation, _ basket: Basket, _ programme: Programme, _ language: Language) {
    self.calculation = calculation
    self.basket = basket
    self.programme = programme
    self.language = language
    money = MoneyStyle(language, currency: programme.pricing.currency)
  }

  private func say(_ russian: String, _ english: String) -> String { Bilingual(russian, english)[language] }

  private func title(_ offer: ByteText) -> String {
    let found = programme.pricing.offers.first { $0.id == offer }
    guard let found, !found.title.isEmpty else { return offer.string }
    return found.title
  }

  private func points(_ points: Points) -> String {
    let text = DecimalText.text(points.hundredths, digits: 2)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }

  /// All of it.
  func text(explaining: Bool) -> String {
    var lines = lineTable()
    lines.append("")
    lines.append(row(say("Итого к оплате", "To be paid"), money.exact(minorUnits: calculation.total.minorUnits)))
    if calculation.discount != .zero {
      lines.append(row(say("Скидки", "Discounts"), money.exact(minorUnits: calculation.discount.minorUnits)))
    }
    if calculation.spent != .zero {
      lines.append(
        row(
          say("Оплачено баллами", "Paid by points"),
          "\(money.exact(minorUnits: calculation.paidByPoints.minorUnits))  (\(points(calculation.spent)))"))
    }
    lines.append(row(say("Начислится баллов", "Points earned"), points(calculation.earned)))
    if calculation.spendable != .zero {
      lines.append(row(say("Можно списать", "Can be spent"), points(calculation.spendable)))
    }
    for message in calculation.messages {
      lines.append((message.reader == .slip ? say("Чек: ", "Slip: ") : say("Кассиру: ", "Cashier: ")) + message.text)
    }
    if explaining { lines += reasons() }
    return lines.map { $0 + "\n" }.joined()
  }

  private func row(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 22 - name.count)) + value
  }

  private func lineTable() -> [String] {
    zip(basket.lines, calculation.lines).map { line, priced in
      let quantity = DecimalText.text(line.quantity.thousandths, digits: 3)
      let short = line.quantity.isWhole ? String(line.quantity.units) : quantity
      var text = "\(line.sku)  \(short) × \(money.exact(minorUnits: line.price.minorUnits))"
      text += " = \(money.exact(minorUnits: priced.full.minorUnits))"
      if priced.total != priced.full { text += " → \(money.exact(minorUnits: priced.total.minorUnits))" }
      if priced.pointsEarned != .zero { text += "  +\(points(priced.pointsEarned))" }
      return text
    }
  }

  private func reasons() -> [String] {
    var lines = ["", say("Почему", "Why")]
    for effect in calculation.effects {
      var parts: [String] = []
      if effect.money != .zero { parts.append("−" + money.exact(minorUnits: effect.money.minorUnits)) }
      if effect.points != .zero { parts.append("+\(points(effect.points)) " + say("баллов", "points")) }
      let about = effect.lines.isEmpty ? "" : " (" + effect.lines.map(\.string).joined(separator: ", ") + ")"
      lines.append(
        "  ✓ \(title(effect.offer)): \(parts.isEmpty ? say("сработало", "applied") : parts.joined(separator: ", "))\(about)"
      )
    }
    for refusal in calculation.refusals {
      lines.append("  ✗ \(title(refusal.offer)): \(ReasonWords.sentence(refusal.reason)[language])")
    }
    for cut in calculation.cuts {
      let what =
        cut.money != .zero
        ? money.exact(minorUnits: cut.money.minorUnits) : points(cut.points) + say(" баллов", " points")
      let whose = cut.offer == "" ? say("списание баллов", "points spent") : title(cut.offer)
      let place = cut.line == "" ? "" : say(", строка ", ", line ") + cut.line.string
      lines.append(
        "  ! \(say("защита маржи урезала", "the margin guard cut")) \(what): \(whose)\(place) — \(ReasonWords.sentence(cut.floor)[language])"
      )
    }
    if let bound = calculation.spendingBound, calculation.spendable != .zero || basket.spending != .nothing {
      lines.append(
        "  • \(say("списание ограничивает", "spending is bound by")): \(ReasonWords.sentence(bound)[language])")
    }
    return lines
  }
}

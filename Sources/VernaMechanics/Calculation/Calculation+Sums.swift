public import VernaCore

/// Sums, of the numbers themselves where the lines are as they were worked out.
extension Calculation {
  /// What the lines cost before discounts.
  public var full: Money { money({ $0.full }, \.full) }
  /// What was taken off.
  public var discount: Money { money({ $0.full - $0.left - $0.paid }, \.discount) }
  /// What points pay.
  public var paidByPoints: Money { money({ $0.paid }, \.paidByPoints) }
  /// What is to be paid in money.
  public var total: Money { money({ $0.left }, \.total) }
  /// Points that it gives, over all wallets.
  public var earned: Points {
    guard let record = grants.record else { return grants.elements.reduce(.zero) { $0 + $1.points } }
    return (0..<record.grantCount).reduce(.zero) {
      $0 + Points(hundredths: record.applied[Int(record.grants[$1])].points)
    }
  }

  private func money(_ recorded: (LineRecord) -> Int64, _ own: (PricedLine) -> Money) -> Money {
    guard let record = lines.record else { return lines.elements.reduce(.zero) { $0 + own($1) } }
    return Money(minorUnits: record.sum(recorded))
  }
}

extension CalculationList where Element == DiscountPart {
  /// What the parts come to.
  var money: Money {
    guard let record else { return elements.reduce(.zero) { $0 + $1.money } }
    let line = record.lines[owner]
    return Money(minorUnits: line.full - line.left - line.paid)
  }
}

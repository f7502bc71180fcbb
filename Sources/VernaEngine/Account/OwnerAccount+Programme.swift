import VernaCore
import VernaMechanics
import VernaProgram

/// What the programme costs in a month, which its floor is held against.
enum ProgrammeFigures {
  /// The counter of what the programme gave: discounts that it funds, and points spent.
  static func cost(_ month: Day) -> LimitKey { key("cost", month) }

  /// The counter of members' money.
  static func turnover(_ month: Day) -> LimitKey { key("turnover", month) }

  private static func key(_ what: ByteText, _ month: Day) -> LimitKey {
    LimitKey(offer: "programme", limit: 0, subject: what, period: ByteText(String(month.iso.prefix(7))))
  }

  /// What is left until the floor of a month is reached; nil where there is none.
  static func headroom(_ margins: MarginGuard, _ used: [LimitKey: Int64], on day: Day) -> Money? {
    let spent = used[cost(day)] ?? 0
    var left: Int64?
    if let most = margins.programmeCost { left = most.minorUnits - spent }
    if let share = margins.programmeCostShare {
      let room = share.of(used[turnover(day)] ?? 0, rounding: .down) - spent
      left = min(left ?? room, room)
    }
    return left.map { Money(minorUnits: max(0, $0)) }
  }
}

extension OwnerAccount {
  /// Counts a purchase, or what came back of one, in the figures that the programme's floor is held against.
  ///
  /// - Parameters:
  ///   - cost: what the programme gave.
  ///   - turnover: money paid.
  mutating func count(cost: Money, turnover: Money, on day: Day, isBack: Bool, _ programme: Programme) {
    let margins = programme.pricing.margins
    guard state != nil, margins.programmeCost != nil || margins.programmeCostShare != nil else { return }
    let uses = [(ProgrammeFigures.cost(day), cost), (ProgrammeFigures.turnover(day), turnover)].compactMap {
      key, money in
      money > .zero
        ? LimitUse(key: key, most: Int64.max / 4, amount: money.minorUnits, measure: .money, scope: .programme) : nil
    }
    if isBack { givenBack += uses } else { taken += uses }
  }
}

extension ProgrammeMachine {
  /// What the programme gives with a calculation: discounts that it funds, and points spent at their worth.
  func cost(of calculation: Calculation) -> Money {
    calculation.lines.reduce(calculation.paidByPoints) { sum, line in
      line.discounts.reduce(sum) { fundedByOthers.contains($1.offer) ? $0 : $0 + $1.money }
    }
  }

  /// The part of that which comes back with lines.
  func cost(of lines: [ReturnedLine], in calculation: Calculation) -> Money {
    lines.reduce(Money.zero) { sum, back in
      guard let line = calculation.lines.first(where: { $0.id == back.id }), line.quantity > .zero else { return sum }
      let whole = line.discounts.reduce(line.paidByPoints) { fundedByOthers.contains($1.offer) ? $0 : $0 + $1.money }
      return sum
        + Money(
          minorUnits: AmountRounding.down.divide(
            Int128(whole.minorUnits) * Int128(back.quantity.thousandths), by: Int128(line.quantity.thousandths)))
    }
  }
}

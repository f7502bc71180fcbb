import VernaCore
import VernaRules

extension Pricing {
  /// What a discount would take off the picked rows, before limits and floors, as the sheet's parts; their total.
  ///
  /// - Returns: nil where a rule could not be worked out; the verdict says what was wrong.
  func wanted(_ compiled: CompiledOffer) -> Result<Int64, BrokenRule> {
    switch compiled.offer.benefit {
    case .gift(let sku, let quantity): return .success(giftParts(sku, quantity))
    case .discount(let discount):
      return parts(discount, compiled).map { total in
        guard let ceiling = discount.ceiling?.minorUnits, total > ceiling else { return total }
        sheet.cut(to: max(0, ceiling))
        return max(0, ceiling)
      }
    default: return .success(0)
    }
  }

  private func parts(_ discount: Discount, _ compiled: CompiledOffer) -> Result<Int64, BrokenRule> {
    switch discount.amount {
    case .share(let share): return .success(share.millionths > 0 ? shareParts(share, discount.base) : 0)
    case .steps(let steps, _):
      return measured(compiled).map { measure in
        let reached = steps.filter { $0.from <= measure }.max { $0.from < $1.from }
        return reached.map { shareParts($0.share, discount.base) } ?? 0
      }
    case .money(let money): return .success(spreadParts(money.minorUnits))
    case .formula: return measured(compiled).map { spreadParts($0) }
    case .moneyEach(let money):
      return .success(
        rowParts { row in Quantity(thousandths: sheet.quantity[row]).amount(at: money).minorUnits })
    case .price(let price):
      return .success(
        rowParts { row in
          let base = discount.base == .left ? sheet.left[row] : sheet.full[row]
          return base - Quantity(thousandths: sheet.quantity[row]).amount(at: price).minorUnits
        })
    case .cheapest(let group, let free, let share):
      return .success(cheapestParts(group, free, share, discount.base))
    case .set(_, let price): return setParts(compiled.parts, price.minorUnits)
    }
  }

  /// What a rule of steps or a formula comes to: minor units, hundredths of points or a whole number.
  func measured(_ compiled: CompiledOffer) -> Result<Int64, BrokenRule> {
    guard let plan = compiled.measure else { return .success(0) }
    do throws(RuleFailure) {
      switch try machine.value(plan, frame) {
      case .int(let number): return .success(number)
      case .money(let money): return .success(money.minorUnits)
      case .points(let points): return .success(points.hundredths)
      case let other: return .failure(BrokenRule(message: "\(other.typeName) is no amount"))
      }
    } catch {
      return .failure(BrokenRule(message: error.description))
    }
  }

  /// A share of the rows together, spread over them, so that it does not matter how goods are split into lines.
  private func shareParts(_ share: Share, _ base: Discount.Base) -> Int64 {
    var sum: Int64 = 0
    let from = base == .left ? sheet.left : sheet.full
    for place in 0..<sheet.picked {
      let money = from[Int(sheet.pick[place])]
      sheet.weight[place] = money
      sum += money
    }
    let total = min(sum, max(0, share.of(sum, rounding: rules.moneyRounding)))
    sheet.spread(total)
    return base == .left ? total : boundByLeft()
  }

  /// No row gives more than is left of it.
  private func boundByLeft() -> Int64 {
    var total: Int64 = 0
    for place in 0..<sheet.picked {
      sheet.part[place] = min(sheet.part[place], sheet.left[Int(sheet.pick[place])])
      total += sheet.part[place]
    }
    return total
  }

  /// Money spread over what is left of the rows.
  private func spreadParts(_ money: Int64) -> Int64 {
    var sum: Int64 = 0
    for place in 0..<sheet.picked {
      sheet.weight[place] = sheet.left[Int(sheet.pick[place])]
      sum += sheet.weight[place]
    }
    let total = min(sum, max(0, money))
    sheet.spread(total)
    return total
  }

  /// Each row by itself.
  private func rowParts(_ money: (Int) -> Int64) -> Int64 {
    var total: Int64 = 0
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      sheet.part[place] = min(max(0, money(row)), sheet.left[row])
      total += sheet.part[place]
    }
    return total
  }

  /// The units of a gift that are in the basket, the dearest first.
  private func giftParts(_ sku: ByteText, _ quantity: Quantity) -> Int64 {
    var wanted = quantity.thousandths
    var total: Int64 = 0
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      let isIt = run.basket.lines[Int(sheet.line[row])].sku == sku
      let taken = isIt ? min(wanted, sheet.quantity[row]) : 0
      wanted -= taken
      sheet.part[place] = worth(row, taken, of: sheet.quantity[row], sheet.left[row])
      total += sheet.part[place]
    }
    return total
  }

  /// What some of a row's quantity is worth.
  func worth(_ row: Int, _ part: Int64, of whole: Int64, _ money: Int64) -> Int64 {
    part >= whole ? money : divideRoundingHalfAway(Int128(money) * Int128(part), by: Int128(whole))
  }
}

/// A rule that could not be worked out, and what was wrong.
struct BrokenRule: Error {
  let message: String
}

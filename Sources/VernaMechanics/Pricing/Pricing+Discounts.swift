import VernaCore
import VernaRules

extension Pricing {
  /// What a discount would take off the picked rows, before limits and floors, as the sheet's parts; their total.
  ///
  /// - Returns: nil where a rule could not be worked out; the verdict says what was wrong.
  func wanted(_ rank: Int) -> Result<Int64, BrokenRule> {
    let head = heads + rank
    let size = head.pointee.size
    let total: Int64
    switch head.pointee.amount {
    case .share: total = shareParts(size, isOfFull: head.pointee.isOfFull)
    case .money: total = spreadParts(size)
    case .moneyEach: total = rowParts { _, _, quantity in amount(quantity, size) }
    case .price:
      let isOfFull = head.pointee.isOfFull
      total = rowParts { left, full, quantity in (isOfFull ? full : left) - amount(quantity, size) }
    default:
      switch otherParts(offers[rank]) {
      case .success(let money): total = money
      case .failure(let broken): return .failure(broken)
      }
    }
    if total <= head.pointee.ceiling { return .success(total) }
    sheet.cut(to: head.pointee.ceiling)
    return .success(head.pointee.ceiling)
  }

  /// What a quantity costs at a unit price.
  private func amount(_ quantity: Int64, _ price: Int64) -> Int64 {
    Quantity(thousandths: quantity).amount(at: Money(minorUnits: price)).minorUnits
  }

  private func otherParts(_ compiled: CompiledOffer) -> Result<Int64, BrokenRule> {
    if case .gift(let sku, let quantity) = compiled.offer.benefit { return .success(giftParts(sku, quantity)) }
    guard case .discount(let discount) = compiled.offer.benefit else { return .success(0) }
    switch discount.amount {
    case .steps(let steps, _):
      return measured(compiled).map { measure in
        let reached = steps.filter { $0.from <= measure }.max { $0.from < $1.from }
        return reached.map { shareParts(max(0, $0.share.millionths), isOfFull: discount.base == .full) } ?? 0
      }
    case .formula: return measured(compiled).map { spreadParts($0) }
    case .cheapest(let group, let free, let share):
      return .success(cheapestParts(group, free, share, discount.base))
    case .set(_, let price): return setParts(compiled.parts, price.minorUnits)
    case .share, .money, .moneyEach, .price: return .success(0)
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
  private func shareParts(_ millionths: Int64, isOfFull: Bool) -> Int64 {
    var sum: Int64 = 0
    let from = isOfFull ? sheet.full : sheet.left
    for place in 0..<sheet.picked {
      let money = from[Int(sheet.pick[place])]
      sheet.weight[place] = money
      sum += money
    }
    let total = min(sum, Share(millionths: millionths).of(sum, rounding: moneyRounding))
    sheet.spread(total)
    return isOfFull ? boundByLeft() : total
  }

  /// No goods give more than is left of them.
  private func boundByLeft() -> Int64 {
    if sheet.hasTwins {
      let pieces = PricingPieces(sheet)
      return pieces.unfold(
        pieces.members.map { $0.reduce(Int64(0)) { $0 + sheet.part[$1] } }, into: sheet)
    }
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

  /// Each row by itself, of what is left of it, what it cost in full, and how much there is of it.
  private func rowParts(_ money: (Int64, Int64, Int64) -> Int64) -> Int64 {
    if sheet.hasTwins {
      let pieces = PricingPieces(sheet)
      return pieces.unfold(
        pieces.members.indices.map { money(pieces.left[$0], pieces.full[$0], pieces.quantity[$0]) }, into: sheet)
    }
    var total: Int64 = 0
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      sheet.part[place] = min(max(0, money(sheet.left[row], sheet.full[row], sheet.quantity[row])), sheet.left[row])
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

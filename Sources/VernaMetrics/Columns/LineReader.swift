import VernaColumns
import VernaCore

/// What the lines of one receipt come to. Money in minor units, `…Micros` in millionths of them; a return's sizes.
struct LineSums {
  /// Lines that the segment takes, their money and their shares of points paid.
  var lines: Int64 = 0
  var money: Int64 = 0
  var points: Int64 = 0
  var items: Int64 = 0
  var list: Int64 = 0
  var listedLines: Int64 = 0
  var promoted: Int64 = 0
  var rewardMicros: Int64 = 0
  var netMicros: Int64 = 0
  var marginMicros: Int64 = 0
  /// Money of lines whose cost is known, and how many there are.
  var costed: Int64 = 0
  var costedLines: Int64 = 0
}

/// Sums of a group of receipts by class of VAT, exact: money and cost of lines with a known cost, rewards, gifts.
enum ClassKind {
  static let covered = 0
  static let goods = 1
  static let rewards = 2
  static let gifts = 3
  static let count = 4
}

/// Reads the lines of receipts by METRICS.md (items, list money, promoted money, RW, cost).
final class LineReader {
  /// The most that the goods of a line are taken to cost: a million million units of money, in billionths. A barcode in the
  /// column of quantities costs more, and a handful of those would pass 64 bits of minor units.
  private static let greatestCost: Int128 = 1_000_000_000_000_000_000_000

  private let table: LineFactTable
  private let facts: UnsafeMutablePointer<LineFacts>
  private let classes: Int
  private let scale: Int64
  private let wideScale: Int128

  init(_ table: LineFactTable) {
    self.table = table
    facts = table.facts.start
    classes = table.classes.count
    scale = table.scale
    wideScale = Int128(table.scale)
  }

  /// Reads the lines of a receipt.
  ///
  /// - Parameter totals: sums by class that the receipt is added to: `ClassKind.count` runs of a value a class.
  func read(_ block: borrowing ReceiptBlock, _ index: Int, into totals: UnsafeMutablePointer<Int128>) -> LineSums {
    var sums = LineSums()
    let lines = block.lines(index)
    let points = block.pointsPaid(index)
    guard !lines.isEmpty, let terms = block.lineTerm else {
      if !table.isFiltered {
        sums.points = points
        sums.rewardMicros +|= points * 1_000_000
        if points != 0 { totals[ClassKind.rewards * classes] += Int128(points) }
      }
      return sums
    }
    if points == 0 {
      for line in lines {
        add(
          facts[Int(terms[line])], amount: block.amount(line), quantity: block.quantity(line), share: 0, &sums, totals)
      }
      return sums
    }
    let shares = share(points, over: lines, of: block, index, terms)
    let holdsPoints = ReceiptFlags(rawValue: block.flags[index]).contains(.amountsHoldPoints)
    for line in lines {
      let share = shares[line - lines.lowerBound]
      let amount = block.amount(line) - (holdsPoints ? share : 0)
      add(facts[Int(terms[line])], amount: amount, quantity: block.quantity(line), share: share, &sums, totals)
    }
    return sums
  }

  /// Whether the segment takes any line of a receipt, or leaves out none of any.
  func keepsAny(_ block: borrowing ReceiptBlock, _ index: Int) -> Bool {
    guard table.isFiltered else { return true }
    guard let terms = block.lineTerm else { return false }
    for line in block.lines(index) where facts[Int(terms[line])].isKept { return true }
    return false
  }

  @inline(__always)
  private func add(
    _ facts: LineFacts, amount: Int64, quantity signed: Int64, share: Int64, _ sums: inout LineSums,
    _ totals: UnsafeMutablePointer<Int128>
  ) {
    if !facts.isKept { return }
    let quantity = signed < 0 ? -signed : signed
    sums.lines += 1
    sums.money += amount
    sums.points += share
    // Money off on a sale is no item.
    if signed >= 0 && amount >= 0 {
      sums.items += facts.isMeasured || quantity % 1000 != 0 ? 1 : quantity / 1000
    }
    var list = amount + share
    if facts.listMicros >= 0 {
      list = listMoney(facts, quantity)
      sums.listedLines += 1
    }
    sums.list += list
    let isGift = amount == 0 && facts.isProgramme
    var reward = share
    if facts.isProgramme && !isGift && facts.listMicros >= 0 { reward += max(0, list - amount - share) }
    if facts.costMicros >= 0 {
      let cost = min(Int128(facts.costMicros) * Int128(quantity), LineReader.greatestCost)
      let net = LineReader.whole(Double(amount) * facts.netFactor)
      let costMicros = LineReader.whole(Double(facts.costMicros) * Double(quantity) * facts.costFactor)
      totals[ClassKind.covered * classes + Int(facts.priceClass)] += Int128(amount)
      totals[ClassKind.goods * classes + Int(facts.costClass)] += cost
      sums.costed += amount
      sums.costedLines += 1
      sums.netMicros +|= net
      sums.marginMicros +|= net - costMicros
      if isGift {
        totals[ClassKind.gifts * classes + Int(facts.costClass)] += cost
        sums.rewardMicros +|= costMicros
      }
    }
    if reward != 0 {
      totals[ClassKind.rewards * classes + Int(facts.priceClass)] += Int128(reward)
      sums.rewardMicros +|= reward * 1_000_000
    }
    if isPromoted(facts, amount: amount + share, quantity: quantity) { sums.promoted += amount }
  }

  /// Rounded to a whole number; what 64 bits cannot hold, which no line of a shop comes to, is kept at their end.
  @inline(__always)
  private static func whole(_ value: Double) -> Int64 { Int64(max(-9e18, min(9e18, value.rounded()))) }

  /// promo_id, or paid (with the share of points) under 0.95 x list_price x qty; not what the programme pays without one.
  @inline(__always)
  private func isPromoted(_ facts: LineFacts, amount: Int64, quantity: Int64) -> Bool {
    if facts.hasPromotion { return true }
    if facts.isProgramme || facts.listMicros < 0 { return false }
    return Int128(amount) * wideScale * 100 < 95 * Int128(facts.listMicros) * Int128(quantity)
  }

  /// list_price x qty, rounded half away from zero to a minor unit.
  @inline(__always)
  private func listMoney(_ facts: LineFacts, _ quantity: Int64) -> Int64 {
    let (product, overflow) = facts.listMicros.multipliedReportingOverflow(by: quantity)
    if overflow || product > Int64.max - scale {
      // Kept under what money of a line may be, so that sums of such lines stay within 64 bits.
      return divideRoundingHalfAway(
        min(Int128(facts.listMicros) * Int128(quantity), wideScale * 1_000_000_000_000), by: wideScale)
    }
    return (product + scale / 2) / scale
  }

  /// Money paid with points split over lines in proportion to their amounts as written or, where all are 0, to their list
  /// money, gifts left out; by largest remainder, so that the parts add up.
  private func share(
    _ points: Int64, over lines: Range<Int>, of block: borrowing ReceiptBlock, _ index: Int,
    _ terms: UnsafePointer<UInt32>
  ) -> [Int64] {
    var weights: [Int64] = []
    var sum: Int64 = 0
    for line in lines {
      let weight = max(0, block.amount(line))
      weights.append(weight)
      sum += weight
    }
    // Of amounts that hold the points themselves nothing else says how they lie: equal parts.
    let holdsPoints = ReceiptFlags(rawValue: block.flags[index]).contains(.amountsHoldPoints)
    if sum == 0 && !holdsPoints {
      weights = []
      for line in lines {
        let facts = facts[Int(terms[line])]
        let isOut = facts.isProgramme || facts.listMicros < 0
        weights.append(isOut ? 0 : listMoney(facts, Int64(block.quantity(line).magnitude)))
      }
    }
    return splitByLargestRemainder(points, weights: weights)
  }
}

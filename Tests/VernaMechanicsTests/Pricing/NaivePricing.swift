import VernaCore
import VernaMechanics

/// A promotion in the plainest form, from which both an offer and the naive pricing's work are made.
struct PlainOffer {
  enum Gift: CaseIterable { case share, shareOfFull, money, moneyEach, price, points }

  var id: ByteText
  var gift: Gift
  var size: Int64
  var priority: Int
  /// A category whose lines it is about, empty for all; and what the basket must come to.
  var category: String
  var least: Int64
  var group: ByteText?
  var isBestOf: Bool
  var isLast: Bool
  var budget: Int64?

  static func random(_ number: Int, _ dice: inout Dice) -> PlainOffer {
    PlainOffer(
      id: ByteText("o\(number)"), gift: dice.pick(Gift.allCases), size: Int64(dice.below(3000)),
      priority: dice.below(4), category: dice.pick(["", "a", "a/x", "b"]), least: Int64(dice.below(3)) * 3000,
      group: dice.below(3) == 0 ? ByteText("g\(dice.below(2))") : nil, isBestOf: dice.below(2) == 0,
      isLast: dice.below(6) == 0, budget: dice.below(5) == 0 ? Int64(dice.below(800)) : nil)
  }

  func offer() throws -> Offer {
    let benefit: Benefit =
      switch gift {
      case .share: .discount(Discount(.share(Share(basisPoints: size))))
      case .shareOfFull: .discount(Discount(.share(Share(basisPoints: size)), base: .full))
      case .money: .discount(Discount(.money(Money(minorUnits: size))))
      case .moneyEach: .discount(Discount(.moneyEach(Money(minorUnits: size / 10))))
      case .price: .discount(Discount(.price(Money(minorUnits: size))))
      case .points: .points(PointsBenefit(.share(Share(basisPoints: size)), wallet: "main"))
      }
    return Offer(
      id: id, section: .promotions, condition: try Shop.condition("basket.total >= \(least / 100)"),
      lines: category.isEmpty ? nil : try Shop.lines("l.category.startsWith('\(category)/')"), benefit: benefit,
      stacking: Stacking(
        priority: priority, exclusiveGroup: isBestOf ? nil : group,
        bestOfGroup: isBestOf ? group.map { ByteText("b\($0)") } : nil,
        isLast: isLast),
      limits: budget.map { [OfferLimit(gift == .points ? .points : .money, most: $0, per: .programme)] } ?? [])
  }
}

/// Prices by reading the rules of the house aloud: whole arrays, one step after the other, no plans, masks or index.
struct NaivePricing {
  let lines: [BasketLine]
  let offers: [PlainOffer]
  private(set) var left: [Int64]
  private(set) var off: [ByteText: [Int64]] = [:]
  private(set) var points: [ByteText: Int64] = [:]
  private var locked: Set<Int> = []
  private var lockedForPoints: Set<Int> = []
  private var winners: [ByteText: ByteText] = [:]

  init(_ lines: [BasketLine], _ offers: [PlainOffer]) {
    self.lines = lines
    self.offers = offers.sorted {
      $0.priority != $1.priority ? $0.priority > $1.priority : $0.id.string < $1.id.string
    }
    left = lines.map(\.amount.minorUnits)
    run()
  }

  private func about(_ offer: PlainOffer) -> [Int] {
    let total = lines.reduce(0) { $0 + $1.amount.minorUnits }
    if total < offer.least { return [] }
    return lines.indices.filter {
      offer.category.isEmpty || lines[$0].category.string.hasPrefix(offer.category + "/")
    }
  }

  private func spread(_ total: Int64, _ rows: [Int], _ weights: [Int64]) -> [Int64] {
    var parts = [Int64](repeating: 0, count: lines.count)
    if weights.allSatisfy({ $0 == 0 }) { return parts }
    for (row, part) in zip(rows, splitByLargestRemainder(total, weights: weights)) { parts[row] = part }
    return parts
  }

  /// What an offer would take off each line as things are.
  private func quote(_ offer: PlainOffer) -> [Int64] {
    let rows = about(offer).filter { !locked.contains($0) }
    let now = rows.map { left[$0] }
    var parts: [Int64]
    switch offer.gift {
    case .points: return []
    case .share:
      let sum = now.reduce(0, +)
      parts = spread(Share(basisPoints: offer.size).of(sum), rows, now)
    case .shareOfFull:
      let full = rows.map { lines[$0].amount.minorUnits }
      parts = spread(Share(basisPoints: offer.size).of(full.reduce(0, +)), rows, full)
    case .money: parts = spread(min(offer.size, now.reduce(0, +)), rows, now)
    case .moneyEach, .price:
      parts = [Int64](repeating: 0, count: lines.count)
      for row in rows {
        let units = lines[row].quantity.units
        parts[row] = offer.gift == .price ? left[row] - offer.size * units : offer.size / 10 * units
      }
    }
    for row in lines.indices { parts[row] = max(0, min(parts[row], left[row])) }
    if let budget = offer.budget, parts.reduce(0, +) > budget {
      let rows = Array(lines.indices)
      parts = spread(budget, rows, parts)
    }
    return parts
  }

  /// Points of an offer on what is left now.
  private func quotePoints(_ offer: PlainOffer) -> Int64 {
    let rows = about(offer).filter { !lockedForPoints.contains($0) }
    let money = rows.reduce(0) { $0 + left[$1] }
    return min(Share(basisPoints: offer.size).of(money, rounding: .down), offer.budget ?? Int64.max)
  }

  private func worth(_ offer: PlainOffer) -> Int64 {
    offer.gift == .points ? quotePoints(offer) : quote(offer).reduce(0, +)
  }

  private mutating func run() {
    var earners: [PlainOffer] = []
    var settled: Set<ByteText> = []
    for offer in offers {
      var chosen = offer
      if let group = offer.group, offer.isBestOf {
        if settled.contains(group) || worth(offer) <= 0 { continue }
        settled.insert(group)
        let members = offers.filter { $0.group == group && $0.isBestOf }
        guard let best = members.map({ worth($0) }).max(), best > 0 else { continue }
        chosen = members.first { worth($0) == best } ?? offer
      } else if let group = offer.group {
        if winners[group] != nil || worth(offer) <= 0 { continue }
        winners[group] = offer.id
      }
      if chosen.gift == .points {
        if !about(chosen).isEmpty { earners.append(chosen) }
        continue
      }
      let parts = quote(chosen)
      if parts.reduce(0, +) == 0 { continue }
      off[chosen.id] = parts
      for row in lines.indices where parts[row] > 0 {
        left[row] -= parts[row]
        if chosen.isLast { locked.insert(row) }
      }
    }
    for offer in earners {
      let earned = quotePoints(offer)
      if earned <= 0 { continue }
      points[offer.id] = earned
      // Rows on which at least a hundredth of a point came.
      let rows = about(offer).filter { !lockedForPoints.contains($0) && left[$0] > 0 }
      let parts = spread(earned, rows, rows.map { left[$0] })
      if offer.isLast { for row in rows where parts[row] > 0 { lockedForPoints.insert(row) } }
    }
  }
}

import VernaCore
import VernaRules

/// Spending rules made ready.
struct CompiledBurning {
  let burning: Burning
  let wallet: Int
  let condition: RulePlan?
  let lines: RuleRowsPlan?
}

/// Makes offers ready for many baskets.
struct OfferCompiler {
  let rules: PricingRules
  let machine: RuleMachine
  let wallets: [ByteText: Int]
  let series: [ByteText: Int]
  private var exclusive: [ByteText: Int] = [:]
  private var bestOf: [ByteText: Int] = [:]

  init(_ rules: PricingRules, _ machine: RuleMachine) {
    self.rules = rules
    self.machine = machine
    wallets = Dictionary(rules.wallets.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    series = Dictionary(rules.coupons.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var exclusiveGroupCount: Int { exclusive.count }

  /// In the order of priority, of the same priority by id.
  mutating func offers() -> [CompiledOffer] {
    let sorted = rules.offers.enumerated().sorted { left, right in
      left.element.stacking.priority != right.element.stacking.priority
        ? left.element.stacking.priority > right.element.stacking.priority : left.element.id < right.element.id
    }
    return sorted.map { compiled($1, $0) }
  }

  func bestOfGroups(_ offers: [CompiledOffer]) -> [[Int]] {
    var groups = [[Int]](repeating: [], count: bestOf.count)
    for (rank, offer) in offers.enumerated() where offer.head.bestOfGroup >= 0 {
      groups[Int(offer.head.bestOfGroup)].append(rank)
    }
    return groups
  }

  func burnings() -> [CompiledBurning] {
    rules.burnings.map {
      CompiledBurning(
        burning: $0, wallet: wallets[$0.wallet] ?? -1, condition: $0.condition.map { machine.plan($0) },
        lines: $0.lines.flatMap { machine.rowsPlan($0, "l", of: "lines") })
    }
  }

  /// Names that rules read; nil where one is worked out part by part, and so from all names.
  func read(_ offers: [CompiledOffer], _ burnings: [CompiledBurning], _ others: [CheckedRule]) -> Set<String>? {
    let plans = offers.flatMap { [$0.condition, $0.measure] } + burnings.map(\.condition)
    let rows = offers.flatMap { [$0.lines] + $0.parts } + burnings.map(\.lines)
    var read: Set<String> = []
    for rule in others {
      // A rule about a line is asked row by row; it reads what it names.
      if !rule.names.contains("l"), !machine.plan(rule).isCompiled { return nil }
      read.formUnion(rule.names)
    }
    for plan in plans {
      guard let plan else { continue }
      if !plan.isCompiled { return nil }
      read.formUnion(plan.rule.names)
    }
    for plan in rows {
      guard let plan else { continue }
      read.formUnion(plan.rule.names)
    }
    return read
  }

  private mutating func compiled(_ offer: Offer, _ place: Int) -> CompiledOffer {
    var measure: CheckedRule?
    var parts: [CheckedRule] = []
    var wallet: ByteText?
    switch offer.benefit {
    case .discount(let discount):
      switch discount.amount {
      case .steps(_, let rule), .formula(let rule): measure = rule
      case .set(let rules, _): parts = rules
      default: break
      }
    case .points(let points):
      wallet = points.wallet
      switch points.amount {
      case .steps(_, let rule), .formula(let rule): measure = rule
      default: break
      }
    case .multiplyPoints(_, let id): wallet = id
    default: break
    }
    var head = OfferHead(offer)
    head.exclusiveGroup = OfferCompiler.number(offer.stacking.exclusiveGroup, &exclusive)
    head.bestOfGroup = OfferCompiler.number(offer.stacking.bestOfGroup, &bestOf)
    head.series = Int32(offer.audience.coupon.map { series[$0] ?? -2 } ?? -1)
    head.wallet = Int32(wallet.flatMap { wallets[$0] } ?? -1)
    return CompiledOffer(
      offer, place: place, head: head, condition: offer.condition.map { machine.plan($0) },
      lines: offer.lines.flatMap { machine.rowsPlan($0, "l", of: "lines") }, measure: measure.map { machine.plan($0) },
      parts: parts.compactMap { machine.rowsPlan($0, "l", of: "lines") }, holdouts: holdouts(of: offer))
  }

  private static func number(_ name: ByteText?, _ numbers: inout [ByteText: Int]) -> Int32 {
    guard let name else { return -1 }
    if let found = numbers[name] { return Int32(found) }
    numbers[name] = numbers.count
    return Int32(numbers.count - 1)
  }

  private func holdouts(of offer: Offer) -> [ByteText] {
    var found = offer.audience.holdouts
    for holdout in rules.holdouts where !found.contains(holdout.id) {
      switch holdout.scope {
      case .programme: found.append(holdout.id)
      case .tiers: if offer.section == .tiers { found.append(holdout.id) }
      case .offer(let id): if id == offer.id { found.append(holdout.id) }
      }
    }
    return found
  }
}

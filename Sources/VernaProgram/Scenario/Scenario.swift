public import VernaCore
public import VernaMechanics

/// A worked example beside a programme: what happens to a member, and what it must come to.
public struct Scenario: Sendable {
  /// In the order in which they happen.
  public var events: [Event]

  /// Something that happens.
  public struct Event: Sendable {
    /// As people read it.
    public var name: String
    /// The basket, empty where it is no purchase.
    public var basket: Basket
    /// What asks for offers.
    public var trigger: OfferTrigger
    /// The reward that is taken, nil for none.
    public var reward: ByteText?
    /// Who it happens to, nil for a guest.
    public var member: MemberView?
    /// What it must come to.
    public var expected: Outcome
  }

  /// What a basket or an event comes to; only what is written is compared.
  public struct Outcome: Hashable, Sendable {
    /// Money to be paid.
    public var total: Money?
    /// Money taken off.
    public var discount: Money?
    /// Points given.
    public var points: Points?
    /// Points spent.
    public var spent: Points?
    /// Gifts, in words, by their order: `coupon next`, `service free_delivery`, `badge explorer`, `product MUG-1 x 1`.
    public var gifts: [String]?
    /// What partners owe the programme for it, by partner, in money; under zero where the programme owes them.
    public var settled: [ByteText: Money]
    /// Why offers did not apply, by offer: the reason's name.
    public var refused: [ByteText: String]

    /// Nothing expected.
    public init() {
      settled = [:]
      refused = [:]
    }
  }

  /// What an event came to.
  public struct Result: Sendable {
    /// Money, points and reasons.
    public var calculation: Calculation
    /// The partner in whose store it was, and what the partner owes the programme for it; nil elsewhere.
    public var settled: (partner: ByteText, money: Money)?
  }

  /// Runs the events one after another: what was used of limits, points given and spent and purchases made are remembered.
  ///
  /// - Returns: what each came to.
  /// - Throws: `PricingFailure` for a basket that cannot be priced.
  public func run(_ programme: Programme) throws(PricingFailure) -> [Result] {
    let rules = programme.pricing
    let pricing = Pricing(rules)
    let conditions = ScenarioConditions(programme)
    var memory = ScenarioMemory()
    var results: [Result] = []
    for event in events {
      var member = event.member.map { memory.recalled($0, rules) }
      if let known = member {
        member?.segments += try conditions.segments(of: known, at: event.basket.at).filter {
          !known.segments.contains($0)
        }
      }
      let result: Calculation
      if let reward = event.reward {
        result = try memory.taking(conditions.reward(reward, by: member, at: event.basket.at))
      } else if event.trigger == .basket {
        result = try pricing.calculate(event.basket, member: member, shared: memory.shared)
      } else {
        guard let member else { throw .wrongMoment(event.basket.at) }
        result = try pricing.decide(
          event.trigger, at: event.basket.at, store: event.basket.store, channel: event.basket.channel,
          codes: event.basket.codes, member: member, shared: memory.shared)
      }
      memory.take(result, event)
      let partner = programme.partners.first { $0.stores.contains(event.basket.store) }
      results.append(
        Result(calculation: result, settled: partner.map { ($0.id, $0.settlement(of: result, rules.currency)) }))
    }
    return results
  }

  /// Where results are not as expected: a sentence for each.
  public func differences(_ results: [Result]) -> [String] {
    zip(events, results).enumerated().flatMap { index, pair in
      pair.0.expected.differences(from: pair.1).map { "event \(index + 1), \(pair.0.name): \($0)" }
    }
  }
}

/// What a scenario remembers from one event to the next.
private struct ScenarioMemory {
  var shared = SharedView()
  private var balances: [ByteText: [ByteText: Int64]] = [:]
  private var used: [ByteText: [LimitKey: Int64]] = [:]
  private var badges: [ByteText: [ByteText]] = [:]
  private var purchases: [ByteText: (receipts: Int64, spend: Int64, last: Int64)] = [:]

  /// A member as the file says, with what has happened since.
  func recalled(_ member: MemberView, _ rules: PricingRules) -> MemberView {
    var view = member
    for (wallet, change) in balances[member.id] ?? [:] {
      view.balances[wallet, default: .zero] += Points(hundredths: change)
    }
    view.used = used[member.id] ?? [:]
    view.badges += badges[member.id] ?? []
    if let past = purchases[member.id] {
      view.receipts += past.receipts
      view.spend += Money(minorUnits: past.spend)
      view.spendYear += Money(minorUnits: past.spend)
      view.lastPurchaseAt = max(view.lastPurchaseAt ?? past.last, past.last)
    }
    view.heldOut = rules.holdouts.filter { $0.holds(member: member.id) }.map(\.id)
    return view
  }

  /// Refuses a reward that was taken as often as it may be.
  func taking(_ result: Calculation) -> Calculation {
    var result = result
    for use in result.uses where (shared.used[use.key] ?? 0) + use.amount > use.most {
      result = Calculation()
      result.refusals = [
        OfferRefusal(offer: use.key.offer, reason: .limitReached(limit: use.key.limit, scope: use.scope))
      ]
    }
    return result
  }

  mutating func take(_ result: Calculation, _ event: Scenario.Event) {
    for use in result.uses {
      if use.scope == .member, let member = event.member {
        used[member.id, default: [:]][use.key, default: 0] += use.amount
      } else {
        shared.used[use.key, default: 0] += use.amount
      }
    }
    guard let member = event.member else { return }
    for grant in result.grants {
      balances[member.id, default: [:]][grant.wallet, default: 0] += grant.points.hundredths
    }
    if result.spent > .zero { balances[member.id, default: [:]][result.wallet, default: 0] -= result.spent.hundredths }
    for gift in result.gifts {
      if case .badge(let badge) = gift.kind { badges[member.id, default: []].append(badge) }
    }
    guard event.trigger == .basket, event.reward == nil else { return }
    let past = purchases[member.id] ?? (0, 0, event.basket.at)
    purchases[member.id] = (past.receipts + 1, past.spend + result.total.minorUnits, event.basket.at)
  }
}

extension Scenario.Outcome {
  /// Where a calculation is other than this, in words.
  func differences(from found: Scenario.Result) -> [String] {
    let result = found.calculation
    var words: [String] = []
    func compare<Value: Equatable>(_ name: String, _ wanted: Value?, _ found: Value, _ text: (Value) -> String) {
      guard let wanted, wanted != found else { return }
      words.append("\(name) is \(text(found)), not \(text(wanted))")
    }
    let money: (Money) -> String = { ConditionReader.decimal(units: $0.minorUnits, digits: 2) }
    let points: (Points) -> String = { ConditionReader.decimal(units: $0.hundredths, digits: 2) }
    compare("total", total, result.total, money)
    compare("discount", discount, result.discount, money)
    compare("points", self.points, result.earned, points)
    compare("spent", spent, result.spent, points)
    compare("gifts", gifts, result.gifts.map(\.words)) { $0.joined(separator: ", ") }
    for (partner, wanted) in settled.sorted(by: { $0.key < $1.key }) {
      compare(
        "what \(partner) owes", wanted, found.settled?.partner == partner ? found.settled?.money ?? .zero : .zero, money
      )
    }
    for (offer, reason) in refused.sorted(by: { $0.key < $1.key }) {
      let found = result.refusals.first { $0.offer == offer }?.reason.code
      compare("the refusal of \(offer)", reason, found ?? "none") { $0 }
    }
    return words
  }
}

extension Partner {
  /// What the partner owes the programme for a receipt in one of its stores: points given there at their price, less points
  /// spent there at theirs, rounded half away from zero.
  func settlement(of result: Calculation, _ currency: Currency) -> Money {
    let micros =
      Int128(result.earned.hundredths) * Int128(givenPriceMicros) - Int128(result.spent.hundredths)
      * Int128(spentPriceMicros)
    return Money(minorUnits: divideRoundingHalfAway(micros * Int128(currency.minorPerMajor), by: 100_000_000))
  }
}

extension Gift {
  /// As scenarios write it.
  var words: String {
    switch kind {
    case .product(let sku, let quantity): "product \(sku) x \(quantity.units)"
    case .coupon(let series): "coupon \(series)"
    case .service(let service): "service \(service)"
    case .badge(let badge): "badge \(badge)"
    }
  }
}

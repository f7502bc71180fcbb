public import VernaCore
public import VernaRules

/// Prices baskets by the rules of a programme: what each line costs, what points it gives and takes, and why. One thread's own.
///
/// Pure: the same basket, member and view always come to the same, and nothing is written. The order of work:
///
/// 1. Offers that money is taken off by, the greatest priority first, of the same priority the smaller id. Of an exclusive group
///    the first that gives anything does; a best-of group stands where the first of it that gives anything stands, and the one
///    that gives most there takes that place.
/// 2. Points are spent on what is left.
/// 3. The till's rounding, and what a fiscal till can print.
/// 4. Points are earned on what is paid, in the order of priority; multipliers after the rest.
/// 5. Words for slip and cashier.
///
/// At each step the margin guard gives only what there is room for, so what is given last is cut first.
public final class Pricing {
  /// What it prices by.
  public let rules: PricingRules
  /// The most that lines may come to in minor units, so that no arithmetic goes beyond its bounds.
  public static let mostMoney: Int64 = 1 << 50
  /// The most points that anything may come to, in hundredths.
  public static let mostPoints: Int64 = 1 << 53
  /// The most of one line, in thousandths.
  public static let mostQuantity: Int64 = 1_000_000_000_000
  /// The name under which the till's rounding to whole major units stands among discounts; no offer has it.
  public static let rounding: ByteText = ""

  let machine: RuleMachine
  let frame: RuleFrame
  let slots: PricingSlots
  /// What calculations keep of it.
  let book: PricingBook
  /// In the order of priority.
  let offers: [CompiledOffer]
  let count: Int
  /// By rank.
  let heads: UnsafeMutablePointer<OfferHead>
  let verdicts: UnsafeMutablePointer<OfferVerdict>
  let moneyRounding: AmountRounding
  let margins: MarginGuard
  /// By wallet: what points are worth, their smallest unit, and how they are rounded to it.
  let values: [PointValue]
  let units: [Int64]
  let roundings: [AmountRounding]
  /// By number: the ranks of offers of a best-of group.
  let bestOfGroups: [[Int]]
  let exclusiveGroupCount: Int
  let burnings: [CompiledBurning]
  let walletPlaces: [ByteText: Int]
  let seriesPlaces: [ByteText: Int]
  /// Ranks in the order of the programme's file.
  let ranksByPlace: [Int]
  /// Ranks of offers that have words for the cashier and say how much a basket must come to.
  let promptingOffers: [Int]
  /// Hold-outs of whose members nothing exists.
  let programmeHoldouts: [ByteText]

  @exclusivity(unchecked) var index: OfferIndex
  /// Offers that can apply to the basket at hand.
  @exclusivity(unchecked) var candidates: OfferBits
  /// What was taken off, in the order in which it was: stretches of it are the offers'. Then the offers that do not apply.
  let discounts = Log<DiscountEntry>()
  let refused = Log<RefusedOffer>()
  /// By offer and row, in the order in which they were granted: stretches of it are the grants'.
  let granted = Log<EarnedEntry>()
  @exclusivity(unchecked) var sheet = PricingSheet(capacity: 64)
  @exclusivity(unchecked) var run = PricingRun()

  /// Makes a pricing.
  ///
  /// - Parameter others: rules that are no offers' and will be asked all the same: of challenges, segments, rewards.
  /// - Complexity: O(rules).
  public init(_ rules: PricingRules, asking others: [CheckedRule] = []) {
    self.rules = rules
    machine = RuleMachine(rules.names.environment)
    frame = machine.frame()
    var compiler = OfferCompiler(rules, machine)
    offers = compiler.offers()
    book = PricingBook(rules, offers)
    count = offers.count
    heads = .allocate(capacity: max(1, offers.count))
    for (rank, compiled) in offers.enumerated() { (heads + rank).initialize(to: compiled.head) }
    verdicts = .allocate(capacity: max(1, offers.count))
    verdicts.initialize(repeating: OfferVerdict(), count: offers.count)
    moneyRounding = rules.moneyRounding
    margins = rules.margins
    values = rules.wallets.map { PointValue($0, rules.currency) }
    units = rules.wallets.map { min(max(1, $0.unit), 1 << 40) }
    roundings = rules.wallets.map(\.rounding)
    ranksByPlace = offers.indices.sorted { [offers] in offers[$0].place < offers[$1].place }
    promptingOffers = offers.indices.filter { [offers] in
      !offers[$0].offer.cashierPrompt.isEmpty && offers[$0].threshold != nil
    }
    bestOfGroups = compiler.bestOfGroups(offers)
    exclusiveGroupCount = compiler.exclusiveGroupCount
    burnings = compiler.burnings()
    walletPlaces = compiler.wallets
    seriesPlaces = compiler.series
    slots = PricingSlots(machine.layout, rules.names, read: compiler.read(offers, burnings, others))
    index = OfferIndex(offers, machine.texts)
    candidates = OfferBits(count: offers.count)
    programmeHoldouts = rules.holdouts.filter { $0.scope == .programme }.map(\.id)
  }

  deinit {
    sheet.deallocate()
    heads.deallocate()
    verdicts.deallocate()
  }

  /// What a basket comes to.
  ///
  /// - Parameters:
  ///   - member: nil for a guest.
  ///   - shared: what is used up of shared limits, as far as it is known.
  ///   - reasons: of which offers it is said why they do not apply.
  /// - Throws: `PricingFailure` for a basket that cannot be priced at all.
  /// - Complexity: O(lines + offers that can apply x lines of theirs).
  public func calculate(
    _ basket: Basket, member: MemberView? = nil, shared: SharedView = SharedView(), reasons: Reasons = .all
  ) throws(PricingFailure) -> Calculation {
    try fillSheet(basket)
    let wallet = try wallet(of: basket)
    begin(.basket, basket, member, shared)
    fillFrame()
    startGuard()
    findCandidates()
    for word in candidates.words.indices {
      var bits = candidates.words[word]
      while bits != 0 {
        settle(word << 6 + bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
    if reasons == .all { explainOthers() }
    spend(from: wallet)
    roundTotal()
    printLines()
    earn()
    return result()
  }

  /// Of which offers a calculation says why they do not apply.
  public enum Reasons: Sendable {
    /// Of all.
    case all
    /// Of those that were looked at; not of those that the index leaves out.
    case looked
  }

  /// How many different texts it has met that rules read. They stay: whoever keeps a pricing for long makes a new one when they
  /// are too many (a million take about 100 MB).
  public var knownTexts: Int { machine.texts.count }

  /// How many offers the last calculation looked at, as the index let them through.
  public var lookedAt: Int { candidates.count }

  private func wallet(of basket: Basket) throws(PricingFailure) -> Int {
    guard let id = basket.wallet else { return rules.wallets.isEmpty ? -1 : 0 }
    guard let place = walletPlaces[id] else { throw .unknownWallet(id) }
    return place
  }

  func begin(_ trigger: OfferTrigger, _ basket: Basket, _ member: MemberView?, _ shared: SharedView) {
    run.begin(trigger, basket, member, shared, exclusiveGroupCount, bestOfGroups.count)
    discounts.removeAll()
    granted.removeAll()
    verdicts.update(repeating: OfferVerdict(), count: count)
    let zone = rules.storeZones[basket.store] ?? rules.zone
    let local = basket.at + zone.offset(at: basket.at)
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    run.day = Day(number: Int32(day))
    run.minute = Int((local - day * 86_400) / 60)
    run.programmeDay = rules.zone.day(at: basket.at)
    run.isHeldOut = !(member?.heldOut.isEmpty ?? true)
  }
}

import VernaCore
import VernaStatistics

/// The people who become members: when they join, how often they come, when they fall asleep.
///
/// One array a property, so that the daily round over all members stays in cache.
struct Membership: Sendable {
  static let never: Int16 = .max

  /// Chance of a visit on an ordinary day, in 2^-32.
  private(set) var rate: [UInt32]
  /// Days of the two years: planned and real joining, falling asleep, coming back, leaving.
  private(set) var plannedJoin: [Int16]
  var joined: [Int16]
  private(set) var asleepFrom: [Int16]
  private(set) var awakeFrom: [Int16]
  private(set) var left: [Int16]
  /// First day on which they shop at the chain at all.
  private(set) var shopsFrom: [Int16]
  /// Basket size in thousandths of a member's usual one.
  private(set) var basketPermille: [UInt16]
  private(set) var homeStore: [UInt16]
  private(set) var isCherryPicker: [Bool]
  /// The member whose card is a cashier's own, or -1: no shopper, so no visits of its own.
  let cashiersCard: Int

  var count: Int { rate.count }

  init(plan: DemoPlan, scale: DemoScale, calendar: TradingCalendar, network: StoreNetwork) {
    var random = SeededGenerator(seed: plan.seed, stream: 3)
    let count = scale.members
    plannedJoin = Membership.joiningDays(count: count, calendar: calendar, random: &random)
    joined = [Int16](repeating: Membership.never, count: count)
    asleepFrom = joined
    awakeFrom = joined
    left = joined
    shopsFrom = [Int16](repeating: 0, count: count)
    basketPermille = []
    homeStore = []
    isCherryPicker = []
    rate = []
    cashiersCard = plan.has(.suspectCard) ? count - 1 : -1
    var sizes = Deck.memberSizes
    let cherryPermille = plan.has(.cherryPickers) ? 200 : 25
    let fallsAsleepPermille = plan.has(.sleepingMembers) ? 420 : 110
    var draws: [Int] = []
    for member in 0..<count {
      draws.append(max(300_000, Int(random.gamma(shape: 2.5, scale: 400_000))))
      basketPermille.append(UInt16(sizes.deal(using: &random)))
      // The golden ratio spreads the members over the stores in proportion to their weights at any number of members.
      let place = (member &* 618_033_989 + random.below(1000)) % 1_000_000_000 * network.totalWeight / 1_000_000_000
      homeStore.append(UInt16(network.store(atWeight: place)))
      isCherryPicker.append((member &* 377 + 7) % 1000 < cherryPermille)
      let join = Int(plannedJoin[member])
      if join >= calendar.lastYearIndex { shopsFrom[member] = plannedJoin[member] }
      let fate = random.below(1000)
      if fate < 130 {
        asleepFrom[member] = Int16(join + 10 + random.below(60))
      } else if fate < 130 + fallsAsleepPermille {
        let earliest = max(join + 60, plan.has(.sleepingMembers) ? calendar.lastYearIndex + 30 : 0)
        asleepFrom[member] = Int16(min(earliest + random.below(max(1, calendar.days + 60 - earliest)), 2000))
      }
      if asleepFrom[member] != Membership.never {
        if random.below(100) < 25 {
          awakeFrom[member] = asleepFrom[member] + Int16(70 + random.below(90))
        } else if !plan.has(.sleepingMembers) {
          left[member] = asleepFrom[member] + Int16(75 + random.below(30))
        }
      }
    }
    rate = [UInt32](repeating: 0, count: count)
    setRates(draws: draws, plan: plan, calendar: calendar)
    if cashiersCard >= 0 {
      rate[cashiersCard] = 0
      joined[cashiersCard] = Int16(calendar.launchIndex + 20)
      asleepFrom[cashiersCard] = Membership.never
      left[cashiersCard] = Membership.never
      isCherryPicker[cashiersCard] = false
    }
  }

  /// Whether a member shops at all on a day.
  @inline(__always)
  func shops(_ member: Int, on day: Int16) -> Bool {
    shopsFrom[member] <= day && (day < asleepFrom[member] || day >= awakeFrom[member])
  }

  /// Three quarters join in the half year of the launch, the others over the year after.
  private static func joiningDays(
    count: Int, calendar: TradingCalendar, random: inout SeededGenerator
  ) -> [Int16] {
    let byMonth = [200, 160, 130, 100, 90, 80, 25, 20, 20, 20, 20, 20, 18, 20, 20, 20, 18, 19]
    let sizes = splitByLargestRemainder(Int64(count), weights: byMonth.map { Int64($0) })
    var days: [Int16] = []
    for (month, size) in sizes.enumerated() {
      let start = calendar.launch.adding(months: month)
      let length = start.distance(to: start.adding(months: 1))
      let first = calendar.period.from.distance(to: start)
      for _ in 0..<size { days.append(Int16(first + random.below(length))) }
    }
    random.shuffle(&days)
    return days
  }

  /// Scales everybody's draws so that last year's visits add up to the wanted share of its receipts.
  private mutating func setRates(draws: [Int], plan: DemoPlan, calendar: TradingCalendar) {
    var running: [UInt64] = [0]
    for factor in calendar.memberFactor { running.append(running[running.count - 1] + factor) }
    let from = calendar.lastYearIndex
    func busy(_ start: Int, _ end: Int) -> Int128 {
      let start = min(max(start, from), calendar.days)
      let end = min(max(end, from), calendar.days)
      return end > start ? Int128(running[end] - running[start]) : 0
    }
    var weighted: Int128 = 0
    for member in 0..<count where member != cashiersCard {
      let asleep = Int(asleepFrom[member])
      let days = busy(Int(shopsFrom[member]), asleep) + busy(Int(awakeFrom[member]), calendar.days)
      weighted += Int128(draws[member]) * days
    }
    // 71 % of receipts carry a card when nineteen members in twenty are asked for it.
    let receipts = calendar.receipts[from...].reduce(0, +)
    let wanted = Int128(receipts) * (plan.has(.fallingFrequency) ? 773 : 743) / 1000
    for member in 0..<count {
      // wanted = sum of rate x busy days / 2^52, and rate is in proportion to the draw.
      let scaled = weighted == 0 ? 0 : Int128(draws[member]) * wanted * (Int128(1) << 52) / weighted
      rate[member] = UInt32(min(scaled, Int128(3_000_000_000)))
    }
  }
}

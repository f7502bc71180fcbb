import Synchronization
import VernaCore
import VernaEngine
import VernaMechanics
import VernaSQLite
import VernaStatistics
import VernaStore

/// Lives of some members, lived by the engine itself on a small store: what every other member's rows are stamped from.
struct TemplateLives {
  /// How many lives there are.
  let count: Int
  /// Orders of each life.
  let orders: [Int]
  /// Orders that a life may have at most: the numbers of its orders begin at this times its own.
  static let most = 2000

  /// A clock that is turned by hand.
  private final class Clock: Sendable {
    private let moment: Mutex<Int64>

    init(_ start: Int64) { moment = Mutex(start) }

    var now: Int64 { moment.withLock { $0 } }

    func turn(to next: Int64) { moment.withLock { $0 = max($0, next) } }
  }

  /// Lets members live for two years up to a moment.
  ///
  /// - Parameters:
  ///   - orders: how many each makes on average; they differ from half to one and a half of it.
  static func live(
    in directory: String, count: Int, orders mean: Int, until end: Int64, zone: TimeZoneRules
  ) async throws -> TemplateLives {
    let clock = Clock(end - 730 * 86_400)
    let store = try SQLiteStore(directory: directory, zone: zone, clock: .given { clock.now })
    let engine = LoyaltyEngine(store: store, shelf: try BenchmarkShop.shelf())
    var generator = SplitMix64(state: 17)
    var events: [(at: Int64, life: Int, order: Int)] = []
    var orders: [Int] = []
    for life in 0..<count {
      let made = mean < 2 ? mean : Int.random(in: mean / 2...mean + mean / 2, using: &generator)
      orders.append(min(made, most))
      let joined = clock.now + Int64.random(in: 0..<400 * 86_400, using: &generator)
      events.append((joined, life, -1))
      let moments = (0..<orders[life]).map { _ in Int64.random(in: joined + 60..<end - 300, using: &generator) }
        .sorted()
      events += moments.enumerated().map { ($0.element, life, $0.offset) }
    }
    for event in events.sorted(by: { ($0.at, $0.life, $0.order) < ($1.at, $1.life, $1.order) }) {
      clock.turn(to: event.at)
      let member = ByteText(Names.member(event.life))
      if event.order < 0 {
        let day = zone.day(at: clock.now)
        try await engine.join(
          member,
          MemberProfile(
            joinedOn: day, birthday: day.advanced(by: -365 * Int.random(in: 18...80, using: &generator)),
            city: "Moscow",
            homeStore: "MSK-17"))
      } else {
        try await buy(
          engine, member, life: event.life, order: event.life * most + event.order, clock, using: &generator)
      }
    }
    try store.close()
    return TemplateLives(count: count, orders: orders)
  }

  private static func buy(
    _ engine: LoyaltyEngine, _ member: ByteText, life: Int, order number: Int, _ clock: Clock,
    using generator: inout SplitMix64
  ) async throws {
    let order = ByteText(Names.order(number))
    let basket = BenchmarkShop.basket(using: &generator)
    _ = try await engine.reserve(OrderRequest(order: order, basket: basket), member: member, key: key(number, 0))
    clock.turn(to: clock.now + 40)
    _ = try await engine.confirm(
      ConfirmRequest(order: order, receipt: ByteText(Names.receipt(number))), key: key(number, 1))
  }

  /// The key of an order's step, with a hash as requests have.
  static func key(_ number: Int, _ step: Int) -> RequestKey {
    RequestKey(
      key: IdempotencyKey(apiKey: "till-1", key: ByteText(Names.key(order: number, step: step))),
      hash: hash(number, step))
  }

  /// 32 bytes.
  static func hash(_ number: Int, _ step: Int) -> [UInt8] {
    var value = UInt64(2 * number + step)
    return (0..<4).flatMap { _ in
      value = Names.mixed(value)
      return (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
  }
}

import Dispatch
public import VernaColumns
public import VernaCore
import VernaEngine
import VernaMechanics
public import VernaProgram

/// What is to be asked of a past that is lived again.
public struct BacktestOptions: Sendable {
  /// How members spend points; nil for as in history where it knows any, else `SpendingHabit.assumed`.
  public var habit: SpendingHabit?
  /// The first day; nil for that of the first receipt.
  public var from: Day?
  /// The day after the last; nil for the day after the last receipt.
  public var to: Day?
  /// What a point of history was worth, in minor units; 0 takes the programme's own first wallet.
  public var pointMinorUnits: Int64
  /// Whether discounts of the programme of then are dropped; else a price that was paid with a card stays the price.
  public var dropsCardPrices: Bool
  /// Threads at work.
  public var threads: Int

  /// Makes options.
  public init(
    habit: SpendingHabit? = nil, from: Day? = nil, to: Day? = nil, pointMinorUnits: Int64 = 0,
    dropsCardPrices: Bool = false, threads: Int = 2
  ) {
    self.habit = habit
    self.from = from
    self.to = to
    self.pointMinorUnits = pointMinorUnits
    self.dropsCardPrices = dropsCardPrices
    self.threads = threads
  }
}

/// Past receipts under a programme: every member's life is lived again with the engine and the ledger as they are, and nothing is written.
///
/// Nobody buys otherwise than they did: what changes is what they pay, earn and spend (`BacktestResponse` says what might).
///
/// - Complexity: O(receipts x rules that can apply), members on all threads.
public enum Backtest {
  /// Lives the past of a data set again.
  public static func run(_ data: Dataset, _ programme: Programme, _ options: BacktestOptions = BacktestOptions())
    -> BacktestResult
  {
    let span = span(of: data, options)
    let value = programme.pricing.wallets.first?.valueMicros ?? 0
    let minor = programme.pricing.currency.minorPerMajor
    let knowsPoints = data.given.has(.receipts, "points_paid") || data.given.has(.lines, "points_paid")
    let habit = options.habit ?? (knowsPoints ? .asInHistory : .assumed)
    let setting = ReplaySetting(
      programme, from: span.from, to: span.to, habit: habit,
      pointMinorUnits: options.pointMinorUnits > 0 ? options.pointMinorUnits : value * minor / 1_000_000)
    let catalogue = HistoryCatalogue(
      data, codes: !programme.pricing.coupons.isEmpty, dropsCardPrices: options.dropsCardPrices)
    let parts = max(1, options.threads) * 16
    let ranges = data.columns.shopperRanges(parts)
    let roll = PastRoll(data, zone: setting.zone)
    let results = Parts<BacktestTally>(count: ranges.count)
    let gains = Gains(count: data.members.count)
    let threads = max(1, options.threads)
    let next = Counter()
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let part = next.take()
        guard part < ranges.count else { return }
        var replay = MemberReplay(setting, catalogue)
        data.columns.forEachShopper(in: ranges[part]) { block in
          let member = data.memberOfShopper[block.shopper]
          guard member >= 0, let life = roll.life(of: Int(member), block) else { return }
          gains.set(Int(member), replay.live(block, life.profile, id: life.id, joinedAt: life.joinedAt))
        }
        results.set(part, replay.tally)
      }
    }
    var tally = BacktestTally(
      months: setting.monthCount, offers: setting.offers.count, levels: programme.tiers?.levels.count ?? 1)
    for part in ranges.indices { if let one = results.take(part) { tally.add(one) } }
    return BacktestResult(setting, programme, tally, gains.all(), habit)
  }

  /// The days of the history.
  static func span(of data: Dataset, _ options: BacktestOptions) -> (from: Day, to: Day) {
    var first = Int64.max
    var last = Int64.min
    data.columns.forEachShopper(in: 0..<data.shopperIDs.count) { block in
      for index in 0..<block.count {
        first = min(first, Int64(block.at[index]))
        last = max(last, Int64(block.at[index]))
      }
    }
    let zone = data.settings.timeZone
    guard first <= last else {
      let day = options.from ?? Day(year: 2000, month: 1, day: 1)
      return (day, options.to ?? day.advanced(by: 1))
    }
    let from = options.from ?? zone.day(at: first)
    return (from, max(from.advanced(by: 1), options.to ?? zone.day(at: last).advanced(by: 1)))
  }
}

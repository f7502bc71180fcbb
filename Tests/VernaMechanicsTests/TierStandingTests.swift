import Testing
import VernaCore
import VernaMechanics
import VernaStatistics

/// Levels by hand and at random: a job that looks every day and one that comes months late see the same moves.
@Suite struct TierStandingTests {
  private static func ladder(
    _ window: TierLadder.Window, _ downgrade: TierLadder.Downgrade, grace: Int = 0
  ) -> TierLadder {
    TierLadder(
      measure: .receipts, window: window, downgrade: downgrade, graceDays: grace,
      levels: [
        TierLevel(id: "base", from: 0), TierLevel(id: "silver", from: 2), TierLevel(id: "gold", from: 4),
      ])
  }

  private static let joined = Day(year: 2024, month: 2, day: 29)

  /// Levels at the end of each day, and all moves, when looked at on some days only.
  private static func run(_ ladder: TierLadder, receipts: [Day], looking days: [Day]) -> ([Day: Int], [TierMove]) {
    var standing = TierStanding(on: joined)
    var log = ActivityLog()
    var levels: [Day: Int] = [:]
    var moves: [TierMove] = []
    var left = receipts[...]
    for day in days {
      while let next = left.first, next <= day {
        // A receipt makes the member looked at, before and after it.
        moves += ladder.advance(&standing, to: next, log, joinedOn: joined)
        log.add(ActivityLog.Entry(day: next, receipts: 1))
        moves += ladder.advance(&standing, to: next, log, joinedOn: joined)
        left.removeFirst()
      }
      moves += ladder.advance(&standing, to: day, log, joinedOn: joined)
      levels[day] = standing.level
    }
    return (levels, moves)
  }

  @Test func aLateJobSeesTheSameMovesAsADailyOne() {
    var random = SeededGenerator(seed: 11)
    let windows: [TierLadder.Window] = [
      .rolling(months: 3), .rolling(months: 1), .calendar(.month), .calendar(.quarter), .anniversary, .ever,
    ]
    var moved = 0
    for round in 0..<600 {
      let ladder = Self.ladder(
        windows[round % windows.count], TierLadder.Downgrade.allCases[round / 6 % 3],
        grace: [0, 0, 5, 40][round / 18 % 4])
      let end = Self.joined.advanced(by: 900)
      let receipts = (0..<14).map { _ in Self.joined.advanced(by: Int.random(in: 0...880, using: &random)) }.sorted()
      let daily = (0...900).map { Self.joined.advanced(by: $0) }
      let seldom = daily.filter { _ in Int.random(in: 0..<60, using: &random) == 0 } + [end]
      let (levels, moves) = Self.run(ladder, receipts: receipts, looking: daily)
      let (few, fewMoves) = Self.run(ladder, receipts: receipts, looking: seldom)
      #expect(moves == fewMoves, "\(ladder.window) \(ladder.downgrade) grace \(ladder.graceDays)")
      for (day, level) in few { #expect(levels[day] == level, "\(ladder.window) \(ladder.downgrade) on \(day.iso)") }
      moved += moves.count
    }
    #expect(moved > 1000)
  }

  @Test func aRollingWindowLetsGoOfALevelOnTheDayAPurchaseLeavesIt() {
    let ladder = Self.ladder(.rolling(months: 12), .requalify)
    let first = Day(year: 2024, month: 3, day: 10)
    let second = Day(year: 2024, month: 6, day: 1)
    let days = (0...500).map { Self.joined.advanced(by: $0) }
    let (levels, moves) = Self.run(ladder, receipts: [first, second], looking: days)
    #expect(
      moves == [
        TierMove(day: second, from: 0, to: 1), TierMove(day: Day(year: 2025, month: 3, day: 10), from: 1, to: 0),
      ])
    #expect(levels[Day(year: 2025, month: 3, day: 9)] == 1)
  }

  @Test func aCalendarLevelLastsThroughTheNextYearAndItsGrace() {
    let ladder = Self.ladder(.calendar(.year), .oneDown, grace: 31)
    let receipts = (1...4).map { Day(year: 2024, month: 5, day: $0) }
    let days = (0...1200).map { Self.joined.advanced(by: $0) }
    let (levels, moves) = Self.run(ladder, receipts: receipts, looking: days)
    #expect(levels[Day(year: 2025, month: 12, day: 31)] == 2)
    #expect(levels[Day(year: 2026, month: 1, day: 31)] == 2)
    #expect(levels[Day(year: 2026, month: 2, day: 1)] == 1)
    #expect(moves.last == TierMove(day: Day(year: 2027, month: 2, day: 1), from: 1, to: 0) || moves.count == 3)
  }
}

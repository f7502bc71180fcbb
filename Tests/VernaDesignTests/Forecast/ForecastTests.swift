import Testing
import VernaDesign

/// The forecast as a function: what adds up, what repeats, what a loss is put down to.
@Suite struct ForecastTests {
  /// A retailer of whom everything is said; money in minor units.
  static func said(_ changes: [ForecastInput: ForecastScenario.Belief] = [:]) -> ForecastScenario {
    let inputs: [ForecastInput: ForecastScenario.Belief] = [
      .members: .init(20_000), .newMembers: .init(1500, low: 1100, high: 2000), .frequency: .init(1.2),
      .basket: .init(95_000),
      .retention: .init(0.58), .otherRevenue: .init(4_000_000_000), .margin: .init(0.27), .valueAddedTax: .init(0.2),
      .rewardShare: .init(0.04), .redemption: .init(0.65), .expiryMonths: .init(12),
      .communicationCost: .init(18_000_000),
      .platformCost: .init(6_000_000), .acquisitionCost: .init(9000), .uplift: .init(0.2, low: 0.18, high: 0.22),
    ]
    return ForecastScenario(name: "said", inputs: inputs.merging(changes) { _, own in own })
  }

  static let empty = ForecastInputs(firstMonth: 2026 * 12, months: 24)

  @Test func theSameSeedGivesTheSameFiguresAndAnotherDoesNot() {
    let scenario = ForecastTests.said()
    let first = Forecast.run(ForecastTests.empty, scenario: scenario, paths: 300, seed: 7)
    let again = Forecast.run(ForecastTests.empty, scenario: scenario, paths: 300, seed: 7)
    let other = Forecast.run(ForecastTests.empty, scenario: scenario, paths: 300, seed: 8)
    #expect(first.fans == again.fans)
    #expect(first.fans != other.fans)
  }

  @Test func costsAddUpAndPointsAreConserved() throws {
    let forecast = Forecast.run(ForecastTests.empty, scenario: ForecastTests.said(), paths: 400)
    func mean(_ metric: ForecastMetric, _ month: Int) throws -> Double {
      try #require(forecast.fans[metric]?[month]).mean
    }
    var left = 0.0
    for month in 0..<24 {
      let kinds = try ForecastMetric.costKinds.filter { forecast.fans[$0] != nil }.reduce(0) {
        try $0 + mean($1, month)
      }
      #expect(abs(try mean(.cost, month) / kinds - 1) < 1e-9)
      left += try mean(.earned, month) - mean(.redeemed, month) - mean(.expired, month)
      // A point is worth a hundredth of a minor unit for each hundredth of it here.
      #expect(abs(try mean(.liabilityFace, month) - left) < 1e-6 * left + 1)
      #expect(try mean(.liabilityExpected, month) <= mean(.liabilityFace, month) + 1)
      #expect(abs(try mean(.margin, month) - (mean(.marginBeforeRewards, month) - mean(.pointsCost, month))) < 1)
    }
  }

  /// By hand: 20,000 members x 1.2 receipts fade to 58 % in a year; each month's newcomers buy 1.2 in their first.
  @Test func theMiddleFollowsTheInputs() throws {
    let forecast = Forecast.run(
      ForecastTests.empty, scenario: ForecastTests.said([.newMembers: .init(0)]), paths: 4000, seed: 2)
    let months = 365.25 / 12
    var members = 20_000 * 1.2
    let kept = 0.9556
    for month in 0..<12 {
      members *= kept
      let days = [31.0, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] / months
      // Retail's calendar and the drift of activity stand on top: in a year within a tenth, but for December.
      let fan = try #require(forecast.fans[.receipts]?[month])
      let ratio = fan.p50 / (members * days)
      #expect((0.85...1.25).contains(ratio), "month \(month): \(ratio)")
    }
  }

  @Test func breakEvenIsWhereTheResultIsZero() throws {
    let scenario = ForecastTests.said([.uplift: .init(0.02)])
    let breakEven = try #require(BreakEven(ForecastTests.empty, scenario: scenario, paths: 200))
    #expect(breakEven.result < 0)
    var checked = 0
    for need in breakEven.needs {
      guard let change = need.change else { continue }
      let moved = scenario.moving(need.lever, by: change)
      let there = try #require(BreakEven(ForecastTests.empty, scenario: moved, paths: 200)).result
      #expect(abs(there) < 1e-4 * abs(breakEven.result), "\(need.lever): \(there)")
      checked += 1
    }
    #expect(checked >= 5)
  }

  @Test func aProgrammeBuiltToLoseLosesAndSaysWhy() throws {
    let forecast = Forecast.run(ForecastTests.empty, scenario: ForecastTests.said(), paths: 400)
    #expect((forecast.chanceOfProfit ?? 0) > 0.9)
    #expect(LossCause(forecast, breakEven: nil) == nil)

    let generous = ForecastTests.said([.rewardShare: .init(0.8), .redemption: .init(0.95)])
    let losing = Forecast.run(ForecastTests.empty, scenario: generous, paths: 400)
    #expect((losing.chanceOfProfit ?? 1) < 0.05)
    let cause = try #require(LossCause(losing, breakEven: nil))
    #expect(cause.kind == .rewardsOverMargin)
    #expect(cause.cost == .pointsCost)

    let dear = ForecastTests.said([.platformCost: .init(2_000_000_000)])
    let platform = try #require(
      LossCause(Forecast.run(ForecastTests.empty, scenario: dear, paths: 400), breakEven: nil))
    #expect(platform.kind == .costOverCaused)
    #expect(platform.cost == .platformCost)
  }

  @Test func leversOfBehaviourEarnWhatTheyAdd() throws {
    let base = ForecastTests.said([.uplift: .init(0)])
    let moved = base.moving(.retention, by: 0.05)
    let before = Forecast.run(ForecastTests.empty, scenario: base, paths: 300)
    let after = Forecast.run(ForecastTests.empty, scenario: moved, paths: 300)
    let income =
      try #require(after.whole[.marginBeforeRewards]).mean - #require(before.whole[.marginBeforeRewards]).mean
    let cost = try #require(after.whole[.cost]).mean - #require(before.whole[.cost]).mean
    let result = try #require(after.whole[.result]).mean - #require(before.whole[.result]).mean
    #expect(income > 0)
    #expect(abs(result - (income - cost)) < 1e-6 * income)
  }

  @Test func withoutCostsReturnIsAbsent() {
    var scenario = ForecastTests.said()
    scenario.inputs[.margin] = nil
    let forecast = Forecast.run(ForecastTests.empty, scenario: scenario, paths: 100)
    #expect(forecast.fans[.returnCaused] == nil)
    #expect(forecast.chanceOfProfit == nil)
    #expect(forecast.fans[.memberRevenue] != nil)
  }
}

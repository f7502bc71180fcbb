import ArgumentParser
import VernaCore
import VernaMechanics

/// Whole calculations: conditions, stacking, split, guard, spending, earning and reasons.
struct PricingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pricing", abstract: "Baskets of 20 lines under 200 promotions, everything included.")

  @Option(help: "Promotions.") var promotions = 200
  @Option(help: "Lines a basket.") var lines = 20
  @Option(help: "Baskets.") var baskets = 2000
  @Option(help: "Rounds, of which the median counts.") var rounds = 9

  func run() throws {
    try measure(try PromotionMix.mixed(promotions), lines: lines, baskets: baskets, rounds: rounds)
  }
}

/// The index of promotions: of 10,000 those are looked at that can apply.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "10,000 promotions, of which 1,000 pass the index and 100 apply.")

  @Option(help: "Promotions.") var promotions = 10_000
  @Option(help: "Lines a basket.") var lines = 20
  @Option(help: "Baskets.") var baskets = 200
  @Option(help: "Rounds, of which the median counts.") var rounds = 9

  func run() throws {
    let rules = try PromotionMix.many(promotions)
    for reasons in [Pricing.Reasons.all, .looked] {
      try measure(rules, lines: lines, baskets: baskets, rounds: rounds, reasons: reasons)
    }
  }
}

/// Prices baskets in rounds; prints the median time of one, and what came of them.
func measure(
  _ rules: PricingRules, lines: Int, baskets count: Int, rounds: Int, reasons: Pricing.Reasons = .all
) throws {
  var mix = PromotionMix(seed: 7)
  let baskets = (0..<count).map { _ in (basket: mix.basket(lines: lines), member: mix.member()) }
  let made = seconds { Pricing(rules) }
  let pricing = made.result
  var times: [Double] = []
  var processor: [Double] = []
  var sum: Int64 = 0
  for _ in 0...rounds {
    let before = processorSeconds()
    times.append(
      try seconds {
        for order in baskets {
          sum &+= try pricing.calculate(order.basket, member: order.member, reasons: reasons).total.minorUnits
        }
      }.seconds / Double(count))
    processor.append((processorSeconds() - before) / Double(count))
  }
  // The first round warms up. Time on the processor is what a machine that others use too can be judged by.
  func median(_ times: [Double]) -> String { short(times.dropFirst().sorted()[(times.count - 1) / 2] * 1e6, digits: 2) }
  var tally = (applied: 0, conflicts: 0, refused: 0, cuts: 0, looked: 0)
  for order in baskets {
    let found = try pricing.calculate(order.basket, member: order.member, reasons: reasons)
    tally.applied += found.effects.count
    tally.refused += found.refusals.count
    tally.cuts += found.cuts.count
    tally.looked += pricing.lookedAt
    tally.conflicts += found.refusals.count {
      switch $0.reason {
      case .exclusive, .notBest, .stopped: true
      default: false
      }
    }
  }
  func mean(_ count: Int) -> String { short(Double(count) / Double(baskets.count), digits: 1) }
  print(
    "\(rules.offers.count) promotions, \(lines) lines, reasons of \(reasons):",
    "\(median(times)) us a basket on the wall, \(median(processor)) on the processor;",
    "\(mean(tally.looked)) looked at, \(mean(tally.applied)) apply, \(mean(tally.conflicts)) conflict,",
    "\(mean(tally.refused)) refusals, \(mean(tally.cuts)) cuts; made in \(short(made.seconds * 1e3, digits: 1)) ms; sum \(sum)"
  )
}

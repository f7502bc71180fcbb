import ArgumentParser
import VernaCore
import VernaRules

/// The conditions of a basket of 20 lines under 200 promotions, each of three terms, one of them over lines.
///
/// Conditions alone: stacking, split, guard and reasons belong to the mechanics.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Conditions of 200 promotions over baskets of 20 lines.")

  @Option(help: "Promotions.") var promotions = 200
  @Option(help: "Lines a basket.") var lines = 20
  @Option(help: "Baskets.") var baskets = 20_000

  func run() throws {
    let environment = RuleEnvironment(
      variables: [
        "basket.total": .money, "member.tier": .string, "member.receipts": .int, "now": .timestamp, "lines": .list(.object("line")),
      ], objects: ["line": ["category": .string, "price": .money, "quantity": .int]])
    let machine = RuleMachine(environment)
    let plans = try (0..<promotions).map { number in
      machine.plan(try RuleExpression(condition(number)).checked(in: environment, wanting: .bool))
    }
    print("\(plans.count { $0.isCompiled }) of \(plans.count) conditions have plans")
    let frame = machine.frame()
    let tiers = ["base", "silver", "gold"].map { machine.texts.number(of: $0) }
    let categories = (0..<300).map { machine.texts.number(of: "dept\($0 % 10)/group\($0)") }
    guard let total = machine.layout.slot(of: "basket.total"), let tier = machine.layout.slot(of: "member.tier"),
      let receipts = machine.layout.slot(of: "member.receipts"), let list = machine.layout.list("lines")
    else { return }
    var state: UInt64 = 7
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var applied = 0
    var filling = 0.0
    var deciding = 0.0
    for _ in 0..<baskets {
      // Columns in the order of their names: category, price, quantity.
      filling += seconds {
        let columns = (0..<lines).map { _ in categories[below(300)] } + (0..<lines).map { _ in Int64(1000 + below(90_000)) }
          + (0..<lines).map { _ in Int64(1 + below(4)) }
        frame.set(list: list, rows: lines, columns: columns)
        frame.set(total, Int64(50_000 + below(900_000)))
        frame.set(tier, tiers[below(3)])
        frame.set(receipts, Int64(below(40)))
      }.seconds
      deciding += try seconds {
        for plan in plans where try machine.holds(plan, frame) { applied += 1 }
      }.seconds
    }
    let each = deciding / Double(baskets) * 1e6
    print("decided \(short(each, digits: 2)) us a basket, \(short(each * 1000 / Double(promotions), digits: 1)) ns a condition;",
      "filled \(short(filling / Double(baskets) * 1e6, digits: 2)) us;",
      "\(short(Double(applied) / Double(baskets), digits: 1)) conditions hold")
  }

  private func condition(_ number: Int) -> String {
    let over = switch number % 4 {
    case 0: "lines.exists(l, l.category.startsWith('dept\(number % 10)/'))"
    case 1: "lines.exists(l, l.category == 'dept\(number % 10)/group\(number)' || l.price > \(number * 5))"
    case 2: "lines.count(l, l.quantity >= 2) >= \(number % 7)"
    default: "lines.filter(l, l.category.startsWith('dept\(number % 10)/')).sum(l, l.price) >= \(number)"
    }
    return "basket.total >= \(number * 20) && (member.tier in ['silver', 'gold'] || member.receipts > \(number % 30)) && \(over)"
  }
}

import Testing
import VernaCore
import VernaRules

@Suite("Plans of rules")
struct RulePlanTests {
  private let environment = RuleEnvironment(
    variables: [
      "a": .int, "b": .double, "c": .string, "t": .bool, "m": .money, "n": .money, "p": .points, "now": .timestamp,
      "d": .duration,
      "tags": .list(.string), "lines": .list(.object("line")),
    ],
    objects: [
      "line": ["category": .string, "price": .money, "quantity": .double, "units": .int, "excluded": .bool]
    ])

  /// The same variables in a frame and as values.
  private struct Basket {
    let frame: RuleFrame
    let variables: RuleVariables
  }

  private func basket(_ machine: RuleMachine, _ dice: inout Dice, lines: Int) throws -> Basket {
    let texts = ["", "shoes/boots", "shoes/kids", "bags", "gold", "vip", "Ж"]
    let scalars: [(String, RuleValue)] = [
      ("a", .int(Int64(dice.below(7)) - 3)), ("b", .double([0, -1.5, 2.25, .nan, 1e300][dice.below(5)])),
      ("c", .string(texts[dice.below(7)])),
      ("t", .bool(dice.below(2) == 0)), ("m", .money(Money(minorUnits: Int64(dice.below(500_000)) - 1000))),
      ("n", .money(Money(minorUnits: [0, 100, Int64.max, 12_345][dice.below(4)]))),
      ("p", .points(Points(hundredths: Int64(dice.below(900))))),
      ("now", .timestamp(try #require(RuleTimestamp(seconds: 1_774_700_000 + Int64(dice.below(400_000)))))),
      ("d", .duration(RuleDuration(nanoseconds: Int64(dice.below(100)) * 60_000_000_000))),
    ]
    let frame = machine.frame()
    for (name, value) in scalars {
      frame.set(try #require(machine.layout.slot(of: name)), try #require(frame.word(of: value)))
    }
    let tags = (0..<dice.below(4)).map { _ in RuleValue.string(texts[dice.below(7)]) }
    frame.set(
      list: try #require(machine.layout.list("tags")), rows: tags.count, columns: tags.compactMap { frame.word(of: $0) }
    )
    let fields = ["category", "excluded", "price", "quantity", "units"]
    let rows = (0..<lines).map { _ in
      [
        ("category", RuleValue.string(texts[dice.below(7)])), ("excluded", .bool(dice.below(4) == 0)),
        ("price", .money(Money(minorUnits: Int64(dice.below(30_000))))),
        ("quantity", .double(Double(dice.below(8)) / 4)),
        ("units", .int(Int64(dice.below(5)))),
      ]
    }
    var columns: [Int64] = []
    for (place, field) in fields.enumerated() {
      #expect(machine.layout.column(field, of: "lines") == place)
      columns += rows.compactMap { frame.word(of: $0[place].1) }
    }
    frame.set(list: try #require(machine.layout.list("lines")), rows: lines, columns: columns)
    let values = scalars + [("tags", .list(tags)), ("lines", .list(rows.map { .map(RuleMap($0)) }))]
    return Basket(frame: frame, variables: RuleVariables(values))
  }

  @Test("a plan comes to what the rule comes to, failures included, over random baskets", arguments: 1...3)
  func equivalence(seed: UInt64) throws {
    var dice = Dice(state: seed &* 977)
    let machine = RuleMachine(environment)
    var compiled = 0
    var failures = 0
    for round in 0..<3000 {
      let text = dice.condition(depth: 3)
      guard let rule = try? RuleExpression(text).checked(in: environment) else { continue }
      let plan = machine.plan(rule)
      if plan.isCompiled { compiled += 1 }
      for lines in [0, 1 + dice.below(12), round % 10 == 0 ? 70 : 3] {
        let basket = try basket(machine, &dice, lines: lines)
        let wanted = outcome { () throws(RuleFailure) in try rule.value(basket.variables) }
        let found = outcome { () throws(RuleFailure) in try machine.value(plan, basket.frame) }
        if wanted.hasPrefix("failure") { failures += 1 }
        #expect(found == wanted, "\(text)")
      }
    }
    #expect(compiled > 500 && failures > 20, "\(compiled) plans, \(failures) failures")
  }

  private func outcome(_ work: () throws(RuleFailure) -> RuleValue) -> String {
    do throws(RuleFailure) {
      let value = try work()
      return value.typeName + " " + value.json()
    } catch {
      return "failure"
    }
  }

  @Test(
    "ordinary conditions have plans",
    arguments: [
      "m >= 3000 && c == 'gold' && lines.exists(l, l.category.startsWith('shoes/'))", "'vip' in tags",
      "c in ['gold', 'vip'] || a in [1, 2]",
      "lines.filter(l, !l.excluded && l.category == 'bags').sum(l, l.price) >= 500.5",
      "lines.count(l, l.units > 1) >= 2",
      "ratio_at_least(lines.sum(l, l.price), m, 0.3)",
      "now.getHours('Europe/Moscow') >= 18 && now.getDayOfWeek() in [0, 6]",
      "percent(m, 7.5) > 10 ? t : !t", "lines.all(l, l.quantity >= 0.5 || l.units > 0)",
      "size(lines) > 3 && c.matches('^sh.*s$')",
      "now + d > now", "lines.max(l, l.price) < m", "tags.exists(s, s.endsWith('oots'))",
      "lines.exists(l, tags.exists(s, s == l.category))",
    ])
  func haveplans(text: String) throws {
    let machine = RuleMachine(environment)
    #expect(machine.plan(try RuleExpression(text).checked(in: environment, wanting: .bool)).isCompiled)
  }

  @Test("what numbers cannot hold is worked out part by part, to the same value")
  func fallback() throws {
    var dice = Dice(state: 5)
    let machine = RuleMachine(environment)
    for text in [
      "[a, 2][1] == 2", "lines.map(l, l.units).size() == size(lines)", "c < 'z'", "c + 'x' == 'goldx'",
      "{'k': a}.k == a",
    ] {
      let rule = try RuleExpression(text).checked(in: environment, wanting: .bool)
      let plan = machine.plan(rule)
      #expect(!plan.isCompiled)
      let basket = try basket(machine, &dice, lines: 4)
      #expect(try machine.holds(plan, basket.frame) == (try rule.value(basket.variables).json() == "true"))
    }
  }
}

/// Seeded conditions over the environment of these tests.
private struct Dice {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  private mutating func pick(_ words: [String]) -> String { words[below(words.count)] }

  mutating func condition(depth: Int) -> String {
    if depth == 0 { return atom() }
    switch below(6) {
    case 0, 1: return "(\(condition(depth: depth - 1)) \(pick(["&&", "||"])) \(condition(depth: depth - 1)))"
    case 2: return "!(\(condition(depth: depth - 1)))"
    case 3: return "(\(condition(depth: depth - 1)) ? \(condition(depth: depth - 1)) : \(condition(depth: depth - 1)))"
    case 4: return "lines.\(pick(["exists", "all", "exists_one"]))(l, \(row(depth: 2)))"
    default: return atom()
    }
  }

  private mutating func row(depth: Int) -> String {
    if depth > 0, below(2) == 0 { return "(\(row(depth: depth - 1)) \(pick(["&&", "||"])) \(row(depth: depth - 1)))" }
    return pick([
      "l.category.startsWith('shoes/')", "l.category == 'bags'", "l.category != c", "l.category in ['vip', 'bags']",
      "l.price > 100", "l.price >= m", "!l.excluded",
      "l.excluded", "l.units * 2 > a", "l.units / a > 0", "l.quantity > 0.5", "l.quantity >= b",
      "l.category.contains('oo')", "percent(l.price, 12.5) < 3",
      "tags.exists(s, s == l.category)", "l.units == 3",
    ])
  }

  private mutating func atom() -> String {
    let order = pick(["<", "<=", ">", ">=", "==", "!="])
    let amounts = [
      "m", "n", "m + n", "m - 0.5", "percent(m, 7.5)", "scale(n, 0.3)", "lines.sum(l, l.price)", "n * a", "-m",
      "lines.filter(l, \(row(depth: 1))).sum(k, k.price)",
      "lines.max(l, l.price)", "lines.min(l, l.price * l.units)",
    ]
    let ints = [
      "a", "a + 2", "a * a", "7 / a", "7 % a", "size(lines)", "lines.count(l, \(row(depth: 1)))",
      "lines.sum(l, l.units)", "now.getHours()", "d.getMinutes()",
      "now.getDayOfWeek('Europe/Moscow')", "lines.filter(l, l.units > 1).count(k, k.price > 50)",
    ]
    let doubles = ["b", "b * 2.0", "b / 0.0", "m / n", "lines.sum(l, l.quantity)", "-b", "double(a)", "1.5"]
    switch below(9) {
    case 0, 1: return "\(pick(amounts)) \(order) \(pick(amounts + ["3000", "12.34"]))"
    case 2, 3: return "\(pick(ints)) \(order) \(pick(ints + ["1", "0"]))"
    case 4: return "\(pick(doubles)) \(order) \(pick(doubles + ints))"
    case 5:
      return pick([
        "c == 'gold'", "c != 'bags'", "c in ['gold', '']", "'vip' in tags", "c in tags", "c.startsWith('sho')",
        "c.matches('o+t')", "t", "tags.exists(s, s == c)",
      ])
    case 6: return "ratio_at_least(\(pick(["m", "n", "m - n"])), \(pick(["m", "n"])), \(pick(["0.5", "1", "0.001"])))"
    case 7: return "now \(pick(["+", "-"])) d \(order) now"
    default: return "a in [1, 2, \(below(5))]"
    }
  }
}

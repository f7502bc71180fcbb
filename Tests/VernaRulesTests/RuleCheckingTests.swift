import Testing
import VernaRules

@Suite("Rules checked before they run")
struct RuleCheckingTests {
  private let environment = RuleEnvironment(
    variables: [
      "basket.total": .money, "member.tier": .string, "member.age": .int, "member.balance": .points,
      "lines": .list(.object("line")),
      "now": .timestamp, "share": .double, "anything": .dyn, "names": .map(.string, .int),
    ], objects: ["line": ["category": .string, "price": .money, "quantity": .double, "tags": .list(.string)]])

  @Test(
    "what fits has a type",
    arguments: [
      ("basket.total >= 3000 && member.tier == 'gold'", "bool"),
      ("lines.exists(l, l.category.startsWith('shoes/'))", "bool"),
      ("lines.filter(l, l.price > 100).sum(l, l.price)", "money"), ("lines.map(l, l.tags)", "list(list(string))"),
      ("lines.sum(l, l.quantity) + share", "double"), ("member.balance + 0.5", "points"),
      ("percent(basket.total, 7.5)", "money"),
      ("member.age in [18, 21] ? 'a' : 'b'", "string"), ("[] + [1]", "list(int)"), ("{}", "map(dyn, dyn)"),
      ("now + duration('1h') > now", "bool"),
      ("now - now", "duration"), ("basket.total / basket.total", "double"), ("anything + 1", "dyn"),
      ("anything.field.of.it == 3", "bool"),
      ("names.a + names['b']", "int"), ("has(names.a)", "bool"), ("1 < 2.5", "bool"),
      ("lines.count(l, l.quantity > 1.0)", "int"),
      ("null == lines", "bool"), ("-basket.total", "money"), ("[1, 'a'][0]", "dyn"), ("2 * basket.total", "money"),
      ("ratio_at_least(lines.sum(l, l.price), basket.total, 0.3)", "bool"), ("string(member.age).size()", "int"),
    ])
  func types(text: String, type: String) throws {
    #expect(try RuleExpression(text).checked(in: environment).type.text == type)
  }

  @Test(
    "what does not fit says where, what and how to mend it",
    arguments: [
      ("basket.totl > 5", 8, "did you mean basket.total"), ("member.tier == 5", 13, "quotes"),
      ("lines.exists(l, l.categry == 'x')", 19, "did you mean category"),
      ("basket.total >= 3000.005", 17, "2 digits"), ("basket.total >= member.age", 24, "exact"),
      ("basket.total * 0.1", 14, "percent"),
      ("percent(basket.total, share)", 23, "percent(basket.total, 7.5)"), ("member.tier.matches('(')", 21, "RE2"),
      ("member.tier && true", 8, "compare"),
      ("basket.total + member.balance", 14, "never mixed"), ("lines.category == 'x'", 7, "exists"),
      ("strtsWith('a')", 1, "no function"),
      ("member.tier.startWith('a')", 13, "did you mean startsWith"), ("member.age in ['18']", 12, "list of string"),
      ("!member.age", 1, "compare"),
      ("lines[0].price.amount", 16, "no field"), ("{1.5: 2}", 2, "key"),
      ("lines.sum(l, l.category)", 7, "cannot be summed"), ("1 == 1.0", 3, "one type"),
      ("member.age ? 1 : 2", 8, "condition"), ("true ? 1 : 'a'", 6, "one type"), ("size(1)", 1, "size(lines)"),
    ])
  func problems(text: String, column: Int, part: String) throws {
    let problems = try #require(throws: RuleProblems.self) { try RuleExpression(text).checked(in: environment) }
    let first = try #require(problems.all.first)
    #expect(first.position == RulePosition(line: 1, column: column), "\(first)")
    #expect((first.message + "; " + first.hint).contains(part), "\(first)")
  }

  @Test("every problem is told at once, with its line")
  func allAtOnce() throws {
    let text = "basket.totl > 5 &&\n  member.tier == 5 &&\n  lines.all(l, l.pric > 1)"
    let problems = try #require(throws: RuleProblems.self) { try RuleExpression(text).checked(in: environment) }
    #expect(problems.all.map(\.position.line) == [1, 2, 3])
  }

  @Test func wantedType() throws {
    #expect(throws: RuleProblems.self) { try RuleExpression("basket.total").checked(in: environment, wanting: .bool) }
    _ = try RuleExpression("anything").checked(in: environment, wanting: .bool)
  }

  @Test("money beside numbers is read from the text, not through a double; a sum of nothing has its type")
  func exactMoney() throws {
    let big = try RuleExpression("basket.total == 90071992547409.93").checked(in: environment)
    let variables = try RuleJSON.variables(
      Array(#"{"basket.total": {"@type": "money", "value": "90071992547409.93"}, "lines": []}"#.utf8))
    #expect(try big.value(variables).json() == "true")
    let nothing = try RuleExpression("lines.sum(l, l.price) == 0").checked(in: environment)
    #expect(try nothing.value(variables).json() == "true")
    let yen = RuleEnvironment(variables: ["m": .money], moneyDigits: 0)
    #expect(throws: RuleProblems.self) { try RuleExpression("m > 0.5").checked(in: yen) }
    _ = try RuleExpression("m > 5.0").checked(in: yen)
  }

  @Test("a rule that passes the check fails in no way that a check could have told")
  func soundness() throws {
    var random = SeededWords(seed: 7)
    let variables = try RuleJSON.variables(
      Array(
        #"{"a": 3, "b": 2.5, "c": "x", "t": true, "l": [1, 2], "m": {"@type": "money", "value": "10.00"}, "p": {"@type": "points", "value": "5"}}"#
          .utf8))
    let environment = RuleEnvironment(variables: [
      "a": .int, "b": .double, "c": .string, "t": .bool, "l": .list(.int), "m": .money, "p": .points,
    ])
    var passed = 0
    for _ in 0..<20_000 {
      let text = random.expression(depth: 4)
      guard let rule = try? RuleExpression(text), let checked = try? rule.checked(in: environment) else { continue }
      passed += 1
      do throws(RuleFailure) {
        let value = try checked.value(variables)
        #expect(
          value.typeName == checked.type.text || checked.type.text == "dyn" || value.typeName == "list"
            || value.typeName == "map", "\(text)")
      } catch {
        switch error.reason {
        case .noOverload, .unknownName, .unknownFunction, .wrongKey, .inexactMoney: Issue.record("\(text): \(error)")
        default: break
        }
      }
    }
    #expect(passed > 1000)
  }
}

/// Makes expressions, many of them of mixed types, none with dyn(), which says that no check is wanted.
private struct SeededWords {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  private mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  private mutating func pick(_ words: [String]) -> String { words[below(words.count)] }

  mutating func expression(depth: Int) -> String {
    if depth == 0 || below(5) == 0 {
      return pick(["a", "b", "c", "t", "l", "m", "p", "1", "0", "2.5", "'x'", "true", "[]", "[1]", "3000", "0.01"])
    }
    switch below(9) {
    case 0, 1, 2:
      let sign = pick(["+", "-", "*", "/", "%", "==", "!=", "<", ">=", "in", "&&", "||"])
      return "(\(expression(depth: depth - 1)) \(sign) \(expression(depth: depth - 1)))"
    case 3: return pick(["!", "-"]) + expression(depth: depth - 1)
    case 4:
      return "(\(expression(depth: depth - 1)) ? \(expression(depth: depth - 1)) : \(expression(depth: depth - 1)))"
    case 5: return pick(["size", "int", "string", "double", "type"]) + "(\(expression(depth: depth - 1)))"
    case 6:
      return
        "\(pick(["l", "[a]", "[m]", "[b, 1.5]"])).\(pick(["all", "exists", "map", "filter", "sum", "max", "count"]))(x, \(pick(["x", "x > 1", "x + a", "t", expression(depth: depth - 1)])))"
    case 7: return "percent(\(expression(depth: depth - 1)), \(pick(["5", "0.5", "a", "b"])))"
    default: return "[\(expression(depth: depth - 1)), \(expression(depth: depth - 1))]"
    }
  }
}

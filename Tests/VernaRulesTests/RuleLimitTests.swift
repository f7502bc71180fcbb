import Testing
import VernaRules

@Suite("Rules that want too much")
struct RuleLimitTests {
  @Test("nesting over 100 is an error, up to it is none")
  func nesting() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(try RuleExpression(nested(99)).value().json() == "1")
    let problem = try #require(throws: RuleProblem.self) { try RuleExpression(nested(101)) }
    #expect(problem.message.contains("100"))
    for hostile in ["[", "{1:", "f(", "a[", "true ? 1 : ", "x.f(", "!(", "-("] {
      #expect(throws: RuleProblem.self) { try RuleExpression(String(repeating: hostile, count: 5000)) }
    }
  }

  @Test("long chains are read; too long ones are an error, not a crash")
  func chains() throws {
    #expect(try RuleExpression(Array(repeating: "1", count: 300).joined(separator: " + ")).value().json() == "300")
    #expect(
      try RuleExpression(Array(repeating: "false", count: 5000).joined(separator: "||")).value().json() == "false")
    #expect(throws: RuleProblem.self) { try RuleExpression(Array(repeating: "1", count: 5000).joined(separator: "+")) }
    #expect(throws: RuleProblem.self) { try RuleExpression(String(repeating: "!", count: 5000) + "true") }
    #expect(throws: RuleProblem.self) { try RuleExpression("a" + String(repeating: "[0]", count: 5000)) }
    #expect(throws: RuleProblem.self) { try RuleExpression(String(repeating: "1", count: 70_000)) }
  }

  @Test("a rule stops at its limit of steps, errors absorbed by || or not")
  func steps() throws {
    let ten = "[0,1,2,3,4,5,6,7,8,9]"
    let wild = "\(ten).all(a, \(ten).all(b, \(ten).all(c, \(ten).all(d, \(ten).all(e, \(ten).all(f, true))))))"
    for text in [wild, wild + " || true"] {
      let failure = try #require(throws: RuleFailure.self) {
        try RuleExpression(text).value(limits: RuleLimits(steps: 50_000))
      }
      #expect(failure.reason == .tooCostly(limit: 50_000))
    }
    // What is made costs as well: each turn doubles a text.
    let doubling =
      "\(ten).map(a, \(ten).map(b, " + Array(repeating: "'0123456789abcdef'", count: 200).joined(separator: "+") + "))"
    #expect(throws: RuleFailure.self) { try RuleExpression(doubling).value(limits: RuleLimits(steps: 10_000)) }
  }

  @Test("a pattern that would backtrack for ever answers at once, and one that is too large is refused")
  func patterns() throws {
    let text = "'" + String(repeating: "a", count: 20_000) + "'.matches('(a*)*b')"
    #expect(try RuleExpression(text).value().json() == "false")
    #expect(throws: RuleFailure.self) { try RuleExpression("'a'.matches('((a{1,1000}){1,1000}){1,1000}')").value() }
  }

  @Test("bytes at random are read or refused, never a crash")
  func noise() {
    var state: UInt64 = 3
    let alphabet = Array("abx01.+-*/%()[]{}<>=!&|?:,'\"\\ \nertuinflshmp`ж".unicodeScalars)
    var read = 0
    for _ in 0..<30_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<(state % 24) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      guard let rule = try? RuleExpression(String(text)) else { continue }
      read += 1
      _ = try? rule.value(limits: RuleLimits(steps: 1000))
      _ = try? rule.checked(in: RuleEnvironment(variables: ["a": .int, "b": .string, "x": .dyn]))
    }
    #expect(read > 50)
  }

  @Test(
    "variables in JSON say where they are wrong",
    arguments: [
      ("[1]", 1, 1, "no object"), ("{\"a\": }", 1, 7, "value"), ("{\"a\": 1,\n \"a\": 2}", 2, 2, "twice"),
      ("{\"a\": {\"@type\": \"money\", \"value\": \"1.005\"}}", 1, 7, "money"),
      ("{\"a\": 01x}", 1, 9, "comma"), ("{\"a\": \"b}", 1, 7, "closed"), ("{\"a\": 1} 2", 1, 10, "after"),
      ("{\"a\": 1e999}", 1, 7, "number"),
    ])
  func json(text: String, line: Int, column: Int, part: String) throws {
    let problem = try #require(throws: RuleProblem.self) { try RuleJSON.variables(Array(text.utf8)) }
    #expect(problem.position == RulePosition(line: line, column: column), "\(problem)")
    #expect((problem.message + problem.hint).contains(part), "\(problem)")
  }
}

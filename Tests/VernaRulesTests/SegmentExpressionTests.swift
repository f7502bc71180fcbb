import Testing
import VernaRules

@Suite("Segment expressions")
struct SegmentExpressionTests {
  /// The segment as brackets and names, a test turned round with a `!`.
  private func shape(_ tree: SegmentTree) -> String {
    switch tree {
    case .test(let test): (test.isNegated ? "!" : "") + test.names.map(\.name).joined(separator: "+")
    case .all(let parts): "(" + parts.map(shape).joined(separator: " && ") + ")"
    case .any(let parts): "(" + parts.map(shape).joined(separator: " || ") + ")"
    }
  }

  @Test(
    "a segment is tests joined by && and ||, ! driven into the tests",
    arguments: [
      (#"store == "1""#, "store"),
      (#"store == "1" || city == "A" && age > 3"#, "(store || (city && age))"),
      (#"!(store == "1" || !(city == "A"))"#, "(!store && city)"),
      (#"!(a == 1 && (b == 2 || c == 3))"#, "(!a || (!b && !c))"),
      ("member.consent && !consent", "(member.consent && !consent)"),
      ("member.city == member.home_store", "member.city+member.home_store"),
      (#"["a", "b"].exists(x, category.startsWith(x))"#, "category"),
      (#"attr.`shoe-size` in ["40"]"#, "attr.shoe-size"),
      ("(age > 17 ? city : home_store) == \"A\"", "age+city+home_store"),
    ])
  func shapes(text: String, shape: String) throws {
    #expect(self.shape(try SegmentExpression(text).tree) == shape)
  }

  @Test("comparisons with values as written are known, with their places")
  func comparisons() throws {
    let tests = try SegmentExpression(
      #"store in ["1", '4'] && 18 <= member.age && category.startsWith("food/") && attr.size != "XL" && age > -1.5"#
    ).tree.tests
    #expect(
      tests.map { $0.comparison?.literals } == [
        [.text("1"), .text("4")], [.int(18)], nil, [.text("XL")], [.double(-1.5)],
      ])
    #expect(tests.map { $0.comparison?.asksForEquality } == [true, false, nil, true, false])
    #expect(tests.flatMap(\.names).map(\.column) == [1, 30, 44, 76, 97])
  }

  @Test(
    "errors say where and how to mend",
    arguments: [
      ("", 1, "empty"), (" \n", 1, "empty"), ("store == ", 10, "ends too early"), (#"store == "1"#, 10, "closed"),
      ("store in 5 5", 12, "&&"), ("age # 3", 5, "#"), (#"store == "1") && age > 18"#, 13, ")"),
      (#"(store == "1"))"#, 15, ")"), (String(repeating: "(", count: 200), 101, "deep"), ("true", 1, "no attribute"),
      ("store == \"1\" &&\n 1 < 2", 20, "no attribute"),
    ])
  func errors(text: String, column: Int, part: String) throws {
    let error = try #require(throws: SegmentError.self) { try SegmentExpression(text) }
    #expect(error.column == column, "\(error)")
    #expect((error.message + error.hint).contains(part), "\(error)")
    #expect(!error.hint.isEmpty)
  }

  @Test(
    "a test that does not fit its attributes says where",
    arguments: [
      ("city", 1, "bool is wanted"), ("!city", 2, "bool"), ("city + 1 == city", 6, "+"),
      ("city.lower() == \"a\"", 6, "lower"),
    ])
  func notFitting(text: String, column: Int, part: String) throws {
    let test = try #require(try SegmentExpression(text).tree.tests.first)
    let error = try #require(throws: SegmentError.self) { try test.checked(["city": .string]) }
    #expect(error.column == column, "\(error)")
    #expect(error.message.contains(part), "\(error)")
  }

  @Test("texts compare by bytes, numbers by value, and what fails passes neither way")
  func matching() throws {
    func passes(_ text: String, _ type: RuleType, _ value: RuleValue) throws -> Bool {
      let test = try #require(try SegmentExpression(text).tree.tests.first)
      let name = try #require(test.names.first).name
      return try test.checked([name: type]).passes([(name, value)])
    }
    #expect(try passes("city == \"caf\u{e9}\"", .string, .string("caf\u{e9}")))
    #expect(try !passes("city == \"caf\u{e9}\"", .string, .string("cafe\u{301}")))
    #expect(try passes("age >= 17.5", .int, .int(18)))
    #expect(try !passes("age >= 17.5", .int, .int(17)))
    #expect(try passes("!(age in [18, 21])", .int, .int(20)))
    #expect(try !passes("10 / age > 1", .int, .int(0)))
    #expect(try !passes("!(10 / age > 1)", .int, .int(0)))
    #expect(try passes("!consent", .bool, .bool(false)))
    #expect(try passes("city.matches(\"^(Tu|Om)\")", .string, .string("Omsk")))
  }
}

import Testing
import VernaRules

@Suite("Segment expressions")
struct SegmentExpressionTests {
  @Test("conditions of every shape are read in order")
  func shapes() throws {
    let segment = try SegmentExpression(
      #"store in ["1", '4'] && member.age >= 18 && 65 > member.age && (category.startsWith("food/") && attr.size != "XL")"#
    )
    #expect(segment.conditions.map(\.name) == ["store", "member.age", "member.age", "category", "attr.size"])
    #expect(segment.conditions[0].test == .isOneOf([.text("1"), .text("4")]))
    #expect(segment.conditions[1].test == .greaterOrEqual(.int(18)))
    #expect(segment.conditions[2].test == .less(.int(65)))
    #expect(segment.conditions[3].test == .startsWith("food/"))
    #expect(segment.conditions[4].test == .differs(.text("XL")))
  }

  @Test(
    "errors say where and how to mend",
    arguments: [
      ("", 1, "empty"), ("store", 6, "comparison"), ("store == ", 10, "value"), (#"store == "1"#, 10, "closed"),
      (#"store == "1" || city == "A""#, 14, "||"), ("store in 5", 10, "list"), ("store == 12abc", 12, "&&"),
      ("age # 3", 5, "#"), (#"name.endsWith("x")"#, 15, "startsWith"), ("age == 1.2.3", 8, "number"),
      (#"store == "1") && age > 18"#, 13, "bracket"), (#"(store == "1"))"#, 15, "bracket"),
      (String(repeating: "(", count: 200), 65, "brackets"),
    ])
  func errors(text: String, column: Int, part: String) throws {
    let error = try #require(throws: SegmentError.self) { try SegmentExpression(text) }
    #expect(error.column == column)
    #expect((error.message + error.hint).contains(part), "\(error)")
    #expect(!error.hint.isEmpty)
  }

  @Test("texts compare by bytes, numbers by value")
  func matching() throws {
    let composed = try SegmentExpression("city == \"caf\u{e9}\"").conditions[0]
    #expect(composed.matches(text: "caf\u{e9}"))
    #expect(!composed.matches(text: "cafe\u{301}"))
    let age = try SegmentExpression("age >= 17.5").conditions[0]
    #expect(age.matches(number: 18) && !age.matches(number: 17) && !age.matches(text: "18"))
    let listed = try SegmentExpression("age in [18, 21]").conditions[0]
    #expect(listed.matches(number: 21) && !listed.matches(number: 20))
    #expect(try SegmentExpression("consent == true").conditions[0].matches(bool: true))
  }
}

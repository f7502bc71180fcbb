/// A segment: a condition on attributes of members, receipts and lines, written as a rule (`RuleExpression`).
///
///     (store in ["1", "4"] || store.city == "Tula") && !(member.age < 18) && category.startsWith("food/")
public struct SegmentExpression: Sendable {
  /// The text as written.
  public let text: String
  /// Its tests and how they are joined.
  public let tree: SegmentTree

  /// Reads a segment.
  ///
  /// - Throws: `SegmentError` with the column and a hint: what is no rule, and a part that asks for no attribute.
  /// - Complexity: O(length).
  public init(_ text: String) throws(SegmentError) {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw SegmentError(
        column: 1, message: "the segment is empty", hint: "write a condition such as store == \"12\"")
    }
    let rule: RuleExpression
    do throws(RuleProblem) { rule = try RuleExpression(text) } catch { throw SegmentError(error, in: text) }
    self.text = text
    var found: [SegmentTest] = []
    tree = SegmentReader(rule: rule).tree(rule.root, isNegated: false, &found)
    for test in found where test.names.isEmpty {
      throw SegmentError(
        column: test.column, message: "this part asks for no attribute",
        hint: "compare an attribute such as store, member.city or category")
    }
  }

  /// What must hold together: the parts that the outermost `&&` join.
  public var conjuncts: [SegmentTree] { tree.conjuncts }
}

/// How the tests of a segment are joined. What was turned round by `!` is so in the tests themselves: `!(a || b)` reads
/// `!a && !b` (De Morgan), so a test that comes to nothing, as of an age that nobody knows, takes nobody either way.
public indirect enum SegmentTree: Sendable {
  case test(SegmentTest)
  case all([SegmentTree])
  case any([SegmentTree])

  /// The tests in the order in which they are written.
  public var tests: [SegmentTest] {
    switch self {
    case .test(let test): [test]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    }
  }

  var conjuncts: [SegmentTree] {
    if case .all(let parts) = self { return parts.flatMap(\.conjuncts) }
    return [self]
  }
}

/// Finds the tests of a rule.
private struct SegmentReader {
  let rule: RuleExpression

  func tree(_ id: NodeID, isNegated: Bool, _ found: inout [SegmentTest]) -> SegmentTree {
    switch rule.nodes[Int(id)].kind {
    case .and(let parts):
      let read = parts.map { tree($0, isNegated: isNegated, &found) }
      return isNegated ? .any(read) : .all(read)
    case .or(let parts):
      let read = parts.map { tree($0, isNegated: isNegated, &found) }
      return isNegated ? .all(read) : .any(read)
    case .unary(.not, let operand): return tree(operand, isNegated: !isNegated, &found)
    default:
      let test = SegmentTest(rule.part(id), isNegated: isNegated)
      found.append(test)
      return .test(test)
    }
  }
}

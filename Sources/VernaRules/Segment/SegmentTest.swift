/// A part of a segment that is true or false by itself: a comparison, a call, or an attribute that is true or false.
public struct SegmentTest: Sendable {
  /// The attributes that it names, each where it stands first.
  public let names: [SegmentName]
  /// What it compares an attribute with as written, where it is such a comparison.
  public let comparison: SegmentComparison?
  /// Whether what it comes to is turned round.
  public let isNegated: Bool
  /// Where it begins, in code points from 1.
  public let column: Int
  private let rule: RuleExpression

  init(_ rule: RuleExpression, isNegated: Bool) {
    self.rule = rule
    self.isNegated = isNegated
    names = rule.attributes
    comparison = SegmentComparison(rule)
    column = names.first?.column ?? SegmentError.column(of: rule.position(of: rule.root), in: rule.text)
  }

  /// The test with its names and types known to fit.
  ///
  /// - Parameter types: by each of `names`.
  /// - Throws: `SegmentError`, the first thing that cannot work.
  public func checked(_ types: [String: RuleType]) throws(SegmentError) -> CheckedSegmentTest {
    do throws(RuleProblems) {
      return CheckedSegmentTest(
        rule: try rule.checked(in: RuleEnvironment(variables: types), wanting: .bool), isNegated: isNegated)
    } catch {
      throw SegmentError(
        error.all.first
          ?? RuleProblem(at: rule.position(of: rule.root), "the test does not fit", hint: "write it anew"),
        in: rule.text)
    }
  }
}

/// A test that can be worked out.
public struct CheckedSegmentTest: Sendable {
  fileprivate let rule: CheckedRule
  fileprivate let isNegated: Bool

  /// Whether what has these values passes; arithmetic that fails lets nothing pass.
  ///
  /// - Parameter values: by each of the test's names.
  /// - Complexity: that of the rule, at most 100,000 steps.
  public func passes(_ values: [(String, RuleValue)]) -> Bool {
    do throws(RuleFailure) {
      guard case .bool(let isTrue) = try rule.value(RuleVariables(values), limits: RuleLimits(steps: 100_000)) else {
        return false
      }
      return isTrue != isNegated
    } catch {
      return false
    }
  }
}

/// An attribute as a segment names it.
public struct SegmentName: Sendable, Hashable {
  /// The name as written, such as `store`, `member.city` or `attr.size`.
  public var name: String
  /// Where it stands in the text, in code points from 1.
  public var column: Int

  /// Makes a name.
  public init(_ name: String, column: Int) {
    self.name = name
    self.column = column
  }
}

/// An attribute compared with values as they are written: `store == "1"`, `18 <= member.age`, `city in ["A", "B"]`.
public struct SegmentComparison: Sendable, Hashable {
  /// The attribute.
  public var name: SegmentName
  /// The values.
  public var literals: [SegmentLiteral]
  /// Whether it asks for a value to be one of them, or none of them, and not for an order.
  public var asksForEquality: Bool
}

/// A value as far as segments compare attributes with it.
public enum SegmentLiteral: Sendable, Hashable {
  case text(String)
  case int(Int64)
  case double(Double)
  case bool(Bool)

  fileprivate init?(_ node: RuleNode.Kind) {
    switch node {
    case .literal(.string(let text)): self = .text(text)
    case .literal(.bool(let truth)): self = .bool(truth)
    case .number(.int(let number), _): self = .int(number)
    case .number(.double(let number), _): self = .double(number)
    default: return nil
    }
  }
}

extension SegmentComparison {
  /// The comparison that a rule is; nil for any other.
  init?(_ rule: RuleExpression) {
    guard case .binary(let binary, let left, let right) = rule.nodes[Int(rule.root)].kind else { return nil }
    func values(_ id: NodeID) -> [SegmentLiteral]? {
      if case .list(let elements) = rule.nodes[Int(id)].kind {
        let found = elements.compactMap { SegmentLiteral(rule.nodes[Int($0)].kind) }
        return binary == .isIn && found.count == elements.count ? found : nil
      }
      return SegmentLiteral(rule.nodes[Int(id)].kind).map { [$0] }
    }
    switch binary {
    case .equal, .unequal, .less, .atMost, .greater, .atLeast, .isIn: break
    default: return nil
    }
    guard let (named, literals) = values(right).map({ (left, $0) }) ?? values(left).map({ (right, $0) }),
      let name = rule.attribute(named)
    else { return nil }
    self.init(
      name: name, literals: literals, asksForEquality: !binary.isOrder)
  }
}

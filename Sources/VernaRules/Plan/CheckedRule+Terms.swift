import VernaCore

extension CheckedRule {
  /// What a variable must at least be for the rule to hold, where a condition that all depends on says so: `basket.total >= 3000`.
  ///
  /// - Returns: minor units, hundredths or a whole number; nil where no condition is about it alone.
  public func least(of name: String) -> Int64? {
    var least: Int64?
    for id in conjuncts(expression.root) {
      guard case .binary(let binary, let left, let right) = node(id) else { continue }
      let (isMirrored, path, number) = isPath(left, name) ? (false, left, right) : (true, right, left)
      guard isPath(path, name), let word = word(number) else { continue }
      switch (binary, isMirrored) {
      case (.atLeast, false), (.atMost, true), (.equal, _): least = max(least ?? word, word)
      case (.greater, false), (.less, true): if word < Int64.max { least = max(least ?? word + 1, word + 1) }
      default: continue
      }
    }
    return least
  }

  func node(_ id: NodeID) -> RuleNode.Kind { expression.nodes[Int(id)].kind }

  /// The conditions that must all hold for a part to hold.
  func conjuncts(_ id: NodeID) -> [NodeID] {
    if case .and(let all) = node(id) { return all.flatMap { conjuncts($0) } }
    return [id]
  }

  private func isPath(_ id: NodeID, _ name: String) -> Bool {
    if case .path(let names, _) = node(id) { return names.joined(separator: ".") == name }
    return false
  }

  func word(_ id: NodeID) -> Int64? {
    switch node(id) {
    case .literal(let value), .number(let value, _):
      switch value {
      case .int(let number): return number
      case .money(let money): return money.minorUnits
      case .points(let points): return points.hundredths
      default: return nil
      }
    default: return nil
    }
  }
}

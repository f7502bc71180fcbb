extension RuleExpression {
  /// A part of the rule as a rule of its own, places and text as they are.
  func part(_ id: NodeID) -> RuleExpression {
    RuleExpression(text: text, nodes: nodes, root: id, slots: slots)
  }

  /// The attributes that the rule names, each once, where it stands first.
  var attributes: [SegmentName] {
    var found: [SegmentName] = []
    var waiting = [root]
    while let id = waiting.popLast() {
      if let name = attribute(id) {
        if !found.contains(where: { $0.name.utf8.elementsEqual(name.name.utf8) }) { found.append(name) }
      } else {
        waiting += children(id)
      }
    }
    return found.sorted { $0.column < $1.column }
  }

  /// The attribute that a node is; nil for any other node.
  func attribute(_ id: NodeID) -> SegmentName? {
    guard case .path(let names, _) = nodes[Int(id)].kind else { return nil }
    let name = names.joined(separator: ".")
    if RuleValue.typeNames.contains(name) { return nil }
    // A node of fields stands behind the nodes of what it is a field of.
    let first = max(0, Int(id) - (names.count - 1))
    return SegmentName(name, column: SegmentError.column(of: nodes[first].position, in: text))
  }

  private func children(_ id: NodeID) -> [NodeID] {
    switch nodes[Int(id)].kind {
    case .literal, .number, .local, .path: []
    case .select(let operand, _), .has(let operand, _), .unary(_, let operand), .matches(let operand, _): [operand]
    case .index(let left, let right), .binary(_, let left, let right): [left, right]
    case .and(let all), .or(let all), .list(let all): all
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
    case .loop(let loop): [loop.over] + [loop.condition, loop.result].compactMap { $0 }
    }
  }
}

extension SegmentCondition {
  /// Whether a text passes. Equality is by bytes, order by code point, as in CEL.
  public func matches(text: String) -> Bool {
    matches { literal in
      guard case .text(let other) = literal else { return nil }
      let left = text.unicodeScalars
      let right = other.unicodeScalars
      if left.elementsEqual(right) { return 0 }
      return left.lexicographicallyPrecedes(right) ? -1 : 1
    } prefix: { prefix in
      text.utf8.starts(with: prefix.utf8)
    }
  }

  /// Whether a whole number passes; ints and doubles compare by value.
  public func matches(number: Int64) -> Bool {
    matches { literal in
      switch literal {
      case .int(let other): number == other ? 0 : (number < other ? -1 : 1)
      case .double(let other): Double(number) == other ? 0 : (Double(number) < other ? -1 : 1)
      default: nil
      }
    } prefix: { _ in
      false
    }
  }

  /// Whether a truth value passes.
  public func matches(bool: Bool) -> Bool {
    matches { literal in
      guard case .bool(let other) = literal else { return nil }
      return bool == other ? 0 : (other ? -1 : 1)
    } prefix: { _ in
      false
    }
  }

  /// - Parameter order: -1, 0 or 1 against a literal; nil where the kinds do not compare.
  private func matches(_ order: (SegmentLiteral) -> Int?, prefix: (String) -> Bool) -> Bool {
    switch test {
    case .equals(let literal): order(literal) == 0
    case .differs(let literal): order(literal) != 0
    case .isOneOf(let literals): literals.contains { order($0) == 0 }
    case .startsWith(let text): prefix(text)
    case .less(let literal): order(literal).map { $0 < 0 } ?? false
    case .lessOrEqual(let literal): order(literal).map { $0 <= 0 } ?? false
    case .greater(let literal): order(literal).map { $0 > 0 } ?? false
    case .greaterOrEqual(let literal): order(literal).map { $0 >= 0 } ?? false
    }
  }

  /// The literals that a condition compares with: to check their kinds once.
  public var literals: [SegmentLiteral] {
    switch test {
    case .equals(let literal), .differs(let literal), .less(let literal), .lessOrEqual(let literal),
      .greater(let literal), .greaterOrEqual(let literal):
      [literal]
    case .isOneOf(let literals): literals
    case .startsWith(let text): [.text(text)]
    }
  }
}

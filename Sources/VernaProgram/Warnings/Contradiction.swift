import VernaCore
import VernaRules

/// Conditions that no basket and no member can meet, found where they are simple: a name that must be above one bound and under a
/// lower one, or two texts at once.
enum Contradiction {
  /// Whether a condition can never hold. False where that is not known.
  static func isNever(_ outline: RuleOutline) -> Bool {
    switch outline {
    case .value(.bool(let holds)): return !holds
    case .any(let parts): return parts.allSatisfy(isNever)
    case .all(let parts):
      if parts.contains(where: isNever) { return true }
      var bounds: [String: Bounds] = [:]
      for part in flattened(parts) {
        guard case .between(.name(let name), let sign, let right) = part else { continue }
        bounds[name, default: Bounds()].narrow(sign, right)
      }
      return bounds.values.contains(where: \.isEmpty)
    default: return false
    }
  }

  private static func flattened(_ parts: [RuleOutline]) -> [RuleOutline] {
    parts.flatMap { part -> [RuleOutline] in
      guard case .all(let inner) = part else { return [part] }
      return flattened(inner)
    }
  }

  /// What is left for a name between its bounds.
  private struct Bounds {
    var low = Int64.min
    var high = Int64.max
    var texts: Set<String> = []

    var isEmpty: Bool { low > high || texts.count > 1 }

    mutating func narrow(_ sign: String, _ value: RuleOutline) {
      guard case .value(let value) = value else { return }
      if case .string(let text) = value, sign == "==" { texts.insert(text) }
      guard let number = whole(value), number > Int64.min, number < Int64.max else { return }
      switch sign {
      case ">=": low = max(low, number)
      case ">": low = max(low, number + 1)
      case "<=": high = min(high, number)
      case "<": high = min(high, number - 1)
      case "==":
        low = max(low, number)
        high = min(high, number)
      default: break
      }
    }

    private func whole(_ value: RuleValue) -> Int64? {
      switch value {
      case .int(let number): number
      case .money(let money): money.minorUnits
      case .points(let points): points.hundredths
      default: nil
      }
    }
  }
}

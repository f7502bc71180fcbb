/// What rules may name: variables and the fields of objects, each with its type.
public struct RuleEnvironment: Sendable {
  /// By name; names may have points in them.
  public private(set) var variables: [String: RuleType]
  /// By object: the type of each of its fields.
  public private(set) var objects: [String: [String: RuleType]]
  /// How many digits a unit of money has, 0 to 3.
  public var moneyDigits: Int

  /// Makes an environment.
  public init(
    variables: [String: RuleType] = [:], objects: [String: [String: RuleType]] = [:], moneyDigits: Int = 2
  ) {
    self.variables = variables
    self.objects = objects
    self.moneyDigits = moneyDigits
  }

  /// The name out of some that is nearest to a wrong one, if it is near enough to have been meant.
  package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = max(1, wanted.count / 3)
    return names.map { ($0, distance(wanted, Array($0.lowercased().unicodeScalars))) }
      .filter { $0.1 <= limit }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// How many letters must be changed, added or taken out (V. I. Levenshtein, 1965).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if abs(left.count - right.count) > 8 { return Int.max }
    var row = Array(0...right.count)
    for (place, scalar) in left.enumerated() {
      var corner = row[0]
      row[0] = place + 1
      for column in right.indices {
        let kept = corner + (right[column] == scalar ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(kept, row[column] + 1, corner + 1)
      }
    }
    return row[right.count]
  }
}

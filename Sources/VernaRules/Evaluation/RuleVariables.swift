/// The variables that a rule is worked out with.
public struct RuleVariables: Sendable {
  private var values: RuleMap
  /// How many digits a unit of money has, for numbers compared with it.
  public var moneyDigits: Int

  /// Makes variables.
  ///
  /// - Parameters:
  ///   - values: by name; a name may have points in it.
  ///   - moneyDigits: 0 to 3.
  public init(_ values: [(String, RuleValue)] = [], moneyDigits: Int = 2) {
    self.values = RuleMap(values)
    self.moneyDigits = moneyDigits
  }

  /// Adds a name that is not there yet.
  mutating func set(_ name: String, _ value: RuleValue) { values.insert(value, for: .string(name)) }

  /// The value of a name.
  public func value(named name: String) -> RuleValue? { values.value(named: name) }
}

/// What working out a rule may cost.
public struct RuleLimits: Sendable {
  /// A step is a part of the rule worked out once, or 16 bytes or elements made.
  public var steps: Int

  /// Makes limits.
  public init(steps: Int = 1_000_000) { self.steps = steps }
}

/// One way things might go: what is said of the inputs, and what is changed.
public struct ForecastScenario: Hashable, Sendable {
  /// A value with the bounds of the middle 80 % of what is believed; equal bounds where it is certain.
  public struct Belief: Hashable, Sendable {
    /// The middle, and the bounds.
    public var value: Double
    public var low: Double
    public var high: Double

    /// Makes a belief.
    public init(_ value: Double, low: Double? = nil, high: Double? = nil) {
      self.value = value
      self.low = low ?? value
      self.high = high ?? value
    }
  }

  /// As people read it.
  public var name: String
  /// Inputs that are said instead of what the data say, money in minor units.
  public var inputs: [ForecastInput: Belief]
  /// Levers that are moved.
  public var levers: [ForecastLever: LeverChange]
  /// Levers that lie elsewhere by themselves, in the same units: what the tornado asks. They are nobody's doing.
  var shifts: [ForecastLever: Double] = [:]
  /// Money spent once before the first month, minor units.
  public var investment: Double

  /// Makes a scenario; nothing said is as the data are.
  public init(
    name: String, inputs: [ForecastInput: Belief] = [:], levers: [ForecastLever: LeverChange] = [:],
    investment: Double = 0
  ) {
    self.name = name
    self.inputs = inputs
    self.levers = levers
    self.investment = investment
  }

  /// The same with a lever moved at once by so much more.
  package func moving(_ lever: ForecastLever, by amount: Double) -> ForecastScenario {
    var moved = self
    var change = moved.levers[lever] ?? LeverChange(by: 0)
    change.by += amount
    moved.levers[lever] = change
    return moved
  }

  /// The same where a lever lies elsewhere by itself.
  func shifting(_ lever: ForecastLever, by amount: Double) -> ForecastScenario {
    var shifted = self
    shifted.shifts[lever, default: 0] += amount
    return shifted
  }
}

/// What a programme can move: the levers of a scenario and of break-even.
public enum ForecastLever: String, CaseIterable, Sendable {
  case newMembers = "new_members"
  case frequency
  case basket
  case retention
  case uplift
  case margin
  case rewardShare = "reward_share"
  case redemption
  case discountShare = "discount_share"
  case rewardsCost = "rewards_cost"
  case communicationCost = "communication_cost"
  case platformCost = "platform_cost"
  case otherCost = "other_cost"
  case acquisitionCost = "acquisition_cost"

  /// Whether a change is added in shares (0.018 is 1.8 points); else it is a part of what is there (0.05 is 5 % more).
  public var isAdded: Bool {
    switch self {
    case .retention, .uplift, .margin, .rewardShare, .redemption, .discountShare: true
    default: false
    }
  }

  /// Whether members' behaviour changes with it, which is then the scenario's doing.
  var isBehaviour: Bool {
    switch self {
    case .newMembers, .frequency, .basket, .retention: true
    default: false
    }
  }

  /// How far it may sensibly be moved.
  public var range: ClosedRange<Double> {
    switch self {
    case .newMembers: -1...9
    case .frequency, .basket: -0.9...3
    case .retention: -0.95...0.95
    case .uplift: -0.5...1
    case .margin: -0.9...0.9
    case .rewardShare, .discountShare: -0.9...0.9
    case .redemption: -1...1
    case .rewardsCost, .communicationCost, .platformCost, .otherCost, .acquisitionCost: -1...9
    }
  }
}

/// A change of a lever.
public struct LeverChange: Hashable, Sendable {
  /// By how much (see `ForecastLever.isAdded`).
  public var by: Double
  /// The month of the forecast from which it begins, 1 for the first.
  public var from: Int
  /// Over how many months it grows to its full size; 1 for at once.
  public var over: Int

  /// Makes a change.
  public init(by: Double, from: Int = 1, over: Int = 1) {
    self.by = by
    self.from = from
    self.over = over
  }

  /// The size in a month, 0 for the first.
  func size(in month: Int) -> Double {
    let elapsed = month - (from - 1) + 1
    return elapsed <= 0 ? 0 : by * min(1, Double(elapsed) / Double(max(1, over)))
  }
}

public import VernaCore

/// A plan of a pilot: what comes when, how large a control group must be, what is looked at each week and when to stop.
public struct PilotPlan: Sendable, Equatable {
  /// Its length.
  public var days: Int
  /// Features in order.
  public var features: [Feature]
  /// The control group; nil without members.
  public var holdout: Holdout?
  /// Ids of the metric catalogue that are looked at each week.
  public var weeklyMetrics: [String]
  /// When to stop.
  public var stopRules: [Phrase]

  /// Something that comes into force on a day.
  public struct Feature: Sendable, Equatable {
    /// The first day and the last, from 1.
    public var from: Int
    public var to: Int
    /// What it is.
    public var what: Phrase
  }

  /// The size of the control group. For a difference d between the means of two groups, the share h of n members held out,
  /// two-sided error 5 % and power 80 %: n h (1 - h) = (1.960 + 0.842)^2 variance / d^2 (Cohen, "Statistical Power Analysis for
  /// the Behavioral Sciences", 1988, section 2.4, for groups of different size).
  public struct Holdout: Sendable, Equatable {
    /// Members of today.
    public var members: Int
    /// Purchases of a member over as many days before the day of the design: mean and standard deviation.
    public var mean: Double
    public var deviation: Double
    /// The difference that pays for the rewards: what the ladder costs a member over the pilot / margin share.
    public var difference: Double
    /// Members needed in two equal groups together.
    public var needed: Int?
    /// The share that is held out.
    public var share: Double
    /// How many that are.
    public var held: Int
    /// Whether that is enough to see the difference.
    public var isEnough: Bool
    /// The smallest difference that can be seen with this share.
    public var detectable: Double
  }

  /// The formula as it is printed.
  public static let formula = "n × h × (1 − h) = (z₀.₉₇₅ + z₀.₈₀)² × σ² / d²"
}

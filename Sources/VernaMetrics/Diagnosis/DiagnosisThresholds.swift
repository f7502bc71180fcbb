/// Bounds for what the articles give no norm for, and for how sure a finding must be. Each can be set.
public struct DiagnosisThresholds: Sendable, Hashable {
  /// A cashier or a store is listed when its share of receipts with a card is surely this much under the others'.
  public var cashierShortfall = 0.05
  /// Share of members who hunt for promotions from which it is a finding.
  public var cherryPickers = 0.1
  /// Share of personal offers used under which it is a finding.
  public var offersConversion = 0.05
  /// NPS under which it is a finding.
  public var nps = 0.0
  /// Share of low scores answered in time under which it is a finding.
  public var closedLoop = 0.8
  /// Share of enrolled members that are active under which members count as fallen asleep.
  public var activeRate = 0.75
  /// Share of the balance of points that burns within 90 days from which it is a finding.
  public var burningShare = 0.15
  /// Fall of the margin against last year, as a difference of shares, from which it is an alarm.
  public var marginErosion = 0.005
  /// Share of members' margin that must be additional for the programme to pay, from which it is a finding.
  public var breakEven = 0.5
  /// Uplift assumed where the shop has no experiment of its own: 0 to this (METRICS.md, "Money at stake").
  public var assumedUplift = 0.03
  /// Standard errors by which the last three steps together must be worse than last year's to be called falling.
  public var trendCertainty = 4.0
  /// Relative worsening over the last three steps that a figure without an interval must show.
  public var trendShareWithoutInterval = 0.1
  /// Widest half-interval of the share of receipts with a card that still carries a judgement.
  public var widestShareInterval = 0.05
  /// Chance, over all members together, with which a suspect card may be a coincidence.
  public var suspectChance = 0.01

  /// The usual bounds.
  public init() {}
}

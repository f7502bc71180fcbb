/// What a ladder is designed for.
public struct DesignRequest: Sendable, Equatable {
  /// Months of demand before the day after the last sale.
  public var months: Int
  /// How many levels, at least 1.
  public var levels: Int
  /// The cost of acquiring a customer in millionths of a major unit, above zero; nil where it is not given.
  public var cacMicros: Int64?
  /// An upper bound on the cap in millionths; nil for none.
  public var capMillionths: Int64?
  /// What is kept of a price, in millionths: taken off the cap.
  public var keepMillionths: Int64
  /// Days between a member's purchases in millionths, which replace what the data say; nil for the data's.
  public var intervalMicros: Int64?
  /// The share of points that are spent, in millionths; nil for the data's.
  public var redemptionMillionths: Int64?
  /// Category paths; empty is everything.
  public var categories: [String]
  /// What is done with every product below the cap; nil for the one that leaves the most money.
  public var treatment: LadderDesign.BelowCap.Treatment?
  /// Days of the pilot that is planned; nil for none.
  public var pilotDays: Int?

  /// Makes a request; unless said, as the command line has it.
  public init(
    months: Int = 6, levels: Int = 4, cacMicros: Int64? = nil, capMillionths: Int64? = nil, keepMillionths: Int64 = 0,
    intervalMicros: Int64? = nil, redemptionMillionths: Int64? = nil, categories: [String] = [],
    treatment: LadderDesign.BelowCap.Treatment? = nil, pilotDays: Int? = nil
  ) {
    self.months = months
    self.levels = levels
    self.cacMicros = cacMicros
    self.capMillionths = capMillionths
    self.keepMillionths = keepMillionths
    self.intervalMicros = intervalMicros
    self.redemptionMillionths = redemptionMillionths
    self.categories = categories
    self.treatment = treatment
    self.pilotDays = pilotDays
  }
}

/// Why no ladder can be designed.
public enum DesignFailure: Error, Equatable, Sendable {
  /// No sale in the data.
  case noSales
  /// No product of those asked for has a price above zero and a known cost; how many were left out.
  case noProducts(leftOut: Int)
  /// No sale of the window is of a product designed for; how many lines were unmatched.
  case noMatchedSales(unmatchedLines: Int)
  /// No product has a category asked for.
  case unknownCategory(String)
}

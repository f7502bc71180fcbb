import VernaModels

/// All that a forecast needs, fitted once: from then on a forecast is a pure function of inputs, scenario, paths and seed.
public struct ForecastInputs: Sendable {
  /// The first month of the forecast, as `Day.monthIndex`.
  public var firstMonth: Int
  /// How many months it reaches.
  public var months: Int
  /// By `ForecastDriver.rawValue`.
  public var drivers: [DriverFit]
  public var adjustments: [DriverAdjustment?]
  /// Who may buy; nil without members' purchases.
  public var exposure: Exposure?
  /// Money without VAT over money as paid.
  public var taxFactor = 1.0
  /// How points are used; nil where that is not known.
  public var points: PointsPattern?
  /// Mean lifetime of a member in months, and its standard deviation in logarithms.
  public var lifetime: (months: Double, deviation: Double)?
  /// Sale receipts a month lived.
  public var receiptsAMonthLived: Double?
  /// Which part of margin the programme causes.
  public var caused = CausedShare.conservative
  /// Of campaigns: the share of members' margin before rewards that lies on their receipts, and of the programme's cost
  /// that is theirs.
  public var campaigns: (marginShare: Double, costShare: Double)?
  /// A factor a month on what members keep buying, from what a person says of retention; 1 for nothing.
  public var survivalFactor = 1.0
  /// What each input is and where it is from, for people.
  public var described: [InputDescription] = []
  /// What is not known, and so absent.
  public var gaps: [InputGap] = []
  /// The history that inputs were fitted to; nil where there was none.
  public var history: MonthlyHistory?

  /// Inputs of which nothing is known yet.
  public init(firstMonth: Int, months: Int) {
    self.firstMonth = firstMonth
    self.months = months
    drivers = [DriverFit](repeating: .absent, count: ForecastDriver.allCases.count)
    adjustments = [DriverAdjustment?](repeating: nil, count: ForecastDriver.allCases.count)
  }

  /// What is known of a driver.
  public subscript(driver: ForecastDriver) -> DriverFit {
    get { drivers[driver.rawValue] }
    set { drivers[driver.rawValue] = newValue }
  }

  /// The calendar month of the first, 0 for January.
  var firstCalendarMonth: Int { ((firstMonth % 12) + 12) % 12 }
  /// Whether margin is known, and with it return and pay-back.
  public var knowsMargin: Bool { self[.margin].isKnown }
  /// Whether the programme's costs are known.
  public var knowsCosts: Bool { self[.communication].isKnown || self[.rewards].isKnown || self[.platform].isKnown }
  /// Whether rewards on receipts are known.
  public var knowsRewards: Bool { self[.discounts].isKnown || self[.pointsPaid].isKnown || points != nil }
}

/// Something that a forecast lacks.
public enum InputGap: String, Hashable, Sendable, CaseIterable {
  case receipts, members, margin, rewards, points, pointValue, costs, acquisition, lifetime, campaigns, fewMonths
}

/// What an input is and where it is from.
public struct InputDescription: Hashable, Sendable {
  /// Where an input is from.
  public enum Source: String, Hashable, Sendable {
    /// Fitted to the data.
    case data
    /// The step at the launch, before against after.
    case launch
    /// The scenario file.
    case scenario
    /// The programme file.
    case programme
    /// The articles' conservative range.
    case article
    /// Derived from other inputs.
    case derived
  }

  /// The input.
  public var input: ForecastInput
  /// The middle of what is believed, and the bounds of the middle 80 %; money in minor units.
  public var value: Double
  public var low: Double
  public var high: Double
  public var source: Source

  /// Makes a description.
  public init(_ input: ForecastInput, value: Double, low: Double, high: Double, source: Source) {
    self.input = input
    self.value = value
    self.low = low
    self.high = high
    self.source = source
  }
}

extension ForecastInputs {
  /// A level of activity over that at the end of the data.
  func relativeActivity(_ level: Double) -> Double {
    guard case .series(let series) = self[.activity] else { return 1 }
    return level / series.level.mean.exponential
  }
}

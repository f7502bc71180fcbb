public import VernaCore

/// All that a basket is priced by: what a programme comes down to at the till.
public struct PricingRules: Sendable {
  /// Names that rules may use, as `RuleNames` has them.
  public var names: RuleNames
  /// In the file's order; priority and id decide which comes first.
  public var offers: [Offer]
  /// The first is the one that points are spent from unless a basket says otherwise.
  public var wallets: [Wallet]
  /// By wallet at most one.
  public var burnings: [Burning]
  /// Floors.
  public var margins: MarginGuard
  /// What tills must print.
  public var tills: TillRules
  /// Series of codes that offers ask for.
  public var coupons: [CouponSeries]
  /// Control groups.
  public var holdouts: [Holdout]
  /// The programme's currency.
  public var currency: Currency
  /// The programme's zone, in which a basket without a store's own is priced.
  public var zone: TimeZoneRules
  /// Zones of stores that have one of their own.
  public var storeZones: [ByteText: TimeZoneRules]
  /// The one place where a part of money is rounded.
  public var moneyRounding: AmountRounding
  /// Days that rules know as `occasion.<id>`.
  public var occasions: [Occasion]

  /// Makes rules.
  public init(
    names: RuleNames, offers: [Offer], wallets: [Wallet] = [], burnings: [Burning] = [],
    margins: MarginGuard = MarginGuard(), tills: TillRules = TillRules(), coupons: [CouponSeries] = [],
    holdouts: [Holdout] = [], currency: Currency = .rouble, zone: TimeZoneRules = .utc,
    storeZones: [ByteText: TimeZoneRules] = [:], moneyRounding: AmountRounding = .halfAway,
    occasions: [Occasion] = []
  ) {
    self.names = names
    self.offers = offers
    self.wallets = wallets
    self.burnings = burnings
    self.margins = margins
    self.tills = tills
    self.coupons = coupons
    self.holdouts = holdouts
    self.currency = currency
    self.zone = zone
    self.storeZones = storeZones
    self.moneyRounding = moneyRounding
    self.occasions = occasions
  }
}

/// What is used up of shared limits, as far as it is known when a basket is priced.
public struct SharedView: Sendable {
  /// By `LimitKey`, of scopes programme, store and code.
  public var used: [LimitKey: Int64]
  /// Money that the programme may still cost this month before its floor; nil for no floor.
  public var programmeHeadroom: Money?
  /// Codes shown that are another member's, with the series that each is of.
  public var othersCodes: [ByteText: ByteText]

  /// Makes a view; nothing used unless said.
  public init(used: [LimitKey: Int64] = [:], programmeHeadroom: Money? = nil, othersCodes: [ByteText: ByteText] = [:]) {
    self.used = used
    self.programmeHeadroom = programmeHeadroom
    self.othersCodes = othersCodes
  }
}

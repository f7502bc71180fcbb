public import VernaCore

/// What a data set is written in: the things a mapping or the command line sets once for all rows.
public struct DatasetSettings: Sendable, Equatable {
  /// The one currency of all money.
  public var currency: Currency
  /// The programme's time zone: days, months and metrics are cut in it.
  public var timeZone: TimeZoneRules
  /// Whether prices, totals and amounts hold VAT (the default).
  public var pricesIncludeVAT: Bool
  /// Whether costs hold VAT (not by default).
  public var costsIncludeVAT: Bool
  /// Channels declared in the mapping, by name.
  public var channels: [String: ChannelDeclaration]
  /// The launch date of the programme, where the mapping or the command line names it.
  public var launch: Day?

  /// Makes settings; the defaults are the contract's.
  public init(
    currency: Currency = .rouble, timeZone: TimeZoneRules = .utc, pricesIncludeVAT: Bool = true,
    costsIncludeVAT: Bool = false, channels: [String: ChannelDeclaration] = [:], launch: Day? = nil
  ) {
    self.currency = currency
    self.timeZone = timeZone
    self.pricesIncludeVAT = pricesIncludeVAT
    self.costsIncludeVAT = costsIncludeVAT
    self.channels = channels
    self.launch = launch
  }
}

/// What a mapping says of a sales channel.
public struct ChannelDeclaration: Sendable, Equatable, Codable {
  /// Whether a loyalty card can be shown there; without it the channel leaves the scan rates.
  public var takesCards: Bool
  /// Whether it is online (norms of retention ask).
  public var isOnline: Bool

  /// Makes a declaration.
  public init(takesCards: Bool = true, isOnline: Bool = false) {
    self.takesCards = takesCards
    self.isOnline = isOnline
  }
}

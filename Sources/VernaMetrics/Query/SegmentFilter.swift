/// A segment, resolved against a data set: which members, receipts and lines it takes (METRICS.md, "Segments").
///
/// Member attributes filter member terms only, receipt attributes all receipts, line attributes the money and units of
/// those lines.
public struct SegmentFilter: Sendable {
  /// The condition as written, for the page.
  public let text: String
  /// By index into `Dataset.members`; nil takes all.
  public var members: [Bool]?
  /// By code of `Dataset.stores`; nil takes all. Code 0 is "not given".
  public var stores: [Bool]?
  public var cashiers: [Bool]?
  public var channels: [Bool]?
  /// By ISO weekday 1 to 7 (index 0 unused); nil takes all.
  public var weekdays: [Bool]?
  /// What else a receipt must be, where a part of the segment asks for several columns at once.
  public var choices: [ReceiptChoice] = []
  /// By index into `Dataset.terms`; nil takes all lines.
  public var terms: [Bool]?
  /// Whether an attribute that changes (tier, RFM cell, age) is used, and so is as of `to`.
  public var usesChangingAttributes: Bool
  /// Values asked for that nothing in the data has.
  public var unknown: [UnknownValue] = []

  /// Makes one from its parts.
  public init(
    text: String, members: [Bool]? = nil, stores: [Bool]? = nil, cashiers: [Bool]? = nil, channels: [Bool]? = nil,
    weekdays: [Bool]? = nil, terms: [Bool]? = nil, usesChangingAttributes: Bool = false
  ) {
    self.text = text
    self.members = members
    self.stores = stores
    self.cashiers = cashiers
    self.channels = channels
    self.weekdays = weekdays
    self.terms = terms
    self.usesChangingAttributes = usesChangingAttributes
  }
}

public import VernaCore

/// What one mechanic, or one kind of reward, cost and what the receipts with it brought, over a stretch of days.
///
/// All margin of a receipt is counted as the doing of each mechanic that gave something on it: a naive figure, the upper end of what
/// it can have brought. Rows do not add up where a receipt has several. What it really brought is told by a control group.
public struct OfferReturn: Hashable, Sendable {
  /// What an amount is about.
  public enum Subject: Hashable, Sendable {
    /// An offer by its id.
    case mechanic(ByteText)
    /// `discount`, `points`, `product`, `coupon`, `service`, `badge`.
    case reward(String)
  }

  /// What it is about.
  public var subject: Subject
  /// Receipts on which it gave something, and gifts for no purchase.
  public var receipts: Int64 = 0
  public var gifts: Int64 = 0
  /// Members who had it.
  public var members: Int64 = 0
  /// Money off, without VAT, net of returns.
  public var discounts = Money.zero
  /// Points given, net of what returns took back.
  public var points = Points.zero
  /// What those points are expected to cost: at the price of a point, which has the likelihood of use in it.
  public var pointsCost = Money.zero
  /// Money paid on its receipts, without VAT, net of returns.
  public var revenue = Money.zero
  /// What the goods of it whose cost is known cost the shop.
  public var goodsCost = Money.zero
  /// The part of `revenue` whose cost is known.
  public var coveredRevenue = Money.zero
  /// Days from its first use until margin before it had caught up with its cost for good; nil for not yet, or not known.
  public var paybackDays: Int64?

  /// Nothing yet.
  public init(_ subject: Subject) { self.subject = subject }

  /// Money off, and what points given are expected to cost.
  public var cost: Money { discounts + pointsCost }

  /// Whether the cost of goods is known for at least 90 % of the revenue, without which nothing is said of margin (METRICS.md, section B).
  public var knowsMargin: Bool {
    revenue > .zero && Int128(coveredRevenue.minorUnits) * 10 >= Int128(revenue.minorUnits) * 9
  }

  /// Margin of its receipts before it: what was paid less what the goods cost, with the money off that it gave; nil where not known.
  public var gain: Money? { knowsMargin ? coveredRevenue - goodsCost + discounts : nil }

  /// Gain less cost over cost, if all margin was its doing; nil where not known or nothing was spent.
  public var naiveReturn: Double? {
    guard let gain, cost > .zero else { return nil }
    return Double((gain - cost).minorUnits) / Double(cost.minorUnits)
  }

  /// The share of that margin that must be its doing for it to pay: cost over gain (METRICS.md, roi.break_even); nil where not known.
  public var breakEven: Double? {
    guard let gain, gain > .zero, cost > .zero else { return nil }
    return Double(cost.minorUnits) / Double(gain.minorUnits)
  }
}

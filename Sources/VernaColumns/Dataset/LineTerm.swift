/// What a line is, but for its quantity and amount: lines alike in all of this share one term.
///
/// `cost` and `vatRate` are in force: the line's own, else the product's.
public struct LineTerm: Sendable, Hashable {
  /// Index into `Dataset.products`.
  public var product: UInt32
  /// List price of one unit in millionths of a major unit, nil where not given on the line.
  public var listPriceMicros: Int64?
  /// Cost of one unit in millionths of a major unit, nil where neither line nor product has one.
  public var costMicros: Int64?
  /// VAT rate in millionths; 0 where neither line nor product has one.
  public var vatRateMillionths: Int32
  /// Code in `Dataset.promotions`; 0 is none.
  public var promotion: UInt32
  /// Who pays for the promotion.
  public var funding: Funding
  /// Index into `Dataset.lineAttributes`; 0 is none.
  public var attributes: UInt32

  /// Who pays for a promotion.
  public enum Funding: UInt8, Sendable, Codable {
    case notGiven, programme, store, supplier
  }

  /// Makes one from its parts.
  public init(
    product: UInt32, listPriceMicros: Int64? = nil, costMicros: Int64? = nil, vatRateMillionths: Int32 = 0,
    promotion: UInt32 = 0, funding: Funding = .notGiven, attributes: UInt32 = 0
  ) {
    self.product = product
    self.listPriceMicros = listPriceMicros
    self.costMicros = costMicros
    self.vatRateMillionths = vatRateMillionths
    self.promotion = promotion
    self.funding = funding
    self.attributes = attributes
  }
}

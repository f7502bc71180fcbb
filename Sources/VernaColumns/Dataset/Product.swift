/// A product as the products file gives it, or known by its sku alone.
public struct Product: Sendable, Equatable {
  /// The sku.
  public var sku: String
  /// The name, empty where not given.
  public var name: String = ""
  /// The category path, its parts joined by `/`; empty where not given.
  public var category: String = ""
  /// Cost of one unit in millionths of a major unit, nil where unknown.
  public var costMicros: Int64?
  /// Price of one unit in millionths of a major unit, nil where unknown.
  public var priceMicros: Int64?
  /// The VAT rate in millionths (20 % is 200,000), nil where not given.
  public var vatRateMillionths: Int32?
  /// Whether it is sold by weight or measure (unit kg, l or m): a line of it is one item.
  public var isMeasured: Bool = false
  /// The brand, empty where not given.
  public var brand: String = ""
  /// The lowest price allowed, in millionths of a major unit.
  public var minimumPriceMicros: Int64?
  /// Further attributes (`attr.*`), by name without the prefix.
  public var attributes: [String: String] = [:]

  /// Makes a product known by its sku.
  public init(sku: String) {
    self.sku = sku
  }
}

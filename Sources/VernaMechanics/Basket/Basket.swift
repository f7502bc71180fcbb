public import VernaCore

/// A quantity in thousandths: pieces, kilograms, litres, metres.
public struct Quantity: Hashable, Comparable, Sendable, Codable {
  /// Thousandths of a unit.
  public var thousandths: Int64

  /// Makes a quantity from thousandths.
  public init(thousandths: Int64) {
    self.thousandths = thousandths
  }

  /// Makes a quantity of whole units.
  public init(_ units: Int64) {
    thousandths = units * 1000
  }

  /// One unit.
  public static let one = Quantity(1)
  /// None.
  public static let zero = Quantity(0)

  /// Whether it is a whole number of units.
  public var isWhole: Bool { thousandths % 1000 == 0 }
  /// Whole units, the rest cut off.
  public var units: Int64 { thousandths / 1000 }

  public static func < (left: Quantity, right: Quantity) -> Bool { left.thousandths < right.thousandths }

  /// What it costs at a unit price: rounded half away from zero to the minor unit, as tills do.
  public func amount(at price: Money) -> Money {
    if isWhole {
      let (amount, overflow) = price.minorUnits.multipliedReportingOverflow(by: units)
      if !overflow { return Money(minorUnits: amount) }
    }
    return Money(minorUnits: divideRoundingHalfAway(Int128(price.minorUnits) * Int128(thousandths), by: 1000))
  }
}

/// One line of a basket as the till sends it.
public struct BasketLine: Hashable, Sendable {
  /// The till's own id of the line, unique in the basket.
  public var id: ByteText
  /// The product.
  public var sku: ByteText
  /// Path with `/`, empty for none.
  public var category: ByteText
  /// Empty for none.
  public var brand: ByteText
  /// Above zero.
  public var quantity: Quantity
  /// What a unit costs before any discount of the programme.
  public var price: Money
  /// Shelf price, where the shop itself has taken something off; else the price.
  public var listPrice: Money
  /// What a unit cost the shop without VAT, in millionths of a major unit; nil where it is not known.
  public var unitCostMicros: Int64?
  /// The VAT in the price, in millionths: 20 % is 200,000.
  public var vatRate: Share
  /// A unit may never be sold under this; zero for no bound.
  public var minPrice: Money
  /// Whether each unit has its own code, so that it needs a line of its own.
  public var isMarked: Bool
  /// Whether the law or the programme keeps it out: it earns and burns nothing, and no offer touches it.
  public var isExcluded: Bool
  /// Further attributes that rules may name, by name.
  public var attributes: [ByteText: ByteText]

  /// Makes a line.
  public init(
    id: ByteText, sku: ByteText, category: ByteText = "", brand: ByteText = "", quantity: Quantity = .one, price: Money,
    listPrice: Money? = nil, unitCostMicros: Int64? = nil, vatRate: Share = .zero, minPrice: Money = .zero,
    isMarked: Bool = false, isExcluded: Bool = false, attributes: [ByteText: ByteText] = [:]
  ) {
    self.id = id
    self.sku = sku
    self.category = category
    self.brand = brand
    self.quantity = quantity
    self.price = price
    self.listPrice = listPrice ?? price
    self.unitCostMicros = unitCostMicros
    self.vatRate = vatRate
    self.minPrice = minPrice
    self.isMarked = isMarked
    self.isExcluded = isExcluded
    self.attributes = attributes
  }

  /// What the line costs before any discount of the programme.
  public var amount: Money { quantity.amount(at: price) }
}

/// A basket to be priced.
public struct Basket: Hashable, Sendable {
  /// In the till's order; at most `Basket.mostLines`.
  public var lines: [BasketLine]
  /// The moment it is priced at, seconds since 1970-01-01 UTC.
  public var at: Int64
  /// Empty for none.
  public var store: ByteText
  /// Empty for none.
  public var channel: ByteText
  /// Empty for none.
  public var cashier: ByteText
  /// Coupon codes shown.
  public var codes: [ByteText]
  /// How many points the member wants to spend.
  public var spending: Spending
  /// The wallet they come from; nil is the programme's first.
  public var wallet: ByteText?

  /// What the member wants to spend.
  public enum Spending: Hashable, Sendable {
    case nothing
    case exactly(Points)
    /// As much as may be.
    case most
  }

  /// The most lines that a basket may have.
  public static let mostLines = 10_000

  /// Makes a basket.
  public init(
    lines: [BasketLine], at: Int64, store: ByteText = "", channel: ByteText = "", cashier: ByteText = "",
    codes: [ByteText] = [], spending: Spending = .nothing, wallet: ByteText? = nil
  ) {
    self.lines = lines
    self.at = at
    self.store = store
    self.channel = channel
    self.cashier = cashier
    self.codes = codes
    self.spending = spending
    self.wallet = wallet
  }
}

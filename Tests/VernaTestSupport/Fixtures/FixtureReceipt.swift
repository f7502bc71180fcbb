/// A receipt of a fixture, in the words of the data contract; nil and empty stand for an empty cell.
public struct FixtureReceipt: Sendable {
  public var id: String
  /// `2026-01-31 18:05` or `2026-01-31 18:05:30`, local to the fixture's zone.
  public var at: String
  /// 0 not given, 1 sale, 2 return.
  public var kind: UInt8 = 0
  public var member = ""
  public var customer = ""
  public var store = ""
  public var cashier = ""
  public var channel = ""
  public var original = ""
  public var total: FixtureNumber?
  public var pointsPaid: FixtureNumber?
  public var lines: [FixtureLine] = []

  /// A sale.
  public static func sale(
    _ id: String, at: String, member: String = "", customer: String = "", store: String = "", cashier: String = "",
    channel: String = "", total: FixtureNumber? = nil, points: FixtureNumber? = nil, lines: [FixtureLine] = []
  ) -> FixtureReceipt {
    FixtureReceipt(
      id: id, at: at, kind: 1, member: member, customer: customer, store: store, cashier: cashier, channel: channel,
      total: total, pointsPaid: points, lines: lines)
  }

  /// A return, of an original sale where it is named.
  public static func giveBack(
    _ id: String, of original: String = "", at: String, member: String = "", customer: String = "", store: String = "",
    cashier: String = "", channel: String = "", total: FixtureNumber? = nil, points: FixtureNumber? = nil,
    lines: [FixtureLine] = []
  ) -> FixtureReceipt {
    FixtureReceipt(
      id: id, at: at, kind: 2, member: member, customer: customer, store: store, cashier: cashier, channel: channel,
      original: original, total: total, pointsPaid: points, lines: lines)
  }

  /// A receipt that does not say what it is.
  public static func unsaid(
    _ id: String, at: String, member: String = "", customer: String = "", total: FixtureNumber? = nil,
    points: FixtureNumber? = nil, lines: [FixtureLine] = []
  ) -> FixtureReceipt {
    FixtureReceipt(
      id: id, at: at, member: member, customer: customer, total: total, pointsPaid: points, lines: lines)
  }
}

/// A line of a fixture's receipt.
public struct FixtureLine: Sendable {
  public var sku: String
  public var quantity: FixtureNumber
  public var amount: FixtureNumber?
  public var unitPrice: FixtureNumber?
  public var listPrice: FixtureNumber?
  public var cost: FixtureNumber?
  /// A fraction: 20 % is `"0.2"`.
  public var vat: FixtureNumber?
  public var promotion: String
  /// 0 not given, 1 programme, 2 store, 3 supplier.
  public var funding: UInt8
  public var attributes: [String: String]

  public init(
    _ sku: String, _ quantity: FixtureNumber = 1, _ amount: FixtureNumber? = nil, unitPrice: FixtureNumber? = nil,
    list: FixtureNumber? = nil, cost: FixtureNumber? = nil, vat: FixtureNumber? = nil, promotion: String = "",
    funding: UInt8 = 0, attributes: [String: String] = [:]
  ) {
    self.sku = sku
    self.quantity = quantity
    self.amount = amount
    self.unitPrice = unitPrice
    self.listPrice = list
    self.cost = cost
    self.vat = vat
    self.promotion = promotion
    self.funding = funding
    self.attributes = attributes
  }
}

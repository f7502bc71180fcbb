public import VernaCore

/// A budget in one of its periods, stores or other parts. Limits by member need none: they are counted in the owner's state.
public struct BudgetKey: Hashable, Comparable, Sendable {
  /// The budget's id in the programme.
  public var id: ByteText
  /// The part, such as `2026-11` or `2026-11/store 12`; empty for a budget of one part.
  public var part: ByteText

  /// Names a budget.
  public init(_ id: ByteText, part: ByteText = "") {
    self.id = id
    self.part = part
  }

  public static func < (left: BudgetKey, right: BudgetKey) -> Bool { (left.id, left.part) < (right.id, right.part) }
}

/// An amount in the three things that budgets limit.
public struct BudgetAmount: Hashable, Sendable {
  /// Money given.
  public var money: Money
  /// Points given.
  public var points: Points
  /// How often.
  public var uses: Int64

  /// Nothing, unless said.
  public init(money: Money = .zero, points: Points = .zero, uses: Int64 = 0) {
    self.money = money
    self.points = points
    self.uses = uses
  }

  /// No limit at all.
  public static let unlimited = BudgetAmount(
    money: Money(minorUnits: .max / 4), points: Points(hundredths: .max / 4), uses: .max / 4)

  static func + (left: BudgetAmount, right: BudgetAmount) -> BudgetAmount {
    BudgetAmount(money: left.money + right.money, points: left.points + right.points, uses: left.uses + right.uses)
  }

  static prefix func - (amount: BudgetAmount) -> BudgetAmount {
    BudgetAmount(money: -amount.money, points: -amount.points, uses: -amount.uses)
  }

  /// Whether no part is over a limit's.
  func isWithin(_ limit: BudgetAmount) -> Bool {
    money <= limit.money && points <= limit.points && uses <= limit.uses
  }

  /// Whether a part is under zero.
  var isNegative: Bool { money < .zero || points < .zero || uses < 0 }
}

/// Taking from a budget.
public struct BudgetTake: Hashable, Sendable {
  /// Of what.
  public var budget: BudgetKey
  /// How much; no part under zero.
  public var amount: BudgetAmount
  /// What may be used in all, as the programme in force says.
  public var limit: BudgetAmount

  /// Makes a take.
  public init(_ amount: BudgetAmount, of budget: BudgetKey, limit: BudgetAmount) {
    self.budget = budget
    self.amount = amount
    self.limit = limit
  }
}

/// What is used of a budget.
public struct BudgetState: Hashable, Sendable {
  /// Which.
  public var budget: BudgetKey
  /// The limit when something was last taken.
  public var limit: BudgetAmount
  /// What was taken less what was given back.
  public var used: BudgetAmount

  /// Makes a state.
  public init(budget: BudgetKey, limit: BudgetAmount, used: BudgetAmount) {
    self.budget = budget
    self.limit = limit
    self.used = used
  }
}

/// An item in a place.
public struct StockKey: Hashable, Comparable, Sendable {
  /// The item: a reward, a seat.
  public var item: ByteText
  /// Where; empty for everywhere.
  public var place: ByteText

  /// Names a stock.
  public init(_ item: ByteText, place: ByteText = "") {
    self.item = item
    self.place = place
  }

  public static func < (left: StockKey, right: StockKey) -> Bool { (left.item, left.place) < (right.item, right.place) }
}

/// What a place has of an item.
public struct StockState: Hashable, Sendable {
  /// Which.
  public var item: StockKey
  /// What there has been in all.
  public var quantity: Int64
  /// What was taken of it less what was given back.
  public var used: Int64

  /// Makes a state.
  public init(item: StockKey, quantity: Int64, used: Int64) {
    self.item = item
    self.quantity = quantity
    self.used = used
  }
}

/// What an owner took of a shared row, or gave back (under zero). Never changed; the shared rows are the sums of these.
public struct SharedUse: Hashable, Sendable {
  /// The two kinds of shared rows that are used up.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case budget
    case stock
  }

  /// From 1, by owner.
  public var number: Int64
  /// Of a budget or of stock.
  public var kind: Kind
  /// The budget's id or the item.
  public var id: ByteText
  /// The budget's part or the place.
  public var part: ByteText
  /// How much; of stock, uses.
  public var amount: BudgetAmount

  /// Makes a use.
  public init(number: Int64, kind: Kind, id: ByteText, part: ByteText, amount: BudgetAmount) {
    self.number = number
    self.kind = kind
    self.id = id
    self.part = part
    self.amount = amount
  }
}

/// Which shared row had too little left.
public enum SharedRefusal: Hashable, Sendable {
  /// The budget would be over its limit.
  case budget(BudgetKey)
  /// Too few items.
  case stock(StockKey)
  /// The transfer has ended, or never began.
  case transfer(ByteText)
}

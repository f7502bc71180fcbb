public import VernaCore
public import VernaRules

/// What an offer gives.
public enum Benefit: Sendable {
  /// Money off the lines.
  case discount(Discount)
  /// Points, pending and expiring as said.
  case points(PointsBenefit)
  /// The points that earning rules give on the lines, so many times as many: 2x is `Share.whole` more.
  case multiplyPoints(extra: Share, wallet: ByteText)
  /// A product for nothing: a line at 0 that the till adds or finds in the basket.
  case gift(sku: ByteText, quantity: Quantity)
  /// A code of a coupon series for the member's next purchases.
  case coupon(series: ByteText)
  /// Something that people do: free fitting, free and longer returns, a stylist, early access, priority, free delivery.
  case service(ByteText)
  /// A badge, which rules see in `member.badges`.
  case badge(ByteText)
}

/// Money off lines.
public struct Discount: Sendable {
  /// How much.
  public var amount: Amount
  /// The most in money, over the whole basket; nil for none.
  public var ceiling: Money?
  /// Whether it is worked from what is left after the discounts before it or from the price without any.
  public var base: Base

  /// How a discount is worked.
  public enum Amount: Sendable {
    /// A share of each line.
    case share(Share)
    /// A share that grows: the greatest step that the measure reaches.
    case steps([DiscountStep], measure: CheckedRule)
    /// Money off, spread over the lines by largest remainder.
    case money(Money)
    /// Money off each unit.
    case moneyEach(Money)
    /// What a unit costs instead.
    case price(Money)
    /// Of each `group` units, the `free` cheapest have the share off: 3 for the price of 2 is group 3, free 1, the whole share.
    case cheapest(group: Int, free: Int, share: Share)
    /// One unit of each part together for a price, as often as there are sets.
    case set(parts: [CheckedRule], price: Money)
    /// Money worked out by a rule, spread over the lines.
    case formula(CheckedRule)
  }

  /// What a share is of.
  public enum Base: String, Hashable, Sendable, CaseIterable {
    case left
    case full
  }

  /// Makes a discount.
  public init(_ amount: Amount, ceiling: Money? = nil, base: Base = .left) {
    self.amount = amount
    self.ceiling = ceiling
    self.base = base
  }
}

/// A step of a progressive discount.
public struct DiscountStep: Hashable, Sendable {
  /// From which value of the measure on: minor units, hundredths of points, or a whole number, as the measure is.
  public var from: Int64
  /// The share off.
  public var share: Share

  /// Makes a step.
  public init(from: Int64, share: Share) {
    self.from = from
    self.share = share
  }
}

/// Points given.
public struct PointsBenefit: Sendable {
  /// How many.
  public var amount: Amount
  /// The wallet they go to.
  public var wallet: ByteText
  /// The most at once; nil for no bound.
  public var ceiling: Points?
  /// When they can be spent and until when; nil is as the wallet says.
  public var life: PointsLife?

  /// How points are counted.
  public enum Amount: Sendable {
    /// So many, once.
    case fixed(Points)
    /// A share of the money paid, at the point's value.
    case share(Share)
    /// A share that grows with a measure.
    case steps([DiscountStep], measure: CheckedRule)
    /// So many points for each full `every` of money paid on the lines together.
    case each(points: Points, every: Money)
    /// So many points a unit.
    case perUnit(Points)
    /// Worked out by a rule.
    case formula(CheckedRule)
  }

  /// Makes a benefit of points.
  public init(_ amount: Amount, wallet: ByteText, ceiling: Points? = nil, life: PointsLife? = nil) {
    self.amount = amount
    self.wallet = wallet
    self.ceiling = ceiling
    self.life = life
  }
}

/// When points can be spent and when they run out.
public struct PointsLife: Hashable, Sendable {
  /// Whole days before they can be spent; 0 is at once.
  public var pendingDays: Int
  /// When they run out.
  public var expiry: Expiry

  /// The end of points.
  public enum Expiry: Hashable, Sendable {
    case never
    /// So many days after they can first be spent.
    case days(Int)
    /// So many months after.
    case months(Int)
    /// With the last day of the calendar month, quarter or year that is so many after the one in which they can first be spent.
    case end(of: Periodicity, after: Int)
    /// On a day.
    case on(Day)
  }

  /// Makes a life.
  public init(pendingDays: Int = 0, expiry: Expiry = .never) {
    self.pendingDays = pendingDays
    self.expiry = expiry
  }

  /// The first day on which points of a day can be spent.
  public func activatesOn(_ day: Day) -> Day { day.advanced(by: pendingDays) }

  /// The first day on which they are gone, after the first on which they can be spent; nil for never.
  public func expiresOn(_ day: Day) -> Day? {
    let first = activatesOn(day)
    switch expiry {
    case .never: return nil
    case .days(let days): return first.advanced(by: max(days, 1))
    case .months(let months): return max(first.adding(months: months), first.advanced(by: 1))
    case .end(let periodicity, let after):
      var start = periodicity.start(of: first)
      for _ in 0...max(after, 0) { start = periodicity.next(after: start) }
      return start
    case .on(let last): return max(last, first.advanced(by: 1))
    }
  }
}

public import VernaCore

/// What a basket comes to: money, points and reasons. Nothing has been written.
public struct Calculation: Hashable, Sendable {
  /// In the basket's order.
  public var lines: CalculationList<PricedLine>
  /// What offers gave, in the order in which they were worked.
  public var effects: CalculationList<OfferEffect>
  /// Why others did not apply, in the order of the programme.
  public var refusals: CalculationList<OfferRefusal>
  /// What the margin guard took away.
  public var cuts: [GuardCut]
  /// Points to be given when it is paid.
  public var grants: CalculationList<PointsGrant>
  /// Points that it spends.
  public var spent: Points
  /// The wallet that they come from; empty for none.
  public var wallet: ByteText
  /// The most points that could be spent.
  public var spendable: Points
  /// What keeps `spendable` from being more; nil where no points were asked about.
  public var spendingBound: SpendingBound?
  /// What is used of limits, the programme's and stores' too.
  public var uses: [LimitUse]
  /// Codes used, with the series that each is of.
  public var codes: [CodeUse]
  /// Products given, coupons, services and badges.
  public var gifts: [Gift]
  /// Slip text and prompts of the till.
  public var messages: [TillMessage]

  /// An empty basket's.
  public init() {
    lines = []
    effects = []
    refusals = []
    cuts = []
    grants = []
    spent = .zero
    wallet = ""
    spendable = .zero
    spendingBound = nil
    uses = []
    codes = []
    gifts = []
    messages = []
  }
}

/// A line with its split of every discount.
public struct PricedLine: Hashable, Sendable {
  /// The till's id.
  public var id: ByteText
  /// How much of it.
  public var quantity: Quantity
  /// Before discounts.
  public var full: Money
  /// By offer, in the order in which they were taken off; each above zero.
  public var discounts: CalculationList<DiscountPart>
  /// What points pay of it.
  public var paidByPoints: Money
  /// Points of that.
  public var pointsSpent: Points
  /// Points that it earns, over all offers and wallets: its part of the grants by largest remainder.
  public var pointsEarned: Points
  /// As the fiscal till prints it: parts whose amount is unit price x quantity; empty where tills are not fiscal.
  public var fiscal: CalculationList<FiscalPart>
  /// What was worked out less what can be printed: it was moved to another line of the same offer or, where there is none, kept or
  /// let go; zero as a rule.
  public var unsplit: Money

  /// A line without any discount.
  public init(id: ByteText, quantity: Quantity, full: Money) {
    self.id = id
    self.quantity = quantity
    self.full = full
    discounts = []
    paidByPoints = .zero
    pointsSpent = .zero
    pointsEarned = .zero
    fiscal = []
    unsplit = .zero
  }

  /// What was taken off.
  public var discount: Money { discounts.money }
  /// To be paid in money.
  public var total: Money { full - discount - paidByPoints }
}

/// What one offer took off one line.
public struct DiscountPart: Hashable, Sendable {
  /// The offer; `Pricing.rounding` for the till's rounding.
  public var offer: ByteText
  /// How much, above zero.
  public var money: Money

  /// Makes a part.
  public init(offer: ByteText, money: Money) {
    self.offer = offer
    self.money = money
  }
}

/// A part of a line as a fiscal till prints it: `amount` is `price` x `quantity`, rounded half away from zero.
public struct FiscalPart: Hashable, Sendable {
  /// How much of the line.
  public var quantity: Quantity
  /// What a unit costs.
  public var price: Money
  /// What the part costs.
  public var amount: Money

  /// Makes a part.
  public init(quantity: Quantity, price: Money, amount: Money) {
    self.quantity = quantity
    self.price = price
    self.amount = amount
  }
}

/// What an offer gave to a basket.
public struct OfferEffect: Hashable, Sendable {
  /// The offer.
  public var offer: ByteText
  /// Money off, zero where it gives none.
  public var money: Money
  /// Points, zero where it gives none.
  public var points: Points
  /// Ids of the lines that it touched.
  public var lines: CalculationList<ByteText>

  /// Makes an effect.
  public init(
    offer: ByteText, money: Money = .zero, points: Points = .zero, lines: CalculationList<ByteText> = []
  ) {
    self.offer = offer
    self.money = money
    self.points = points
    self.lines = lines
  }
}

/// Why an offer did not apply.
public struct OfferRefusal: Hashable, Sendable {
  /// The offer.
  public var offer: ByteText
  /// The first reason that holds, in the order of `RefusalReason`.
  public var reason: RefusalReason

  /// Makes a refusal.
  public init(offer: ByteText, reason: RefusalReason) {
    self.offer = offer
    self.reason = reason
  }
}

/// Why an offer did not apply: the first that holds, in this order.
public enum RefusalReason: Hashable, Sendable {
  /// The member is in a control group.
  case heldOut(ByteText)
  /// Not in force at this day or hour.
  case notInForce
  /// It is for members, and the basket is a guest's.
  case needsMember
  /// Another level, or another club.
  case wrongTier
  case notInClub
  /// No code of the series was shown.
  case noCoupon(series: ByteText)
  /// The code is not good any more, is another member's, or was used as often as it may.
  case couponSpent(code: ByteText)
  /// The condition does not hold.
  case conditionFails
  /// The condition could not be worked out: what was wrong.
  case conditionBroke(String)
  /// No line is what it is about.
  case noLines
  /// It comes to nothing.
  case nothingToGive
  /// A budget or a number of uses is spent; which limit of the offer, from 0.
  case limitReached(limit: Int, scope: OfferLimit.Scope)
  /// Another of its exclusive group came first.
  case exclusive(winner: ByteText)
  /// Another of its group gives more.
  case notBest(winner: ByteText)
  /// One before it lets nothing come after.
  case stopped(by: ByteText)
  /// The margin guard left nothing of it.
  case guarded
}

/// What the margin guard took away.
public struct GuardCut: Hashable, Sendable {
  /// The line, empty for the basket or the programme.
  public var line: ByteText
  /// Whose gift was cut: an offer, or empty for points spent.
  public var offer: ByteText
  /// Money that was not given.
  public var money: Money
  /// Points that were not given or not spent.
  public var points: Points
  /// Which floor.
  public var floor: GuardFloor

  /// Makes a cut.
  public init(line: ByteText, offer: ByteText, money: Money = .zero, points: Points = .zero, floor: GuardFloor) {
    self.line = line
    self.offer = offer
    self.money = money
    self.points = points
    self.floor = floor
  }
}

/// Floors of the guard.
public enum GuardFloor: String, Hashable, Sendable, CaseIterable {
  case minPrice = "min_price"
  case lineMargin = "line_margin"
  case lineRewardCap = "line_reward_cap"
  case basketMargin = "basket_margin"
  case programme
  case unknownCost = "unknown_cost"
}

/// Points to be given.
public struct PointsGrant: Hashable, Sendable {
  /// The offer that gives them.
  public var offer: ByteText
  /// The wallet they go to.
  public var wallet: ByteText
  /// Above zero.
  public var points: Points
  /// By line, in the basket's order, adding up to `points`; empty where they come from no line.
  public var byLine: [Points]
  /// When they can be spent and run out.
  public var life: PointsLife

  /// Makes a grant.
  public init(offer: ByteText, wallet: ByteText, points: Points, byLine: [Points] = [], life: PointsLife) {
    self.offer = offer
    self.wallet = wallet
    self.points = points
    self.byLine = byLine
    self.life = life
  }
}

/// What keeps a basket from being paid with more points.
public enum SpendingBound: String, Hashable, Sendable, CaseIterable {
  /// The wallet is spent from by no rule.
  case noRules = "no_rules"
  /// A guest's basket, or a member for whom there is no programme.
  case noMember = "no_member"
  /// The basket comes to too little.
  case leastBasket = "least_basket"
  /// The condition does not hold.
  case condition
  /// There are no more points.
  case balance
  /// The share of the basket that points may pay.
  case basketShare = "basket_share"
  /// What points may pay of the lines.
  case lines
  /// The most points on one receipt.
  case ceiling
  /// What could be spent is less than the least that may be, or than one step.
  case least
  /// The margin guard.
  case guarded
}

/// What a basket uses of a limit.
public struct LimitUse: Hashable, Sendable {
  /// Which counter.
  public var key: LimitKey
  /// The most that it may come to.
  public var most: Int64
  /// By how much it grows.
  public var amount: Int64
  /// What is counted.
  public var measure: OfferLimit.Measure
  /// Whose it is: a member's is kept with the owner, others are shared.
  public var scope: OfferLimit.Scope

  /// Makes a use.
  public init(
    key: LimitKey, most: Int64, amount: Int64, measure: OfferLimit.Measure = .uses, scope: OfferLimit.Scope
  ) {
    self.measure = measure
    self.key = key
    self.most = most
    self.amount = amount
    self.scope = scope
  }
}

/// A code that was used.
public struct CodeUse: Hashable, Sendable {
  /// The series that it is of.
  public var series: ByteText
  /// The code.
  public var code: ByteText

  /// Makes a use.
  public init(series: ByteText, code: ByteText) {
    self.series = series
    self.code = code
  }
}

/// What an offer gives beside money and points.
public struct Gift: Hashable, Sendable {
  /// The offer.
  public var offer: ByteText
  /// What.
  public var kind: Kind

  /// What a gift is.
  public enum Kind: Hashable, Sendable {
    case product(sku: ByteText, quantity: Quantity)
    case coupon(series: ByteText)
    case service(ByteText)
    case badge(ByteText)
  }

  /// Makes a gift.
  public init(offer: ByteText, kind: Kind) {
    self.offer = offer
    self.kind = kind
  }
}

/// Words for the slip or the cashier.
public struct TillMessage: Hashable, Sendable {
  /// Whom it is for.
  public var reader: Reader
  /// The offer that says it.
  public var offer: ByteText
  /// The words.
  public var text: String
  /// How much more the basket must come to, in a prompt of the cashier.
  public var missing: Money?

  /// Who reads a message.
  public enum Reader: String, Hashable, Sendable {
    case slip
    case cashier
  }

  /// Makes a message.
  public init(reader: Reader, offer: ByteText, text: String, missing: Money? = nil) {
    self.reader = reader
    self.offer = offer
    self.text = text
    self.missing = missing
  }
}

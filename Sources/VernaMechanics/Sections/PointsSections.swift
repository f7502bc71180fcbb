public import VernaCore
public import VernaRules

/// A kind of points that a member has apart from others: bonus points, cashback, miles.
public struct Wallet: Hashable, Sendable {
  /// Unique in the programme.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// Money for one point when it is spent, in millionths of a major unit.
  public var valueMicros: Int64
  /// When points of it can be spent and run out, unless an offer says otherwise.
  public var life: PointsLife
  /// How points are rounded: their smallest unit in hundredths (1 is a hundredth, 100 a whole point), and which way.
  public var unit: Int64
  /// Which way points are rounded to that unit.
  public var rounding: AmountRounding
  /// What happens when a return takes back more than there is.
  public var debt: DebtPolicy
  /// Points given back whose lot has run out live so many days longer; nil for no grace.
  public var graceDays: Int?
  /// Whether at the end of a day all that can be spent is paid out by itself, as a cashback to an account.
  public var paysOutBySelf: Bool
  /// Whether members may give points of it to each other.
  public var isTransferable: Bool

  /// What happens when a balance would go under zero.
  public enum DebtPolicy: String, Hashable, Sendable, CaseIterable {
    /// It goes under zero, and new points pay the debt first.
    case owe
    /// What is missing is taken off the money that is given back.
    case refund
    /// What is missing is let go.
    case forgive
  }

  /// Makes a wallet.
  public init(
    id: ByteText, title: String = "", valueMicros: Int64, life: PointsLife = PointsLife(), unit: Int64 = 1,
    rounding: AmountRounding = .down, debt: DebtPolicy = .owe, graceDays: Int? = nil, paysOutBySelf: Bool = false,
    isTransferable: Bool = false
  ) {
    self.id = id
    self.title = title
    self.valueMicros = valueMicros
    self.life = life
    self.unit = unit
    self.rounding = rounding
    self.debt = debt
    self.graceDays = graceDays
    self.paysOutBySelf = paysOutBySelf
    self.isTransferable = isTransferable
  }
}

/// How points pay for purchases.
public struct Burning: Sendable {
  /// The wallet that it is about.
  public var wallet: ByteText
  /// The most of the basket's money, and of each line's, that points may pay.
  public var basketShare: Share
  /// The most of one line's money.
  public var lineShare: Share
  /// The most points on one receipt; nil for no bound.
  public var ceiling: Points?
  /// The fewest points that may be spent.
  public var least: Points
  /// Points are spent in multiples of this; above zero.
  public var step: Points
  /// Money of the basket from which on points may be spent.
  public var leastBasket: Money
  /// A bool over the names of rules; nil always holds.
  public var condition: CheckedRule?
  /// A bool over `l`: lines that points may pay for; nil is all that are not excluded.
  public var lines: CheckedRule?
  /// Whether the part that points pay earns points.
  public var earnsOnPaidPart: Bool
  /// Whether a receipt on which points are spent earns nothing at all.
  public var stopsEarning: Bool

  /// Makes rules of spending.
  public init(
    wallet: ByteText, basketShare: Share = .whole, lineShare: Share = .whole, ceiling: Points? = nil,
    least: Points = .zero, step: Points = Points(hundredths: 1), leastBasket: Money = .zero,
    condition: CheckedRule? = nil, lines: CheckedRule? = nil, earnsOnPaidPart: Bool = false, stopsEarning: Bool = false
  ) {
    self.wallet = wallet
    self.basketShare = basketShare
    self.lineShare = lineShare
    self.ceiling = ceiling
    self.least = least
    self.step = step
    self.leastBasket = leastBasket
    self.condition = condition
    self.lines = lines
    self.earnsOnPaidPart = earnsOnPaidPart
    self.stopsEarning = stopsEarning
  }
}

/// Floors that nothing may go under, whatever stacks.
public struct MarginGuard: Hashable, Sendable {
  /// What is left of a line's money without VAT after discounts and points may not be under its cost and this share of that money;
  /// nil for no floor. May be under zero: -0.05 lets a line lose a twentieth.
  public var lineMargin: Share?
  /// The same over the basket's lines of known cost.
  public var basketMargin: Share?
  /// The most of a line's full price that discounts together with points paid, and together with points earned, may take.
  public var lineRewardCap: Share?
  /// Whether points earned count as taken from the line at their face, beside discounts. Points paid always count.
  public var countsEarning: Bool
  /// The most that the programme may cost in a calendar month, as a share of members' money; nil for no floor.
  public var programmeCostShare: Share?
  /// The most in money in a calendar month; nil for no floor.
  public var programmeCost: Money?
  /// What is done with lines whose cost is not known.
  public var unknownCost: UnknownCost

  /// Lines whose cost is not known.
  public enum UnknownCost: String, Hashable, Sendable, CaseIterable {
    /// Nothing is cut on them but by the cap.
    case allow
    /// Nothing is given on them.
    case refuse
  }

  /// Makes a guard; nothing is guarded unless said.
  public init(
    lineMargin: Share? = nil, basketMargin: Share? = nil, lineRewardCap: Share? = nil, countsEarning: Bool = false,
    programmeCostShare: Share? = nil, programmeCost: Money? = nil, unknownCost: UnknownCost = .allow
  ) {
    self.lineMargin = lineMargin
    self.basketMargin = basketMargin
    self.lineRewardCap = lineRewardCap
    self.countsEarning = countsEarning
    self.programmeCostShare = programmeCostShare
    self.programmeCost = programmeCost
    self.unknownCost = unknownCost
  }
}

/// What tills must be able to print.
public struct TillRules: Hashable, Sendable {
  /// Whether each line's amount must be its unit price times its quantity, rounded to the minor unit, as fiscal tills in Russia want it.
  public var isFiscal: Bool
  /// Excluded categories: they earn and burn nothing and no offer touches them.
  public var excludedCategories: [ByteText]
  /// Whether amounts of the whole basket are rounded down to whole major units at the till.
  public var roundsToMajorUnits: Bool

  /// Makes rules of tills.
  public init(isFiscal: Bool = false, excludedCategories: [ByteText] = [], roundsToMajorUnits: Bool = false) {
    self.isFiscal = isFiscal
    self.excludedCategories = excludedCategories
    self.roundsToMajorUnits = roundsToMajorUnits
  }
}

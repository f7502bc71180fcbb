public import VernaCore
public import VernaMechanics

/// A row of an owner's journal: what happened, and what was decided then. Never changed; a correction is another row.
public struct JournalEntry: Hashable, Sendable {
  /// From 1, by owner, without gaps.
  public var number: Int64
  /// When it happened, seconds since 1970-01-01 UTC.
  public var occurredAt: Int64
  /// When it was written.
  public var recordedAt: Int64
  /// The receipt, order or other thing that it is about; empty for none.
  public var reference: ByteText
  /// The version of the programme that it was decided under.
  public var version: Int32
  /// What happened.
  public var event: MemberEvent
}

/// What can happen to a member.
public enum MemberEvent: Hashable, Sendable {
  /// Joined; the control groups drawn are kept beside it.
  case joined(MemberProfile, heldOut: [ByteText])
  /// The profile was changed.
  case changed(MemberProfile)
  /// An order holds points, uses and codes.
  case reserved(Reservation)
  /// An order that held something was given up, or its time ran out.
  case released(order: ByteText)
  /// A paid receipt.
  case purchased(Purchase)
  /// Goods came back.
  case returned(Return)
  /// Something that is no purchase was done.
  case acted(ByteText)
  /// Points, codes, badges that come from no basket.
  case awarded(Award)
  /// A membership was bought or renewed.
  case clubBought(ClubStanding)
  /// A membership was cancelled; what was given back.
  case clubCancelled(club: ByteText, refund: Money)
  /// A reward was taken for points.
  case rewardTaken(reward: ByteText, wallet: ByteText, points: Points)
  /// A person put points right.
  case adjusted(wallet: ByteText, points: Points)
  /// All that could be spent of a wallet was paid out.
  case paidOut(wallet: ByteText, points: Points)
  /// The level changed.
  case tierMoved(TierMove)
  /// Points left for another owner, or came from one.
  case transferred(wallet: ByteText, points: Points, other: ByteText)
  /// A later receipt changed what an earlier one earns.
  case corrected(Correction)
  /// A friend's first paid purchase was looked at.
  case friendDecided(friend: ByteText, refusal: ReferralRefusal?)
  /// A request was not carried out; kept so that the same request gets the same answer.
  case declined(Declined)
  /// Time or an errand was looked at, and nothing but postings came of it.
  case settled
}

/// A request that was not carried out.
public struct Declined: Hashable, Sendable {
  /// Why, by the code that answers carry: `price_changed`, `not_enough_points`.
  public var reason: ByteText
  /// What it comes to now, where that is the answer.
  public var calculation: Calculation?

  /// Makes a note of it.
  public init(reason: ByteText, calculation: Calculation? = nil) {
    self.reason = reason
    self.calculation = calculation
  }
}

/// What an order holds.
public struct Reservation: Hashable, Sendable {
  /// The order.
  public var order: ByteText
  /// From this moment on it holds nothing.
  public var deadline: Int64
  /// What was to be bought.
  public var basket: Basket
  /// What it comes to.
  public var calculation: Calculation

  /// Makes a reservation.
  public init(order: ByteText, deadline: Int64, basket: Basket, calculation: Calculation) {
    self.order = order
    self.deadline = deadline
    self.basket = basket
    self.calculation = calculation
  }
}

/// A paid receipt with its frozen split.
public struct Purchase: Hashable, Sendable {
  /// The receipt.
  public var receipt: ByteText
  /// The order that it confirms, empty for none.
  public var order: ByteText
  /// What was bought.
  public var basket: Basket
  /// What was decided.
  public var calculation: Calculation
  /// What it counts for challenges.
  public var steps: [ChallengeCount]
  /// Whether it was confirmed after its hold had run out.
  public var isLateHold: Bool

  /// What the journal calls it: the order's name from its reservation on, else the receipt's.
  public var root: ByteText { order.string.isEmpty ? receipt : order }

  /// What a purchase counts for one challenge.
  public struct ChallengeCount: Hashable, Sendable {
    /// The challenge.
    public var challenge: ByteText
    /// What it counts.
    public var step: ChallengeStep

    /// Makes a count.
    public init(challenge: ByteText, step: ChallengeStep) {
      self.challenge = challenge
      self.step = step
    }
  }

  /// Makes a purchase.
  public init(
    receipt: ByteText, order: ByteText = "", basket: Basket, calculation: Calculation, steps: [ChallengeCount] = [],
    isLateHold: Bool = false
  ) {
    self.receipt = receipt
    self.order = order
    self.basket = basket
    self.calculation = calculation
    self.steps = steps
    self.isLateHold = isLateHold
  }
}

/// Goods that came back.
public struct Return: Hashable, Sendable {
  /// The return's own id.
  public var id: ByteText
  /// The receipt that they were bought on.
  public var receipt: ByteText
  /// When they were bought.
  public var boughtAt: Int64
  /// What came back now.
  public var lines: [ReturnedLine]
  /// What is left to give back in money, after what could not be taken back in points.
  public var refund: Money
  /// Money taken off the refund for points that are gone.
  public var keptBack: Money
  /// Points that were spent and come back.
  public var pointsBack: Points
  /// The wallet they come back to; empty for none.
  public var wallet: ByteText
  /// Points taken back, by wallet.
  public var clawedBack: [WalletPoints]
  /// Whether everything of the receipt has come back with it.
  public var isWhole: Bool
  /// What it gives back to limits; amounts are above zero.
  public var uses: [LimitUse]

  /// Makes a return.
  public init(
    id: ByteText, receipt: ByteText, boughtAt: Int64, lines: [ReturnedLine], refund: Money, keptBack: Money = .zero,
    pointsBack: Points = .zero, wallet: ByteText = "", clawedBack: [WalletPoints] = [], isWhole: Bool = false,
    uses: [LimitUse] = []
  ) {
    self.id = id
    self.receipt = receipt
    self.boughtAt = boughtAt
    self.lines = lines
    self.refund = refund
    self.keptBack = keptBack
    self.pointsBack = pointsBack
    self.wallet = wallet
    self.clawedBack = clawedBack
    self.isWhole = isWhole
    self.uses = uses
  }

  /// Money of the goods, before anything was kept back.
  public var money: Money { lines.reduce(.zero) { $0 + $1.money } }
}

/// Points of one wallet.
public struct WalletPoints: Hashable, Sendable {
  /// The wallet.
  public var wallet: ByteText
  /// The points.
  public var points: Points

  /// Makes a pair.
  public init(wallet: ByteText, points: Points) {
    self.wallet = wallet
    self.points = points
  }
}

/// A line that came back, or a part of it.
public struct ReturnedLine: Hashable, Sendable {
  /// The till's id of the line.
  public var id: ByteText
  /// How much came back now.
  public var quantity: Quantity
  /// Money for it.
  public var money: Money
  /// Points spent on it.
  public var pointsSpent: Points
  /// Points that it earned, by wallet, that are to be taken back.
  public var earned: [WalletPoints]

  /// Makes a line.
  public init(id: ByteText, quantity: Quantity, money: Money, pointsSpent: Points, earned: [WalletPoints]) {
    self.id = id
    self.quantity = quantity
    self.money = money
    self.pointsSpent = pointsSpent
    self.earned = earned
  }
}

/// Something given outside of a basket.
public struct Award: Hashable, Sendable {
  /// What it was given for: `action|review`, `challenge|coffee`, `tier|gold`, `day|2026-12-01`, `referrer|friend`, `friend|referrer`.
  public var cause: ByteText
  /// Grants, gifts, uses and refusals.
  public var calculation: Calculation

  /// Makes an award.
  public init(cause: ByteText, calculation: Calculation) {
    self.cause = cause
    self.calculation = calculation
  }
}

/// What a later receipt changed in an earlier decision.
public struct Correction: Hashable, Sendable {
  /// The receipt, or the cause of the award, whose points change.
  public var receipt: ByteText
  /// The receipt that came late.
  public var because: ByteText
  /// What is given more, as grants; their `byLine` may be under zero beside lines that give more.
  public var more: [PointsGrant]
  /// What is taken back, by wallet.
  public var less: [PointsGrant]

  /// Makes a correction.
  public init(receipt: ByteText, because: ByteText, more: [PointsGrant], less: [PointsGrant]) {
    self.receipt = receipt
    self.because = because
    self.more = more
    self.less = less
  }
}

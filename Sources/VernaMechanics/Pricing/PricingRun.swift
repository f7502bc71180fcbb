import VernaCore

/// What is known and decided while one basket is priced.
struct PricingRun {
  var trigger = OfferTrigger.basket
  var basket = Basket(lines: [], at: 0)
  var member: MemberView?
  var shared = SharedView()
  /// Money of the lines that offers may touch, before discounts.
  var total: Int64 = 0
  /// The store's local day and minute, and the programme's day, by which limits count.
  var day = Day(number: 0)
  var minute = 0
  var programmeDay = Day(number: 0)
  var isOfBasket = true
  var isMember = false
  /// Whether the member is in any control group.
  var isHeldOut = false
  /// Ranks of who took an exclusive group, -1 for nobody yet.
  var exclusiveWinners: [Int] = []
  var settledGroups: [Bool] = []
  var applied: [AppliedOffer] = []
  var earners: [Earner] = []
  /// Masks of earners, one after the other.
  var masks: [UInt64] = []
  var paidPartEarns = false
  /// Whether a fiscal till has moved all of some discount away.
  var hasEmptyDiscounts = false
  var earned: [EarnedEntry] = []
  var gifts: [Gift] = []
  var cuts: [GuardCut] = []
  var failures: [String] = []
  /// By coupon series: a code that was found, as its place in the basket, once it was looked for.
  var coupons: [Int: CouponFind] = [:]
  var usedSeries: [Int] = []
  var floors = GuardState()
  /// Points given so far, so that they stay within bounds however many offers give them.
  var earnedTotal: Int64 = 0
  var wallet = -1
  var spent: Int64 = 0
  var spendable: Int64 = 0
  var spendingBound: SpendingBound?
  /// By line of the basket; empty where tills are not fiscal.
  var unsplit: [Int64] = []

  mutating func begin(
    _ trigger: OfferTrigger, _ basket: Basket, _ member: MemberView?, _ shared: SharedView,
    _ exclusiveGroups: Int, _ bestOfGroups: Int
  ) {
    self.trigger = trigger
    isOfBasket = trigger == .basket
    isMember = member != nil
    self.basket = basket
    self.member = member
    self.shared = shared
    if exclusiveWinners.count != exclusiveGroups || settledGroups.count != bestOfGroups {
      exclusiveWinners = [Int](repeating: -1, count: exclusiveGroups)
      settledGroups = [Bool](repeating: false, count: bestOfGroups)
    }
    for group in exclusiveWinners.indices { exclusiveWinners[group] = -1 }
    for group in settledGroups.indices { settledGroups[group] = false }
    applied.removeAll(keepingCapacity: true)
    earners.removeAll(keepingCapacity: true)
    masks.removeAll(keepingCapacity: true)
    paidPartEarns = false
    hasEmptyDiscounts = false
    earned.removeAll(keepingCapacity: true)
    gifts.removeAll(keepingCapacity: true)
    cuts.removeAll(keepingCapacity: true)
    failures.removeAll()
    coupons.removeAll(keepingCapacity: true)
    usedSeries.removeAll()
    floors = GuardState()
    earnedTotal = 0
    wallet = -1
    spent = 0
    spendable = 0
    spendingBound = nil
    unsplit = []
  }
}

/// What became of an offer, in numbers: `detail` is a hold-out, a code, a limit, a failure or the rank of another offer.
struct OfferVerdict {
  var reason = Reason.unseen
  var detail: Int32 = 0

  enum Reason: UInt8 {
    case unseen, applied, heldOut, notInForce, needsMember, wrongTier, notInClub, noCoupon, couponSpent, conditionFails,
      conditionBroke, noLines, nothingToGive, limitReached, exclusive, notBest, stopped, guarded
  }
}

/// Money that an offer took off a row.
struct DiscountEntry {
  var rank: Int32
  var row: Int32
  var money: Int64
}

/// An offer that gave something: its stretch of the discounts, and the points of a grant once they are known.
struct AppliedOffer {
  var rank: Int
  var discounts: Range<Int>
  var points: Int64 = 0
  /// Its stretch of what rows were granted.
  var granted = 0..<0
}

/// An offer of points whose turn comes when it is known what is paid.
struct Earner {
  var rank: Int
  /// Where its mask begins.
  var mask: Int
}

/// A code of a series among those shown.
enum CouponFind {
  case none
  /// Its place among the basket's codes.
  case good(Int)
  case spent(Int)
}

public import VernaCore
public import VernaRules

/// Something that members take for points.
public struct Reward: Sendable {
  /// Unique in the programme.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// What it costs in points.
  public var price: Points
  /// The wallet that pays.
  public var wallet: ByteText
  /// How many there are: goods in stock or places of an experience; nil for no bound.
  public var stock: Int64?
  /// How many one member can take; nil for no bound.
  public var mostEach: Int64?
  /// Who may take it, a bool; nil is every member.
  public var condition: CheckedRule?
  /// When.
  public var schedule: Schedule
  /// What it is.
  public var kind: Kind
  /// What it costs the programme, for its margin; nil where it is not known.
  public var cost: Money?

  /// What a reward is.
  public enum Kind: Hashable, Sendable {
    case goods
    /// Limited places at a time.
    case experience(on: Day)
    /// A code of a coupon series.
    case coupon(series: ByteText)
  }

  /// Makes a reward.
  public init(
    id: ByteText, title: String = "", price: Points, wallet: ByteText, stock: Int64? = nil, mostEach: Int64? = nil,
    condition: CheckedRule? = nil, schedule: Schedule = Schedule(), kind: Kind = .goods, cost: Money? = nil
  ) {
    self.id = id
    self.title = title
    self.price = price
    self.wallet = wallet
    self.stock = stock
    self.mostEach = mostEach
    self.condition = condition
    self.schedule = schedule
    self.kind = kind
    self.cost = cost
  }
}

/// Codes that an offer asks for.
public struct CouponSeries: Hashable, Sendable {
  /// Unique in the programme.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// Codes that anybody may show; empty where each member gets a code of their own.
  public var publicCodes: [ByteText]
  /// How often one code can be used; 0 is any number of times.
  public var usesEach: Int64
  /// Whole days for which a member's own code is good.
  public var lifeDays: Int

  /// Makes a series.
  public init(id: ByteText, title: String = "", publicCodes: [ByteText] = [], usesEach: Int64 = 1, lifeDays: Int = 30) {
    self.id = id
    self.title = title
    self.publicCodes = publicCodes
    self.usesEach = usesEach
    self.lifeDays = lifeDays
  }
}

/// Bringing friends.
public struct Referral: Hashable, Sendable {
  /// What the friend's first purchase must be at least, in money paid.
  public var leastPurchase: Money
  /// Within how many days of joining; nil for no bound.
  public var withinDays: Int?
  /// How many friends in a calendar month are rewarded; nil for no bound.
  public var mostPerMonth: Int?
  /// How many in all; nil for no bound.
  public var mostEver: Int?
  /// Whole days that must lie between the referrer's joining and the friend's; for fraud.
  public var leastAgeDays: Int
  /// Hold-outs whose members bring and are brought for nothing.
  public var holdouts: [ByteText]

  /// Makes rules of bringing friends.
  public init(
    leastPurchase: Money = .zero, withinDays: Int? = nil, mostPerMonth: Int? = nil, mostEver: Int? = nil,
    leastAgeDays: Int = 0, holdouts: [ByteText] = []
  ) {
    self.leastPurchase = leastPurchase
    self.withinDays = withinDays
    self.mostPerMonth = mostPerMonth
    self.mostEver = mostEver
    self.leastAgeDays = leastAgeDays
    self.holdouts = holdouts
  }
}

/// A brand of a coalition: earns and spends the same points, and settles with the programme.
public struct Partner: Hashable, Sendable {
  /// Unique in the programme.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// Stores that are the partner's.
  public var stores: [ByteText]
  /// What the partner pays the programme for a point given there, in millionths of a major unit.
  public var givenPriceMicros: Int64
  /// What the programme pays the partner for a point spent there.
  public var spentPriceMicros: Int64

  /// Makes a partner.
  public init(
    id: ByteText, title: String = "", stores: [ByteText], givenPriceMicros: Int64, spentPriceMicros: Int64
  ) {
    self.id = id
    self.title = title
    self.stores = stores
    self.givenPriceMicros = givenPriceMicros
    self.spentPriceMicros = spentPriceMicros
  }
}

/// A day of the member's or of the calendar, with days around it.
public struct Occasion: Hashable, Sendable {
  /// Unique in the programme.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// Which day.
  public var day: Anchor
  /// How many days before it begins, 0 or more.
  public var daysBefore: Int
  /// How many days after it it still holds, 0 or more.
  public var daysAfter: Int

  /// Which day an occasion is about. 29 February is kept on 28 February in years that have none.
  public enum Anchor: Hashable, Sendable {
    case birthday
    /// Of joining, each year but the first.
    case anniversary
    /// Every year on a day of a month.
    case yearly(month: Int, day: Int)
  }

  /// Makes an occasion.
  public init(id: ByteText, title: String = "", day: Anchor, daysBefore: Int = 0, daysAfter: Int = 0) {
    self.id = id
    self.title = title
    self.day = day
    self.daysBefore = daysBefore
    self.daysAfter = daysAfter
  }
}

/// A control group: members who are treated as if something did not exist.
public struct Holdout: Hashable, Sendable {
  /// Unique in the programme, and part of the hash.
  public var id: ByteText
  /// What does not exist for it.
  public var scope: Scope
  /// The part of members that is in it.
  public var share: Share
  /// Mixed into the hash; a new salt draws anew.
  public var salt: ByteText

  /// What does not exist for a control group.
  public enum Scope: Hashable, Sendable {
    case programme
    case tiers
    /// One offer.
    case offer(ByteText)
  }

  /// Makes a hold-out.
  public init(id: ByteText, scope: Scope, share: Share, salt: ByteText) {
    self.id = id
    self.scope = scope
    self.share = share
    self.salt = salt
  }

  /// Whether a member is in the control group, by a hash of `salt|id|member`: always the same for the same three.
  public func holds(member: ByteText) -> Bool {
    // FNV-1a over 64 bits with a final mix (Austin Appleby's fmix64): any other program can draw the same groups.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(salt)|\(id)|\(member)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    hash ^= hash >> 33
    hash = hash &* 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    hash = hash &* 0xc4ce_b9fe_1a85_ec53
    hash ^= hash >> 33
    let place = UInt64((UInt128(hash) * 1_000_000) >> 64)
    return place < UInt64(max(0, share.millionths))
  }
}

public import VernaCore
public import VernaMechanics

/// All that the engine remembers of a member beside points: a projection of the member's journal.
public struct MemberState: Hashable, Sendable {
  /// What the member said of themselves.
  public var profile: MemberProfile
  /// Purchases and points by day.
  public var log = ActivityLog()
  /// Sale receipts that are not wholly returned.
  public var receipts: Int64 = 0
  /// Money paid net of returns, ever.
  public var spend = Money.zero
  /// The last purchase, nil for none.
  public var lastPurchaseAt: Int64?
  /// The level.
  public var tier: TierStanding
  /// Paid memberships, the last of each club.
  public var clubs: [ClubStanding] = []
  /// Challenges begun.
  public var challenges: [ChallengeProgress] = []
  /// Badges held.
  public var badges: [ByteText] = []
  /// Codes of the member's own.
  public var coupons: [CouponInHand] = []
  /// What limits have counted for this member.
  public var used: [LimitKey: Int64] = [:]
  /// Orders that hold something.
  public var reserved: [ReservedOrder] = []
  /// Segments, as of `day`'s midnight.
  public var segments: [ByteText] = []
  /// Local days of friends' rewarded first purchases.
  public var rewardedFriends: [Day] = []
  /// The first paid purchase, empty for none yet: what bringing this member is rewarded for.
  public var firstReceipt: ByteText = ""
  /// The last day on which an offer of an occasion was given, by offer.
  public var occasions: [ByteText: Day] = [:]
  /// The local day through whose midnight everything has been carried out.
  public var day: Day

  /// A member who joins.
  public init(profile: MemberProfile) {
    self.profile = profile
    tier = TierStanding(on: profile.joinedOn)
    day = profile.joinedOn
  }
}

/// What is known of a member.
public struct MemberProfile: Hashable, Sendable {
  /// Local day of joining.
  public var joinedOn: Day
  /// Nil where it is not known.
  public var birthday: Day?
  /// Empty for unknown.
  public var gender: ByteText
  /// Empty for unknown.
  public var city: ByteText
  /// Empty for none.
  public var homeStore: ByteText
  /// Who brought the member, empty for nobody.
  public var referrer: ByteText
  /// Hashes of phones, e-mail addresses, cards and payment tokens: two members who share one are one person.
  public var contacts: [ByteText]
  /// Declared attributes as texts, by name.
  public var attributes: [ByteText: ByteText]

  /// Makes a profile.
  public init(
    joinedOn: Day, birthday: Day? = nil, gender: ByteText = "", city: ByteText = "", homeStore: ByteText = "",
    referrer: ByteText = "", contacts: [ByteText] = [], attributes: [ByteText: ByteText] = [:]
  ) {
    self.contacts = contacts
    self.joinedOn = joinedOn
    self.birthday = birthday
    self.gender = gender
    self.city = city
    self.homeStore = homeStore
    self.referrer = referrer
    self.attributes = attributes
  }
}

/// An order that holds points, uses and codes until its deadline.
public struct ReservedOrder: Hashable, Sendable {
  /// The order.
  public var order: ByteText
  /// From this moment on it holds nothing.
  public var deadline: Int64
  /// The member's own limits that it counts in.
  public var uses: [LimitUse]
  /// Codes of the member's own that it uses.
  public var codes: [ByteText]

  /// Makes an entry.
  public init(order: ByteText, deadline: Int64, uses: [LimitUse], codes: [ByteText]) {
    self.order = order
    self.deadline = deadline
    self.uses = uses
    self.codes = codes
  }
}

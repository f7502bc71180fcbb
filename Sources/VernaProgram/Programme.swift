public import VernaCore
public import VernaMechanics
public import VernaRules

/// A programme file, read and checked: everything that a retailer's loyalty programme does.
public struct Programme: Sendable {
  /// As people read it.
  public var name: String
  /// The file's version, from 1; what was posted under it keeps it.
  public var version: Int32
  /// The first local day on which it is in force.
  public var effectiveFrom: Day
  /// The first day of the programme itself, nil where it is not said.
  public var launch: Day?
  /// Which norms are its.
  public var industry: Industry
  /// What a basket is priced by: offers of all sections, wallets, spending, floors, tills, coupons, hold-outs.
  public var pricing: PricingRules
  /// Levels, nil for none.
  public var tiers: TierLadder?
  /// Paid memberships.
  public var clubs: [Club]
  /// Challenges, missions and streaks.
  public var challenges: [Challenge]
  /// What members take for points.
  public var rewards: [Reward]
  /// Bringing friends, nil for none.
  public var referral: Referral?
  /// Brands of a coalition.
  public var partners: [Partner]
  /// Days that offers hang on.
  public var occasions: [Occasion]
  /// What is to happen by itself; checked and explained, and fired by the server.
  public var triggers: [Trigger]
  /// Segments of members by name: conditions over `member.` names, worked at each local midnight.
  public var segments: [(name: ByteText, rule: CheckedRule)]

  /// Makes a programme of its parts.
  public init(
    name: String, version: Int32 = 1, effectiveFrom: Day, launch: Day? = nil, industry: Industry = .other,
    pricing: PricingRules, tiers: TierLadder? = nil, clubs: [Club] = [], challenges: [Challenge] = [],
    rewards: [Reward] = [], referral: Referral? = nil, partners: [Partner] = [], occasions: [Occasion] = [],
    triggers: [Trigger] = [], segments: [(name: ByteText, rule: CheckedRule)] = []
  ) {
    self.name = name
    self.version = version
    self.effectiveFrom = effectiveFrom
    self.launch = launch
    self.industry = industry
    self.pricing = pricing
    self.tiers = tiers
    self.clubs = clubs
    self.challenges = challenges
    self.rewards = rewards
    self.referral = referral
    self.partners = partners
    self.occasions = occasions
    self.triggers = triggers
    self.segments = segments
  }
}

/// Something that is to happen by itself: a message, a code, points, a call to another system.
public struct Trigger: Sendable {
  /// Unique in the programme.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// What sets it off.
  public var event: Event
  /// Over the names of members; nil always holds.
  public var condition: CheckedRule?
  /// What is done, in order.
  public var actions: [Action]
  /// Whole hours between two times for one member; 0 for no bound.
  public var quietHours: Int

  /// What sets a trigger off.
  public enum Event: Hashable, Sendable {
    case purchase
    case refund
    case joined
    case tierChanged
    case challengeMet
    /// So many days before points run out.
    case pointsExpire(daysBefore: Int)
    /// So many days without a purchase.
    case silent(days: Int)
    /// Each day at a local minute of the day.
    case daily(minute: Int)
  }

  /// What a trigger does.
  public enum Action: Hashable, Sendable {
    case message(template: ByteText, channel: ByteText)
    case coupon(series: ByteText)
    case points(Points, wallet: ByteText)
    case webhook(url: ByteText)
  }

  /// Makes a trigger.
  public init(
    id: ByteText, title: String = "", event: Event, condition: CheckedRule? = nil, actions: [Action],
    quietHours: Int = 0
  ) {
    self.id = id
    self.title = title
    self.event = event
    self.condition = condition
    self.actions = actions
    self.quietHours = quietHours
  }
}

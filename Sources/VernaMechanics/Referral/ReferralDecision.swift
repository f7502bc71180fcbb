public import VernaCore

/// What is known of a friend's first paid purchase when bringing is to be rewarded.
public struct ReferralCase: Hashable, Sendable {
  /// The friend.
  public var friend: ByteText
  /// Who brought the friend.
  public var referrer: ByteText
  /// Those who brought the referrer, the one who brought them, and so on, as far as they are known.
  public var ancestors: [ByteText]
  /// The friend's local day of joining.
  public var friendJoinedOn: Day
  /// The referrer's.
  public var referrerJoinedOn: Day
  /// The local day of the purchase.
  public var day: Day
  /// Money paid on it.
  public var paid: Money
  /// Friends of the referrer's rewarded in the calendar month of `day`.
  public var rewardedInMonth: Int
  /// Friends rewarded ever.
  public var rewardedEver: Int
  /// Whether the two share a phone, an e-mail, a card or a payment token.
  public var sharesContact: Bool

  /// Makes a case.
  public init(
    friend: ByteText, referrer: ByteText, ancestors: [ByteText] = [], friendJoinedOn: Day, referrerJoinedOn: Day,
    day: Day, paid: Money, rewardedInMonth: Int = 0, rewardedEver: Int = 0, sharesContact: Bool = false
  ) {
    self.friend = friend
    self.referrer = referrer
    self.ancestors = ancestors
    self.friendJoinedOn = friendJoinedOn
    self.referrerJoinedOn = referrerJoinedOn
    self.day = day
    self.paid = paid
    self.rewardedInMonth = rewardedInMonth
    self.rewardedEver = rewardedEver
    self.sharesContact = sharesContact
  }
}

/// Why bringing a friend is not rewarded: the first that holds, in this order.
public enum ReferralRefusal: String, Hashable, Sendable, CaseIterable {
  /// One cannot bring oneself.
  case isSelf = "self"
  /// The two bring each other, straight or around.
  case isLoop = "loop"
  /// The two are one person by phone, card or token.
  case sharesContact = "shares_contact"
  /// The referrer joined too short a time before the friend.
  case tooYoung = "too_young"
  /// Too little was paid.
  case tooSmall = "too_small"
  /// Too long after joining.
  case tooLate = "too_late"
  /// As many friends as a month may have.
  case monthIsFull = "month_is_full"
  /// As many as there may be.
  case isFull = "is_full"
}

extension Referral {
  /// Whether both sides are rewarded; nil if they are.
  public func refusal(of one: ReferralCase) -> ReferralRefusal? {
    if one.friend == one.referrer { return .isSelf }
    if one.ancestors.contains(one.friend) { return .isLoop }
    if one.sharesContact { return .sharesContact }
    if one.referrerJoinedOn.distance(to: one.friendJoinedOn) < leastAgeDays { return .tooYoung }
    if one.paid < leastPurchase || one.paid <= .zero { return .tooSmall }
    if let withinDays, one.friendJoinedOn.distance(to: one.day) > withinDays { return .tooLate }
    if let mostPerMonth, one.rewardedInMonth >= mostPerMonth { return .monthIsFull }
    if let mostEver, one.rewardedEver >= mostEver { return .isFull }
    return nil
  }
}

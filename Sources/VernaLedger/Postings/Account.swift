/// Where points lie: an owner's own accounts, and the programme's, which stand against them.
///
/// An owner's accounts are what the programme owes: above zero the owner has points. The programme's carry the other
/// sign, so that the entries of a posting add up to zero.
public enum Account: String, Hashable, Sendable, CaseIterable {
  /// Earned, and not to be spent yet.
  case pending
  /// To be spent; under zero a debt.
  case available
  /// Held for an order that is not confirmed.
  case reserved
  /// The programme's: points given out, less what was taken back of them.
  case issued
  /// The programme's: points spent, less what was given back.
  case redeemed
  /// The programme's: points whose time ran out.
  case expired
  /// The programme's: put right by a person.
  case adjusted
  /// The programme's: on the way from one owner to another; zero when both sides are posted.
  case clearing

  /// Whether it is one of an owner's.
  public var isOwners: Bool {
    switch self {
    case .pending, .available, .reserved: true
    case .issued, .redeemed, .expired, .adjusted, .clearing: false
    }
  }
}

extension RefusalReason {
  /// The code of a reason, for good.
  public var code: String {
    switch self {
    case .heldOut: "held_out"
    case .notInForce: "not_in_force"
    case .needsMember: "needs_member"
    case .wrongTier: "wrong_tier"
    case .notInClub: "not_in_club"
    case .noCoupon: "no_coupon"
    case .couponSpent: "coupon_spent"
    case .conditionFails: "condition_fails"
    case .conditionBroke: "condition_broke"
    case .noLines: "no_lines"
    case .nothingToGive: "nothing_to_give"
    case .limitReached: "limit_reached"
    case .exclusive: "exclusive"
    case .notBest: "not_best"
    case .stopped: "stopped"
    case .guarded: "guarded"
    }
  }
}

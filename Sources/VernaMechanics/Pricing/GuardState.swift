import VernaCore

/// What floors of the whole basket and the programme still leave. Two views that are never added up: what the purchase costs in
/// money (discounts and points paid), and what it costs as it is promised (discounts and points earned).
struct GuardState {
  /// Whether the basket has a floor.
  var isBasket = false
  /// The greatest weight of a row.
  var mostWeight: Int64 = 0
  /// Whether anything was cut from the quote at hand.
  var isCut = false
  /// What the basket may still lose, in fine units.
  var slack: Int128 = 0
  var accrualSlack: Int128 = 0
  /// Money that the programme may still cost.
  var headroom = Int64.max
  var accrualHeadroom = Int64.max
  /// What was cut from the quote at hand.
  var basketCut: Int64 = 0
  var programmeCut: Int64 = 0
}

import VernaCore
public import VernaMechanics

/// What a back-test says of a programme in one sentence, and which mechanic it comes from.
public struct BacktestVerdict: Sendable {
  /// What is wrong, the worst first.
  public enum Finding: Hashable, Sendable {
    /// More is given than members' goods leave after their cost: no growth of theirs makes up for it.
    case eatsTheMargin
    /// Lines are sold for less than their goods cost.
    case sellsUnderCost
    /// It pays if so large a part of members' margin would not be there without it.
    case paysFrom(share: Double)
    /// Costs of goods are not known, so that the margin is not.
    case unknownMargin
  }

  /// What was found.
  public var finding: Finding
  /// Members' margin before rewards, in minor units, without VAT.
  public var marginBefore: Int64
  /// What was promised (discounts and points when earned) and what was paid (discounts and points when spent), in minor units.
  /// Two views of one cost, never to be added up.
  public var promised: Int64
  public var paid: Int64
  /// The mechanic that costs most, and its part of all that was promised.
  public var cause: Offer?
  public var causeShare: Double

  /// Looks at a back-test.
  init(_ result: BacktestResult) {
    let whole = result.whole
    marginBefore = (whole.netBefore - whole.goods) / 1_000_000
    promised = whole.discounts + whole.issuedMoney
    paid = whole.discounts + whole.paidByPoints
    let total = result.costs.reduce(Int64(0)) { $0 + $1.cost }
    let most = result.costs.indices.max { result.costs[$0].cost < result.costs[$1].cost }
    cause = most.flatMap { result.costs[$0].cost > 0 ? result.offers[$0] : nil }
    causeShare = most.map { total > 0 ? Double(result.costs[$0].cost) / Double(total) : 0 } ?? 0
    let cost = max(promised, paid)
    if result.costedLines == 0 {
      finding = .unknownMargin
    } else if cost > marginBefore {
      finding = .eatsTheMargin
    } else if result.linesUnderCost > result.linesUnderCostBefore {
      finding = .sellsUnderCost
    } else {
      finding = .paysFrom(share: marginBefore > 0 ? Double(cost) / Double(marginBefore) : 0)
    }
  }
}

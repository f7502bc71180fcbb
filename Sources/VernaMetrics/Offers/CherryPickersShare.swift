import VernaColumns
import VernaStatistics

extension MetricDefinition {
  /// The share of frequent members who buy mostly on promotion.
  static let cherryPickersShare = MetricDefinition(
    id: "cherry_pickers.share", section: .activity, unit: .share, good: .lower, source: "001,003",
    formula: "members with 3+ receipts and 70 % or more of money on promoted lines / members with 3+ receipts"
  ) { context in
    if let absence = context.promotionAbsence { return .absent(absence) }
    let receipts = context.now.receipts
    return .ratio(
      .count(receipts.cherryPickers), .count(receipts.frequentMembers), n: receipts.frequentMembers,
      interval: ConfidenceInterval.wilson(successes: receipts.cherryPickers, of: receipts.frequentMembers)?.range)
  }
}

extension MetricContext {
  /// Why nothing can be said of promoted lines.
  var promotionAbsence: Absence? {
    given.has(.lines, "promo_id") || given.has(.lines, "list_price")
      ? nil : .wantsOneOf(["lines.promo_id", "lines.list_price"])
  }
}

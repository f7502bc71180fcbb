import VernaColumns
import VernaCore

extension MetricDefinition {
  /// What a new customer cost: acquisition over all new customers where they are known, else over new members.
  static let acquisitionCost = MetricDefinition(
    id: "cac", section: .retention, unit: .money, good: .lower, source: "000",
    formula: "cost of kind acquisition / new customers"
  ) { context in
    let start = context.now.period.from
    if let absence = context.absence(lookingBackTo: start) { return .absent(absence) }
    return ProgrammeMoney(context).listed.result { costs in
      let people = costs.newPeople ?? context.now.receipts.members.new
      return .ratio(
        .money(costs.acquisition), .count(people), n: people,
        notes: costs.newPeople == nil ? [.other("new_members_only")] : [])
    }
  }
}

import VernaCore

extension MetricDefinition {
  static let baseSales = MetricDefinition.receipts("base.sales", .basket, .money, .none, source: "001", "S") {
    context in
    MetricResult(value: .money(context.now.receipts.sales), n: context.now.receipts.saleReceipts)
  }

  static let baseReturns = MetricDefinition.receipts(
    "base.returns", .basket, .money, .none, source: "001", "R"
  ) { context in
    let receipts = context.now.receipts
    let lost = receipts.returnsWithoutOriginal
    return MetricResult(
      value: .money(receipts.returns),
      n: receipts.member.returnReceipts + receipts.other.returnReceipts + receipts.outside.returnReceipts,
      notes: lost > 0 ? [.returnsWithoutOriginal(lost)] : [])
  }

  static let baseReceipts = MetricDefinition.receipts(
    "base.receipts", .basket, .count, .none, source: "001", "N"
  ) { .count($0.now.receipts.saleReceipts) }

  static let baseMembersBuying = MetricDefinition.receipts(
    "base.members_buying", .basket, .count, .none, source: "001", "A"
  ) { .count($0.now.receipts.members.buying) }

  /// MEM needs no receipts: a members or a points file will do.
  static let baseMembersEnrolled = MetricDefinition(
    id: "base.members_enrolled", section: .basket, unit: .count, good: .none, source: "001", formula: "MEM",
    isLive: true
  ) { .count($0.now.receipts.members.enrolled, notes: $0.memberListNotes) }

  static let baseMembersNew = MetricDefinition.receipts(
    "base.members_new", .basket, .count, .none, source: "001", "NEW", lookBack: { $0.now.period.from }
  ) { .count($0.now.receipts.members.new, notes: $0.newMemberNotes) }

  static let baseMembersReactivated = MetricDefinition.receipts(
    "base.members_reactivated", .basket, .count, .none, source: "001", "REACT", lookBack: { $0.startWindow }
  ) { .count($0.now.receipts.members.reactivated) }
}

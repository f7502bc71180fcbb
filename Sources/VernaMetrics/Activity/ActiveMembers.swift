extension MetricDefinition {
  static let membersActive = MetricDefinition.receipts(
    "members.active", .activity, .count, .higher, source: "001", "members of E1"
  ) { .count($0.now.receipts.members.activeAtEnd) }

  static let membersActiveRate = MetricDefinition.receipts(
    "members.active_rate", .activity, .share, .higher, source: "001", "members of E1 in MEM / MEM"
  ) { context in
    let members = context.now.receipts.members
    return .memberShare(members.enrolledActive, of: members.enrolled, notes: context.memberListNotes)
  }

  static let membersRepeatRate = MetricDefinition.receipts(
    "members.repeat_rate", .activity, .share, .higher, source: "001,003", "A2 / A"
  ) { context in
    let members = context.now.receipts.members
    return .memberShare(members.buyingTwice, of: members.buying)
  }

  static let membersReactivationRate = MetricDefinition.receipts(
    "members.reactivation_rate", .activity, .share, .higher, source: "001,002",
    "REACT / members sleeping or lost at the period's start", lookBack: { $0.startWindow }
  ) { context in
    let members = context.now.receipts.members
    return .memberShare(members.reactivated, of: members.asleepAtStart)
  }
}

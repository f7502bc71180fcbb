import VernaCore
import VernaLedger
import VernaMechanics
import VernaStore

extension JournalEntry {
  /// As the store keeps it.
  var draft: JournalDraft {
    JournalDraft(
      kind: event.kindName, occurredAt: occurredAt, reference: reference, programmeVersion: version,
      decision: event.bytes)
  }

  /// Reads a kept row.
  init(_ row: JournalRow) throws(RecordDamage) {
    self.init(
      number: row.number, occurredAt: row.event.occurredAt, recordedAt: row.recordedAt,
      reference: row.event.reference, version: row.event.programmeVersion,
      event: try MemberEvent(bytes: row.event.decision))
  }
}

extension MemberEvent {
  /// The kind of row, as people who read the database see it.
  var kindName: ByteText {
    switch self {
    case .joined: "joined"
    case .changed: "changed"
    case .reserved: "order.reserved"
    case .released: "order.released"
    case .purchased: "receipt"
    case .returned: "return"
    case .acted: "action"
    case .awarded: "award"
    case .clubBought: "club.bought"
    case .clubCancelled: "club.cancelled"
    case .rewardTaken: "reward"
    case .adjusted: "adjustment"
    case .paidOut: "payout"
    case .tierMoved: "tier"
    case .transferred: "transfer"
    case .corrected: "correction"
    case .friendDecided: "friend"
    case .declined: "declined"
    }
  }
}

extension LimitUse {
  /// As a budget's amount.
  var budgetAmount: BudgetAmount { BudgetAmount.of(amount, measure) }

  /// As the store takes it.
  var take: BudgetTake {
    var limit = BudgetAmount.unlimited
    switch measure {
    case .money: limit.money = Money(minorUnits: most)
    case .points: limit.points = Points(hundredths: most)
    case .uses: limit.uses = most
    }
    return BudgetTake(budgetAmount, of: key.budget, limit: limit)
  }
}

extension BudgetAmount {
  static func of(_ amount: Int64, _ measure: OfferLimit.Measure) -> BudgetAmount {
    switch measure {
    case .money: BudgetAmount(money: Money(minorUnits: amount))
    case .points: BudgetAmount(points: Points(hundredths: amount))
    case .uses: BudgetAmount(uses: amount)
    }
  }
}

extension LimitKey {
  /// As the store names it.
  var budget: BudgetKey { BudgetKey(ByteText("\(offer)|\(limit)"), part: ByteText("\(subject)|\(period)")) }

  /// Reads the store's name; nil for a budget that is no limit of an offer's.
  init?(_ budget: BudgetKey) {
    let id = budget.id.string.split(separator: "|", omittingEmptySubsequences: false)
    let part = budget.part.string.split(separator: "|", omittingEmptySubsequences: false)
    guard id.count >= 2, let limit = Int(id[id.count - 1]), part.count >= 2 else { return nil }
    self.init(
      offer: ByteText(id.dropLast().joined(separator: "|")), limit: limit,
      subject: ByteText(part.dropLast().joined(separator: "|")), period: ByteText(String(part[part.count - 1])))
  }
}

public import VernaCore
import VernaLedger
import VernaMechanics
public import VernaStore

extension JournalEntry {
  /// As the store keeps it.
  var draft: JournalDraft {
    JournalDraft(
      kind: event.kindName, occurredAt: occurredAt, reference: reference, programmeVersion: version,
      decision: event.bytes)
  }

  /// Reads a kept row.
  ///
  /// - Throws: `RecordDamage`.
  public init(_ row: JournalRow) throws(RecordDamage) {
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
    case .settled: "settled"
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

extension Errand {
  /// As the store keeps it.
  func transfer(from owner: ByteText, at moment: Int64) -> Transfer {
    var wallet: ByteText = ""
    var parts: [TransferIn.Part] = []
    var writer = RecordWriter()
    switch task {
    case .receive(_, let given, let these, let from, let at):
      (wallet, parts) = (given, these)
      writer.write(0)
      writer.write(from)
      writer.write(at)
    case .friendBought(let friend, let joinedOn, let contacts, let paid, let at):
      writer.write(1)
      writer.write(friend)
      writer.write(joinedOn)
      writer.write(contacts) { $0.write($1) }
      writer.write(paid)
      writer.write(at)
    case .friendAccepted(let referrer, let at):
      writer.write(2)
      writer.write(referrer)
      writer.write(at)
    case .friendReturned(let friend, let at):
      writer.write(3)
      writer.write(friend)
      writer.write(at)
    }
    return Transfer(
      id: id, from: owner, to: self.owner, wallet: wallet, parts: parts, task: writer.bytes, startedAt: moment)
  }

  /// Reads a kept errand.
  init(_ row: Transfer) throws(RecordDamage) {
    var reader = RecordReader(row.task)
    let task: Task
    switch try reader.number() {
    case 0:
      task = .receive(
        transfer: row.id, wallet: row.wallet, parts: row.parts, from: try reader.text(), at: try reader.number())
    case 1:
      task = .friendBought(
        friend: try reader.text(), joinedOn: try reader.day(),
        contacts: try reader.list { reader throws(RecordDamage) in try reader.text() }, paid: try reader.money(),
        at: try reader.number())
    case 2: task = .friendAccepted(referrer: try reader.text(), at: try reader.number())
    case 3: task = .friendReturned(friend: try reader.text(), at: try reader.number())
    default: throw RecordDamage(offset: 0)
    }
    self.init(id: row.id, owner: row.to, task: task)
  }
}

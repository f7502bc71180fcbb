public import VernaCore
import VernaLedger
import VernaMechanics
import VernaStore

/// What a member's rows and what is kept beside them do not agree in.
public struct StateFault: Hashable, Sendable {
  /// The member.
  public var owner: ByteText
  /// The part: `tier`, `spend`, `log` ...
  public var part: String
  /// What is kept.
  public var kept: String
  /// What the journal comes to.
  public var rebuilt: String
}

extension LoyaltyEngine {
  /// Lives a member's journal again, and says where it comes to something else than what is kept: the state of a member is a projection of the
  /// journal and nothing else.
  ///
  /// - Complexity: O(rows of the member).
  /// - Throws: `StoreFailure`, `RecordDamage`, `RefusalNote`.
  public func verify(_ owner: ByteText) async throws -> [StateFault] {
    try await store.read(owner: owner) { reader in
      let bytes = try reader.state()
      guard !bytes.isEmpty else { return [] }
      let kept = try MemberState(bytes: bytes)
      let journal = try reader.journal(from: Int64.min).map(JournalEntry.init)
      return try machines.with { machines in
        let rebuilt = try OwnerAccount.rebuilt(
          owner, journal, calendar: reader.ledger(receipts: []).calendar, through: kept.day, machines)
        guard let rebuilt else {
          return [StateFault(owner: owner, part: "journal", kept: "a state", rebuilt: "no row of joining")]
        }
        return rebuilt.differences(to: kept, of: owner)
      }
    }
  }
}

extension OwnerAccount {
  /// The state that a journal comes to at the midnight of a day or at the journal's last row, whichever is later.
  static func rebuilt(
    _ owner: ByteText, _ journal: [JournalEntry], calendar: LedgerCalendar, through day: Day, _ machines: MachineShelf
  ) throws(EngineRefusal) -> MemberState? {
    var other = OwnerAccount(
      owner: owner, state: nil, ledger: OwnerLedger(owner: owner, calendar: calendar), entryCount: 0,
      machines: machines)
    for entry in journal.sorted(by: { ($0.occurredAt, $0.number) < ($1.occurredAt, $1.number) }) {
      try other.live(entry)
    }
    guard other.state != nil else { return nil }
    try other.catchUp(machines.shelf.zone.start(of: day))
    return other.state
  }
}

extension MemberState {
  /// Where another state differs; what orders hold is not looked at, since the ledger's holds are.
  func differences(to kept: MemberState, of owner: ByteText) -> [StateFault] {
    var faults: [StateFault] = []
    func compare<Value: Equatable>(_ part: String, _ value: (MemberState) -> Value) {
      if value(kept) != value(self) {
        faults.append(
          StateFault(owner: owner, part: part, kept: "\(value(kept))", rebuilt: "\(value(self))"))
      }
    }
    compare("profile") { $0.profile }
    compare("log") { $0.log }
    compare("receipts") { $0.receipts }
    compare("spend") { $0.spend }
    compare("lastPurchaseAt") { $0.lastPurchaseAt }
    compare("tier") { $0.tier.level }
    compare("clubs") { $0.clubs }
    compare("challenges") { $0.challenges }
    compare("badges") { $0.badges }
    compare("coupons") { $0.coupons }
    compare("used") { $0.used }
    compare("firstReceipt") { $0.firstReceipt }
    compare("rewardedFriends") { $0.rewardedFriends }
    return faults
  }
}

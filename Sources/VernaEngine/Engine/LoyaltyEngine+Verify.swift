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
        let account = OwnerAccount(
          owner: owner, state: nil, ledger: try reader.ledger(receipts: []), entryCount: 0, machines: machines)
        let through = max(machines.shelf.zone.start(of: kept.day), journal.map(\.recordedAt).max() ?? 0)
        guard let rebuilt = try OwnerAccount.lived(journal, like: account, until: through)?.state else {
          return [StateFault(owner: owner, part: "journal", kept: "a state", rebuilt: "no row of joining")]
        }
        return rebuilt.differences(to: kept, of: owner)
      }
    }
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

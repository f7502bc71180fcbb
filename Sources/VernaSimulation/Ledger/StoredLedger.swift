public import VernaCore
public import VernaLedger
public import VernaStore

/// The ledger of a store.
public final class StoredLedger<Store: LedgerStore>: SimulatedLedger {
  private let store: Store

  /// A store that has no owners of the simulation yet.
  public init(_ store: Store) { self.store = store }

  /// Carries requests out side by side, each in a transaction of its own.
  public func carryOut(_ round: [SimulatedRequest]) async throws -> [SimulatedAnswer] {
    let store = store
    return try await withThrowingTaskGroup(of: (Int, SimulatedAnswer).self) { group in
      for (place, request) in round.enumerated() {
        group.addTask { (place, try await StoredLedger.carryOut(request, on: store)) }
      }
      var answers: [SimulatedAnswer?] = Array(repeating: nil, count: round.count)
      for try await (place, answer) in group { answers[place] = answer }
      return answers.compactMap { $0 }
    }
  }

  private static func carryOut(_ request: SimulatedRequest, on store: Store) async throws -> SimulatedAnswer {
    let receipts = request.command.receipt.map { [$0] } ?? []
    let intent = WriteIntent(owner: request.owner, kind: request.isPool ? .pool : .member, receipts: receipts)
    do {
      let outcome = try await store.write(intent) { session in
        var ledger = try session.ledger(receipts: receipts)
        let postings = try ledger.carryOut(
          request.command, at: request.moment, writtenAt: request.writtenAt, beforeExpiry: request.isBeforeExpiry)
        try session.append(postings)
        return (postings, ledger)
      }
      guard case .committed((let postings, let ledger)) = outcome else {
        preconditionFailure("nothing shared was asked for")
      }
      // Read anew: what is said is what is stored.
      return try await store.read { reader in
        let stored = try reader.owner(request.owner).ledger(receipts: [])
        return .posted(SimulatedOutcome(request, postings: postings, by: ledger, stored: stored))
      }
    } catch let refusal as LedgerRefusal {
      return .refused(refusal)
    }
  }

  /// Closes the books of the store.
  public func closeBooks(before openFrom: Day) async throws { try await store.closeBooks(before: openFrom) }

  /// What is wrong with an owner, its postings, and what is stored beside them.
  public func faults(of owner: ByteText) async throws -> [LedgerFault] {
    try await store.read { reader in
      let reading = try reader.owner(owner)
      let postings = try reading.postings()
      let whole = OwnerLedger(owner: owner, calendar: try reading.ledger(receipts: []).calendar, replaying: postings)
      let isDerived = try reading.derivedRows() == whole.rows
      return whole.faults(postings: postings) + (isDerived ? [] : [.notItsPostings])
    }
  }
}

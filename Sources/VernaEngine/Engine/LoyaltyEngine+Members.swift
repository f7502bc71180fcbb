public import VernaCore
public import VernaLedger
public import VernaMechanics
import VernaStore
import VernaProgram

/// What members, people and jobs ask for beside orders.
extension LoyaltyEngine {
  /// A member joins.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func join(_ member: ByteText, _ profile: MemberProfile, at moment: Int64? = nil, key: RequestKey? = nil)
    async throws
  {
    let decision = try await decide(WriteIntent(owner: member), key: key) { account, session, _ in
      if profile.referrer == member { throw EngineRefusal.unknown(profile.referrer) }
      try account.join(profile, at: moment ?? session.now, now: session.now)
      return account.entries[0]
    }
    try await run(decision.errands)
  }

  /// What is known of a member changes.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func change(_ member: ByteText, _ profile: MemberProfile, key: RequestKey? = nil) async throws {
    _ = try await decide(WriteIntent(owner: member), key: key) { account, session, _ in
      try account.change(profile, now: session.now)
      return account.last
    }
  }

  /// Something that is no purchase.
  ///
  /// - Parameter id: the action's own id; the same one is counted once.
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func act(_ member: ByteText, _ name: ByteText, at moment: Int64? = nil, key: RequestKey? = nil) async throws {
    let decision = try await decide(WriteIntent(owner: member), key: key) { account, session, _ in
      let place = account.entries.count
      try account.act(name, at: moment ?? session.now, now: session.now)
      return account.decision(from: place) { if case .acted = $0 { true } else { false } }
    }
    try await run(decision.errands)
  }

  /// A membership is bought or renewed.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func buyClub(_ member: ByteText, _ club: ByteText, plan: ByteText, key: RequestKey? = nil) async throws
    -> ClubStanding
  {
    let decision = try await decide(WriteIntent(owner: member), key: key) { account, session, _ in
      let place = account.entries.count
      try account.buyClub(club, plan: plan, at: session.now, now: session.now)
      return account.decision(from: place) { if case .clubBought = $0 { true } else { false } }
    }
    guard case .clubBought(let standing) = decision.entry.event else { throw EngineRefusal.unknown(club).note }
    return standing
  }

  /// A membership is cancelled.
  ///
  /// - Returns: what is given back in money.
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func cancelClub(_ member: ByteText, _ club: ByteText, key: RequestKey? = nil) async throws -> Money {
    let decision = try await decide(WriteIntent(owner: member), key: key) { account, session, _ in
      let place = account.entries.count
      _ = try account.cancelClub(club, at: session.now, now: session.now)
      return account.decision(from: place) { if case .clubCancelled = $0 { true } else { false } }
    }
    guard case .clubCancelled(_, let refund) = decision.entry.event else { throw EngineRefusal.unknown(club).note }
    return refund
  }

  /// A reward is taken for points.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func take(_ member: ByteText, reward: ByteText, key: RequestKey? = nil) async throws {
    try await refresh()
    _ = try await decide(WriteIntent(owner: member), key: key) { account, session, shared in
      let place = account.entries.count
      try account.take(reward: reward, shared: shared, now: session.now)
      return account.decision(from: place) { if case .rewardTaken = $0 { true } else { false } }
    }
  }

  /// A person puts points right.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func adjust(_ member: ByteText, _ adjustment: Adjustment, key: RequestKey? = nil) async throws {
    _ = try await decide(WriteIntent(owner: member), key: key) { account, session, _ in
      guard account.state != nil else { throw EngineRefusal.noMember }
      try account.adjust(adjustment, now: session.now)
      return account.last
    }
  }

  /// Points are given to another member, or put into a pool.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func transfer(
    _ points: Points, of wallet: ByteText, from member: ByteText, to other: ByteText, id: ByteText,
    key: RequestKey? = nil
  ) async throws {
    let decision = try await decide(WriteIntent(owner: member, references: [id]), key: key) { account, session, _ in
      guard account.state != nil else { throw EngineRefusal.noMember }
      if let done = try session.journal(reference: id).first { return try JournalEntry(done) }
      try account.give(points, of: wallet, to: other, transfer: id, now: session.now)
      return account.last
    }
    try await run(decision.errands)
  }

  // MARK: - Errands

  /// Carries errands out, and those that they bring about. What a crash leaves is found by `runErrands`.
  func run(_ errands: [Errand]) async throws {
    var left = errands
    while let errand = left.popLast() { left += try await run(errand) }
  }

  private func run(_ errand: Errand) async throws -> [Errand] {
    var made: [Errand] = []
    do {
      let decision = try await decide(
        WriteIntent(owner: errand.owner, receipts: errand.receipts(machines.shelf)), key: nil
      ) {
        account, session, _ in
        account = try self.account(session, receipts: errand.receipts(account.machines.shelf), account.machines)
        try session.end(transfer: errand.id)
        try account.run(errand, now: session.now)
        if account.entries.isEmpty { account.noteSettled(now: session.now) }
        return account.last
      }
      made = decision.errands
    } catch let note as RefusalNote where ["member_unknown", "transfer_done"].contains(note.code) {
      // A friend whose referrer is not there: nobody is rewarded.
    }
    return made
  }

  /// Carries out what was left by a crash.
  ///
  /// - Returns: how many errands there were.
  /// - Throws: `StoreFailure`.
  @discardableResult
  public func runErrands(startedBefore moment: Int64) async throws -> Int {
    let left = try await store.read { try $0.transfersInFlight(startedBefore: moment) }
    for row in left { try await run([try Errand(row)]) }
    return left.count
  }

  // MARK: - Jobs

  /// Passes the midnights of one owner, and gives back what orders past their deadline hold of shared limits.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func passMidnights(_ owner: ByteText) async throws {
    let decision: Decision
    do {
      decision = try await decideAtMidnight(owner)
    } catch let note as RefusalNote where note.code == "nothing_to_do" {
      return
    }
    try await run(decision.errands)
  }

  private func decideAtMidnight(_ owner: ByteText) async throws -> Decision {
    try await decide(WriteIntent(owner: owner), key: nil) { account, session, _ in
      let now = session.now
      try account.catchUp(now)
      for order in account.state?.reserved ?? [] where order.deadline <= now {
        let rows = try session.journal(reference: order.order).map(JournalEntry.init)
        let history = OrderHistory(rows)
        guard let (reservation, version) = history.reservation, history.purchase == nil, !history.isReleased else {
          continue
        }
        try account.release(reservation, version: version, now: now)
      }
      if account.entries.isEmpty, account.postings.isEmpty { throw RefusalNote("nothing_to_do") }
      if account.entries.isEmpty { account.noteSettled(now: now) }
      return account.last
    }
  }
}

extension Errand {
  /// Receipts that the ledger must know for it.
  fileprivate func receipts(_ shelf: ProgrammeShelf) -> [ReceiptKey] {
    guard case .friendReturned(let friend, _) = task else { return [] }
    return Set(shelf.versions.flatMap { $0.pricing.wallets.map(\.id) }).sorted()
      .map { ReceiptKey(wallet: $0, receipt: ByteText("referrer|\(friend)")) }
  }
}

extension OwnerAccount {
  /// The last row made.
  var last: JournalEntry { entries[entries.count - 1] }

  /// The first row of a kind among those made from a place on.
  func decision(from place: Int, _ isIt: (MemberEvent) -> Bool) -> JournalEntry {
    entries[place...].first { isIt($0.event) } ?? last
  }

  /// A row that says that postings are all that came of it.
  mutating func noteSettled(now: Int64) {
    record(.settled, at: now, now: now, under: machines.machine(at: now).programme)
  }

  /// A row that says that nothing was done.
  mutating func decline(_ reason: ByteText, _ calculation: Calculation?, now: Int64) {
    record(
      .declined(Declined(reason: reason, calculation: calculation)), at: now, now: now,
      under: machines.machine(at: now).programme)
  }
}

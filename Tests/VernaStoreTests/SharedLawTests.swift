import Testing
import VernaCore
import VernaLedger
import VernaStore

@Suite("What every store promises of rows that owners share")
struct SharedLawTests {
  private let budget = BudgetKey("spring", part: "2026-04")

  private func take(_ uses: Int64, limit: Int64) -> BudgetTake {
    BudgetTake(
      BudgetAmount(money: Money(minorUnits: 150 * uses), uses: uses), of: budget,
      limit: BudgetAmount(money: Money(minorUnits: .max / 4), points: points(0), uses: limit))
  }

  @Test("what a closed month said is kept once, and read by month", arguments: StoreEngine.all)
  func closedMonths(engine: StoreEngine) async throws {
    try await engine.withStore { store, _ async throws in
      let second = ClosedMonth(month: 24_314, closedAt: 9, body: [0, 255, 1])
      let first = ClosedMonth(month: 24_313, closedAt: 7, body: [])
      #expect(try await store.keep(second))
      #expect(try await store.keep(first))
      #expect(try await false == store.keep(ClosedMonth(month: 24_313, closedAt: 8, body: [3])))
      #expect(try await store.read { try $0.closedMonths() } == [first, second])
    }
  }

  @Test("a name leads to whoever claimed it first; a claim again says where to", arguments: StoreEngine.all)
  func directory(engine: StoreEngine) async throws {
    try await engine.withStore { store, _ async throws in
      let name = DirectoryName("order", "O-1")
      #expect(try await store.write(owner: "M1") { try $0.claim(name, reference: "O-1") } == .committed(nil))
      let entry = DirectoryEntry(owner: "M1", reference: "O-1", since: 1)
      for owner in ["M1", "M2"] as [ByteText] {
        #expect(try await store.write(owner: owner) { try $0.claim(name, reference: "x") } == .committed(entry))
      }
      _ = try await store.write(owner: "M2") { try $0.withdraw(name) }
      #expect(try await store.read { try $0.entry(name) } == entry)
      _ = try await store.write(owner: "M1") { session throws in
        try session.withdraw(name)
        #expect(try session.claim(DirectoryName("card", "é"), reference: "") == nil)
        // Another text: the accent is a character of its own.
        #expect(try session.claim(DirectoryName("card", "e\u{301}"), reference: "") == nil)
      }
      #expect(try await store.read { try $0.entry(name) } == nil)
    }
  }

  @Test("a key is done once, however many bring it at once", arguments: StoreEngine.all)
  func idempotency(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let now = clock.now
      let key = IdempotencyKey(apiKey: "till", key: "k-1")
      let done = try await withThrowingTaskGroup(of: Bool.self) { group in
        for client in 0..<16 {
          // One key for several owners: the client has changed its mind, and only one may have it.
          let owner = ByteText("M\(client % 3)")
          group.addTask {
            try await store.write(WriteIntent(owner: owner, idempotency: key)) { session throws in
              if try session.recall(key) != nil { return false }
              _ = try session.carryOut(earning(10, at: now))
              let number = try session.append(JournalDraft(kind: "receipt", occurredAt: now))
              try session.remember(IdempotencyRecord(key: key, hash: [1], owner: owner, journalNumber: number))
              return true
            }.get()
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(done == 1)
      let record = try #require(try await store.read { try $0.recall(key) })
      #expect(record.hash == [1] && record.journalNumber == 1)
      #expect(try await store.balance(record.owner) == points(10))
      #expect(try await store.read { try $0.totals() }.map { $0[.available] } == [points(10)])
    }
  }

  @Test("a budget raced by 64 clients is exact, and so is its undo", arguments: StoreEngine.all)
  func race(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let limit: Int64 = 40
      let now = clock.now
      let take = take(1, limit: limit)
      let taken = try await withThrowingTaskGroup(of: ByteText?.self) { group in
        for client in 0..<64 {
          let owner = ByteText("M\(client)")
          group.addTask {
            try await store.write(owner: owner) { session throws in
              _ = try session.carryOut(earning(1, at: now))
              try session.take(take)
            }.isCommitted ? owner : nil
          }
        }
        return try await group.reduce(into: [ByteText]()) { if let owner = $1 { $0.append(owner) } }
      }
      #expect(taken.count == Int(limit))
      #expect(try await store.read { try $0.budget(take.budget) }?.used.uses == limit)
      // Who was refused has nothing, not even a row.
      #expect(try await store.read { try $0.owners(after: "", limit: 100) }.count == Int(limit))
      // Half give back while others try to take: never over, and at the end exactly what is left.
      let again = try await withThrowingTaskGroup(of: Int64.self) { group in
        for owner in taken.prefix(20) {
          group.addTask {
            _ = try await store.write(owner: owner) { try $0.giveBack(take.amount, to: take.budget) }.get()
            return -1
          }
        }
        for client in 64..<128 {
          group.addTask {
            try await store.write(owner: ByteText("M\(client)")) { try $0.take(take) }.isCommitted ? 1 : 0
          }
        }
        return try await group.reduce(0, +)
      }
      let used = try #require(try await store.read { try $0.budget(take.budget) }?.used)
      #expect(used.uses == limit + again && used.uses <= limit)
      #expect(used.money == Money(minorUnits: 150 * used.uses))
      let sum = try await store.read { reader throws in
        var sum: Int64 = 0
        for owner in try reader.owners(after: "", limit: 1000) {
          for use in try reader.owner(owner.owner).uses(after: 0, limit: 10) { sum += use.amount.uses }
        }
        return sum
      }
      #expect(sum == used.uses)
    }
  }

  @Test("a budget refuses in money, in points and in uses; the limit in force counts", arguments: StoreEngine.all)
  func limits(engine: StoreEngine) async throws {
    try await engine.withStore { store, _ async throws in
      let limit = BudgetAmount(money: Money(minorUnits: 100), points: points(5), uses: 3)
      func isTaken(_ amount: BudgetAmount, _ limit: BudgetAmount) async throws -> Bool {
        let take = BudgetTake(amount, of: budget, limit: limit)
        return try await store.write(owner: "M1") { try $0.take(take) }.isCommitted
      }
      #expect(try await false == isTaken(BudgetAmount(money: Money(minorUnits: 101)), limit))
      #expect(try await store.read { try $0.budgets() }.isEmpty)
      #expect(try await isTaken(BudgetAmount(money: Money(minorUnits: 100), uses: 1), limit))
      #expect(try await false == isTaken(BudgetAmount(points: Points(hundredths: 501)), limit))
      #expect(try await isTaken(BudgetAmount(points: points(5), uses: 1), limit))
      #expect(try await false == isTaken(BudgetAmount(uses: 2), limit))
      let wider = BudgetAmount(money: Money(minorUnits: 200), points: points(5), uses: 4)
      #expect(try await isTaken(BudgetAmount(money: Money(minorUnits: 50), uses: 2), wider))
      let state = try #require(try await store.read { try $0.budgets() }.first)
      #expect(state.used == BudgetAmount(money: Money(minorUnits: 150), points: points(5), uses: 4))
      #expect(state.limit == wider && state.budget == budget)
      // One that refuses takes the whole work with it, the other budget too.
      let other = BudgetKey("another")
      let outcome = try await store.write(owner: "M2") { session throws in
        try session.take(BudgetTake(BudgetAmount(uses: 1), of: other, limit: .unlimited))
        try session.take(BudgetTake(BudgetAmount(uses: 1), of: BudgetKey("spring", part: "2026-04"), limit: wider))
      }
      #expect(outcome.refusal == .budget(budget))
      #expect(try await store.read { try $0.budget(other) } == nil)
    }
  }

  @Test("more cannot be given back than was taken", arguments: StoreEngine.all)
  func givenBack(engine: StoreEngine) async throws {
    try await engine.withStore { store, _ async throws in
      let take = take(2, limit: 9)
      _ = try await store.write(owner: "M1") { try $0.take(take) }.get()
      await #expect(throws: StoreFailure.self) {
        try await store.write(owner: "M1") { try $0.giveBack(BudgetAmount(uses: 3), to: take.budget) }
      }
      await #expect(throws: StoreFailure.self) {
        try await store.write(owner: "M1") { try $0.giveBack(BudgetAmount(uses: 1), to: BudgetKey("never")) }
      }
      #expect(try await store.read { try $0.budget(take.budget) }?.used.uses == 2)
      #expect(try await store.read { try $0.owner("M1").uses(after: 0, limit: 9) }.count == 1)
    }
  }

  @Test("stock is never under zero; an item that nobody has is refused", arguments: StoreEngine.all)
  func stock(engine: StoreEngine) async throws {
    try await engine.withStore { store, _ async throws in
      let cup = StockKey("cup", place: "S1")
      #expect(try await store.write(owner: "M1") { try $0.take(1, of: cup) }.refusal == .stock(cup))
      try await store.setStock(cup, quantity: 3)
      #expect(try await store.write(owner: "M1") { try $0.take(2, of: cup) }.isCommitted)
      #expect(try await store.write(owner: "M2") { try $0.take(2, of: cup) }.refusal == .stock(cup))
      #expect(try await store.write(owner: "M1") { try $0.take(-1, of: cup) }.isCommitted)
      #expect(try await store.write(owner: "M2") { try $0.take(2, of: cup) }.isCommitted)
      try await store.setStock(cup, quantity: 4)
      #expect(try await store.read { try $0.stocks() } == [StockState(item: cup, quantity: 4, used: 3)])
      #expect(try await store.read { try $0.stock(StockKey("cup")) } == nil)
    }
  }

  @Test("a transfer is found between its halves, and its second half comes once", arguments: StoreEngine.all)
  func transfer(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let now = clock.now
      try await store.carryOut(earning(100, at: now), of: "M1")
      let transfer = try await store.write(owner: "M1") { session throws in
        let posted = try session.carryOut(
          .transferOut(TransferOut(wallet: "points", points: points(40), transfer: "T1"))
        ).get()
        let transfer = Transfer(
          id: "T1", from: "M1", to: "family", wallet: "points",
          parts: try session.ledger(receipts: []).parts(of: posted[0]), startedAt: now)
        try session.begin(transfer)
        return transfer
      }.get()
      #expect(try await store.read { try $0.transfersInFlight(startedBefore: now + 1) } == [transfer])
      #expect(try await store.read { try $0.transfersInFlight(startedBefore: now) } == [])
      #expect(try await store.read { try $0.totals() }.map { $0[.clearing] } == [points(40)])
      for round in 0..<2 {
        let outcome = try await store.write(WriteIntent(owner: "family", kind: .pool)) { session throws in
          _ = try session.carryOut(.transferIn(transfer.transferIn)).get()
          try session.end(transfer: "T1")
        }
        #expect(outcome.isCommitted == (round == 0))
      }
      #expect(try await store.balance("family") == points(40))
      #expect(try await store.read { try $0.transfersInFlight(startedBefore: .max) } == [])
      #expect(try await store.read { try $0.totals() }.map { $0[.clearing] } == [points(0)])
      #expect(try await store.read { try $0.owner("family").row()?.kind } == .pool)
    }
  }

  @Test("versions of the programme are published once and listed by number", arguments: StoreEngine.all)
  func versions(engine: StoreEngine) async throws {
    try await engine.withStore { store, _ async throws in
      let second = ProgrammeVersion(version: 2, effectiveFrom: 500, text: [], hash: [2])
      let first = ProgrammeVersion(version: 1, effectiveFrom: 900, text: [1, 0, 255], hash: [1])
      #expect(try await store.publish(second))
      #expect(try await store.publish(first))
      #expect(try await false == store.publish(ProgrammeVersion(version: 2, effectiveFrom: 0, text: [], hash: [])))
      #expect(try await store.read { try $0.programmeVersions() } == [first, second])
    }
  }
}

import Testing
import VernaCore
import VernaLedger
import VernaStore

@Suite("What every store promises an owner")
struct OwnerLawTests {
  @Test(
    "what is committed is there: postings, journal, state, and the ledger that they come to",
    arguments: StoreEngine.all)
  func kept(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let now = clock.now
      let posted = try await store.write(owner: "M1") { session throws in
        #expect(session.now == now)
        let posted = try session.carryOut(earning(100, at: now)).get()
        let number = try session.append(
          JournalDraft(kind: "receipt", occurredAt: now - 5, reference: "R1", body: [1, 2], decision: [3]))
        #expect(number == 1)
        #expect(try session.journal(reference: "R1").map(\.number) == [1])
        try session.setState([7, 8])
        return posted
      }.get()
      clock.now += 60
      try await store.carryOut(spending(30, "R2", at: clock.now), of: "M1")
      try await store.read(owner: "M1") { reader throws in
        let ledger = try reader.ledger(receipts: [])
        #expect(ledger.balance(.available, of: "points") == points(70))
        #expect(ledger.postingCount == 2 && ledger.lotCount == 1)
        let postings = try reader.postings()
        #expect(Array(postings.prefix(1)) == posted && postings.count == 2)
        #expect(try reader.postings(after: 1, limit: 5) == Array(postings.dropFirst()))
        #expect(try reader.postings(after: 0, limit: 1) == posted)
        let whole = OwnerLedger(owner: "M1", calendar: ledger.calendar, replaying: postings)
        #expect(whole.faults(postings: postings).isEmpty)
        #expect(try reader.derivedRows() == whole.rows)
        #expect(try reader.state() == [7, 8])
        let row = try #require(try reader.row())
        #expect(row.version == 2 && row.journalCount == 1 && row.kind == .member && row.moment == now + 60)
        let journal = try reader.journal(from: 0)
        #expect(journal.count == 1 && journal[0].recordedAt == now)
        #expect(journal[0].event.body == [1, 2] && journal[0].event.decision == [3])
      }
    }
  }

  @Test(
    "work that throws leaves every byte as it was, also the owner it would have made", arguments: StoreEngine.all)
  func thrown(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let now = clock.now
      try await store.carryOut(earning(100, at: now), of: "M1")
      let before = try await store.read(owner: "M1") { try ($0.derivedRows(), $0.row(), $0.postings()) }
      for owner in ["M1", "M2"] as [ByteText] {
        await #expect(throws: Stop.self) {
          try await store.write(owner: owner) { session throws in
            _ = try session.carryOut(earning(5, "R9", at: now))
            try session.append(JournalDraft(kind: "receipt", occurredAt: now, reference: "R9"))
            try session.setState([1])
            _ = try session.claim(DirectoryName("receipt", "R9"), reference: "R9")
            try session.take(
              BudgetTake(BudgetAmount(uses: 1), of: BudgetKey("B"), limit: BudgetAmount.unlimited))
            throw Stop()
          }
        }
      }
      let after = try await store.read(owner: "M1") { try ($0.derivedRows(), $0.row(), $0.postings()) }
      #expect(before == after)
      try await store.read { reader throws in
        #expect(try reader.owners(after: "", limit: 10).map(\.owner) == ["M1"])
        #expect(try reader.entry(DirectoryName("receipt", "R9")) == nil)
        #expect(try reader.budgets().isEmpty)
        #expect(try reader.owner("M2").row() == nil)
      }
    }
  }

  @Test("a refusal of the ledger is a value; the rest of the work stands", arguments: StoreEngine.all)
  func refused(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let now = clock.now
      let outcome = try await store.write(owner: "M1") { session throws in
        _ = try session.carryOut(earning(10, at: now))
        let refused = try session.carryOut(spending(11, "R2", at: now))
        return refused
      }
      #expect(outcome == .committed(.failure(.notEnough(available: points(10)))))
      #expect(try await store.balance("M1") == points(10))
    }
  }

  @Test("two redemptions at once: one wins, never under zero", arguments: StoreEngine.all)
  func twoRedemptions(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let now = clock.now
      for round in 0..<20 {
        let owner = ByteText("M\(round)")
        try await store.carryOut(earning(100, at: now), of: owner)
        let won = try await withThrowingTaskGroup(of: Bool.self) { group in
          for till in 0..<4 {
            group.addTask {
              let result = try await store.carryOut(spending(60, ByteText("T\(till)"), at: now), of: owner)
              if case .success = result { return true } else { return false }
            }
          }
          return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(won == 1)
        #expect(try await store.balance(owner) == points(40))
      }
    }
  }

  @Test(
    "returns know what receipts earned and spent, however long ago, lots run out included",
    arguments: StoreEngine.all)
  func returns(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let start = clock.now
      let end = StoreEngine.zone.day(at: start).advanced(by: 10)
      try await store.carryOut(earning(50, "R1", at: start, expiresOn: end), of: "M1")
      try await store.carryOut(spending(20, "R2", at: start), of: "M1")
      clock.now += 40 * 86_400
      for receipt in 3..<8 { try await store.carryOut(earning(10, ByteText("R\(receipt)"), at: clock.now), of: "M1") }
      let now = clock.now
      let key = ReceiptKey(wallet: "points", receipt: "R1")
      let taken = try await store.write(WriteIntent(owner: "M1", receipts: [key])) { session throws in
        #expect(try session.ledger(receipts: []).receipt(key).earnedLeft == points(50))
        return try session.carryOut(
          .clawBack(Clawback(wallet: "points", points: points(50), receipt: "R1", occurredAt: now)))
      }.get().get()
      // Thirty had run out, so they are taken from there; twenty had been spent and come off the others.
      #expect(taken.last?.movements.first == LotMovement(1, .expired, points(-30)))
      #expect(try await store.balance("M1") == points(30))
      try await store.carryOut(
        .giveBack(GiveBack(wallet: "points", points: points(20), receipt: "R2", occurredAt: now)), of: "M1")
      let again = try await store.carryOut(
        .giveBack(GiveBack(wallet: "points", points: points(1), receipt: "R2", occurredAt: now)), of: "M1")
      #expect(again == .failure(.notSpentOn(receipt: "R2", left: .zero)))
      try await expectSound(store, "M1")
    }
  }

  @Test("holds outlive the process and end by themselves", arguments: StoreEngine.all)
  func holds(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let now = clock.now
      try await store.carryOut(earning(100, at: now), of: "M1")
      for (name, whole) in [("O1", 30), ("O2", 40)] as [(ByteText, Int64)] {
        try await store.carryOut(
          .hold(Hold(name: name, wallet: "points", points: points(whole), deadline: now + 900)), of: "M1")
      }
      let captured = try await store.carryOut(.capture(hold: "O1", points: points(10), receipt: "R2"), of: "M1").get()
      #expect(captured.map(\.kind) == [.capture, .release])
      #expect(try await store.balance("M1") == points(50))
      clock.now += 900
      let refused = try await store.carryOut(.capture(hold: "O2", points: points(1), receipt: "R3"), of: "M1")
      #expect(refused == .failure(.noHold("O2")))
      try await store.carryOut(.settle, of: "M1")
      #expect(try await store.balance("M1") == points(90))
      try await expectSound(store, "M1")
    }
  }

  @Test("the moment never goes back for an owner, whatever the clock does", arguments: StoreEngine.all)
  func moments(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let first = try await store.write(owner: "M1") { $0.now }.get()
      clock.now -= 500
      #expect(try await store.write(owner: "M1") { $0.now }.get() == first)
      #expect(try await store.write(owner: "M2") { $0.now }.get() == first - 500)
      #expect(try await store.read(owner: "M1") { $0.now } == first)
    }
  }

  @Test("closed books: what comes late is booked on the first open day", arguments: StoreEngine.all)
  func closedBooks(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let open = StoreEngine.zone.day(at: clock.now).adding(months: 1).startOfMonth
      try await store.closeBooks(before: open)
      try await store.closeBooks(before: open.adding(months: -3))
      let posted = try await store.carryOut(earning(10, at: clock.now), of: "M1").get()
      #expect(posted[0].bookDate == open && posted[0].occurredAt == clock.now)
      #expect(try await store.read { try $0.calendar().openFrom } == open)
    }
  }

  @Test("postings that do not follow are refused, and texts with NUL", arguments: StoreEngine.all)
  func misfits(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let posted = try await store.carryOut(earning(10, at: clock.now), of: "M1").get()
      await #expect(throws: StoreFailure.postingsDoNotFollow(expected: 2, found: 1)) {
        try await store.write(owner: "M1") { try $0.append(posted) }
      }
      await #expect(throws: StoreFailure.textHoldsNUL) {
        try await store.write(owner: "M1") { try $0.append(JournalDraft(kind: "a\0b", occurredAt: 0)) }
      }
      #expect(try await store.balance("M1") == points(10))
    }
  }

  @Test(
    "the journal is in order of what happened, and of what was written for one moment", arguments: StoreEngine.all)
  func journal(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock async throws in
      let now = clock.now
      for (place, moment) in [now, now - 100, now, now - 50].enumerated() {
        _ = try await store.write(owner: "M1") { session throws in
          try session.append(
            JournalDraft(kind: "receipt", occurredAt: moment, reference: place.isMultiple(of: 2) ? "A" : "Б"))
        }
      }
      try await store.read(owner: "M1") { reader throws in
        #expect(try reader.journal(from: now - 50).map(\.number) == [4, 1, 3])
        #expect(try reader.journal(reference: "Б").map(\.number) == [2, 4])
        #expect(try reader.journal(reference: "Б", since: 3).map(\.number) == [4])
        #expect(try reader.journal(number: 2)?.event.occurredAt == now - 100)
        #expect(try reader.journal(number: 5) == nil)
      }
      let seen = try await store.write(WriteIntent(owner: "M1", references: ["A"])) { session throws in
        #expect(try session.claim(DirectoryName("order", "A"), reference: "A") == nil)
        try session.append(JournalDraft(kind: "return", occurredAt: now, reference: "A"))
        return try session.journal(reference: "A").map(\.number)
      }.get()
      #expect(seen == [1, 3, 5])
      // A name leads to the first row that its own work wrote.
      #expect(try await store.read { try $0.entry(DirectoryName("order", "A")) }?.since == 5)
    }
  }
}

/// An owner whose postings, rows and ledger agree.
func expectSound(_ store: any LedgerStore, _ owner: ByteText) async throws {
  try await store.read(owner: owner) { reader throws in
    let postings = try reader.postings()
    let calendar = try reader.ledger(receipts: []).calendar
    let whole = OwnerLedger(owner: owner, calendar: calendar, replaying: postings)
    #expect(whole.faults(postings: postings).isEmpty)
    #expect(try reader.derivedRows() == whole.rows)
  }
}

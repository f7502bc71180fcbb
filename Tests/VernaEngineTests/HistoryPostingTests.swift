import Testing
import VernaCore
import VernaEngine
import VernaLedger
import VernaStore
import VernaTestSupport

/// The history of a member's points in a file, as postings.
@Suite("Points of files")
struct HistoryPostingTests {
  private let clock = ShopClock("2026-06-01T12:00:00")

  private func store() -> MemoryStore { MemoryStore(zone: Shop.zone) { [clock] in clock.now } }

  private func moment(_ day: String) -> Int64 { MomentText.seconds(day + "T00:00:00", Shop.zone) ?? 0 }

  private func row(
    _ number: Int, _ day: String, _ kind: PointsMovement.Kind, _ points: Int64, _ receipt: ByteText = "",
    expires: String? = nil
  ) -> PointsMovement {
    PointsMovement(
      row: number, at: moment(day) + 36_000, kind: kind, points: Points(hundredths: points * 100), receipt: receipt,
      expiresAt: expires.map(moment))
  }

  private func postings(_ store: MemoryStore) async throws -> [String] {
    try await store.read(owner: "M") { reader in
      try reader.postings().map { posting in
        let change = posting.entries.first { $0.account == .available }?.points ?? .zero
        return "\(posting.kind.rawValue) \(change.hundredths / 100) \(posting.reference)"
      }
    }
  }

  private func balance(_ store: MemoryStore) async throws -> Int64 {
    let now = clock.now
    return try await store.read(owner: "M") { reader in
      try reader.ledger(receipts: []).available(in: "points", at: now).hundredths / 100
    }
  }

  @Test("rows are posted in order of time at their own moments, and once")
  func once() async throws {
    let store = store()
    let posting = HistoryPosting(store: store, wallet: "points")
    let history = PointsHistory(
      file: 7,
      rows: [
        row(0, "2026-03-01", .redeem, 130, "R2"), row(1, "2026-02-01", .earn, 100, "R1"),
        row(2, "2026-03-02", .redeem, -10, "R2"), row(3, "2026-03-03", .earn, -20, "R1"),
        row(4, "2026-03-04", .earn, -5, "R3"), row(5, "2026-03-05", .adjust, 60), row(6, "2026-03-06", .earn, 0, "R4"),
      ])
    let first = try await posting.post([history], of: "M", reconciledAt: nil)
    #expect(first.posted == 6)
    #expect(first.refused.map(\.row) == [6] && first.refused.map(\.reason) == [.noPoints])
    #expect(first.withoutReceipt == 1)
    #expect(
      try await postings(store) == [
        "accrual 100 R1", "redemption -130 R2", "giveBack 10 R2", "clawback -20 R1", "adjustment -5 clawback",
        "adjustment 60 adjust",
      ])
    #expect(try await balance(store) == 15)
    let again = try await posting.post([history], of: "M", reconciledAt: nil)
    #expect(again.posted == 0 && again.repeated == 7)
    #expect(try await balance(store) == 15)
    let times = try await store.read(owner: "M") { reader in try reader.postings().map { ($0.occurredAt, $0.postedAt) }
    }
    #expect(times.map(\.0) == times.map(\.0).sorted())
    #expect(times.allSatisfy { $0.1 == clock.now })
    #expect(try await store.verify().isSound)
  }

  @Test("an expiry that lots explain by their dates posts nothing more; another is an adjustment, also over two files")
  func expiries() async throws {
    let store = store()
    let posting = HistoryPosting(store: store, wallet: "points")
    let first = PointsHistory(
      file: 1,
      rows: [
        row(0, "2026-01-01", .earn, 100, "R1", expires: "2026-02-01"), row(1, "2026-01-02", .earn, 50, "R2"),
        row(2, "2026-02-01", .expire, 100), row(3, "2026-02-02", .expire, 20),
      ])
    let result = try await posting.post([first], of: "M", reconciledAt: moment("2026-03-01"))
    #expect(result.expiryAdjustments == 1)
    #expect(
      try await postings(store) == ["accrual 100 R1", "accrual 50 R2", "expiry -100 R1", "adjustment -20 expire"])
    #expect(try await balance(store) == 30)
    let second = PointsHistory(file: 2, rows: [row(0, "2026-04-01", .expire, 30)])
    _ = try await posting.post([second], of: "M", reconciledAt: moment("2026-05-01"))
    #expect(try await balance(store) == 0)
    #expect(try await store.verify().isSound)
  }

  @Test("what ran out by its date though the file says nothing of it comes back where the file has expiries at all")
  func reconciled() async throws {
    let store = store()
    let posting = HistoryPosting(store: store, wallet: "points")
    let rows = [row(0, "2026-01-01", .earn, 100, "R1", expires: "2026-02-01")]
    _ = try await posting.post([PointsHistory(file: 1, rows: rows)], of: "M", reconciledAt: moment("2026-03-01"))
    #expect(try await balance(store) == 100)
    let other = self.store()
    let plain = HistoryPosting(store: other, wallet: "points")
    _ = try await plain.post([PointsHistory(file: 1, rows: rows)], of: "M", reconciledAt: nil)
    #expect(try await balance(other) == 0)
  }
}

import Testing
import VernaCore
import VernaDesign
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaProgram
import VernaStore
import VernaTestSupport

/// Months of a shop with the engine at work, closed one after the other.
@Suite("Closing months") struct MonthCloserTests {
  private static let january = Day(year: 2026, month: 1, day: 1).monthIndex

  private func rub(_ minor: Int64) -> Money { Money(minorUnits: minor) }
  private func points(_ whole: Int64) -> Points { Points(hundredths: whole * 100) }

  private func terms(_ month: Int, _ estimate: CloseTerms.Estimate = .automatic) -> CloseTerms {
    CloseTerms(month: month, wallets: ["points": CloseTerms.WalletTerms(valueMicros: 1_000_000)], estimate: estimate)
  }

  private func amount(_ close: MonthClose, _ kind: BookEntry.Kind) -> Money? {
    let found = close.entries.filter { $0.kind == kind }
    return found.isEmpty ? nil : found.reduce(.zero) { $0 - $1.change(of: .contractLiability) }
  }

  /// One line of goods with VAT, priced in whole roubles.
  private func basket(_ shop: Shop, _ price: Int64, vat: Int64, spending: Basket.Spending = .nothing) -> Basket {
    Basket(
      lines: [
        BasketLine(
          id: "1", sku: "A", category: "food", price: rub(price * 100), vatRate: Share(millionths: vat * 10_000))
      ], at: shop.clock.now, spending: spending)
  }

  private static let plain = """
    points: {points: {unit: 1, expiry: 2 months}}
    earning: {base: {points: 10%}, review: {on: review, points: 50}}
    burning: {points: {basket_share: 50%}}
    guards: {}
    """

  /// Worked by hand:
  ///
  ///     10 January  1,200.00 with 20 % VAT earns 120 points; 80 % are expected to be used
  ///                 kept back   1,000.00 x 96 / (1,200 + 96)            = 74.07
  ///     11 January  a review earns 50: 50 x 0.80 x 1,000 / 1,200        = 33.33, a marketing expense
  ///     20 January  60 points pay a half of 120.00 (the other half earns 6: 50.00 x 4.80 / (60 + 4.80) = 3.70)
  ///                 176 points for 111.10 by now (74.07 + 33.33 + 3.70); 140.80 are expected in all
  ///                 the goods without VAT in the month: 1,000 + 50 of 1,260 with it, so the price of 50 is 50 x 0.80 x 0.833333 = 33.33
  ///                 recognised  111.10 x 60 / 140.80                    = 47.34: at face 111.10 x 60 / 176 = 37.88, breakage 9.46
  ///                 owed        111.10 - 47.34                          = 63.76
  @Test("a month by hand: a sale with VAT, a gift, points spent") func january() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R1", basket(shop, 1_200, vat: 20))
    shop.clock.turn(to: "2026-01-11T12:00:00")
    try await shop.engine.act("M", "review")
    shop.clock.turn(to: "2026-01-20T12:00:00")
    try await shop.buy("M", "R2", basket(shop, 120, vat: 20, spending: .most))
    let closer = MonthCloser(shop.store, terms(Self.january, .share(Share(millionths: 800_000))))
    let draft = try await closer.draft()
    #expect(draft.differences.isEmpty && draft.closedAt == nil && draft.isFirst)
    #expect(amount(draft, .deferral) == rub(7_407 + 370))
    #expect(amount(draft, .award) == rub(3_333))
    #expect(amount(draft, .redemption) == rub(-3_788))
    #expect(amount(draft, .breakage) == rub(-946))
    #expect(draft.closingLiability == rub(6_376) && draft.openingLiability == .zero)
    #expect(draft.entries.allSatisfy { $0.isBalanced })
    let row = try #require(draft.reconciliations.first)
    #expect(row.issued == points(176) && row.redeemed == points(-60) && row.closing == points(116))
    #expect(row.closing == row.byPools && row.face == rub(11_600))
    // The month is not over, and nothing was written.
    await #expect(throws: CloseFailure.notOver(month: Self.january)) { try await closer.post() }
    #expect(try await shop.store.read { try $0.closedMonths() } == [])
    shop.clock.turn(to: "2026-02-01T00:00:00")
    let closed = try await closer.post()
    #expect(closed.closedAt == shop.clock.now && closed.entries == draft.entries)
    #expect(try await MonthCloser.closed(in: shop.store) == [closed])
    #expect(try await closer.draft() == closed)
    await #expect(throws: CloseFailure.closedAlready(month: Self.january)) { try await closer.post() }
    await #expect(throws: CloseFailure.earlierFirst(month: Self.january + 1)) {
      try await MonthCloser(shop.store, terms(Self.january + 2)).draft()
    }
  }

  @Test("what ran out is recognised, and what nobody posted yet is counted in a draft") func expiry() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R1", basket(shop, 1_000, vat: 0))
    shop.clock.turn(to: "2026-02-01T10:00:00")
    let first = try await MonthCloser(shop.store, terms(Self.january)).post()
    // 1,000 x 100 / 1,100: nobody knows yet that fewer will be used.
    #expect(first.closingLiability == rub(9_091) && first.estimates.first?.basis == "all")
    shop.clock.turn(to: "2026-03-01T10:00:00")
    #expect(try await MonthCloser(shop.store, terms(Self.january + 1)).post().entries.isEmpty)
    shop.clock.turn(to: "2026-04-01T10:00:00")
    let draft = try await MonthCloser(shop.store, terms(Self.january + 2)).draft()
    #expect(draft.duePostings == 1 && amount(draft, .expiry) == rub(-9_091) && draft.closingLiability == .zero)
    try await shop.engine.passMidnights("M")
    let march = try await MonthCloser(shop.store, terms(Self.january + 2)).post()
    #expect(march.duePostings == 0 && march.entries == draft.entries && march.differences.isEmpty)
    #expect(march.reconciliations.first?.expired == points(-100))
  }

  @Test("a receipt that comes after its month was closed is in the next, and returns go back at its price")
  func late() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    let paidAt = shop.clock.now + 3_600
    try await shop.buy("M", "R1", basket(shop, 1_000, vat: 0))
    shop.clock.turn(to: "2026-02-03T10:00:00")
    let january = try await MonthCloser(shop.store, terms(Self.january)).post()
    var late = basket(shop, 2_000, vat: 0)
    late.at = paidAt
    _ = try await shop.engine.receive(ReceiptRequest(receipt: "L1", basket: late), member: "M")
    _ = try await shop.engine.takeBack(
      ReturnRequest(id: "B1", receipt: "R1", lines: [], at: shop.clock.now), key: nil)
    #expect(try await MonthCloser(shop.store, terms(Self.january)).draft() == january)
    let february = try await MonthCloser(shop.store, terms(Self.january + 1)).draft()
    #expect(february.differences.isEmpty && february.openingLiability == january.closingLiability)
    // 2,000 x 200 / 2,200, and all of the 90.91 of January back.
    #expect(amount(february, .deferral) == rub(18_182))
    #expect(amount(february, .clawback) == rub(-9_091))
    #expect(february.closingLiability == rub(18_182))
    let pool = try #require(february.pools.first { $0.state.issued > .zero })
    #expect(pool.key.booked == Self.january + 1 && pool.key.earned == Self.january)
  }

  @Test("a partner pays for points given at its store and is paid for those spent there") func partners() async throws {
    let shop = try Shop(Self.plain + "\npartners: {fuel: {stores: [F1], given_price: 0.80, spent_price: 0.75}}")
    try await shop.join("M")
    var there = basket(shop, 1_000, vat: 0)
    there.store = "F1"
    try await shop.buy("M", "R1", there)
    there = basket(shop, 100, vat: 0, spending: .exactly(points(50)))
    there.store = "F1"
    try await shop.buy("M", "R2", there)
    var terms = self.terms(Self.january)
    terms.partners = try Shop.programmes([
      ("2025-01-01", Self.plain + "\npartners: {fuel: {stores: [F1], given_price: 0.80, spent_price: 0.75}}")
    ])[0].partners
    let draft = try await MonthCloser(shop.store, terms).draft()
    #expect(draft.differences.isEmpty)
    let issue = try #require(draft.entries.first { $0.kind == .partnerIssue })
    // 100 and 5 points at 0.80.
    #expect(issue.partner == "fuel" && issue.change(of: .partnerReceivable) == rub(8_400))
    let spent = try #require(draft.entries.first { $0.kind == .partnerRedemption })
    #expect(spent.change(of: .partnerPayable) == rub(-3_750) && spent.change(of: .partnerExpense) == rub(3_750))
    #expect(draft.closingLiability == rub(8_400 - 4_000))
  }

  @Test("nobody closes points of which nobody said what they are worth") func noValue() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.engine.act("M", "review")
    await #expect(throws: CloseFailure.noValue(wallet: "points")) {
      try await MonthCloser(shop.store, CloseTerms(month: Self.january)).draft()
    }
  }

  /// Orders in time and late, returns, debts, clubs, transfers on their way, orders that nobody pays: closed at every month's end.
  @Test("random lives, month by month: entries add up to what is owed, points to the ledger", arguments: 1...6)
  func lives(seed: Int) async throws {
    let shop = try Shop(ShopLife.programme)
    var closes: [MonthClose] = []
    let estimates: [CloseTerms.Estimate] = [.automatic, .ladder, .all, .share(Share(millionths: 700_000))]
    func close() async throws {
      let month = Shop.zone.day(at: shop.clock.now).monthIndex
      for member in ShopLife.members where closes.last.map({ $0.month + 1 }) ?? Self.january < month {
        try await shop.engine.passMidnights(member)
      }
      while closes.last.map({ $0.month + 1 }) ?? Self.january < month {
        let next = closes.last.map { $0.month + 1 } ?? Self.january
        // The estimate changes as the months go by.
        let terms = self.terms(next, estimates[(seed + closes.count) % estimates.count])
        closes.append(try await MonthCloser(shop.store, terms).post())
      }
    }
    try await ShopLife.live(in: shop, seed: UInt64(seed), steps: 200, before: close)
    shop.clock.now += 32 * 86_400
    try await close()
    #expect(closes.count >= 6)
    var owed = Money.zero
    var left = Points.zero
    for close in closes {
      #expect(close.differences.isEmpty && close.openingLiability == owed)
      #expect(close.entries.allSatisfy { $0.isBalanced && $0.amount > .zero })
      owed += close.entries.reduce(Money.zero) { $0 - $1.change(of: .contractLiability) }
      #expect(owed == close.closingLiability)
      let row = try #require(close.reconciliations.first)
      #expect(row.opening == left)
      left = row.closing
      // Nothing is recognised twice, nor more than was kept back.
      for pool in close.pools where pool.state.deferred >= .zero {
        #expect(pool.recognised >= .zero && pool.recognised <= pool.state.deferred)
      }
    }
    // The same by plain sums over the postings, without pools.
    let month = try #require(closes.last).month
    let plain = try await sums(shop, through: month)
    #expect(left.hundredths == plain.held)
    let all = closes.reduce(into: [Posting.Kind: Int64]()) { sums, close in
      for row in close.reconciliations {
        sums[.accrual, default: 0] += row.issued.hundredths
        sums[.clawback, default: 0] += row.clawedBack.hundredths
        sums[.redemption, default: 0] += row.redeemed.hundredths
        sums[.expiry, default: 0] += row.expired.hundredths
      }
    }
    #expect(all[.accrual] == plain.moved[.accrual] && all[.clawback] == plain.moved[.clawback, default: 0])
    #expect(all[.redemption] == plain.moved[.redemption, default: 0] + plain.moved[.capture, default: 0])
    #expect(all[.expiry] == plain.moved[.expiry, default: 0])
    // Closed months stay as they are, whatever is closed after them.
    #expect(try await MonthCloser.closed(in: shop.store) == closes)
    #expect(try await shop.store.verify().isSound)
  }

  private func sums(_ shop: Shop, through month: Int) async throws -> (held: Int64, moved: [Posting.Kind: Int64]) {
    try await shop.store.read { reader in
      var held: Int64 = 0
      var moved: [Posting.Kind: Int64] = [:]
      for owner in try reader.owners(after: "", limit: 100) {
        for posting in try reader.owner(owner.owner).postings() where posting.bookDate.monthIndex <= month {
          for entry in posting.entries {
            let isHeld = entry.account.isOwners || entry.account == .clearing
            if isHeld {
              held += entry.points.hundredths
            } else {
              moved[posting.kind, default: 0] -= entry.points.hundredths
            }
          }
        }
      }
      return (held, moved)
    }
  }
}

import Testing
import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaStore
import VernaTestSupport

/// What happens to members with time, and between them.
@Suite struct MemberLifeTests {
  private static let tiers = """
    points:
      points: {unit: 1, expiry: 12 months}
    earning:
      base: {points: 1%}
    burning:
      points: {basket_share: 100%}
    tiers:
      by: spend
      over: 12 months
      levels:
        base: {from: 0}
        gold: {from: 1000, earn: 9%, welcome: {points: 50}}
    guards: {}
    """

  @Test func aTierIsReachedBySpendAndNeverByABalance() async throws {
    let shop = try Shop(Self.tiers)
    try await shop.join("M", "N")
    try await shop.engine.adjust(
      "N", Adjustment(wallet: "points", points: Points(hundredths: 500_000), reference: "gift"))
    try await shop.buy("N", "R0", shop.basket((10, 1)))
    #expect(try await shop.state("N").tier.level == 0)
    try await shop.buy("M", "R1", shop.basket((1000, 1)))
    #expect(try await shop.state("M").tier.level == 1)
    // The welcome gift, and 1 % of a thousand: the purchase that reaches gold was not gold yet.
    #expect(try await shop.balance("M") == 6000)
    // Spending all points changes nothing of the level.
    try await shop.buy("M", "R2", shop.basket((60, 1), spending: .most))
    #expect(try await shop.state("M").tier.level == 1)
    let gold = try await shop.buy("M", "R3", shop.basket((100, 1)))
    #expect(gold.calculation.earned == Points(hundredths: 1000))
    // A return takes the level away with the next midnight.
    _ = try await shop.engine.takeBack(ReturnRequest(id: "B", receipt: "R1", at: shop.clock.now), key: nil)
    shop.clock.turn(to: "2026-01-11T00:00:00")
    try await shop.engine.passMidnights("M")
    #expect(try await shop.state("M").tier.level == 0)
  }

  /// The job looks each night, or a year late, or never: the same rows and the same points.
  @Test func aLateJobPostsWhatATimelyOneDoes() async throws {
    let body = """
      points:
        points: {unit: 1, pending: 3 days, expiry: 30 days}
        cash: {name: Cashback, pays_out: yes, pending: 5 days, expiry: 6 days}
        today: {name: Cashback of the day, pays_out: yes, expiry: 1 day}
      earning:
        base: {points: 10%}
        cash: {points: 5%, wallet: cash}
        today: {points: 1%, wallet: today}
      tiers:
        by: spend
        over: 1 month
        levels:
          base: {from: 0}
          gold: {from: 500, welcome: {points: 30}}
      burning:
        points: {basket_share: 100%}
      guards: {}
      """
    func life(nights: Bool) async throws -> ([Posting], [String], MemberState) {
      let shop = try Shop(body)
      try await shop.join("M")
      for (receipt, at, money) in [
        ("R1", "2026-01-10T12:00:00", 400), ("R2", "2026-01-25T12:00:00", 200), ("R3", "2026-03-20T12:00:00", 90),
        ("R4", "2026-07-01T12:00:00", 600),
      ] {
        let next = MomentText.seconds(at, Shop.zone) ?? 0
        while nights, Shop.zone.start(of: Shop.zone.day(at: shop.clock.now).advanced(by: 1)) <= next {
          shop.clock.now = Shop.zone.start(of: Shop.zone.day(at: shop.clock.now).advanced(by: 1))
          try await shop.engine.passMidnights("M")
        }
        shop.clock.now = next
        try await shop.buy("M", ByteText(receipt), shop.basket((Int64(money), 1)))
      }
      shop.clock.turn(to: "2027-01-01T09:00:00")
      try await shop.engine.passMidnights("M")
      let (postings, rows) = try await shop.store.read(owner: "M") { reader in
        (try reader.postings(), try reader.journal(from: Int64.min))
      }
      return (
        postings, rows.filter { $0.event.kind != "settled" }.map { "\($0.event.occurredAt) \($0.event.kind)" },
        try await shop.state("M")
      )
    }
    let (timely, timelyRows, timelyState) = try await life(nights: true)
    let (late, lateRows, lateState) = try await life(nights: false)
    #expect(timelyRows == lateRows)
    #expect(timelyState == lateState)
    func facts(_ postings: [Posting]) -> [String] {
      postings.map { "\($0.kind) \($0.wallet) \($0.occurredAt) \($0.bookDate.iso) \($0.entries)" }
    }
    #expect(facts(timely) == facts(late))
    #expect(timelyRows.contains { $0.hasSuffix("payout") })
    #expect(timelyRows.contains { $0.hasSuffix("tier") })
    #expect(timely.contains { $0.kind == .expiry && $0.wallet == "points" })
    // Cashback is paid out on the day before it would run out, never lost.
    #expect(!timely.contains { $0.kind == .expiry && $0.wallet != "points" })
    #expect(timely.contains { $0.kind == .redemption && $0.wallet == "today" })
  }

  @Test func pointsEndWithTheLocalDayAcrossAChangeOfTheClock() async throws {
    let shop = try Shop(
      "points:\n  points: {expiry: 2 days}\nearning:\n  base: {points: 100%}\nguards: {}\n", at: "2026-03-28T12:00:00",
      zone: "Europe/Berlin")
    let zone = try #require(TimeZoneRules(name: "Europe/Berlin"))
    shop.clock.now = try #require(MomentText.seconds("2026-03-28T12:00:00", zone))
    try await shop.join("M")
    try await shop.buy("M", "R", shop.basket((100, 1)))
    // The night of the 29th has no hour from two to three: the 30th begins 47 hours after noon's midnight.
    shop.clock.now = try #require(MomentText.seconds("2026-03-29T23:59:59", zone))
    #expect(try await shop.balance("M") == 10_000)
    shop.clock.now += 1
    #expect(try await shop.balance("M") == 0)
    #expect(zone.start(of: Day(year: 2026, month: 3, day: 30)) == shop.clock.now)
  }

  @Test func pointsWithoutAnExpiryStay() async throws {
    let shop = try Shop("points:\n  points: {}\nearning:\n  base: {points: 10%}\nguards: {}\n")
    try await shop.join("M")
    try await shop.buy("M", "R", shop.basket((100, 1)))
    shop.clock.turn(to: "2099-12-31T00:00:00")
    try await shop.engine.passMidnights("M")
    #expect(try await shop.balance("M") == 1000)
  }

  // MARK: - Late receipts

  @Test func aLateReceiptPutsLaterDecisionsRight() async throws {
    let shop = try Shop(Self.tiers)
    try await shop.join("M")
    let noon = shop.clock.now
    shop.clock.turn(to: "2026-01-20T12:00:00")
    let later = try await shop.buy("M", "R2", shop.basket((500, 1)))
    #expect(later.calculation.earned == Points(hundredths: 500))
    // An offline till brings a purchase of ten days ago: with it the member was gold before R2.
    _ = try await shop.engine.receive(
      ReceiptRequest(receipt: "R1", basket: shop.basket((1000, 1), at: noon + 3600)), member: "M")
    #expect(try await shop.state("M").tier.level == 1)
    // 10 + welcome 50 + R2 now at 10 %: 50 instead of 5.
    #expect(try await shop.balance("M") == 1000 + 5000 + 5000)
    let rows = try await shop.kinds("M")
    #expect(rows.contains("correction"))
    // What was posted is not touched; the difference names the receipt that it is about.
    let postings = try await shop.store.read(owner: "M") { try $0.postings() }
    #expect(postings.filter { $0.reference == "R2" && $0.kind == .accrual }.map { $0.lots.count } == [1, 1])
    // A return of R2 takes back all that it earned, the correction with it.
    let back = try await shop.engine.takeBack(ReturnRequest(id: "B", receipt: "R2", at: shop.clock.now), key: nil)
    #expect(back.clawedBack == [WalletPoints(wallet: "points", points: Points(hundredths: 5000))])
  }

  /// Receipts that come in any order leave the same points as those that come in time.
  @Test func theOrderInWhichReceiptsComeDoesNotMatter() async throws {
    let receipts: [(ByteText, String, Int64)] = [
      ("R1", "2026-01-11T10:00:00", 300), ("R2", "2026-01-15T10:00:00", 400), ("R3", "2026-02-01T10:00:00", 500),
      ("R4", "2026-02-03T10:00:00", 200), ("R5", "2026-03-01T10:00:00", 700),
    ]
    func points(_ order: [Int]) async throws -> (Int64, MemberState) {
      let shop = try Shop(Self.tiers)
      try await shop.join("M")
      shop.clock.turn(to: "2026-03-10T10:00:00")
      for place in order {
        let (receipt, at, money) = receipts[place]
        let moment = try #require(MomentText.seconds(at, Shop.zone))
        _ = try await shop.engine.receive(
          ReceiptRequest(receipt: receipt, basket: shop.basket((money, 1), at: moment)), member: "M")
        shop.clock.now += 1
      }
      return (try await shop.balance("M"), try await shop.state("M"))
    }
    let (expected, state) = try await points([0, 1, 2, 3, 4])
    for order in [[4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [1, 0, 2, 4, 3], [0, 2, 1, 4, 3], [3, 4, 0, 1, 2]] {
      let (found, other) = try await points(order)
      #expect(found == expected, "\(order)")
      #expect(other.tier == state.tier && other.spend == state.spend && other.log == state.log, "\(order)")
    }
  }

  // MARK: - Clubs, friends, pools

  @Test func aClubIsBoughtRenewedAndGivenUp() async throws {
    let shop = try Shop(
      """
      points: {points: {unit: 1}}
      clubs:
        plus: {plans: {month: {price: 310, period: 1 month}}, cashback: 5%, grace: 2 days, services: [free_delivery]}
      guards: {}
      """)
    try await shop.join("M")
    #expect(try await shop.buy("M", "R0", shop.basket((100, 1))).calculation.earned == .zero)
    let first = try await shop.engine.buyClub("M", "plus", plan: "month")
    #expect((first.from.iso, first.to.iso) == ("2026-01-10", "2026-02-10"))
    #expect(try await shop.buy("M", "R1", shop.basket((100, 1))).calculation.earned == Points(hundredths: 500))
    // Renewed before the end it goes on from there: nobody pays for a day twice.
    shop.clock.turn(to: "2026-02-05T10:00:00")
    #expect(try await shop.engine.buyClub("M", "plus", plan: "month").to.iso == "2026-03-10")
    shop.clock.turn(to: "2026-03-11T10:00:00")
    #expect(try await shop.buy("M", "R2", shop.basket((100, 1))).calculation.earned == Points(hundredths: 500))
    shop.clock.turn(to: "2026-03-12T00:00:00")
    #expect(try await shop.buy("M", "R3", shop.basket((100, 1))).calculation.earned == .zero)
    shop.clock.turn(to: "2026-04-01T10:00:00")
    _ = try await shop.engine.buyClub("M", "plus", plan: "month")
    shop.clock.turn(to: "2026-04-11T10:00:00")
    // Thirty days for 310, twenty left.
    #expect(try await shop.engine.cancelClub("M", "plus") == Money(minorUnits: 20_666))
    #expect(try await shop.buy("M", "R4", shop.basket((100, 1))).calculation.earned == .zero)
    #expect(await refusal { try await shop.engine.cancelClub("M", "plus") } == "name_unknown")
  }

  private static let friends = """
    points: {points: {unit: 1}}
    referral:
      min_purchase: 500
      most_per_month: 2
      referrer: {points: 200}
      friend: {points: 100}
    guards: {}
    """

  @Test func bothSidesAreRewardedAfterTheFriendsFirstPaidPurchase() async throws {
    let shop = try Shop(Self.friends)
    try await shop.join("A")
    try await shop.join("B", "C", "D", referrer: "A")
    #expect(try await shop.balance("A") == 0)
    try await shop.buy("B", "R1", shop.basket((499, 1)))
    #expect(try await shop.balance("A") == 0)
    // The first purchase decides: a larger second one is not the first.
    try await shop.buy("B", "R2", shop.basket((500, 1)))
    #expect(try await shop.balance("A") == 0)
    try await shop.buy("C", "R3", shop.basket((500, 1)))
    #expect(try await shop.balance("A") == 20_000)
    #expect(try await shop.balance("C") == 10_000)
    try await shop.buy("D", "R4", shop.basket((900, 1)))
    #expect(try await shop.balance("A") == 40_000)
    try await shop.join("E", referrer: "A")
    try await shop.buy("E", "R5", shop.basket((900, 1)))
    #expect(try await shop.balance("A") == 40_000)
    #expect(try await shop.balance("E") == 0)
    // A first purchase that comes back takes the referrer's reward with it.
    _ = try await shop.engine.takeBack(ReturnRequest(id: "B1", receipt: "R3", at: shop.clock.now), key: nil)
    #expect(try await shop.balance("A") == 20_000)
  }

  @Test func oneDoesNotBringOneselfNorTheSamePersonNorInALoop() async throws {
    let shop = try Shop(Self.friends)
    #expect(await refusal { try await shop.join("S", referrer: "S") } == "name_unknown")
    try await shop.join("A", contacts: ["phone 1"])
    try await shop.join("B", referrer: "A", contacts: ["phone 1"])
    try await shop.buy("B", "R1", shop.basket((500, 1)))
    #expect(try await shop.balance("A") == 0)
    try await shop.join("C", referrer: "D")
    try await shop.join("D", referrer: "C")
    try await shop.buy("C", "R2", shop.basket((500, 1)))
    try await shop.buy("D", "R3", shop.basket((500, 1)))
    #expect(try await shop.balance("C") + shop.balance("D") == 0)
    // A referrer who is nobody: the purchase stands, and nobody is rewarded.
    try await shop.join("F", referrer: "ghost")
    try await shop.buy("F", "R4", shop.basket((500, 1)))
    #expect(try await shop.balance("F") == 0)
  }

  @Test func pointsGoToAnotherMemberWithTheirExpiry() async throws {
    let shop = try Shop(
      "points:\n  points: {expiry: 10 days, transferable: yes}\nearning:\n  base: {points: 100%}\nguards: {}\n")
    try await shop.join("A", "B")
    try await shop.buy("A", "R", shop.basket((100, 1)))
    shop.clock.now += 5 * 86_400
    try await shop.engine.transfer(Points(hundredths: 4000), of: "points", from: "A", to: "B", id: "T1")
    try await shop.engine.transfer(Points(hundredths: 4000), of: "points", from: "A", to: "B", id: "T1")
    #expect(try await shop.balance("A") == 6000)
    #expect(try await shop.balance("B") == 4000)
    #expect(
      await refusal {
        try await shop.engine.transfer(Points(hundredths: 9000), of: "points", from: "A", to: "B", id: "T2")
      } == "not_enough_points")
    shop.clock.now += 5 * 86_400
    #expect(try await shop.balance("B") == 0)
    let clearing = try await shop.posted("A", .clearing) + shop.posted("B", .clearing)
    #expect(clearing == 0)
  }

  // MARK: - Control groups

  @Test func aHeldOutMemberIsTreatedAsIfTheProgrammeDidNotExistAndItIsLogged() async throws {
    let shop = try Shop(
      """
      points: {points: {}}
      earning: {base: {points: 10%}}
      promotions: {off: {discount: 5%}}
      holdouts:
        half: {of: programme, share: 50%, salt: x}
      guards: {}
      """)
    var held = 0
    for number in 0..<40 {
      let member = ByteText("M\(number)")
      try await shop.join(member)
      let bought = try await shop.buy(member, ByteText("R\(number)"), shop.basket((100, 1)))
      let isHeld = bought.calculation.refusals.contains { $0.reason == .heldOut("half") }
      #expect(isHeld == (bought.calculation.discount == .zero && bought.calculation.earned == .zero))
      let rows = try await shop.store.read(owner: member) { try $0.journal(from: Int64.min) }
      #expect(rows.count >= 3)
      held += isHeld ? 1 : 0
    }
    #expect((10...30).contains(held))
  }

  // MARK: - Challenges

  @Test func aChallengeIsMetOnceAndRewardedOnce() async throws {
    let shop = try Shop(
      """
      points: {points: {unit: 1}}
      challenges:
        five: {receipts: 3, within: 30 days, reward: {points: 100, badge: regular}}
        streak: {days_in_a_row: 3, reward: {points: 7}}
        reviews: {action: review, times: 2, most: 0, reward: {points: 5}}
        all: {challenges: [five, streak], times: 2, reward: {points: 1000}}
      guards: {}
      """)
    try await shop.join("M")
    for day in 10...13 {
      shop.clock.turn(to: "2026-01-\(day)T12:00:00")
      try await shop.buy("M", ByteText("R\(day)"), shop.basket((100, 1)))
    }
    #expect(try await shop.balance("M") == 10_000 + 700 + 100_000)
    #expect(try await shop.state("M").badges == ["regular"])
    for _ in 0..<4 { try await shop.engine.act("M", "review") }
    #expect(try await shop.balance("M") == 10_000 + 700 + 100_000 + 1000)
  }
}

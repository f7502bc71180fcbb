import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// Each reason for which an offer gives nothing, and their order.
@Suite struct RefusalTests {
  private let basket = [line("a", 10_000, category: "shoes")]

  private func reason(
    _ offer: Offer, member: MemberView? = .with(), shared: SharedView = SharedView(), codes: [ByteText] = [],
    change: (inout PricingRules) -> Void = { _ in }
  ) throws -> RefusalReason? {
    var shop = Shop([offer])
    change(&shop.rules)
    let found = try shop.calculate(basket, member: member, shared: shared, codes: codes)
    #expect(found.refusals.isEmpty != found.effects.isEmpty)
    return found.refusals.first { $0.offer == offer.id }?.reason
  }

  @Test func heldOutComesFirst() throws {
    var offer = Offer.share("o", 1000)
    offer.audience = OfferAudience(needsMember: true, tiers: ["gold"], holdouts: ["h"])
    offer.schedule.to = Day(year: 2020, month: 1, day: 1)
    var member = MemberView.with()
    member.heldOut = ["h"]
    #expect(try reason(offer, member: member) == .heldOut("h"))
    #expect(try reason(offer) == .notInForce)
    offer.schedule = Schedule()
    #expect(try reason(offer, member: nil) == .needsMember)
    #expect(try reason(offer) == .wrongTier)
    member.heldOut = []
    member.tier = "gold"
    #expect(try reason(offer, member: member) == nil)
  }

  @Test func holdoutsOfTheProgrammeTiersAndOneOffer() throws {
    var member = MemberView.with()
    member.heldOut = ["h"]
    for scope in [Holdout.Scope.programme, .offer("o"), .tiers, .offer("other")] {
      let found = try reason(.share("o", 1000), member: member) {
        $0.holdouts = [Holdout(id: "h", scope: scope, share: .whole, salt: "s")]
      }
      #expect(found == (scope == .programme || scope == .offer("o") ? .heldOut("h") : nil))
    }
    var tier = Offer.share("o", 1000)
    tier.section = .tiers
    #expect(
      try reason(tier, member: member) {
        $0.holdouts = [Holdout(id: "h", scope: .tiers, share: .whole, salt: "s")]
      } == .heldOut("h"))
  }

  @Test func schedulesAreOfTheStoresTime() throws {
    // 10:00 UTC on a Tuesday is 13:00 in Moscow and 17:00 in Novosibirsk.
    var offer = Offer.share("o", 1000)
    offer.schedule = Schedule(weekdays: [2], fromMinute: 17 * 60, toMinute: 18 * 60)
    var shop = Shop([offer])
    shop.rules.zone = try #require(TimeZoneRules(name: "Europe/Moscow"))
    let siberia = try #require(TimeZoneRules(name: "Asia/Novosibirsk"))
    shop.rules.storeZones["nsk"] = siberia
    #expect(try shop.calculate(basket).refusals.map(\.reason) == [.notInForce])
    #expect(try shop.calculate(basket, store: "nsk").refusals.isEmpty)
  }

  @Test func clubsAndGuests() throws {
    var offer = Offer.share("o", 1000)
    offer.audience.clubs = ["plus"]
    #expect(try reason(offer, member: nil) == .needsMember)
    #expect(try reason(offer) == .notInClub)
    var member = MemberView.with()
    member.clubs = ["plus"]
    #expect(try reason(offer, member: member) == nil)
    #expect(try reason(.earn("p", .fixed(pts(100))), member: nil) == .needsMember)
    // A member's budget on a guest's basket.
    var limited = Offer.share("o", 1000)
    limited.limits = [OfferLimit(.uses, most: 1, per: .member)]
    #expect(try reason(limited, member: nil) == .needsMember)
  }

  @Test func coupons() throws {
    var offer = Offer.share("o", 1000)
    offer.audience.coupon = "spring"
    let series = CouponSeries(id: "spring", publicCodes: ["SPRING"], usesEach: 2)
    let add = { (rules: inout PricingRules) in rules.coupons = [series] }
    #expect(try reason(offer, change: add) == .noCoupon(series: "spring"))
    #expect(try reason(offer, codes: ["OTHER"], change: add) == .noCoupon(series: "spring"))
    #expect(try reason(offer, codes: ["SPRING"], change: add) == nil)
    let spent = SharedView(used: [series.key(of: "SPRING"): 2])
    #expect(try reason(offer, shared: spent, codes: ["SPRING"], change: add) == .couponSpent(code: "SPRING"))
    let others = SharedView(othersCodes: ["THEIRS": "spring"])
    #expect(try reason(offer, shared: others, codes: ["THEIRS"], change: add) == .couponSpent(code: "THEIRS"))
    var member = MemberView.with()
    let day = Day(year: 2026, month: 12, day: 1)
    member.coupons = [
      CouponInHand(series: "spring", code: "old", expiresOn: day, usesLeft: 1),
      CouponInHand(series: "spring", code: "used", expiresOn: day.advanced(by: 1), usesLeft: 0),
      CouponInHand(series: "spring", code: "good", expiresOn: day.advanced(by: 1), usesLeft: 1),
    ]
    #expect(try reason(offer, member: member, codes: ["old"], change: add) == .couponSpent(code: "old"))
    #expect(try reason(offer, member: member, codes: ["used"], change: add) == .couponSpent(code: "used"))
    #expect(try reason(offer, member: member, codes: ["old", "good"], change: add) == nil)
    var shop = Shop([offer])
    add(&shop.rules)
    let found = try shop.calculate(basket, member: member, codes: ["old", "good"])
    #expect(found.codes == [CodeUse(series: "spring", code: "good")])
    let open = try shop.calculate(basket, codes: ["SPRING"])
    #expect(open.uses == [LimitUse(key: series.key(of: "SPRING"), most: 2, amount: 1, scope: .code)])
  }

  @Test func conditionsAndLines() throws {
    #expect(try reason(.share("o", 1000, condition: Shop.condition("basket.total > 100"))) == .conditionFails)
    let broken = try reason(.share("o", 1000, condition: Shop.condition("1 / member.receipts > 1")))
    guard case .conditionBroke(let message) = broken else {
      Issue.record("\(String(describing: broken))")
      return
    }
    #expect(message.contains("division by zero"))
    #expect(try reason(.share("o", 1000, lines: Shop.lines("l.category == 'hats'"))) == .noLines)
    let both = Offer.share("o", 1000, lines: try Shop.lines("1 / (l.units - 1) > 1"))
    if case .conditionBroke = try reason(both) {} else { Issue.record("a broken rule of lines") }
    #expect(try Shop([.share("o", 1000)]).calculate([]).refusals.map(\.reason) == [.noLines])
  }

  @Test func nothingToGiveAndLimits() throws {
    #expect(try reason(.share("o", 0)) == .nothingToGive)
    var offer = Offer.share("o", 0)
    offer.limits = [OfferLimit(.uses, most: 0, per: .programme)]
    #expect(try reason(offer) == .nothingToGive)
    offer = Offer.share("o", 1000)
    offer.limits = [OfferLimit(.money, most: 500, per: .store, in: .day), OfferLimit(.uses, most: 0, per: .programme)]
    #expect(try reason(offer) == .limitReached(limit: 1, scope: .programme))
    var member = MemberView.with()
    member.badges = ["star"]
    let badge = Offer(id: "b", section: .promotions, benefit: .badge("star"))
    #expect(try reason(badge, member: member) == .nothingToGive)
  }

  @Test func groupsAndStopping() throws {
    func grouped(_ id: ByteText, _ share: Int64, _ stacking: Stacking) -> Offer {
      Offer(id: id, section: .promotions, benefit: .discount(Discount(.share(percent(share)))), stacking: stacking)
    }
    let exclusive = try Shop([
      grouped("weak", 500, Stacking(priority: 1, exclusiveGroup: "g")),
      grouped("strong", 5000, Stacking(priority: 0, exclusiveGroup: "g")),
    ]).calculate(basket)
    #expect(exclusive.refusals == [OfferRefusal(offer: "strong", reason: .exclusive(winner: "weak"))])
    let best = try Shop([
      grouped("weak", 500, Stacking(priority: 1, bestOfGroup: "g")),
      grouped("strong", 5000, Stacking(priority: 0, bestOfGroup: "g")),
    ]).calculate(basket)
    #expect(best.refusals == [OfferRefusal(offer: "weak", reason: .notBest(winner: "strong"))])
    #expect(best.total == rub(5000))
    let stopped = try Shop([
      grouped("last", 500, Stacking(priority: 1, isLast: true)), grouped("after", 5000, Stacking()),
    ]).calculate(basket)
    #expect(stopped.refusals == [OfferRefusal(offer: "after", reason: .stopped(by: "last"))])
  }

  @Test func bestOfComparesMoneyWithPointsAtTheirValue() throws {
    func offers(_ points: Int64) -> [Offer] {
      var discount = Offer.share("d", 1000)
      discount.stacking.bestOfGroup = "g"
      var cashback = Offer.earn("p", .share(percent(points)))
      cashback.stacking.bestOfGroup = "g"
      return [discount, cashback]
    }
    let more = try Shop(offers(1500)).calculate(basket, member: .with())
    #expect(more.total == rub(10_000) && more.earned == pts(1500))
    #expect(more.refusals == [OfferRefusal(offer: "d", reason: .notBest(winner: "p"))])
    let less = try Shop(offers(900)).calculate(basket, member: .with())
    #expect(less.total == rub(9000) && less.earned == .zero)
  }

  @Test func theGuardLeavesNothing() throws {
    let shop = Shop([.share("o", 1000)], margins: MarginGuard(lineMargin: .zero))
    let found = try shop.calculate([line("a", 1000, cost: 1000)])
    #expect(found.refusals == [OfferRefusal(offer: "o", reason: .guarded)])
    #expect(found.cuts == [GuardCut(line: "a", offer: "o", money: rub(100), floor: .lineMargin)])
  }

  @Test func refusalsStandInTheOrderOfTheProgramme() throws {
    let ids = ["c", "a", "b"].map { ByteText($0) }
    let offers = try ids.enumerated().map {
      Offer.share($1, 1000, priority: $0, condition: try Shop.condition("basket.total > 100000"))
    }
    #expect(try Shop(offers).calculate(basket).refusals.map(\.offer) == ids)
  }
}

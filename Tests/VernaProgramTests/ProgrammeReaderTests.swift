import Foundation
import Testing
import VernaCore
import VernaMechanics
import VernaLanguage
import VernaProgram
import VernaRules

@Suite struct ProgrammeReaderTests {
  private static let header = """
    programme:
      name: Shop
      effective_from: 2026-01-01
      currency: RUB

    """

  private func problems(_ body: String) -> [String] {
    ProgrammeReader.read(Self.header + body).problems.map { $0.text(file: "f", in: .english) }
  }

  private func programme(_ body: String) throws -> Programme {
    let reading = ProgrammeReader.read(Self.header + body)
    #expect(reading.errors.map { $0.text(file: "f", in: .english) } == [])
    return try #require(reading.programme)
  }

  @Test func everyMistakeIsSaidAtOnce() {
    let found = problems(
      """
      promotions:
        a: {discont: 10%}
        b: {discount: 10, min_basket: 3000.005}
        c: {discount: 5%, tiers: [gld]}
        d: {discount: 5%, when: basket.totl > 3}
        e: {discount: 5%, code: spring, weekdays: [someday]}
        f: {discount: {steps: {3000: 5%, 1000: 3%}}, limits: {uses: 1, per: code}}
      tiers:
        levels: {base: {from: 0}, gold: {from: 50000}}
      guards: {}
      """)
    #expect(
      found == [
        "f:6:6: a: it does not say what is given - write one of: discount, discount_each, discount_rule, price, cheapest, set, "
          + "points, points_rule, points_times, gift, coupon, service, badge",
        "f:6:7: a: there is no key discont - did you mean discount?",
        "f:7:33: min_basket: 3000.005 is finer than RUB can be - at most 2 digits after the point",
        "f:8:29: there is no level gld - did you mean gold?",
        "f:9:34: when: there is no variable 'basket.totl' - did you mean basket.total?",
        "f:10:27: there is no coupon series spring - declare it first",
        "f:10:46: weekdays: “someday” does not do - wanted: a day of the week: mon, tue, wed, thu, fri, sat, sun",
        "f:11:36: the step 1000 is out of order or comes twice - steps go upwards, each once",
        "f:11:56: a limit for a code, and the offer asks for none - add code, or write per: member",
      ])
  }

  /// The column of a mistake inside a rule is the file's, however the rule is written.
  @Test(arguments: [
    ("when: basket.total >= 1 && baske.lines > 1", 7, 38),
    ("when: 'basket.store == \"it''s\" && baske.lines > 1'", 7, 45),
    ("when: \"basket.store == \\\"s\\\" && baske.lines > 1\"", 7, 43),
    ("when: |\n      basket.total >= 1 &&\n        baske.lines > 1", 9, 15),
    ("when: >\n      basket.total >= 1 &&\n      baske.lines > 1", 9, 13),
    ("when: >-\n\n      basket.total >= 1 &&\n\n      baske.lines > 1", 11, 13),
    ("when: basket.total >= 1 &&\n        baske.lines > 1", 8, 15),
  ])
  func columnsInsideRulesAreTheFiles(rule: String, line: Int, column: Int) {
    let reading = ProgrammeReader.read(Self.header + "promotions:\n  a:\n    \(rule)\n    discount: 5%\nguards: {}\n")
    #expect(reading.errors.map(\.place) == [SourcePlace(line: line, column: column)])
  }

  @Test func aByteOrderMarkMovesNothing() {
    let text = "\u{FEFF}" + Self.header + "promotions:\r\n  a: {discount: 5%, when: baske.lines > 1}\r\nguards: {}\r\n"
    #expect(ProgrammeReader.read(text).errors.map(\.place) == [SourcePlace(line: 6, column: 33)])
  }

  @Test func hostileFilesAreRefused() {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for (name, last) in zip("bcdefghi", "abcdefgh") {
      bomb += "\(name): &\(name) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ",") + "]\n"
    }
    for text in [
      String(bomb.prefix(400)), bomb, String(repeating: "[", count: 400), String(repeating: "{a: ", count: 100),
      String(repeating: "- ", count: 200), "a: &a\n  <<: *a", "? [a]\n: b", "\u{1}", "a: 'x", "%YAML 9.9\n---\na: b",
    ] {
      let started = ContinuousClock.now
      let reading = ProgrammeReader.read(text)
      #expect(reading.programme == nil)
      #expect(!reading.errors.isEmpty)
      #expect(ContinuousClock.now - started < .seconds(1))
    }
  }

  @Test func presetsComeDownToOffers() throws {
    let programme = try programme(
      """
      points:
        bonus: {pending: 14 days, expiry: end of year + 1, unit: 1}
      earning:
        base: {points: 5%}
        review: {on: review, points: 50, limits: [{uses: 1, per: member, in: month}]}
      tiers:
        levels:
          base: {from: 0}
          gold: {from: 50000, earn: 7%, discount: 3%, services: [stylist], welcome: {points: 500}}
      clubs:
        plus: {plans: {month: {price: 199, period: 1 month}}, cashback: 5%, services: [free_delivery]}
      occasions:
        birthday: {day: birthday, before: 3 days, after: 3 days, give: {points: 300, discount: 10%}}
      challenges:
        five: {receipts: 5, within: 30 days, reward: {points: 100, badge: regular}}
      burning: {bonus: {basket_share: 50%}}
      guards: {line_margin: 0%}
      """)
    let offers = programme.pricing.offers
    #expect(
      offers.map(\.id) == [
        "base", "review", "tiers.gold.earn", "tiers.gold.discount", "tiers.gold.welcome", "clubs.plus.cashback",
        "challenges.five",
        "challenges.five.badge", "occasions.birthday", "occasions.birthday.discount",
      ])
    #expect(offers[1].trigger == .action("review"))
    #expect(offers[2].audience.tiers == ["gold"])
    #expect(offers[4].trigger == .tier("gold"))
    #expect(offers[8].trigger == .day)
    #expect(offers[8].condition?.expression.text == "occasion.birthday.day")
    #expect(offers[9].condition?.expression.text == "occasion.birthday")
    #expect(programme.pricing.wallets[0].life == PointsLife(pendingDays: 14, expiry: .end(of: .year, after: 1)))
    #expect(programme.tiers?.levels[1].from == 5_000_000)
  }

  @Test func whatIsDoubtfulIsWarnedOf() {
    #expect(
      problems(
        """
        points:
          bonus: {}
        earning:
          base: {points: 5%}
        promotions:
          a: {discount: 5%, best_of: alone}
          b: {discount: 5%, until: 2025-01-01}
          c: {discount: 5%, limits: [{money: 0}]}
          d: {discount: 5%, min_basket: 3000, when: basket.total < 1000 && member.age > 5}
        holdouts:
          all: {share: 100%, salt: x}
        """
      ).map { $0.split(separator: " - ")[0] } == [
        "f:1:1: warning: there are no guards: discounts and points may eat the margin",
        "f:6:3: warning: the points bonus never run out",
        "f:6:3: warning: the points bonus cannot be spent on anything",
        "f:10:3: warning: the group best_of: alone has one offer", "f:11:3: warning: b can never apply",
        "f:12:30: warning: a limit of 0: the offer never applies",
        "f:13:3: warning: d can never apply",
        "f:15:16: warning: everybody is in the control group all",
      ])
  }
}

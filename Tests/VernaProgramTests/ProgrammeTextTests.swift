import Testing
import VernaLanguage
import VernaProgram

/// Conditions in words where they are simple, and as written where they are not.
@Suite struct ProgrammeTextTests {
  private func words(_ offer: String, _ language: Language) throws -> String {
    let text = """
      programme: {name: Shop, effective_from: 2026-01-01}
      tiers: {levels: {base: {from: 0}, gold: {name: Gold, from: 50000}}}
      segments: {quiet: member.receipts > 3}
      occasions: {birthday: {day: birthday, before: 3 days}}
      promotions: {a: {discount: 10%, \(offer)}}
      guards: {}
      """
    let reading = ProgrammeReader.read(text, language: language)
    #expect(reading.errors.map { $0.text(file: offer, in: .english) } == [])
    let explained = ProgrammeText.explain(try #require(reading.programme), language: language)
    let line = try #require(explained.split(separator: "\n").first { $0.hasPrefix("- **A.**") })
    return String(line.dropFirst("- **A.** ".count)).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  @Test(arguments: [
    ("min_basket: 3000", "10 % off everything. Conditions: a basket of ₽3,000 or more."),
    ("tiers: [gold]", "10 % off everything. Conditions: the level “Gold”."),
    ("when: member.tier == \"gold\"", "10 % off everything. Conditions: the level is “Gold”."),
    ("categories: [shoes, bags]", "10 % off lines of “shoes” and “bags”."),
    (
      "threshold: 1.2 x mean_basket",
      "10 % off everything. Conditions: a basket of 1.2 times the member's mean basket or more."
    ),
    ("without_purchase: 90 days", "10 % off everything. Conditions: has not bought for 90 days or longer."),
    ("beside: l.category == \"lamps\"", "10 % off everything. Conditions: the basket has lines of “lamps”."),
    ("segments: [quiet]", "10 % off everything. Conditions: for the segment “quiet”."),
    ("occasion: birthday", "10 % off everything. Conditions: on the days around the birthday."),
    ("weekdays: [sat, sun], hours: 09:00-12:00", "10 % off everything. At weekends, from 9:00 to 12:00."),
    ("from: 2026-03-01, until: 2026-03-31", "10 % off everything. In force March 2026."),
    ("limits: [{uses: 1, per: member, in: month}]", "10 % off everything. At most once a month for a member."),
    ("when: now.getMonth() == 5", "10 % off everything. Conditions: `now.getMonth() == 5`."),
  ])
  func conditionsInEnglish(offer: String, words: String) throws {
    #expect(try self.words(offer, .english) == words)
  }

  @Test(arguments: [
    ("min_basket: 3000", "Скидка 10 % на всё. Условия: чек от 3 000 ₽."),
    (
      "when: member.age >= 60 && member.city == \"Тверь\"",
      "Скидка 10 % на всё. Условия: возраст от 60; город — «Тверь»."
    ),
    ("lines: l.list_price > l.price", "Скидка 10 % на уже уценённые товары."),
    ("brands: [Acme]", "Скидка 10 % на товары марки «Acme»."),
    ("without_purchase: 3 days", "Скидка 10 % на всё. Условия: не покупал 3 дня и дольше."),
    (
      "limits: [{uses: 2, per: member}, {money: 1500.50}]",
      "Скидка 10 % на всё. Не больше 2 раз на участника. Не больше 1 500,50 ₽ на всех."
    ),
    ("until: 2026-03-08", "Скидка 10 % на всё. Действует по 8 марта 2026 включительно."),
  ])
  func conditionsInRussian(offer: String, words: String) throws {
    #expect(try self.words(offer, .russian) == words)
  }
}

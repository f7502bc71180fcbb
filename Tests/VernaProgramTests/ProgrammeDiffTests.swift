import Testing
import VernaLanguage
import VernaProgram

@Suite struct ProgrammeDiffTests {
  private func programme(_ body: String) throws -> Programme {
    let header = "programme: {name: Shop, effective_from: 2026-01-01}\n"
    let reading = ProgrammeReader.read(header + body)
    #expect(reading.errors.map { $0.text(file: "f", in: .english) } == [])
    return try #require(reading.programme)
  }

  private func changes(_ old: String, _ new: String) throws -> [String] {
    ProgrammeDiff.between(try programme(old), try programme(new), language: .english).changes.map { change in
      [
        change.section, change.id, change.members.rawValue, change.cost.rawValue, change.onBasketOfThousand ?? "?",
      ].joined(separator: " ")
    }
  }

  @Test func theSameProgrammeHasNoChanges() throws {
    for name in ProgrammeFiles.examples {
      let programme = try ProgrammeFiles.example(name)
      #expect(ProgrammeDiff.between(programme, programme, language: .russian).changes == [])
    }
  }

  @Test func whatMembersGetIsWeighed() throws {
    let old = """
      points: {bonus: {expiry: 12 months}}
      earning: {base: {points: 5%}, review: {on: review, points: 50}, gone: {points: 1 per 100}}
      burning: {bonus: {basket_share: 50%}}
      tiers: {levels: {base: {from: 0}, gold: {from: 50000, discount: 3%}}}
      promotions: {big: {discount: 100, min_basket: 2000}}
      guards: {line_margin: 5%}
      """
    let new = """
      points: {bonus: {expiry: 6 months}}
      earning: {base: {points: 7%}, review: {on: review, points: 40}}
      burning: {bonus: {basket_share: 70%}}
      tiers: {levels: {base: {from: 0}, gold: {from: 40000, discount: 2.5%}}}
      promotions: {big: {discount: 100, min_basket: 1500}, fresh: {discount: 10%, categories: [produce]}}
      guards: {line_margin: 8%}
      """
    let found = try changes(old, new)
    #expect(
      found == [
        "points bonus worse down ?", "burning bonus better up ?", "tiers tiers.gold.discount worse down −₽5",
        "levels gold better up ?", "earning base better up +₽20",
        "earning review worse down ?", "earning gone gone down −₽10",
        "promotions big better up ?", "promotions fresh new up +₽100", "guards guards changed unknown ?",
      ])
  }

  @Test func whatCannotBeWeighedIsCalledOtherwise() throws {
    let old = "promotions: {a: {discount: 10%, when: basket.lines >= 3}}\nguards: {}"
    let new = "promotions: {a: {discount: 10%, when: basket.store == \"7\"}}\nguards: {}"
    #expect(try changes(old, new) == ["promotions a changed unknown ?"])
    let text = ProgrammeDiff.between(try programme(old), try programme(new), language: .russian).text(in: .russian)
    #expect(text.contains("было:  Скидка 10\u{202F}% на всё. Условия: строк в чеке от 3."))
  }
}

import Foundation
import Testing
import VernaCore
import VernaLanguage
import VernaMechanics
import VernaProgram

@Suite struct ExampleProgrammeTests {
  @Test func thereAreTenExamples() {
    #expect(ProgrammeFiles.examples.count >= 10)
  }

  @Test(arguments: ProgrammeFiles.examples, Language.allCases)
  func anExampleIsExplained(name: String, language: Language) throws {
    let programme = try ProgrammeFiles.example(name, language)
    let text = ProgrammeText.explain(programme, language: language)
    try ProgrammeFiles.expectGolden(text, "Examples/programs/\(name).\(language.rawValue).md")
    // Terms for members keep what is the marketer's to themselves.
    let terms = ProgrammeText.explain(programme, language: language, for: .member)
    #expect(!terms.contains("## Границы") && !terms.contains("## Floors"))
    #expect(!terms.contains("## Контрольные группы") && !terms.contains("## Control groups"))
  }

  @Test(arguments: ProgrammeFiles.examples)
  func aScenarioComesToWhatItSays(name: String) throws {
    let programme = try ProgrammeFiles.example(name)
    let scenario = try scenario(name, programme)
    #expect(scenario.differences(try scenario.run(programme)) == [])
  }

  /// A rule that no scenario misses when it is gone has not been tried.
  @Test(arguments: ProgrammeFiles.examples)
  func everyRuleIsMissedWhenItIsGone(name: String) throws {
    let programme = try ProgrammeFiles.example(name)
    let scenario = try scenario(name, programme)
    for (rule, changed) in programme.withoutEachRule() {
      // Where what is left cannot even be priced, the rule is missed too.
      let results = try? scenario.run(changed)
      #expect(results.map { !scenario.differences($0).isEmpty } ?? true, "\(name): nothing changes without \(rule)")
    }
  }

  private func scenario(_ name: String, _ programme: Programme) throws -> Scenario {
    let read = ScenarioReader.read(try ProgrammeFiles.text("Examples/programs/\(name).scenario.yaml"), of: programme)
    #expect(read.problems.map { $0.text(file: name, in: .english) } == [])
    return try #require(read.scenario)
  }
}

extension Programme {
  /// The programme with one rule taken away, for each rule that pricing knows of, with its name.
  func withoutEachRule() -> [(rule: String, programme: Programme)] {
    var all: [(String, Programme)] = []
    func without(_ name: String, _ change: (inout Programme) -> Void) {
      var changed = self
      change(&changed)
      all.append((name, changed))
    }
    for place in pricing.offers.indices {
      without("\(pricing.offers[place].id)") { $0.pricing.offers.remove(at: place) }
    }
    for place in pricing.burnings.indices {
      without("burning \(pricing.burnings[place].wallet)") { $0.pricing.burnings.remove(at: place) }
    }
    for place in pricing.holdouts.indices {
      without("hold-out \(pricing.holdouts[place].id)") { $0.pricing.holdouts.remove(at: place) }
    }
    for place in pricing.tills.excludedCategories.indices {
      without("excluded \(pricing.tills.excludedCategories[place])") {
        $0.pricing.tills.excludedCategories.remove(at: place)
      }
    }
    for place in partners.indices { without("partner \(partners[place].id)") { $0.partners.remove(at: place) } }
    for place in rewards.indices { without("reward \(rewards[place].id)") { $0.rewards.remove(at: place) } }
    for place in segments.indices { without("segment \(segments[place].name)") { $0.segments.remove(at: place) } }
    if pricing.margins != MarginGuard() { without("guards") { $0.pricing.margins = MarginGuard() } }
    return all
  }
}

import Foundation
import Testing
import VernaLanguage

/// Every phrase that the diagnosis names in its source has a sentence: rules that no demo sets off included.
@Suite struct DiagnosisPhraseTests {
  private static func sources() throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/VernaMetrics/Diagnosis")
    let paths = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
    return try paths.filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8)
    }
  }

  /// The texts between quotes of a piece of source, those with an interpolation left out.
  private static func literals(_ source: Substring) -> [String] {
    source.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 && !$0.element.contains("\\") }.map { String($0.element) }
  }

  @Test("Sentences exist for verdicts, cautions, stakes, actions, drafts and evidence")
  func named() throws {
    let starts = ["caution.", "stake.", "action.", "draft.", "evidence."]
    var found: Set<String> = []
    for source in try Self.sources() {
      for literal in Self.literals(source[...]) where starts.contains(where: literal.hasPrefix) {
        found.insert(literal)
      }
    }
    #expect(found.count > 60)
    for id in found.sorted() { #expect(Phrasebook.template(id) != nil, "\(id)") }
    for verdict in ["all_grow", "shares_grow", "frequency_grows", "mixed", "nothing_grows", "unknown_frequency"] {
      #expect(Phrasebook.template("verdict.\(verdict)") != nil && Phrasebook.template("verdict.\(verdict)_year") != nil)
    }
  }

  @Test("Every cause that a rule names has a sentence")
  func causes() throws {
    var found: Set<String> = []
    for source in try Self.sources() {
      for piece in source.components(separatedBy: "causes:").dropFirst() {
        // Up to the end of the array, or of the second one of a choice.
        let end = piece.range(of: "actions:")?.lowerBound ?? piece.range(of: "]")?.upperBound ?? piece.endIndex
        found.formUnion(Self.literals(piece[..<end]).filter { !$0.contains(".") && !$0.contains(":") })
      }
    }
    #expect(found.count > 30)
    for id in found.sorted() { #expect(Phrasebook.template("cause.\(id)") != nil, "\(id)") }
    for section in "abcdef" { #expect(Phrasebook.template("cause.section_\(section)") != nil) }
  }

  @Test("Every finding has a meaning and a title, and no sentence shouts")
  func findings() {
    let ids = Set(
      Phrasebook.ids.filter { $0.hasPrefix("finding.") }.map {
        $0.split(separator: ".").dropFirst().first.map(String.init)
      })
    #expect(ids.count >= 25)
    for case let id? in ids {
      #expect(Phrasebook.template("finding.\(id).meaning") != nil, "\(id)")
      let titles = ["title", "falling", "low", "high", "points", "below", "cashiers", "stores"].filter {
        Phrasebook.template("finding.\(id).\($0)") != nil
      }
      #expect(!titles.isEmpty, "\(id)")
    }
    for id in Phrasebook.ids {
      for language in Language.allCases { #expect(Phrasebook.template(id)?[language].contains("!") == false, "\(id)") }
    }
  }
}

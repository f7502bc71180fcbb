import Foundation
import Testing

/// What a programme must run names its tests, phrase by phrase: a phrase without one, or a test that is not there, is a gap.
@Suite struct CoverageTests {
  private struct Phrase {
    var section: String
    var text: String
    var proofs: [String]
  }

  private static let phrases: [Phrase] = {
    var section = ""
    var phrases: [Phrase] = []
    for line in SourceTree.text("Tests/Coverage/coverage.txt").split(separator: "\n") {
      if line.hasPrefix("## ") {
        section = String(line.dropFirst(3))
      } else if !line.hasPrefix("#") {
        let parts = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        let proofs =
          parts.count == 2 ? parts[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : []
        phrases.append(Phrase(section: section, text: parts[0], proofs: proofs.filter { !$0.isEmpty }))
      }
    }
    return phrases
  }()

  /// Names of all tests, with the file that each stands in.
  private static let tests: [String: String] = {
    var tests: [String: String] = [:]
    for file in SourceTree.files(under: "Tests") {
      let tokens = file.tokens
      var isTest = false
      for index in tokens.indices {
        if tokens[index].text == "Test", index > 0, tokens[index - 1].text == "@" { isTest = true }
        if tokens[index].text == "@Test" { isTest = true }
        if tokens[index].text == "func", isTest, index + 1 < tokens.count {
          tests[tokens[index + 1].text] = file.path
          isTest = false
        }
      }
    }
    return tests
  }()

  @Test func everyPhraseNamesTestsThatAreThere() {
    #expect(Self.phrases.count > 50)
    #expect(Self.tests.count > 300)
    for phrase in Self.phrases {
      #expect(
        phrase.proofs.contains { !$0.hasSuffix(".yaml") }, "\(phrase.section): \(phrase.text) names no test")
      for proof in phrase.proofs {
        let isThere =
          proof.hasSuffix(".yaml")
          ? FileManager.default.fileExists(atPath: SourceTree.root.appendingPathComponent(proof).path)
          : Self.tests[proof] != nil
        #expect(isThere, "\(phrase.section): \(phrase.text): there is no \(proof)")
      }
    }
  }

  @Test func theTableInTheDocumentationIsMadeFromIt() throws {
    var text = """
      # What a programme runs, and the tests that show it

      Made from Tests/Coverage/coverage.txt by the tests (`UPDATE_GOLDEN=1`); a phrase without a test fails them.

      """
    var section = ""
    for phrase in Self.phrases {
      if phrase.section != section {
        section = phrase.section
        text += "\n## \(section)\n\n| what | shown by |\n|---|---|\n"
      }
      let proofs = phrase.proofs.map { proof in
        proof.hasSuffix(".yaml") ? "[\(proof.split(separator: "/").last ?? "")](../\(proof))" : "`\(proof)`"
      }
      text += "| \(phrase.text) | \(proofs.joined(separator: ", ")) |\n"
    }
    let path = "docs/COVERAGE.md"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try text.write(to: SourceTree.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
    }
    #expect(SourceTree.text(path) == text, "run the tests with UPDATE_GOLDEN=1")
  }
}

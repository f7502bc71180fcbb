import Testing

/// What the house does not do (docs/ARCHITECTURE.md, "Conventions").
@Suite struct BannedCallTests {
  @Test func nothingIsForced() {
    for file in SourceTree.sources {
      for (index, token) in file.tokens.enumerated() where token.kind == .symbol && token.text.hasPrefix("!") {
        guard token.text == "!" || token.text == "!?", index > 0, !token.followsSpace else { continue }
        let previous = file.tokens[index - 1]
        let isPostfix =
          previous.kind == .word || previous.kind == .number || previous.kind == .string
          || [")", "]", "}", "?"].contains(previous.text)
        let isPrefixAfterWord = ["return", "in", "if", "guard", "while", "where", "case", "else"].contains(
          previous.text)
        #expect(!isPostfix || isPrefixAfterWord, "\(file.path):\(token.line): `\(previous.text)!`")
      }
    }
  }

  @Test func nothingStopsTheProcessByAccident() {
    for file in SourceTree.sources {
      for (index, token) in file.tokens.enumerated() where token.kind == .word {
        let next = index + 1 < file.tokens.count ? file.tokens[index + 1].text : ""
        if token.text == "fatalError" && next == "(" {
          Issue.record("\(file.path):\(token.line): fatalError; a programmer's mistake is a precondition")
        }
        if token.text == "print" && next == "(" && file.target != "VernaCLI" && !isMember(index, file) {
          Issue.record("\(file.path):\(token.line): print belongs to the command line")
        }
      }
    }
  }

  /// `now`, ids and random draws are parameters below rank 4.
  @Test func lowRanksAreDeterministic() {
    for file in SourceTree.sources where (LayerTests.ranks[file.target] ?? 9) < 4 {
      for (index, token) in file.tokens.enumerated() where token.kind == .word {
        let next = index + 1 < file.tokens.count ? file.tokens[index + 1].text : ""
        let after = index + 2 < file.tokens.count ? file.tokens[index + 2].text : ""
        if (token.text == "Date" || token.text == "UUID") && next == "(" && after == ")" {
          Issue.record("\(file.path):\(token.line): \(token.text)() below rank 4")
        }
        if ["random", "randomElement", "shuffle", "shuffled"].contains(token.text) && next == "("
          && isMember(index, file)
        {
          #expect(
            arguments(from: index + 1, file).contains("using"),
            "\(file.path):\(token.line): .\(token.text) without using:")
        }
        if token.text == "SystemRandomNumberGenerator" {
          Issue.record("\(file.path):\(token.line): a random generator that nobody can seed")
        }
      }
    }
  }

  @Test func nothingIsLeftForLater() {
    let marks = ["TO" + "DO", "FIX" + "ME", "place" + "holder", "not implemented"]
    for file in SourceTree.sources {
      for token in file.tokens where token.kind == .comment || token.kind == .documentation {
        for mark in marks {
          #expect(!token.text.lowercased().contains(mark.lowercased()), "\(file.path):\(token.line): \(mark)")
        }
      }
    }
  }

  @Test func filesHoldOneIdea() {
    for file in SourceTree.sources {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 400, "\(file.path) has \(lines) lines; one idea a file")
    }
  }

  @Test func namesSayWhatThingsAre() {
    let vague = ["Utils", "Helpers", "Helper", "Manager", "Common", "Misc"]
    for file in SourceTree.sources {
      let name = file.path.split(separator: "/").last.map { String($0.dropLast(6)) } ?? ""
      for word in vague {
        #expect(!name.hasSuffix(word), "\(file.path): \(word) says nothing")
        #expect(!file.path.contains("/\(word)/"), "\(file.path): \(word) says nothing")
      }
    }
  }

  private func isMember(_ index: Int, _ file: SourceTree.File) -> Bool {
    index > 0 && file.tokens[index - 1].text == "."
  }

  private func arguments(from open: Int, _ file: SourceTree.File) -> [String] {
    var depth = 0
    var words: [String] = []
    for token in file.tokens[open...] {
      if token.text == "(" { depth += 1 }
      if token.text == ")" {
        depth -= 1
        if depth == 0 { break }
      }
      words.append(token.text)
    }
    return words
  }
}

import Testing

/// A target imports only lower ranks: the compiler does not hold it, so this test does.
@Suite struct LayerTests {
  /// The ranks of the house (docs/ARCHITECTURE.md). The first rooms of later issues are listed already.
  static let ranks: [String: Int] = [
    "VernaCore": 0, "VernaStatistics": 0, "VernaMarkup": 0, "VernaLanguage": 0,
    "CZlib": 0, "CZstd": 0, "CXlsxWriter": 0, "CPattern": 0, "CPostgres": 0,
    "VernaLedger": 1, "VernaRules": 1, "VernaColumns": 1,
    "VernaMechanics": 2, "VernaModels": 2,
    "VernaStore": 3, "VernaProgram": 3, "VernaMetrics": 3,
    "VernaEngine": 4, "VernaSimulation": 4, "VernaSQLite": 4, "VernaPostgres": 4, "VernaClickHouse": 4,
    "VernaAccess": 4, "VernaDelivery": 4,
    "VernaViews": 5, "VernaDesign": 5, "VernaDemo": 5,
    "VernaReports": 6, "VernaServer": 7, "VernaCLI": 8, "verna": 9,
  ]

  /// Within rank 0 the core is the ground: the others may stand on it.
  private static let groundOfRankZero: Set<String> = ["VernaCore"]

  /// What is not of the house, and who may use it.
  private static let guests: [String: Set<String>] = [
    "ArgumentParser": ["VernaCLI"],
    "Yams": ["VernaColumns", "VernaProgram", "VernaCLI"],
    // libyaml as Yams carries it.
    "GRDB": ["VernaSQLite"], "GRDBSQLite": ["VernaSQLite"],
    "CYaml": ["VernaColumns", "VernaProgram"],
    "Hummingbird": ["VernaServer"], "HTTPTypes": ["VernaServer"], "NIOCore": ["VernaServer"],
    "Logging": ["VernaServer"],
    "ServiceLifecycle": ["VernaServer"],
  ]

  private static let everywhere: Set<String> = [
    "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Darwin", "Musl", "Dispatch",
  ]

  @Test func aTargetImportsOnlyLowerRanks() {
    #expect(SourceTree.sources.count > 50)
    for file in SourceTree.sources where !file.target.hasPrefix("C") {
      guard let rank = Self.ranks[file.target] else {
        Issue.record("\(file.path): the target \(file.target) has no rank")
        continue
      }
      for (module, line) in Self.imports(of: file) where !Self.everywhere.contains(module) {
        if let allowed = Self.guests[module] {
          #expect(allowed.contains(file.target), "\(file.path):\(line) imports \(module)")
          continue
        }
        guard let imported = Self.ranks[module] else {
          Issue.record("\(file.path):\(line) imports \(module), which is neither of the house nor a known guest")
          continue
        }
        let isGround = rank == 0 && Self.groundOfRankZero.contains(module) && file.target != module
        #expect(
          imported < rank || isGround || (rank > 0 && module.hasPrefix("C")),
          "\(file.path):\(line) of rank \(rank) imports \(module) of rank \(imported)")
      }
    }
  }

  /// A page's view knows what is shown and how, never where it comes from.
  @Test func aViewImportsOnlyViewsMarkupAndLanguage() {
    let allowed: Set<String> = ["VernaViews", "VernaMarkup", "VernaLanguage", "VernaCore"]
    for file in SourceTree.sources where file.target == "VernaReports" && file.path.hasSuffix("+View.swift") {
      for (module, line) in Self.imports(of: file) {
        #expect(allowed.contains(module), "\(file.path):\(line): a view imports \(module)")
      }
    }
  }

  private static func imports(of file: SourceTree.File) -> [(module: String, line: Int)] {
    let tokens = file.tokens
    return tokens.indices.compactMap { index in
      guard tokens[index].kind == .word, tokens[index].text == "import", index + 1 < tokens.count else { return nil }
      let isStatement =
        tokens[index].startsLine
        || ["public", "package", "internal", "@_exported", "fileprivate", "private"].contains(tokens[index - 1].text)
      guard isStatement else { return nil }
      var next = index + 1
      if ["struct", "class", "enum", "func", "protocol"].contains(tokens[next].text) { next += 1 }
      return (tokens[next].text, tokens[index].line)
    }
  }
}

import ArgumentParser
import Testing
import VernaCLI
import VernaLanguage

/// What needs no process: the rest is in Tests/CommandLine.
@Suite struct VernaCommandTests {
  private func exitCode(_ arguments: [String]) -> ExitCode? {
    do {
      _ = try VernaCommand.parseAsRoot(arguments)
      return nil
    } catch {
      return VernaCommand.exitCode(for: error)
    }
  }

  @Test(arguments: [
    ["import"], ["report", "a.csv", "--from", "2025-02-30"], ["report", "a.csv", "--currency", "roubles"],
    ["report", "a.csv", "--time-zone", "Moscow"], ["report", "a.csv", "--point-value", "free"],
    ["report", "a.csv", "--norm", "nps"], ["report", "a.csv", "--norm", "nps=2..1"],
    ["report", "a.csv", "--by", "hour"],
    ["report", "a.csv", "--from", "2025-02-01", "--to", "2025-02-01"], ["report", "a.csv", "--format", "xlsx"],
    ["report", "a.csv", "--table", "nps"], ["demo", "--size", "10"],
    ["demo", "--healthy", "--problem", "low-card-share"],
  ])
  func wrongUsageIsRefused(arguments: [String]) {
    #expect(exitCode(arguments) == .validationFailure)
  }

  @Test(arguments: [
    (["report", "a.csv", "--segmen", "x"], ["нет параметра --segmen", "--segment", "verna report --help"]),
    (["report", "a.csv", "--strange-word"], ["нет параметра --strange-word"]),
    (["report", "a.csv", "-z"], ["нет параметра -z"]),
    (["report", "a.csv", "--from"], ["у параметра --from нет значения", "--from <DAY>"]),
    (["report", "a.csv", "--strict=1"], ["--strict пишется без значения", "«1»"]),
    (["rules", "eval"], ["не хватает аргумента <EXPR>"]),
    (["reprot"], ["лишнее слово «reprot»"]), (["demo", "x", "y"], ["лишние слова «x», «y»"]),
    (["report", "a.csv", "--by", "hour"], ["значение «hour» не подходит", "--by", "одно из: day, week, month"]),
    (["report", "a.csv", "--lang", "de"], ["«de»", "одно из: ru, en"]),
    (["demo", "--size", "many"], ["«many»", "--size", "verna demo --help"]),
    (["demo", "--problem", "none"], ["«none»", "low-card-share, "]),
  ])
  func wrongUsageIsToldInRussian(arguments: [String], words: [String]) throws {
    let error = #expect(throws: (any Error).self) { try VernaCommand.parseAsRoot(arguments) }
    let text = VernaCommand.usageText(for: try #require(error), in: .russian)
    for word in words { #expect(text.contains(word), "\(text)") }
    for word in ["Error", "Unknown", "Missing", "Unexpected", "provide", "invalid", "Usage", " or ", " and "] {
      #expect(!text.contains(word), "\(text)")
    }
    #expect(VernaCommand.usageText(for: try #require(error), in: .english).contains("Error: "))
  }

  @Test(arguments: [
    ["report", "a.csv"], ["report", "a.csv", "--norm", "nps=0.1..", "--norm", "cac=..500"],
    ["report", "a.csv", "--out", "a.xlsx"], ["report", "a.csv", "--out", "a.csv", "--table", "nps"],
    ["report", "a.csv", "--time-zone", "+03:00", "--currency", "eur"],
    ["import", "a.csv", "b.csv", "--strict"], ["demo", "--size", "1000", "--problem", "low-card-share"],
  ])
  func rightUsageIsTaken(arguments: [String]) {
    #expect(exitCode(arguments) == nil)
  }
}

import ArgumentParser
import Testing
import VernaCLI

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
    ["report"], ["report", "a.csv", "--from", "2025-02-30"], ["report", "a.csv", "--currency", "roubles"],
    ["report", "a.csv", "--time-zone", "Moscow"], ["report", "a.csv", "--point-value", "free"],
    ["report", "a.csv", "--norm", "nps"], ["report", "a.csv", "--norm", "nps=2..1"],
    ["report", "a.csv", "--by", "hour"],
    ["report", "a.csv", "--from", "2025-02-01", "--to", "2025-02-01"], ["report", "a.csv", "--format", "xlsx"],
    ["demo", "--size", "10"], ["demo", "--healthy", "--problem", "low-card-share"],
  ])
  func wrongUsageIsRefused(arguments: [String]) {
    #expect(exitCode(arguments) == .validationFailure)
  }

  @Test(arguments: [
    ["report", "a.csv"], ["report", "a.csv", "--norm", "nps=0.1..", "--norm", "cac=..500"],
    ["report", "a.csv", "--out", "a.xlsx"], ["report", "a.csv", "--time-zone", "+03:00", "--currency", "eur"],
    ["import", "a.csv", "b.csv", "--strict"], ["demo", "--size", "1000", "--problem", "low-card-share"],
  ])
  func rightUsageIsTaken(arguments: [String]) {
    #expect(exitCode(arguments) == nil)
  }
}

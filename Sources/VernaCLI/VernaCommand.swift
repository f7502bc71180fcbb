public import ArgumentParser
import Foundation
package import VernaLanguage

/// The root of the command line.
public struct VernaCommand: AsyncParsableCommand {
  /// The commands and their help.
  public static let configuration = CommandConfiguration(
    commandName: "verna",
    abstract: "Runs, measures and designs a retailer's loyalty programme.",
    discussion: """
      Start with a report on an export from the tills:

        verna report lines.csv --industry grocery --format html --out report.html

      or with a made-up retailer:

        verna demo
      """,
    version: "0.1.0",
    subcommands: [
      ReportCommand.self, ImportCommand.self, DemoCommand.self, RulesCommand.self, ProgramCommand.self,
      CalculateCommand.self, DesignCommand.self, SimulateCommand.self, ForecastCommand.self, LedgerGroup.self,
      BackupCommand.self, RestoreCommand.self,
    ])

  /// Makes the command.
  public init() {}
}

extension VernaCommand {
  /// Runs the command named by the process's arguments and exits with 0, 1 (it failed) or 2 (wrong usage).
  public static func start() async {
    do {
      var command = try parseAsRoot(RuleArguments.arranged(Array(CommandLine.arguments.dropFirst())))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      finish(with: error)
    }
  }

  /// What is said of a command line that is wrong: the parser's words, or the same in Russian.
  package static func usageText(for error: any Error, in language: Language) -> String {
    let full = fullMessage(for: error)
    guard language == .russian else { return full }
    return CommandFailure(usage: message(for: error), full).text(width: Terminal.standardError.width)
  }

  private static func finish(with error: any Error) -> Never {
    if let failure = error as? CommandFailure {
      Terminal.standardError.write(failure.text(width: Terminal.standardError.width) + "\n")
      Foundation.exit(failure.isUsage ? 2 : 1)
    }
    let code = exitCode(for: error)
    let full = fullMessage(for: error)
    let message = code == .validationFailure ? usageText(for: error, in: .spoken(in: CommandLine.arguments)) : full
    if code.isSuccess {
      Terminal.standardOutput.write(message.isEmpty ? "" : message + "\n")
      Foundation.exit(0)
    }
    Terminal.standardError.write(message.isEmpty ? "" : message + "\n")
    Foundation.exit(code == .validationFailure ? 2 : 1)
  }
}

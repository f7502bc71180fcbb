import ArgumentParser

/// The benchmarks of docs/BENCHMARKS.md.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verna-benchmarks", abstract: "Measures Verna; peers/*.py measure the others on the same data.",
    subcommands: [BuildCommand.self, ReportCommand.self, AppendCommand.self, ImportCommand.self, RulesCommand.self,
      PricingCommand.self, IndexCommand.self,
    ])
}

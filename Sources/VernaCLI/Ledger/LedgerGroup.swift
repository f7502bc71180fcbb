import ArgumentParser

/// What is done with the ledger of points by itself.
struct LedgerGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Checks the ledger of points.", subcommands: [LedgerSimulateCommand.self])
}

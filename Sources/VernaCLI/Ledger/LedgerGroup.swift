import ArgumentParser

/// What is done with the ledger of points by itself.
struct LedgerGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Proves, shows, closes and exports the ledger of points.",
    subcommands: [
      LedgerVerifyCommand.self, LedgerStatementCommand.self, LedgerCloseCommand.self, LedgerReturnsCommand.self,
      LedgerExportCommand.self, LedgerSimulateCommand.self,
    ])
}

import ArgumentParser
import VernaColumns

/// Time of the builder alone: staged batches to clustered columns.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Staged batches to clustered columns, without reading files.")

  @Option(help: "How many receipts.") var receipts = 1_000_000
  @Option(help: "Lines a receipt on average; 0 for receipts alone.") var lines = 3

  func run() throws {
    let retailer = Retailer(receipts: receipts, linesPerReceipt: lines)
    let staging = RetailStaging(retailer: retailer)
    var builder = DatasetBuilder(settings: DatasetSettings())
    var adding = 0.0
    var rows = 0
    var next = 0
    while next < receipts {
      let (batch, after) = staging.batch(from: next, to: receipts)
      rows += batch.count
      adding += seconds { builder.add(batch) }.seconds
      next = after
    }
    let staged = builder
    let (built, finishing) = try seconds { try staged.finish() }
    print("rows \(rows), receipts \(built.0.columns.receiptCount), shoppers \(built.0.columns.shopperCount)")
    print("add    \(short(adding)) s, \(short(adding * 1e9 / Double(rows), digits: 1)) ns a row")
    print("finish \(short(finishing)) s, \(short(finishing * 1e9 / Double(rows), digits: 1)) ns a row")
  }
}

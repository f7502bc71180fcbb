import ArgumentParser
import VernaColumns

/// Time of appending 1,000 receipts to a large data set.
struct AppendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "append", abstract: "Appends receipts 1,000 at a time to clustered columns.")

  @Option(help: "How many receipts are there before.") var receipts = 10_000_000
  @Option(help: "Lines a receipt on average; 0 for receipts alone.") var lines = 0
  @Option(help: "How many appends.") var times = 21

  func run() throws {
    let retailer = Retailer(receipts: receipts + (times + 1) * 1000, linesPerReceipt: lines)
    let staging = RetailStaging(retailer: retailer)
    var builder = DatasetBuilder(settings: DatasetSettings())
    var next = 0
    while next < receipts {
      let (batch, after) = staging.batch(from: next, to: receipts)
      builder.add(batch)
      next = after
    }
    let staged = builder
    var data = try staged.finish().0
    let preparing = seconds { data.prepareToAppend() }.seconds
    var walls: [Double] = []
    for time in 0..<times {
      let first = receipts + time * 1000
      let batch = staging.batch(from: first, to: first + 1000).batch
      walls.append(try seconds { try data.append([batch]) }.seconds)
    }
    walls.sort()
    print("receipts \(data.columns.receiptCount), of them \(data.columns.tailCount) in the tail")
    print("append of 1,000: median \(short(walls[times / 2] * 1000)) ms, worst \(short(walls[times - 1] * 1000)) ms;",
      "look-ups made once in \(short(preparing * 1000)) ms")
    let last = staging.batch(from: receipts + times * 1000, to: receipts + (times + 1) * 1000).batch
    let (beside, copying) = try seconds { try data.appending([last]) }
    print("the same as a new data set, the old kept: \(short(copying * 1000)) ms, \(beside.columns.receiptCount) receipts")
    let (_, compacting) = seconds { data.compact() }
    print("compaction \(short(compacting)) s")
  }
}

import ArgumentParser
import Foundation
import VernaColumns

/// Time of importing a flat CSV of lines to clustered columns, beside which peers/import_csv.py puts DuckDB.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Imports a flat CSV of lines to clustered columns.")

  @Option(help: "How many receipts, of three lines on average.") var receipts = 1_000_000
  @Option(help: "How often; the median counts.") var times = 3
  @Option(help: "Threads.") var threads = 2
  @Option(help: "Where the file lies; it is made where it is missing.") var out: String

  func run() throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let path = out + "/lines-\(receipts).csv"
    if !FileManager.default.fileExists(atPath: path) {
      try FlatFile(retailer: Retailer(receipts: receipts), path: path).write()
    }
    var walls: [Double] = []
    var processor = processorSeconds()
    var lines = 0
    var rejected = 0
    for _ in 0..<max(times, 1) {
      let (result, wall) = try seconds { try Importer(ImportOptions(threads: threads)).run(files: [path]) }
      walls.append(wall)
      lines = result.dataset.columns.lineCount
      rejected = result.report.rejected.count
    }
    processor = (processorSeconds() - processor) / Double(walls.count)
    walls.sort()
    let median = walls[walls.count / 2]
    let bytes = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    print("\(path): \(bytes / 1_000_000) MB, \(lines) lines, \(rejected) rejected")
    print("import: median \(short(median)) s, best \(short(walls[0])) s wall, processor \(short(processor)) s;",
      "\(short(Double(bytes) / median / 1e6, digits: 0)) MB/s, \(short(Double(lines) / median / 1e6)) M lines/s")
    let facts: [String: Any] = ["path": path, "seconds": median, "processor": processor, "lines": lines]
    try JSONSerialization.data(withJSONObject: facts).write(to: URL(fileURLWithPath: out + "/import.json"))
  }
}

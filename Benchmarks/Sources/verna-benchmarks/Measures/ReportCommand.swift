import ArgumentParser
import Foundation
import VernaColumns
import VernaCore
import VernaMetrics

/// The whole report from mapped columns, beside which peers/report.py puts the others.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Times the whole report: 24 months, the last 12 by month, with intervals and both comparisons.")

  @Option(help: "How many receipts.") var receipts = 1_000_000
  @Option(help: "Lines a receipt on average; 0 for receipts alone.") var lines = 0
  @Option(help: "How often the report is worked; the median counts.") var times = 7
  @Option(help: "Threads.") var threads = 2
  @Option(help: "Where to put the columns for the peers and the figures; nothing is written without it.")
  var out: String?
  @Flag(help: "Leave the mapped columns in --out; a run with it takes them from there, in memory that no build has used.")
  var keep = false

  func run() throws {
    let retailer = Retailer(receipts: receipts, linesPerReceipt: lines)
    if let out { try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true) }
    let path = (out ?? FileManager.default.temporaryDirectory.path) + "/verna-benchmark-\(receipts)-\(lines).cache"
    let data = try mapped(retailer, path)
    let count = data.columns.receiptCount
    let period = Period(from: Day(year: 2025, month: 1, day: 1), to: Day(year: 2026, month: 1, day: 1))
    let query = MetricQuery(period: period, by: .month, industry: .other)

    var report: MetricReport?
    var walls: [Double] = []
    var processor = processorSeconds()
    for _ in 0..<max(times, 1) {
      let backend = ColumnBackend(dataset: data, threads: threads)
      let (worked, wall) = try seconds {
        try ReportBuilder(backend: backend).report(query, settings: data.settings, given: data.given)
      }
      report = worked
      walls.append(wall)
    }
    processor = (processorSeconds() - processor) / Double(walls.count)
    walls.sort()
    let median = walls[walls.count / 2]
    print("receipts \(count), shoppers \(data.columns.shopperCount), lines \(data.columns.lineCount), threads \(threads)")
    print("whole report: median \(short(median * 1000, digits: 1)) ms, best \(short(walls[0] * 1000, digits: 1)) ms wall;",
      "\(short(median * 1e9 / Double(count), digits: 1)) ns a receipt, best \(short(walls[0] * 1e9 / Double(count), digits: 1));",
      "processor \(short(processor * 1e9 / Double(count), digits: 1)) ns a receipt")
    let memory = data.columns.memory
    print("memory: \(short(Double(memory.receipts) / Double(count), digits: 1)) bytes a receipt,",
      lines == 0 ? "no lines," : "\(short(Double(memory.lines) / Double(data.columns.lineCount), digits: 1)) bytes a line,",
      "index \(short(Double(memory.index) / Double(count), digits: 1)) bytes a receipt, mapped")
    if let out, let report { try FigureFiles(folder: out).write(data, report, seconds: median, processor: processor) }
    if !keep { try? FileManager.default.removeItem(atPath: path) }
  }

  /// The data set from its cache file, as a second report over the same files would have it.
  private func mapped(_ retailer: Retailer, _ path: String) throws -> Dataset {
    if keep, let kept = try? DatasetCache.load(path, fingerprint: [1]) { return kept }
    let (built, building) = try seconds { try RetailData.build(retailer) }
    let (_, writing) = try seconds { try DatasetCache.write(built, to: path, fingerprint: [1]) }
    let (loaded, loading) = try seconds { try DatasetCache.load(path, fingerprint: [1]) }
    print("built \(short(building)) s, cache written \(short(writing)) s, mapped and checked \(short(loading)) s")
    return loaded
  }
}

import Foundation
import VernaColumns
import VernaCore
import VernaMetrics

/// What the peers need: the columns as raw little-endian files, and the report's figures as JSON to compare with.
struct FigureFiles {
  let folder: String

  func write(_ data: Dataset, _ report: MetricReport, seconds: Double, processor: Double) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try writeColumns(data)
    let figures: [String: Any] = [
      "seconds": seconds, "processor": processor, "receipts": data.columns.receiptCount,
      "metrics": report.metrics.map(describe),
      "steps": report.steps.map { step in
        ["from": step.period.from.iso, "metrics": step.metrics.map(describe)] as [String: Any]
      },
      "tables": report.tables.filter { $0.id != "members.detail" }.map { table in
        ["id": table.id, "columns": table.columns.map(\.id), "rows": table.rows.map { $0.map(cell) }] as [String: Any]
      },
    ]
    let json = try JSONSerialization.data(withJSONObject: figures, options: [.sortedKeys])
    try json.write(to: URL(fileURLWithPath: folder + "/figures.json"))
  }

  private func describe(_ metric: MetricValue) -> [String: Any] {
    var text: [String: Any] = ["id": metric.id]
    if let value = metric.result.value { text["value"] = value.double }
    if let previous = metric.previous { text["previous"] = previous.double }
    if let interval = metric.result.interval { text["interval"] = [interval.lowerBound, interval.upperBound] }
    return text
  }

  private func cell(_ cell: MetricTable.Cell) -> Any {
    switch cell {
    case .text(let text), .word(let text): text
    case .day(let day), .month(let day): day.iso
    case .money(let number), .count(let number), .points(let number): number
    case .share(let number), .number(let number): number
    case .missing: NSNull()
    }
  }

  private func writeColumns(_ data: Dataset) throws {
    var shopper: [Int32] = []
    var at: [UInt32] = []
    var day: [UInt16] = []
    var store: [UInt16] = []
    var cashier: [UInt32] = []
    var channel: [UInt8] = []
    var flags: [UInt8] = []
    var total: [Int64] = []
    var points: [Int64] = []
    func add(_ block: borrowing ReceiptBlock) {
      for index in 0..<block.count {
        shopper.append(Int32(block.shopper))
        at.append(block.at[index])
        day.append(block.day[index])
        store.append(block.store[index])
        cashier.append(block.cashier[index])
        channel.append(block.channel[index])
        flags.append(block.flags[index])
        total.append(block.total(index))
        points.append(block.pointsPaid(index))
      }
    }
    data.columns.forEachShopper(in: 0..<data.columns.shopperCount, add)
    data.columns.forEachAnonymous(part: 0, of: 1, add)
    func save<Value>(_ values: [Value], _ name: String) throws {
      try values.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: folder + "/" + name)) }
    }
    try save(shopper, "shopper.i4")
    try save(at, "at.u4")
    try save(day, "day.u2")
    try save(store, "store.u2")
    try save(cashier, "cashier.u4")
    try save(channel, "channel.u1")
    try save(flags, "flags.u1")
    try save(total, "total.i8")
    try save(points, "points.i8")
  }
}

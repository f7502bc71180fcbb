import Testing
import VernaColumns
import VernaCore

@Suite("Appending equals a rebuild")
struct DatasetAppendTests {
  private func build(_ batches: [[AuditRow]], side: SideTables) throws -> Dataset {
    let zone = try #require(TimeZoneRules(name: "Europe/Moscow"))
    var builder = DatasetBuilder(settings: DatasetSettings(timeZone: zone))
    for batch in batches { builder.add(stage(batch)) }
    return try builder.finish(side: side).0
  }

  /// The rows that may come later: those of ids that are new, or that repeat a part which is in the data already.
  private func later(_ batches: [[AuditRow]], after first: [[AuditRow]], _ data: Dataset) -> [[AuditRow]] {
    struct Part: Hashable {
      var id: String
      var isLines: Bool
    }
    let early = first.flatMap { $0 }
    let ids = Set(early.map(\.id))
    // Parts of which some row was rejected are not whole in the data.
    let rejected = early.filter { $0.at.map { $0 < 86_400 } ?? true || ($0.isLines && $0.quantity == nil) }
    let parts = Set(early.map { Part(id: $0.id, isLines: $0.isLines) })
      .subtracting(rejected.map { Part(id: $0.id, isLines: $0.isLines) })
    let sources = Set(early.filter(\.isLines).map(\.source))
    return batches.map { batch in
      batch.filter { row in
        if !ids.contains(row.id) { return true }
        let isRepeat = parts.contains(Part(id: row.id, isLines: row.isLines)) && !sources.contains(row.source)
        return isRepeat && data.columns.row(ofReceipt: row.id) != nil
      }
    }.filter { !$0.isEmpty }
  }

  @Test("shopper by shopper, for any cut of any import", arguments: 1...60)
  func equalsRebuild(seed: Int) throws {
    var generator = AuditGenerator(seed: UInt64(1000 + seed), ids: 10 + seed * 3)
    let files = generator.files()
    let batches = generator.batches(files)
    let cut = batches.count * (seed % 5) / 5
    let first = Array(batches.prefix(cut))
    var appended = try build(first, side: generator.side)
    let rest = later(Array(batches.dropFirst(cut)), after: first, appended)
    let rebuilt = try build(first + rest, side: generator.side)
    // In one append, or file by file where no receipt has parts in two of them.
    _ = try appended.append(rest.map(stage))

    #expect(differences(texts(of: appended), texts(of: rebuilt)) == [])
    #expect(appended.columns.receiptCount == rebuilt.columns.receiptCount)
    #expect(appended.columns.lineCount == rebuilt.columns.lineCount)
    #expect(appended.columns.days == rebuilt.columns.days)
    #expect(appended.columns.moments == rebuilt.columns.moments)
    var compacted = appended
    compacted.compact()
    #expect(compacted.columns.tailCount == 0)
    #expect(differences(texts(of: compacted), texts(of: rebuilt)) == [])
    for row in files.flatMap({ $0 }) {
      let found = rebuilt.columns.row(ofReceipt: row.id) != nil
      #expect((appended.columns.row(ofReceipt: row.id) != nil) == found)
      let compactRow = compacted.columns.row(ofReceipt: row.id)
      #expect((compactRow != nil) == found)
      if let compactRow { #expect(compacted.columns.receiptID(ofRow: compactRow) == row.id) }
    }
  }

  @Test("receipt by receipt, with a compaction half-way", arguments: 1...20)
  func oneByOne(seed: Int) throws {
    var generator = AuditGenerator(seed: UInt64(2000 + seed), ids: 30)
    let files = generator.files()
    let lines = files.flatMap { $0 }.filter { !$0.isLines }
    guard !lines.isEmpty else { return }
    let rebuilt = try build(lines.map { [$0] }, side: generator.side)
    var appended = try build([], side: generator.side)
    for (index, row) in lines.enumerated() {
      try appended.append([stage([row])])
      if index == lines.count / 2 { appended.compact() }
    }
    #expect(differences(texts(of: appended), texts(of: rebuilt)) == [])
    #expect(appended.columns.receiptCount == rebuilt.columns.receiptCount)
  }

  @Test("the data set that was appended to is left as it was")
  func leavesTheOld() throws {
    var generator = AuditGenerator(seed: 7, ids: 40)
    let batches = generator.batches(generator.files())
    let data = try build(Array(batches.prefix(2)), side: generator.side)
    let before = texts(of: data)
    let rest = later(Array(batches.dropFirst(2)), after: Array(batches.prefix(2)), data)
    let appended = try data.appending(rest.map(stage))
    #expect(texts(of: data) == before)
    #expect(appended.columns.receiptCount >= data.columns.receiptCount)
  }
}

import Testing
import VernaColumns
import VernaCore

@Suite("The builder against a naive auditor")
struct DatasetBuilderAuditTests {
  @Test("agrees on every receipt, line, owner, reject and difference", arguments: 1...60)
  func agrees(seed: Int) throws {
    let zone = try #require(TimeZoneRules(name: "Europe/Moscow"))
    var generator = AuditGenerator(seed: UInt64(seed), ids: 10 + seed * 3)
    let files = generator.files()
    let auditor = NaiveAuditor(files.flatMap { $0 }, side: generator.side)
    var builder = DatasetBuilder(settings: DatasetSettings(timeZone: zone))
    for batch in generator.batches(files) { builder.add(stage(batch)) }
    let (data, report) = try builder.finish(side: generator.side)

    #expect(differences(texts(of: data), texts(of: auditor, zone: zone)) == [])
    let rejected = report.rejected.map { "\($0.source):\($0.lineNumber) \($0.reason)" }
    #expect(rejected.sorted() == auditor.rejected.sorted())
    #expect(report.ignoredReceipts == auditor.ignored)
    #expect(report.splitReceipts == auditor.splits)
    #expect(report.differenceCounts[.total] ?? 0 == auditor.totalDifferences)
    #expect(report.differenceCounts[.amount] ?? 0 == auditor.amountDifferences)
    #expect(report.receipts == auditor.outcomes.count)
    #expect(report.returnsWithoutOriginal == auditor.outcomes.filter { $0.link == "lost" }.count)
    for outcome in auditor.outcomes where !outcome.isReturn {
      let row = try #require(data.columns.row(ofReceipt: outcome.id))
      #expect(data.columns.receiptID(ofRow: row) == outcome.id)
    }
  }
}

import Testing
import VernaColumns
import VernaCore
import VernaMetrics

/// members.detail of a base too large for a page.
@Suite struct MembersDetailTests {
  private static let members = 20_001

  private func table(listsEveryMember: Bool) throws -> MetricTable {
    var text = "receipt_id,at,member_id,total\n"
    for member in 0..<Self.members { text += "R\(member),2025-01-05T10:00:00,M\(member),\(member % 7 + 1)\n" }
    let input = ImportInput(name: "receipts.csv", contents: Array(text.utf8))
    let dataset = try Importer().run(inputs: [input]).dataset
    var query = MetricQuery(
      period: Period(from: Day(year: 2025, month: 1, day: 1), to: Day(year: 2025, month: 2, day: 1)))
    query.listsEveryMember = listsEveryMember
    return try #require(
      try ColumnBackend(dataset: dataset).tables(query: query).first { $0.id == "members.detail" })
  }

  @Test func filesHaveEveryMember() throws {
    let table = try table(listsEveryMember: true)
    #expect(table.rows.count == Self.members && table.notes.isEmpty)
  }

  @Test func aPageHasASampleAndSaysSo() throws {
    let table = try table(listsEveryMember: false)
    #expect(table.rows.count == 1_000 && table.notes == [.other("first_members_only")])
  }
}

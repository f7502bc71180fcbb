import Testing
import VernaColumns
import VernaCore
import VernaTestSupport

@Suite("A data set built from literals")
struct DatasetFixtureTests {
  /// Each receipt as `id shopper total flags lines`, in order of shopper and time.
  private func described(_ data: Dataset) -> [String] {
    var texts: [String] = []
    func describe(_ block: borrowing ReceiptBlock) {
      for index in 0..<block.count {
        let flags = ReceiptFlags(rawValue: block.flags[index])
        var text = data.columns.receiptID(ofRow: block.row(index))
        text += block.shopper < 0 ? " -" : " " + data.shopperIDs[block.shopper]
        text += flags.contains(.isReturn) ? " return" : " sale"
        text += flags.contains(.isMember) ? " member" : flags.contains(.isKnown) ? " known" : ""
        text += flags.contains(.hasOriginal) ? " found" : flags.contains(.lacksOriginal) ? " lost" : ""
        text += " \(block.total(index)) \(block.pointsPaid(index))"
        for line in block.lines(index) {
          let product = data.products[Int(data.terms[Int(block.lineTerm?[line] ?? 0)].product)]
          text += " \(product.sku):\(block.quantity(line)):\(block.amount(line))"
        }
        texts.append(text)
      }
    }
    data.columns.forEachShopper(in: 0..<data.columns.shopperCount, describe)
    data.columns.forEachAnonymous(part: 0, of: 1, describe)
    return texts
  }

  @Test("sales, returns, members before and after joining, customers linked to members")
  func people() throws {
    var fixture = DatasetFixture([
      .sale("R3", at: "2026-01-03 10:00", member: "M1", total: 30),
      .sale("R1", at: "2026-01-01 10:00", customer: "C1", total: 10),
      .sale("R2", at: "2026-01-02 10:00", member: "M1", customer: "C1", total: 20),
      .giveBack("R4", of: "R3", at: "2026-01-04 10:00", total: -5),
      .giveBack("R5", of: "R0", at: "2026-01-05 10:00", customer: "C2", total: 6),
      .sale("R6", at: "2026-01-06 10:00", total: "7.5"),
      .giveBack("R7", of: "R6", at: "2026-01-07 10:00", member: "M1", total: 1),
    ])
    fixture.addMember("M1", joined: "2026-01-03")
    let (data, report) = try fixture.buildWithReport()
    #expect(
      described(data) == [
        "R1 M1 sale known 1000 0",
        "R2 M1 sale known 2000 0",
        "R3 M1 sale member 3000 0",
        "R4 M1 return member found 500 0",
        "R7 M1 return member found 100 0",
        "R5 C2 return known lost 600 0",
        "R6 - sale 750 0",
      ])
    #expect(report.receipts == 7 && report.returns == 3 && report.returnsWithoutOriginal == 1)
    #expect(data.columns.row(ofReceipt: "R6") == 6 && data.columns.row(ofReceipt: "R9") == nil)
    #expect(data.columns.days?.lowerBound.iso == "2026-01-01" && data.columns.days?.upperBound.iso == "2026-01-07")
  }

  @Test("money: totals, unit prices, signs, points included")
  func money() throws {
    var fixture = DatasetFixture([
      .unsaid(
        "A", at: "2026-01-01 10:00", lines: [FixtureLine("x", 2, 10), FixtureLine("y", "0.5", unitPrice: "3.33")]),
      .unsaid("B", at: "2026-01-01 11:00", lines: [FixtureLine("x", 2, 10), FixtureLine("y", -1, -3)]),
      .sale("C", at: "2026-01-01 12:00", total: 9, lines: [FixtureLine("x", 1, 10), FixtureLine("y", -1, -3)]),
      .unsaid("D", at: "2026-01-01 13:00", lines: [FixtureLine("z", 3), FixtureLine("nothing", 1)]),
      .unsaid("E", at: "2026-01-01 14:00", total: -4),
      .sale("F", at: "2026-01-01 15:00", total: 30_000_000, lines: [FixtureLine("x", 1, 30_000_000)]),
    ])
    fixture.addProduct("z", price: "1.115")
    let (data, report) = try fixture.buildWithReport()
    #expect(
      described(data) == [
        "A - sale 1167 0 x:2000:1000 y:500:167",
        "B - sale 1000 0 x:2000:1000",
        "B - return 300 0 y:1000:300",
        "C - sale 900 0 x:1000:1000 y:-1000:-300",
        "D - sale 335 0 z:3000:335",
        "E - return 400 0",
        "F - sale 3000000000 0 x:1000:3000000000",
      ])
    #expect(report.splitReceipts == 1 && report.rejected.map(\.reason) == [.noPrice])
    #expect(report.differenceCounts == [.total: 1] && report.differences.first?.receiptID == "C")
    #expect(report.lacksVATRate)

    var included = DatasetFixture([
      .sale("G", at: "2026-01-01 10:00", total: 10, points: 1, lines: [FixtureLine("x", 1, 7), FixtureLine("y", 1, 3)])
    ])
    included.pointsIncluded = true
    #expect(described(try included.build()) == ["G - sale 900 100 x:1000:700 y:1000:300"])
  }
}

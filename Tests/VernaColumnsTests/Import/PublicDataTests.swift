import Testing
import VernaColumns
import VernaCore

/// Counts and sums here were worked out by SQL over the raw files, apart from this importer.
@Suite("Public data sets under their mappings")
struct PublicDataTests {
  @Test func onlineRetail() throws {
    guard let result = try PublicData.run("online-retail", ["online_retail_2009_2010.csv.gz"]) else { return }
    let file = result.summary.files[0]
    #expect(file.rowsRead == 525_461)
    #expect(file.rowsRejected == 2_124)
    #expect(file.rowsAccepted == 523_337)
    #expect(
      result.reasons == [
        "Quantity: stock correction": 2_121, "InvoiceNo: bad-debt adjustment, not a purchase": 3,
      ])
    #expect(result.report.receipts == 26_692)
    #expect(result.report.returns == 4_592)
    #expect(result.dataset.members.count == 4_383)
    #expect(result.dataset.products.count == 4_327)
    // One cancelled line is written with a positive quantity; its size counts.
    #expect(result.sums == (1_030_589_201, 63_060_251, 5_798_164_000))
  }

  @Test func coffeeChain() throws {
    let files = ["sales_receipts_201904.csv.gz", "customer.csv", "product.csv", "sales_outlet.csv"]
    guard let result = try PublicData.run("coffee-chain", files) else { return }
    #expect(result.summary.rowsRejected == 0)
    #expect(result.report.receipts == 39_271)
    #expect(result.report.lines == 49_894)
    #expect(result.report.differenceCounts[.amount] == 230)
    #expect(result.dataset.members.count == 2_248)
    #expect(result.dataset.products.allSatisfy { $0.costMicros != nil && $0.priceMicros != nil })
    #expect(result.sums.sales == 23_363_595)
  }

  @Test func adventureWorks() throws {
    let files = [
      "sales_2015_2017_iso.csv.gz", "returns_iso.csv", "AdventureWorks_Products.csv", "AdventureWorks_Customers.csv.gz",
      "AdventureWorks_Territories.csv",
    ]
    guard let result = try PublicData.run("adventureworks", files) else { return }
    #expect(result.summary.rowsRejected == 0)
    #expect(result.report.receipts == 25_164 + 1_809)
    #expect(result.report.returns == 1_809)
    #expect(result.dataset.members.count == 18_148)
    #expect(result.dataset.members.allSatisfy { $0.birthday != nil })
    let helmet = result.dataset.products.first { $0.sku == "214" }
    #expect(helmet?.category == "Accessories/Helmets")
    #expect(helmet?.costMicros == 13_086_300)
    #expect(result.sums == (2_491_458_366, 76_527_755, (84_174 - 1_828) * 1000))
  }

  @Test func cdnow() throws {
    guard let result = try PublicData.run("cdnow", ["CDNOW_sample.txt"]) else { return }
    #expect(result.report.receipts == 6_919)
    #expect(result.dataset.members.count == 2_357)
    #expect(result.sums.sales == 24_409_194)
  }

  @Test func airline() throws {
    let files = ["customer_flight_activity.csv.gz", "customer_loyalty_history.csv.gz"]
    guard let result = try PublicData.run("airline", files) else { return }
    let activity = result.summary.files[0]
    #expect(activity.rowsRead == 405_624)
    #expect(activity.rowsRejected == 0)
    let points = result.dataset.side.points
    #expect(points.count { $0.kind == .earn } == 207_632)
    #expect(points.count { $0.kind == .redeem } == 24_181)
    #expect(points.filter { $0.kind == .earn }.reduce(Int64(0)) { $0 + $1.points.hundredths } == 5_017_273_625)
    #expect(points.filter { $0.kind == .redeem }.reduce(Int64(0)) { $0 + $1.points.hundredths } == 1_245_138_800)
    #expect(result.dataset.side.costs.reduce(Int64(0)) { $0 + $1.amount.minorUnits } == 100_777_400)
    #expect(result.dataset.members.count == 16_737)
    #expect(result.dataset.members.count { $0.leftAt != nil } == 2_067)
  }

  @Test func hillstrom() throws {
    guard let result = try PublicData.run("hillstrom", ["hillstrom.csv.gz"]) else { return }
    #expect(result.dataset.side.assignments.count { $0.arm == "No E-Mail" } == 21_306)
    #expect(result.dataset.side.messages.count == 21_387 + 21_307)
    #expect(result.report.receipts == 578)
    #expect(result.sums.sales == 2_303_811 + 1_390_833 + 3_031_169)
  }
}

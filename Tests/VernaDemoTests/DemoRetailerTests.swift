import Foundation
import Testing
import VernaCore
import VernaDemo

@Suite struct DemoRetailerTests {
  static let files = [
    "receipts.csv", "lines.csv", "products.csv", "members.csv", "points.csv", "costs.csv", "offers.csv", "messages.csv",
    "surveys.csv", "stores.csv", "map.yaml",
  ]

  @Test("The same plan gives the same bytes, another seed another retailer")
  func deterministic() throws {
    let plan = DemoPlan(seed: 3, receipts: 3_000)
    let first = try WrittenRetailer(plan)
    let second = try WrittenRetailer(plan)
    for file in Self.files { #expect(try first.bytes(file) == second.bytes(file), "\(file)") }
    // Recorded once: whoever runs this on another platform must come to the same bytes.
    #expect(try first.hash("receipts.csv") == 0x51c6_f16e_2786_7dc7)
    #expect(try first.hash("lines.csv") == 0xe07c_9b75_fc41_727e)
    #expect(try first.hash("points.csv") == 0x57c1_9905_4e96_4f20)
    let other = try WrittenRetailer(DemoPlan(seed: 4, receipts: 3_000))
    #expect(try first.bytes("receipts.csv") != other.bytes("receipts.csv"))
  }

  @Test("Every line belongs to a receipt, and lines add up to its total")
  func linesAddUp() throws {
    let retailer = try WrittenRetailer(DemoPlan(seed: 9, receipts: 20_000))
    var sums: [String: Int] = [:]
    for line in try retailer.rows("lines.csv") { sums[line[0], default: 0] += hundredths(line[3]) }
    let receipts = try retailer.rows("receipts.csv")
    #expect(receipts.count == retailer.summary.sales + retailer.summary.returns)
    #expect(sums.count == receipts.count)
    for receipt in receipts { #expect(sums[receipt[0]] == hundredths(receipt[8])) }
  }

  @Test("A return names an earlier sale of the same store and member, and is no larger")
  func returnsFollowSales() throws {
    let retailer = try WrittenRetailer(DemoPlan(seed: 10, receipts: 20_000))
    let receipts = try retailer.rows("receipts.csv")
    let byID = Dictionary(uniqueKeysWithValues: receipts.map { ($0[0], $0) })
    let returns = receipts.filter { $0[2] == "return" }
    #expect(returns.count > 60)
    for back in returns {
      let sale = try #require(byID[back[7]])
      #expect(sale[2] == "sale" && sale[3] == back[3] && sale[4] == back[4])
      #expect(sale[1] < back[1] && hundredths(back[8]) <= hundredths(sale[8]))
    }
  }

  @Test("Points spent are those that receipts were paid with, and nobody spends what they have not")
  func pointsAreConsistent() throws {
    let retailer = try WrittenRetailer(DemoPlan(seed: 11, receipts: 20_000, problems: [.unusedPoints]))
    let paid = try retailer.rows("receipts.csv").reduce(0) { sum, receipt in
      sum + (receipt[2] == "sale" ? 1 : -1) * (Int(receipt[9]) ?? 0)
    }
    let points = try retailer.rows("points.csv")
    let spent = points.filter { $0[2] == "redeem" }.reduce(0) { $0 + (Int($1[3]) ?? 0) }
    #expect(spent == paid && spent > 0)
    #expect(points.contains { $0[2] == "expire" })
    var balances: [String: Int] = [:]
    let ordered = points.enumerated().sorted { ($0.element[1], $0.offset) < ($1.element[1], $1.offset) }
    for row in ordered.map(\.element) {
      balances[row[0], default: 0] += (row[2] == "earn" ? 1 : -1) * (Int(row[3]) ?? 0)
      #expect((balances[row[0]] ?? 0) >= 0, "\(row)")
    }
  }

  @Test("There are no members before the launch, in month 7")
  func launch() throws {
    let plan = DemoPlan(seed: 12, receipts: 20_000)
    let retailer = try WrittenRetailer(plan)
    let withCard = try retailer.rows("receipts.csv").filter { !$0[3].isEmpty }
    #expect(withCard.allSatisfy { $0[1] >= plan.launch.iso })
    #expect(plan.launch == Day(year: 2024, month: 7, day: 1))
    var joined: [String: String] = [:]
    for member in try retailer.rows("members.csv") { joined[member[0]] = member[1] }
    #expect(withCard.allSatisfy { $0[1].prefix(10) >= joined[$0[3]] ?? "9" })
  }

  @Test("The number of receipts is the one asked for, and receipts alone are the same receipts")
  func size() throws {
    let plan = DemoPlan(seed: 13, receipts: 30_000, problems: [])
    let whole = try WrittenRetailer(plan)
    #expect(abs(whole.summary.sales - 30_000) < 300)
    let alone = try WrittenRetailer(DemoPlan(seed: 13, receipts: 30_000, problems: [], contents: .receiptsOnly))
    #expect(alone.summary.files.count == 1)
    #expect(try whole.bytes("receipts.csv") == alone.bytes("receipts.csv"))
    #expect(DemoPlan(receipts: 5).receipts == 1_000)
  }

  @Test("A folder that cannot be made is named with the reason")
  func refusedFolder() throws {
    let blocked =
      FileManager.default.temporaryDirectory.path + "/verna-demo-blocked-\(UInt32.random(in: 0...9_999_999))"
    try Data().write(to: URL(fileURLWithPath: blocked))
    defer { try? FileManager.default.removeItem(atPath: blocked) }
    #expect(throws: DemoError.self) { try DemoRetailer(DemoPlan(receipts: 1_000)).write(to: blocked + "/inside") }
  }

  @Test("Progress runs up to the end")
  func progress() throws {
    let folder =
      FileManager.default.temporaryDirectory.path + "/verna-demo-progress-\(UInt32.random(in: 0...9_999_999))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var seen: [Int] = []
    let plan = DemoPlan(receipts: 2_000, contents: .receiptsOnly)
    let summary = try DemoRetailer(plan).write(to: folder) { seen.append($0.receipts) }
    #expect(seen.count == plan.period.days && seen.last == summary.sales && seen == seen.sorted())
  }
}

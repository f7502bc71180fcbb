import VernaColumns
import VernaCore
import VernaMetrics
import VernaTestSupport

/// The hand-worked shop of Tests/Fixtures/hand as literals: its figures are worked out line by line in WORKED.md there.
///
/// Times are those of Berlin, the programme's zone, so those of the London store stand an hour later than in the files.
enum HandShop {
  static func dataset() throws -> Dataset {
    var shop = DatasetFixture(zone: "Europe/Berlin", receipts)
    shop.settings.launch = Day(year: 2024, month: 2, day: 1)
    addPeople(&shop)
    addProducts(&shop)
    addPoints(&shop)
    addCosts(&shop)
    addOffers(&shop)
    addSurveys(&shop)
    return try shop.build()
  }

  /// Configuration A of WORKED.md: a grocery in February 2024.
  static let february = MetricQuery(
    period: Period(from: Day(year: 2024, month: 2, day: 1), to: Day(year: 2024, month: 3, day: 1)), by: nil,
    industry: .grocery, pointValueMicros: 10_000_000)

  /// Configuration B: fashion, twelve months to April 2024.
  static let year = MetricQuery(
    period: Period(from: Day(year: 2023, month: 4, day: 1), to: Day(year: 2024, month: 4, day: 1)), by: nil,
    industry: .fashion, pointValueMicros: 10_000_000)

  private static func bread(_ quantity: FixtureNumber, _ amount: FixtureNumber) -> FixtureLine {
    FixtureLine("P1", quantity, amount, list: 10)
  }

  private static func cheese(_ quantity: FixtureNumber, _ amount: FixtureNumber, funding: UInt8 = 0) -> FixtureLine {
    FixtureLine("P2", quantity, amount, list: 20, funding: funding)
  }

  private static func boots(_ amount: FixtureNumber, promotion: String = "", funding: UInt8 = 0) -> FixtureLine {
    FixtureLine("P3", 1, amount, list: 50, promotion: promotion, funding: funding)
  }

  private static let receipts: [FixtureReceipt] = [
    .sale("R01", at: "2022-03-05 12:00", member: "M1", store: "S1", total: 20, lines: [bread(2, 20)]),
    .sale("R02", at: "2022-06-10 12:00", member: "M3", store: "S1", total: 50, lines: [boots(50)]),
    .sale("R31", at: "2022-07-01 12:00", member: "M7", store: "S1", total: 10, lines: [bread(1, 10)]),
    .sale("R03", at: "2023-01-20 12:00", member: "M3", store: "S1", total: 10, lines: [bread(1, 10)]),
    .sale("R32", at: "2023-02-10 12:00", member: "M7", store: "S1", total: 10, lines: [bread(1, 10)]),
    .sale("R04", at: "2023-02-15 12:00", member: "M1", store: "S1", total: 30, lines: [bread(3, 30)]),
    .sale("R05", at: "2023-02-20 12:00", store: "S1", total: 50, lines: [boots(50)]),
    .sale("R07", at: "2023-05-20 12:00", customer: "C2", store: "S1", total: 20, lines: [bread(2, 20)]),
    .sale("R06", at: "2023-06-01 12:00", member: "M2", customer: "C2", store: "S1", total: 10, lines: [bread(1, 10)]),
    .sale("R08", at: "2023-07-01 12:00", member: "M2", store: "S1", total: 50, lines: [boots(50)]),
    .sale("R29", at: "2024-01-05 12:00", member: "M3", store: "S1", total: 10, lines: [bread(1, 10)]),
    .sale("R09", at: "2024-01-10 12:00", member: "M1", store: "S1", total: 20, lines: [bread(2, 20)]),
    .sale("R30", at: "2024-01-15 12:00", member: "M5", store: "S1", total: 20, lines: [bread(2, 20)]),
    .sale("R33", at: "2024-01-20 12:00", store: "S1", total: 50, lines: [boots(50)]),
    .sale("R10", at: "2024-02-01 00:30", member: "M2", store: "S2", total: 15, lines: [cheese("0.75", 15)]),
    .sale("R28", at: "2024-02-03 13:00", store: "S2", total: 10, lines: [cheese("0.5", 10)]),
    .sale("R23", at: "2024-02-05 13:00", member: "M9", store: "S2", total: 10, lines: [bread(1, 10)]),
    .sale(
      "R11", at: "2024-02-10 10:00", member: "M1", store: "S1", total: 24, points: 2,
      lines: [FixtureLine("P1", 3, 24, list: 10, funding: 1), FixtureLine("P4", 1, 0, list: 5, funding: 1)]),
    .sale("R12", at: "2024-02-10 18:00", member: "M1", store: "S1", total: 0, points: 10, lines: [bread(1, 0)]),
    .sale("R13", at: "2024-02-14 11:00", store: "S1", total: 60, lines: [boots(50), bread(1, 10)]),
    .giveBack("R17", of: "R09", at: "2024-02-15 12:00", store: "S1", total: 10, lines: [bread(1, 10)]),
    .giveBack("R18", at: "2024-02-16 12:00", store: "S1", total: 10, lines: [bread(1, 10)]),
    .sale("R24", at: "2024-02-18 12:00", member: "M2", store: "S1", total: 5, lines: [FixtureLine("P5", 1, 5)]),
    .sale(
      "R14", at: "2024-02-20 12:00", customer: "K1", store: "S1", total: 20,
      lines: [FixtureLine("P1", 2, 20, list: 10, cost: "4.125")]),
    .sale("R25", at: "2024-02-22 12:00", member: "M1", store: "S1", total: 10, lines: [bread(1, 10)]),
    .giveBack(
      "R19", of: "R98765", at: "2024-02-25 12:00", member: "M2", store: "S1", total: 10, points: "0.5",
      lines: [bread(1, 10)]),
    .sale("R16", at: "2024-02-29 12:00", member: "M4", store: "S1", total: 27, lines: [cheese("1.5", 27, funding: 2)]),
    .sale(
      "R26", at: "2024-02-29 14:00", member: "M4", store: "S1", total: 43,
      lines: [boots(43, promotion: "X2", funding: 2)]),
    .sale("R27", at: "2024-02-29 15:00", member: "M4", store: "S1", total: 30, lines: [bread(3, 30)]),
    .sale(
      "R15", at: "2024-02-29 23:30", member: "M3", store: "S1", total: 8, points: 1,
      lines: [FixtureLine("P1", 1, 8, list: 10, promotion: "X1", funding: 3)]),
    .sale("R20", at: "2024-03-01 00:00", store: "S1", total: 10, lines: [bread(1, 10)]),
    .sale("R22", at: "2024-03-31 01:30", member: "M1", store: "S1", total: 10, lines: [bread(1, 10)]),
    .sale("R21", at: "2024-03-31 03:30", member: "M1", store: "S1", total: 20, lines: [bread(2, 20)]),
  ]

  private static func addPeople(_ shop: inout DatasetFixture) {
    shop.addMember("M1", joined: "2022-03-01", tier: "gold", consent: true)
    shop.addMember("M2", joined: "2023-06-15", tier: "basic", consent: false)
    shop.addMember("M3", joined: "2022-03-10", left: "2024-02-10", tier: "basic", consent: true)
    shop.addMember("M4", joined: "2024-02-29", tier: "basic", consent: true)
    shop.addMember("M5", joined: "2022-05-01", tier: "basic", consent: true)
    shop.addMember("M6", joined: "2022-05-01", tier: "basic", consent: false)
    shop.addMember("M7", joined: "2022-06-01", tier: "basic", consent: true)
  }

  private static func addProducts(_ shop: inout DatasetFixture) {
    shop.addProduct("P1", cost: 4, vat: "0.25")
    shop.addProduct("P2", cost: 8, vat: 0, isMeasured: true)
    shop.addProduct("P3", cost: 25, vat: "0.25")
    shop.addProduct("P4", cost: 2, vat: "0.25")
    shop.addProduct("P5", vat: "0.25")
  }
}

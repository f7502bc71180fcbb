import VernaColumns
import VernaCore
import VernaStatistics
import VernaTestSupport

/// A made-up shop of two years with members of all kinds, known customers, returns, points and lines, from a seed.
struct RandomShop {
  /// A receipt in plain numbers, for the naive reckoning.
  struct Receipt {
    var day: Day
    var second: Int64
    var member: Int?
    var isMember: Bool
    var isReturn: Bool
    var money: Int64
  }

  let fixture: DatasetFixture
  let receipts: [Receipt]

  static let start = Day(year: 2023, month: 1, day: 10)

  /// - Parameters:
  ///   - hasLines: whether receipts have lines; without them the kernel is another one.
  ///   - unit: what the money of a receipt, given by its number, is multiplied by.
  init(seed: UInt64, hasLines: Bool, unit: (Int) -> Int64 = { _ in 1 }) {
    var random = SeededGenerator(seed: seed, stream: 3)
    var plain: [Receipt] = []
    var rows: [FixtureReceipt] = []
    let members = 40
    let joined = (0..<members).map { _ in RandomShop.start.advanced(by: Int(random.next() % 500)) }
    for number in 0..<900 {
      let day = RandomShop.start.advanced(by: Int(random.next() % 700))
      let second = 3600 * 9 + Int64(random.next() % 36_000)
      let who = random.next() % 10
      let member = who < 6 ? Int(random.next() % UInt64(members)) : nil
      let money = (random.next() % 20 == 0 ? 0 : Int64(100 + random.next() % 5_000)) * unit(number)
      let isReturn = random.next() % 15 == 0
      let isMember = member.map { day >= joined[$0] } ?? false
      plain.append(
        Receipt(day: day, second: second, member: member, isMember: isMember, isReturn: isReturn, money: money))
      let at = day.iso + " " + RandomShop.clock(second)
      var row = FixtureReceipt.sale("R\(number)", at: at, total: FixtureNumber(minorUnits: money))
      row.kind = isReturn ? 2 : 1
      row.member = member.map { "M\($0)" } ?? ""
      row.customer = member == nil && who == 6 ? "C\(random.next() % 15)" : ""
      row.store = "S\(random.next() % 3)"
      row.cashier = "c\(random.next() % 4)"
      if member != nil && random.next() % 5 == 0 {
        row.pointsPaid = FixtureNumber(minorUnits: Int64(random.next() % 300))
      }
      if hasLines {
        let first = money / 3
        row.lines = [
          FixtureLine("P\(random.next() % 9)", 2, FixtureNumber(minorUnits: first), list: 30, cost: 7, vat: "0.2"),
          FixtureLine("P\(random.next() % 9)", 1, FixtureNumber(minorUnits: money - first), cost: 11, vat: "0.1"),
        ]
      }
      rows.append(row)
    }
    var fixture = DatasetFixture(rows)
    for member in 0..<members { fixture.addMember("M\(member)", joined: joined[member].iso) }
    self.fixture = fixture
    receipts = plain
  }

  private static func clock(_ second: Int64) -> String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60)
  }
}

extension FixtureNumber {
  /// Hundredths.
  init(minorUnits: Int64) {
    let digits = minorUnits % 100
    self.init(stringLiteral: "\(minorUnits / 100)." + (digits < 10 ? "0\(digits)" : "\(digits)"))
  }
}

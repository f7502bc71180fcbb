import VernaColumns

/// A retailer whose every receipt is a function of its number, so that any part can be made anywhere, in any order.
///
/// Twenty-four months of a chain of 12 stores with 36 cashiers and 3,000 products: 60 % of receipts are members', who come
/// nearly four times a month, heavy buyers among them more often; 3 % carry an account without a card, 1.5 % are returns of
/// an earlier receipt. The number of members grows with that of receipts.
struct Retailer: Sendable {
  let receipts: Int
  let members: Int
  let linesPerReceipt: Int
  /// 2024-01-01 00:00 UTC.
  static let start: Int64 = 1_704_067_200
  /// Two years, the first of them a leap year.
  static let span: Int64 = 731 * 86_400

  init(receipts: Int, members: Int? = nil, linesPerReceipt: Int = 3) {
    self.receipts = receipts
    self.members = members ?? max(receipts / 160, 10)
    self.linesPerReceipt = linesPerReceipt
  }

  /// A receipt by its number.
  func receipt(_ number: Int) -> RetailReceipt { RetailReceipt(number, of: self) }

  /// The moments rise with the number.
  func moment(_ number: Int) -> Int64 { Retailer.start + Int64(number) * Retailer.span / Int64(receipts) }
}

/// A receipt of the retailer.
struct RetailReceipt {
  let number: Int
  let at: Int64
  /// -1 for none.
  var member: Int
  var customer: Int
  let store: Int
  let cashier: Int
  let channel: Int
  let isReturn: Bool
  /// The number of the original sale, -1 for none.
  let original: Int
  let lineCount: Int
  let total: Int64
  let pointsPaid: Int64
  private let seed: UInt64

  init(_ number: Int, of retailer: Retailer) {
    let hash = RetailReceipt.mix(UInt64(number) &* 0x9e37_79b9_7f4a_7c15 &+ 0x1234_5678)
    let more = RetailReceipt.mix(hash)
    self.number = number
    seed = more
    at = retailer.moment(number)
    let isReturn = hash % 1000 < 15 && number > 1000
    self.isReturn = isReturn
    original = isReturn ? number - 1 - Int((hash >> 12) % 1000) : -1
    let share = Double(RetailReceipt.mix(more) >> 32) / 4_294_967_296
    let who = (more >> 24) % 100
    member = who < 60 ? min(Int(share * share * Double(retailer.members)), retailer.members - 1) : -1
    customer = who >= 60 && who < 63 ? Int(share * Double(max(retailer.members / 10, 1))) : -1
    store = Int((hash >> 32) % 12)
    cashier = store * 3 + Int((hash >> 40) % 3)
    channel = (hash >> 44) % 10 == 0 ? 1 : 0
    lineCount = retailer.linesPerReceipt == 0 ? 0 : 1 + Int((hash >> 48) % UInt64(retailer.linesPerReceipt * 2 - 1))
    pointsPaid = who < 60 && (more >> 40) % 8 == 0 ? Int64(100 + (more >> 44) % 2000) : 0
    var sum: Int64 = 0
    for line in 0..<lineCount { sum += RetailReceipt.line(line, more).amount }
    total = lineCount == 0 ? Int64(1_000 + (more >> 36) % 200_000) : sum
  }

  /// A line: the product, thousandths of a unit, kopecks.
  func line(_ index: Int) -> (product: Int, quantity: Int64, amount: Int64) { RetailReceipt.line(index, seed) }

  private static func line(_ index: Int, _ seed: UInt64) -> (product: Int, quantity: Int64, amount: Int64) {
    let hash = mix(seed &+ UInt64(index) &* 0xd134_2543_de82_ef95)
    let product = Int(hash % 3000)
    let quantity = 1 + Int64((hash >> 16) % 3)
    return (product, quantity * 1000, quantity * Int64(500 + product * 7))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

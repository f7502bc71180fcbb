import VernaStatistics

/// What every product costs during one fortnight, promotions included.
struct PriceList: Sendable {
  /// Who pays for a promotion, and for whom it is.
  enum Promotion: UInt8, Sendable {
    case none, supplier, store
    /// A price for card holders, paid for by the programme.
    case card
  }

  /// The prices of one product, in kopecks for a unit.
  struct Tag: Sendable {
    var list: Int32
    var sale: Int32
    var cost: Int32
    var promotion: Promotion
  }

  private(set) var tags: [Tag]
  private(set) var fortnight = -1
  private let seed: UInt64
  private let erodes: Bool

  init(productCount: Int, seed: UInt64, erodes: Bool) {
    tags = [Tag](
      repeating: Tag(list: 0, sale: 0, cost: 0, promotion: .none), count: productCount)
    self.seed = seed
    self.erodes = erodes
  }

  /// Thousandths of the shelf's turnover on promotion in a fortnight; ever more of it where the margin erodes.
  private var promotedPermille: Int {
    guard erodes, fortnight >= 26 else { return 210 - fortnight / 8 }
    return min(350, 210 + (fortnight - 25) * 12)
  }

  /// Sets the prices of the fortnight of a day; prices go up each quarter, by 1.5 % of the first ones, costs by 1.4 %.
  mutating func turn(to dayIndex: Int, quarter: Int, products: [Assortment.Product]) {
    guard dayIndex / 14 != fortnight else { return }
    fortnight = dayIndex / 14
    var random = SeededGenerator(seed: seed, stream: 0x1000 + UInt64(fortnight))
    let promoted = promotedPermille
    // Goods are taken in random order until they make up the wanted part of turnover: the part promoted is then the
    // same in every fortnight, whichever goods it falls on.
    var order = Array(products.indices)
    random.shuffle(&order)
    let turnover = products.map { $0.weight * Int64($0.price) / 100 }
    let wanted = turnover.reduce(0, +) / 1000 * Int64(promoted)
    var taken: Int64 = 0
    for index in order {
      let product = products[index]
      let list = product.price * (1000 + 15 * quarter) / 1000 / 10 * 10
      let draw = random.below(1000)
      let depth = 10 + 5 * random.below(4)
      let isSupplier = random.below(100) < 55
      var tag = Tag(
        list: Int32(list), sale: Int32(list), cost: Int32(product.cost * (1000 + 14 * quarter) / 1000),
        promotion: .none)
      if taken < wanted {
        taken += turnover[index]
        tag.promotion = isSupplier ? .supplier : .store
        tag.sale = Int32(list * (100 - depth) / 100 / 10 * 10)
      } else if draw >= 980 {
        tag.promotion = .card
        tag.sale = Int32(list * 90 / 100 / 10 * 10)
      }
      tags[index] = tag
    }
  }
}

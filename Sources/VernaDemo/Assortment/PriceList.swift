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

  /// Thousandths of products on promotion in a fortnight; twice as many towards the end where the margin erodes.
  private var promotedPermille: Int {
    guard erodes, fortnight >= 28 else { return 210 - fortnight / 8 }
    return min(460, 210 + (fortnight - 27) * 16)
  }

  /// Sets the prices of the fortnight of a day; prices go up each quarter, by 1.5 % of the first ones, costs by 1.4 %.
  mutating func turn(to dayIndex: Int, quarter: Int, products: [Assortment.Product]) {
    guard dayIndex / 14 != fortnight else { return }
    fortnight = dayIndex / 14
    var random = SeededGenerator(seed: seed, stream: 0x1000 + UInt64(fortnight))
    let promoted = promotedPermille
    for (index, product) in products.enumerated() {
      let list = product.price * (1000 + 15 * quarter) / 1000 / 10 * 10
      let draw = random.below(1000)
      let depth = 10 + 5 * random.below(4)
      let isSupplier = random.below(100) < 55
      var tag = Tag(
        list: Int32(list), sale: Int32(list), cost: Int32(product.cost * (1000 + 14 * quarter) / 1000),
        promotion: .none)
      if draw < promoted {
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

import VernaStatistics

/// Fills baskets: how many lines, which goods, how much of each.
struct BasketPicker: Sendable {
  let assortment: Assortment
  private(set) var prices: PriceList
  private var memberLines = Deck.basketLines
  private var anonymousLines = Deck.basketLines
  /// Lines of a member's basket in thousandths of an anonymous one.
  private let memberPermille: Int
  private let isWeighed: [Bool]

  init(plan: DemoPlan, scale: DemoScale) {
    assortment = Assortment(
      count: scale.products, memberPricePermille: plan.has(.cherryPickers) ? 1_228 : 1_199, seed: plan.seed)
    prices = PriceList(
      productCount: assortment.products.count, seed: plan.seed, erodes: plan.has(.marginErosion))
    memberPermille = plan.has(.smallBaskets) ? 1_055 : 1_285
    isWeighed = assortment.products.map { ProductCategory.tree[$0.category].isWeighed }
  }

  mutating func turn(to day: Int, quarter: Int) {
    prices.turn(to: day, quarter: quarter, products: assortment.products)
  }

  /// Fills a basket.
  ///
  /// - Parameters:
  ///   - size: thousandths of a member's usual basket, or nil for an anonymous one.
  ///   - showsCard: whether card prices apply.
  mutating func fill(
    _ basket: inout Basket, size: Int?, huntsPromotions: Bool, showsCard: Bool, random: inout SeededGenerator
  ) {
    basket.clear()
    var count: Int
    if let size {
      let exact = memberLines.deal(using: &random) * memberPermille * size
      count = max(1, (exact + random.below(1_000_000)) / 1_000_000)
    } else {
      count = anonymousLines.deal(using: &random)
    }
    count = min(count, 60)
    for _ in 0..<count {
      let draw = random.next()
      var slot = Int(draw & 0xffff)
      var product = Int(size == nil ? assortment.anonymousSlots[slot] : assortment.memberSlots[slot])
      if huntsPromotions {
        var tries = 0
        while tries < 9 && (prices.tags[product].promotion == .none || prices.tags[product].promotion == .card) {
          slot = Int(random.next() & 0xffff)
          product = Int(assortment.memberSlots[slot])
          tries += 1
        }
      }
      let tag = prices.tags[product]
      let pays = tag.promotion == .card && !showsCard ? tag.list : tag.sale
      let promotion = tag.promotion == .card && !showsCard ? .none : tag.promotion
      var quantity: Int64
      var amount: Int64
      if isWeighed[product] {
        quantity = 200 + Int64((draw >> 16) & 0xffff) * 1201 / 65_536
        amount = (Int64(pays) * quantity + 500) / 1000
      } else {
        let many = Int((draw >> 16) & 0xffff)
        quantity = many < 1966 ? 3 : many < 9830 ? 2 : 1
        amount = Int64(pays) * quantity
        quantity *= 1000
      }
      basket.add(
        Basket.Line(
          product: Int32(product), quantity: quantity, amount: amount, list: tag.list, cost: tag.cost,
          promotion: promotion))
    }
  }
}

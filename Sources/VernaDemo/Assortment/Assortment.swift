import VernaCore
import VernaStatistics

/// The goods of the chain and how shoppers choose among them.
///
/// Both kinds of shopper draw a product from a table of slots, as many slots as the product is popular. Members'
/// slots lean to the dearer goods of each category, just so far that the price of an item has the wanted ratio.
struct Assortment: Sendable {
  /// One product.
  struct Product: Sendable {
    let category: Int
    let brand: Int
    /// From 0, the cheapest of its category, to 1000.
    let rank: Int
    let price: Int
    let cost: Int
    let weight: Int64
  }

  static let slotCount = 1 << 16
  /// Average units of a line of goods sold by the piece and average grams of a weighed line, in thousandths.
  static let unitsPerLine = 1180
  static let gramsPerLine = 800

  let products: [Product]
  let anonymousSlots: [UInt16]
  let memberSlots: [UInt16]

  /// Makes the assortment.
  ///
  /// - Parameter memberPricePermille: what a member's item costs on the shelf, in thousandths of an anonymous one.
  init(count: Int, memberPricePermille: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed, stream: 1)
    let categories = ProductCategory.tree
    let total = categories.reduce(0) { $0 + Int64($1.weight) }
    var products: [Product] = []
    products.reserveCapacity(count)
    let sizes = splitByLargestRemainder(Int64(count), weights: categories.map { Int64($0.weight) + total / 60 })
    for (index, category) in categories.enumerated() {
      let size = Int(sizes[index])
      var places = Array(0..<max(size, 0))
      random.shuffle(&places)
      let popularity = places.map { Int64(1_000_000) / Int64($0 + 4) }
      let sum = max(1, popularity.reduce(0, +))
      for place in 0..<size {
        let rank = size == 1 ? 500 : place * 1000 / (size - 1)
        let spread = category.highestPrice - category.lowestPrice
        let raw = category.lowestPrice + spread * rank / 1000 * (400 + rank * 6 / 10) / 1000
        let price = max(1000, raw / 100 * 100 - (random.below(2) == 0 ? 10 : 1))
        let exVAT = price * 100 / (100 + category.vatPercent)
        let cost = exVAT * (category.costPermille - 20 + random.below(41)) / 1000
        products.append(
          Product(
            category: index, brand: random.below(ProductCategory.brands.count), rank: rank, price: price, cost: cost,
            weight: popularity[place] * Int64(category.weight) * Int64(12_000 - 10 * rank) / sum))
      }
    }
    self.products = products
    anonymousSlots = Assortment.slots(products.map(\.weight))
    // The lean is the least for which the ratio is reached; both sums are whole numbers, so every platform agrees.
    var low = 0
    var high = 200_000
    let base = Assortment.money(products.map(\.weight), products)
    while low < high {
      let middle = (low + high) / 2
      let leaning = Assortment.money(Assortment.leaning(products, by: middle), products)
      let reached = leaning.money * base.items * 1000 >= base.money * leaning.items * Int128(memberPricePermille)
      if reached { high = middle } else { low = middle + 1 }
    }
    memberSlots = Assortment.slots(Assortment.leaning(products, by: low))
  }

  private static func leaning(_ products: [Product], by lean: Int) -> [Int64] {
    products.map { $0.weight * Int64(1_000_000 + lean * $0.rank * $0.rank / 1000) / 1_000_000 }
  }

  private static func money(_ weights: [Int64], _ products: [Product]) -> (money: Int128, items: Int128) {
    var money: Int128 = 0
    var items: Int128 = 0
    for (weight, product) in zip(weights, products) {
      let isWeighed = ProductCategory.tree[product.category].isWeighed
      money += Int128(weight) * Int128(product.price * (isWeighed ? gramsPerLine : unitsPerLine))
      items += Int128(weight) * Int128(isWeighed ? 1000 : unitsPerLine)
    }
    return (money, items)
  }

  private static func slots(_ weights: [Int64]) -> [UInt16] {
    var slots: [UInt16] = []
    slots.reserveCapacity(slotCount)
    for (index, share) in splitByLargestRemainder(Int64(slotCount), weights: weights).enumerated() {
      for _ in 0..<share { slots.append(UInt16(index)) }
    }
    return slots
  }

  /// Writes `products.csv`.
  func write(to file: ByteFile) {
    file.text("sku,name,category,cost,price,vat_rate,unit,brand\n")
    for (index, product) in products.enumerated() {
      let category = ProductCategory.tree[product.category]
      let brand = ProductCategory.brands[product.brand]
      file.byte(80)
      file.number(index + 1, width: 5)
      file.text(",\(category.noun) «\(brand)» \(index + 1),\(category.path),")
      file.hundredths(Int64(product.cost))
      file.comma()
      file.hundredths(Int64(product.price))
      file.text(category.vatPercent == 10 ? ",0.1," : ",0.2,")
      file.text(category.isWeighed ? "kg," : "pcs,")
      file.text(brand)
      file.newLine()
    }
  }
}

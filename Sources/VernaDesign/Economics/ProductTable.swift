import VernaColumns
import VernaCore

/// A product that margins can be worked for: with a price above zero and a known cost.
struct DesignedProduct: Sendable {
  /// Its place in `Dataset.products`.
  let index: Int
  let sku: String
  let category: String
  let rate: Int32
  /// Without VAT, in units of the scale.
  let price: Int128
  let margin: Int128
  /// As the shopper pays it, in millionths of a millionth of a major unit.
  let paidPrice: Int128
  /// 0 to 3.
  var cluster = 0

  var share: ExactShare { ExactShare(margin, of: price) }
}

/// The products that a ladder is designed for, each once, and those left out with the reason.
struct ProductTable: Sendable {
  /// In the order of the products file.
  private(set) var products: [DesignedProduct] = []
  private(set) var leftOut: [LadderDesign.LeftOut] = []
  /// By place in `Dataset.products`: the place in `products`, -1 where it is none of them.
  private(set) var placeOfProduct: [Int32]
  /// By place in `Dataset.products`: whether the categories asked for hold it.
  private(set) var isKept: [Bool]
  /// By place in `Dataset.products`: why its sales are not matched; nil for designed ones.
  private(set) var reasonOfProduct: [LadderDesign.LeftOut.Reason?]

  init(_ dataset: Dataset, listed: Set<String>, categories: [String], scale: ExactScale) {
    placeOfProduct = [Int32](repeating: -1, count: dataset.products.count)
    isKept = dataset.products.map { ProductTable.holds($0.category, categories) }
    reasonOfProduct = [LadderDesign.LeftOut.Reason?](repeating: nil, count: dataset.products.count)
    for (index, product) in dataset.products.enumerated() {
      guard isKept[index] else { continue }
      guard listed.contains(product.sku) else {
        reasonOfProduct[index] = .notListed
        continue
      }
      let rate = product.vatRateMillionths ?? 0
      guard let price = product.priceMicros else {
        leaveOut(product, index, .noPrice)
        continue
      }
      guard price > 0 else {
        leaveOut(product, index, price == 0 ? .zeroPrice : .negativePrice)
        continue
      }
      guard let cost = product.costMicros else {
        leaveOut(product, index, .noCost)
        continue
      }
      placeOfProduct[index] = Int32(products.count)
      let net = scale.net(priceMicros: price, rate)
      products.append(
        DesignedProduct(
          index: index, sku: product.sku, category: product.category, rate: rate, price: net,
          margin: net - scale.cost(micros: cost, rate),
          paidPrice: Int128(price) * (dataset.settings.pricesIncludeVAT ? 1_000_000 : 1_000_000 + Int128(rate))))
    }
  }

  private mutating func leaveOut(_ product: Product, _ index: Int, _ reason: LadderDesign.LeftOut.Reason) {
    reasonOfProduct[index] = reason
    leftOut.append(LadderDesign.LeftOut(sku: product.sku, reason: reason))
  }

  /// Puts each product into its cluster by the quartiles of margin.
  mutating func cluster(by quartiles: MarginQuartiles) {
    for place in products.indices { products[place].cluster = quartiles.cluster(of: products[place].margin) }
  }

  /// Whether any of the categories is a path or one above it; no categories hold everything.
  static func holds(_ path: String, _ categories: [String]) -> Bool {
    categories.isEmpty
      || categories.contains { category in
        let (path, category) = (Array(path.utf8), Array(category.utf8))
        return path.starts(with: category)
          && (path.count == category.count || path[category.count] == UInt8(ascii: "/"))
      }
  }
}

/// The quartiles of margin by linear interpolation between the sorted values (QUARTILE.INC of spreadsheets: of n values the
/// k-th quartile stands at (n - 1) k / 4), exact in units of the scale, of which every amount is a multiple of 4.
struct MarginQuartiles: Sendable, Equatable {
  let first: Int128
  let second: Int128
  let third: Int128

  /// - Parameter margins: at least one.
  init(_ margins: [Int128]) {
    let sorted = margins.sorted()
    func quartile(_ number: Int) -> Int128 {
      let position = (sorted.count - 1) * number
      let (below, quarters) = (position / 4, Int128(position % 4))
      let above = min(below + 1, sorted.count - 1)
      return (sorted[below] * (4 - quarters) + sorted[above] * quarters) / 4
    }
    (first, second, third) = (quartile(1), quartile(2), quartile(3))
  }

  /// 0 to 3: up to the first quartile, the second, the third, the rest.
  func cluster(of margin: Int128) -> Int { margin <= first ? 0 : margin <= second ? 1 : margin <= third ? 2 : 3 }
}

/// Products and terms of a data set: those of the products file, then those known from lines alone.
struct ProductCatalogue {
  private(set) var products: [Product] = []
  /// Terms with cost and VAT rate in force.
  private(set) var terms: [LineTerm] = []
  /// By index of the builder's terms.
  private(set) var termOfRawTerm: [UInt32] = []
  /// By index of the builder's terms: the product's price in millionths, `StagedBatch.missing` where unknown.
  private(set) var priceOfTerm: [Int64] = []
  /// No line and no product has a VAT rate.
  private(set) var lacksVATRate = true

  init(_ given: [Product], _ dictionaries: BuilderDictionaries) {
    var skus = TextTable()
    for product in given where skus.intern(product.sku) == products.count { products.append(product) }
    if products.contains(where: { $0.vatRateMillionths != nil }) { lacksVATRate = false }
    // Code 0 is the empty sku, which a line cannot have.
    var productOfSku: [UInt32] = []
    for code in 0..<dictionaries.skus.count {
      let index = dictionaries.skus.withBytes(of: code) { code == 0 ? -1 : skus.intern($0) }
      if index == products.count { products.append(Product(sku: dictionaries.skus[code])) }
      productOfSku.append(UInt32(truncatingIfNeeded: max(index, 0)))
    }
    var indexOfTerm: [LineTerm: UInt32] = [:]
    for raw in dictionaries.terms.terms {
      let product = productOfSku[Int(raw.sku)]
      if raw.vatRate != StagedBatch.missing { lacksVATRate = false }
      let term = raw.inForce(product: product, products[Int(product)])
      priceOfTerm.append(products[Int(product)].priceMicros ?? StagedBatch.missing)
      let index = indexOfTerm[term] ?? UInt32(terms.count)
      if index == terms.count {
        terms.append(term)
        indexOfTerm[term] = index
      }
      termOfRawTerm.append(index)
    }
  }
}

extension RawTerm {
  /// The term with the product's cost and VAT rate where the line has none.
  func inForce(product index: UInt32, _ product: Product) -> LineTerm {
    LineTerm(
      product: index, listPriceMicros: listPrice == StagedBatch.missing ? nil : listPrice,
      costMicros: cost == StagedBatch.missing ? product.costMicros : cost,
      vatRateMillionths: vatRate == StagedBatch.missing
        ? product.vatRateMillionths ?? 0 : Int32(truncatingIfNeeded: vatRate),
      promotion: promotion, funding: LineTerm.Funding(rawValue: funding) ?? .notGiven, attributes: attributes)
  }
}

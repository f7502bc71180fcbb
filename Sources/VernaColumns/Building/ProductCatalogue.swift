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
      let term = inForce(raw, product)
      priceOfTerm.append(products[Int(product)].priceMicros ?? StagedBatch.missing)
      let index = indexOfTerm[term] ?? UInt32(terms.count)
      if index == terms.count {
        terms.append(term)
        indexOfTerm[term] = index
      }
      termOfRawTerm.append(index)
    }
  }

  private mutating func inForce(_ raw: RawTerm, _ index: UInt32) -> LineTerm {
    let product = products[Int(index)]
    if raw.vatRate != StagedBatch.missing { lacksVATRate = false }
    return LineTerm(
      product: index, listPriceMicros: raw.listPrice == StagedBatch.missing ? nil : raw.listPrice,
      costMicros: raw.cost == StagedBatch.missing ? product.costMicros : raw.cost,
      vatRateMillionths: raw.vatRate == StagedBatch.missing
        ? product.vatRateMillionths ?? 0 : Int32(truncatingIfNeeded: raw.vatRate),
      promotion: raw.promotion, funding: LineTerm.Funding(rawValue: raw.funding) ?? .notGiven,
      attributes: raw.attributes)
  }
}

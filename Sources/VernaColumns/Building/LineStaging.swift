internal import VernaCore

/// Makes the lines of a batch the builder's own: a term, a quantity, an amount.
struct LineStaging {
  private let batch: StagedBatch
  private let perMajor: Int64
  private let skus: [UInt32]
  private let promotions: [UInt32]
  private let attributes: [UInt32]
  /// By the batch's sku code: the last term with that sku, since most lines of a product are alike.
  private var lastTerm: [UInt32]

  init(_ batch: StagedBatch, perMajor: Int64, dictionaries: inout BuilderDictionaries) {
    self.batch = batch
    self.perMajor = perMajor
    skus = BuilderDictionaries.merge(batch.sku, into: &dictionaries.skus)
    promotions = BuilderDictionaries.merge(batch.promoID, into: &dictionaries.promotions)
    attributes = batch.attributes.isEmpty ? [] : LineStaging.attributes(batch, &dictionaries)
    lastTerm = [UInt32](repeating: UInt32.max, count: batch.sku.values.count)
  }

  /// The lines in order of rows.
  mutating func stage(_ dictionaries: inout BuilderDictionaries, _ report: inout BuildReport) -> StagedLines {
    let terms = terms(&dictionaries)
    var staged = StagedLines()
    let isSimple = !batch.amount.isEmpty && batch.unitPrice.isEmpty
    if isSimple, let lines = narrowLines(terms) {
      staged.lines = lines
      return staged
    }
    staged.lines.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      staged.append(term: terms[row], quantity: batch.quantity[row], amount: amount(row, &report))
    }
    return staged
  }

  /// The lines where all of them fit 32 bits; nil where any does not.
  private func narrowLines(_ terms: [UInt32]) -> [StagedLine]? {
    var fits = true
    let lines = [StagedLine](unsafeUninitializedCapacity: batch.count) { lines, initialized in
      batch.quantity.withUnsafeBufferPointer { quantities in
        batch.amount.withUnsafeBufferPointer { amounts in
          for row in 0..<terms.count {
            let quantity = Int32(truncatingIfNeeded: quantities[row])
            let amount = Int32(truncatingIfNeeded: amounts[row])
            let isWhole = Int64(quantity) == quantities[row] && Int64(amount) == amounts[row]
            fits = fits && isWhole && quantity != Int32.min && amount != Int32.min
            lines[row] = StagedLine(term: terms[row], quantity: quantity, amount: amount)
          }
        }
      }
      initialized = terms.count
    }
    return fits ? lines : nil
  }

  private mutating func terms(_ dictionaries: inout BuilderDictionaries) -> [UInt32] {
    var terms = [UInt32](repeating: 0, count: batch.count)
    if batch.sku.codes.isEmpty { return terms }
    for row in 0..<batch.count {
      let sku = Int(batch.sku.codes[row])
      let term = RawTerm(
        sku: skus[sku], promotion: batch.promoID.codes.isEmpty ? 0 : promotions[Int(batch.promoID.codes[row])],
        attributes: attributes.isEmpty ? 0 : attributes[row],
        funding: batch.promoFunding.isEmpty ? 0 : batch.promoFunding[row], listPrice: number(batch.listPrice, row),
        cost: number(batch.cost, row), vatRate: number(batch.vatRate, row))
      let last = lastTerm[sku]
      if last != UInt32.max && dictionaries.terms.terms[Int(last)] == term {
        terms[row] = last
      } else {
        terms[row] = dictionaries.terms.intern(term)
        lastTerm[sku] = terms[row]
      }
    }
    return terms
  }

  private func amount(_ row: Int, _ report: inout BuildReport) -> Int64 {
    let given = number(batch.amount, row)
    let price = number(batch.unitPrice, row)
    if price == StagedBatch.missing { return given }
    let worked = money(ofQuantity: batch.quantity[row], atPriceMicros: price, perMajor: perMajor)
    if given == StagedBatch.missing { return worked }
    if given.magnitude != worked.magnitude {
      report.note(
        BuildReport.Difference(
          kind: .amount, receiptID: batch.receiptID.values[Int(batch.receiptID.codes[row])], source: batch.source,
          lineNumber: batch.lineNumber(row), column: "amount", held: given, other: worked), kind: .amount)
    }
    return given
  }

  /// The index of each row's attributes.
  private static func attributes(_ batch: StagedBatch, _ dictionaries: inout BuilderDictionaries) -> [UInt32] {
    let columns = batch.attributes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var memo: [[UInt32]: UInt32] = [:]
    return (0..<batch.count).map { row in
      let key = columns.map { $0.value.codes.isEmpty ? 0 : $0.value.codes[row] }
      if let known = memo[key] { return known }
      var values: [String: String] = [:]
      for (column, code) in zip(columns, key) where code != 0 { values[column.key] = column.value.values[Int(code)] }
      let index = dictionaries.intern(attributes: values)
      memo[key] = index
      return index
    }
  }

  private func number(_ column: [Int64], _ row: Int) -> Int64 { column.isEmpty ? StagedBatch.missing : column[row] }
}

/// Whether a quantity (thousandths) at a unit price (millionths of a major unit) comes to ten thousand million units of money
/// or more, which no shop takes and an amount may not have either.
func isTooMuch(quantity: Int64, atPriceMicros price: Int64) -> Bool {
  let (_, overflow) = quantity.multipliedReportingOverflow(by: price)
  // What fits 64 bits is less than that.
  return overflow && (Int128(quantity) * Int128(price)).magnitude >= 10_000_000_000_000_000_000
}

/// The money of a quantity (thousandths) at a unit price (millionths of a major unit), half away from zero.
@inline(__always)
func money(ofQuantity quantity: Int64, atPriceMicros price: Int64, perMajor: Int64) -> Int64 {
  let (product, overflow) = quantity.multipliedReportingOverflow(by: price)
  let (minor, overflowToo) = product.multipliedReportingOverflow(by: perMajor)
  if overflow || overflowToo {
    return divideRoundingHalfAway(Int128(quantity) * Int128(price) * Int128(perMajor), by: 1_000_000_000)
  }
  let rounded = Int64((minor.magnitude + 500_000_000) / 1_000_000_000)
  return minor < 0 ? -rounded : rounded
}

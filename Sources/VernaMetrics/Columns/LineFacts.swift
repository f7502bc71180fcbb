import VernaColumns
import VernaCore

/// What reading a line needs to know of its term.
struct LineFacts: BitwiseCopyable {
  /// List price and cost of one unit in millionths of a major unit; -1 where not known.
  var listMicros: Int64 = -1
  var costMicros: Int64 = -1
  /// Millionths of a minor unit without VAT in a minor unit of money.
  var netFactor = 1e6
  /// Millionths of a minor unit without VAT in a billionth of a major unit of cost.
  var costFactor = 0.1
  /// Classes of VAT of the money and of the cost.
  var priceClass: UInt16 = 0
  var costClass: UInt16 = 0
  /// Sold by weight or measure: one item whatever its quantity.
  var isMeasured = false
  var hasPromotion = false
  var isProgramme = false
  /// Whether the segment takes the line.
  var isKept = true
}

/// The facts of all terms of a data set, and what turns quantities into money.
final class LineFactTable: @unchecked Sendable {
  let facts: ScratchBuffer<LineFacts>
  let classes: VATClasses
  /// How many billionths of a major unit make a minor one.
  let scale: Int64
  /// Whether the segment leaves out any line.
  let isFiltered: Bool

  init(dataset: Dataset, segment: SegmentFilter?) {
    let settings = dataset.settings
    classes = VATClasses(dataset.terms)
    scale = 1_000_000_000 / settings.currency.minorPerMajor
    isFiltered = segment?.terms != nil
    facts = ScratchBuffer(dataset.terms.count, zero: LineFacts())
    for (index, term) in dataset.terms.enumerated() {
      let rate = classes.index(of: term.vatRateMillionths)
      let withoutTax = 1e6 / Double(1_000_000 + Int64(term.vatRateMillionths))
      var line = LineFacts()
      line.listMicros = term.listPriceMicros ?? -1
      line.costMicros = term.costMicros ?? -1
      line.netFactor = settings.pricesIncludeVAT ? 1e6 * withoutTax : 1e6
      line.costFactor = 1e6 / Double(scale) * (settings.costsIncludeVAT ? withoutTax : 1)
      line.priceClass = settings.pricesIncludeVAT ? UInt16(rate) : 0
      line.costClass = settings.costsIncludeVAT ? UInt16(rate) : 0
      line.isMeasured = dataset.products[Int(term.product)].isMeasured
      line.hasPromotion = term.promotion != 0
      line.isProgramme = term.funding == .programme
      line.isKept = segment?.terms?[index] ?? true
      facts[index] = line
    }
  }
}

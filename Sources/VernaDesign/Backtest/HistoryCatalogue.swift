import VernaColumns
import VernaCore
import VernaMechanics

/// What lines and receipts of a data set are in the words of the engine, made once so that no text is made a line.
struct HistoryCatalogue: Sendable {
  /// By `LineTerm`: the line without quantity and price.
  let lines: [BasketLine]
  /// By `LineTerm`: list price of a unit in millionths, and whether the programme paid what was taken off it.
  let terms: [LineTerm]
  let stores: [ByteText]
  let channels: [ByteText]
  let cashiers: [ByteText]
  /// Ids of lines by their place: "1", "2" …
  let lineIDs: [ByteText]
  /// Codes shown on a receipt, by its row.
  let codesOfRow: [Int: [ByteText]]
  /// Whether what the programme of then took off (`promo_funding: programme`) is put back on.
  let dropsCardPrices: Bool
  /// Millionths of a major unit in a minor unit.
  let microsOfMinor: Int64

  /// Reads the dictionaries of a data set.
  ///
  /// - Parameters:
  ///   - codes: whether codes of used offers are to be shown again (the campaign's name is the code).
  ///   - dropsCardPrices: whether discounts that the programme of then paid for are put back on.
  /// - Complexity: O(products + terms + used offers).
  init(_ data: Dataset, codes: Bool, dropsCardPrices: Bool = false) {
    self.dropsCardPrices = dropsCardPrices
    microsOfMinor = 1_000_000 / data.settings.currency.minorPerMajor
    terms = data.terms
    let skus = data.products.map { ByteText($0.sku) }
    let categories = data.products.map { ByteText($0.category) }
    let brands = data.products.map { ByteText($0.brand) }
    let costsIncludeVAT = data.settings.costsIncludeVAT
    let micros = microsOfMinor
    // Prices without VAT stand as they are: to the engine such a price holds none.
    let holdsVAT = data.settings.pricesIncludeVAT
    lines = data.terms.map { term in
      let product = Int(term.product)
      var cost = term.costMicros
      if costsIncludeVAT, let given = cost, term.vatRateMillionths > 0 {
        cost = divideRoundingHalfAway(Int128(given) * 1_000_000, by: 1_000_000 + Int128(term.vatRateMillionths))
      }
      return BasketLine(
        id: "", sku: skus[product], category: categories[product], brand: brands[product], price: .zero,
        unitCostMicros: cost, vatRate: holdsVAT ? Share(millionths: Int64(term.vatRateMillionths)) : .zero,
        minPrice: Money(minorUnits: (data.products[product].minimumPriceMicros ?? 0) / micros),
        attributes: HistoryCatalogue.attributes(data, term))
    }
    stores = HistoryCatalogue.texts(data.stores)
    channels = HistoryCatalogue.texts(data.channels)
    cashiers = HistoryCatalogue.texts(data.cashiers)
    lineIDs = (1...200).map { ByteText(String($0)) }
    var found: [Int: [ByteText]] = [:]
    if codes {
      for offer in data.side.offers where !offer.campaignID.isEmpty {
        guard !offer.receiptID.isEmpty, let row = data.columns.row(ofReceipt: offer.receiptID) else { continue }
        found[row, default: []].append(ByteText(offer.campaignID))
      }
    }
    codesOfRow = found
  }

  /// The name of the line at a place.
  @inline(__always)
  func lineID(_ place: Int) -> ByteText { place < lineIDs.count ? lineIDs[place] : ByteText(String(place + 1)) }

  private static func texts(_ table: TextTable) -> [ByteText] { (0..<table.count).map { ByteText(table[$0]) } }

  private static func attributes(_ data: Dataset, _ term: LineTerm) -> [ByteText: ByteText] {
    var all: [ByteText: ByteText] = [:]
    for (name, value) in data.products[Int(term.product)].attributes { all[ByteText(name)] = ByteText(value) }
    for (name, value) in data.lineAttributes[Int(term.attributes)] { all[ByteText(name)] = ByteText(value) }
    return all
  }
}

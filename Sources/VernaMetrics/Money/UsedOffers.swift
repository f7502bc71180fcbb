import VernaColumns
import VernaCore

/// Offers that were used, with what the receipts they stand on brought.
struct UsedOffers: Sendable {
  /// A used offer.
  struct Use: Sendable {
    let offer: OfferRow
    let usedAt: Int64
    /// Index into `receipts`; nil where it is on no receipt of the data.
    let receipt: Int?
  }

  /// A receipt with at least one used offer.
  struct Receipt: Sendable {
    let at: Int64
    let sums: EconomicSums
  }

  private(set) var uses: [Use] = []
  private(set) var receipts: [Receipt] = []

  init(dataset: Dataset, economics: ReceiptEconomics) {
    var places: [Int: Int] = [:]
    let reader = economics.reader
    for offer in dataset.side.offers {
      guard let usedAt = offer.usedAt else { continue }
      guard !offer.receiptID.isEmpty, let row = dataset.columns.row(ofReceipt: offer.receiptID) else {
        uses.append(Use(offer: offer, usedAt: usedAt, receipt: nil))
        continue
      }
      if let place = places[row] {
        uses.append(Use(offer: offer, usedAt: usedAt, receipt: place))
        continue
      }
      var sums = economics.none
      var at: Int64 = 0
      dataset.columns.withReceipt(row: row) { block in
        at = Int64(block.at[0])
        reader.add(block, 0, to: &sums)
      }
      places[row] = receipts.count
      uses.append(Use(offer: offer, usedAt: usedAt, receipt: receipts.count))
      receipts.append(Receipt(at: at, sums: sums))
    }
  }

  /// What the offers of a span that pass a test brought and cost, each receipt once.
  func fill(
    _ money: inout CampaignMoney, in span: Range<Int64>, economics: ReceiptEconomics, where taken: (OfferRow) -> Bool
  ) {
    var seen: Set<Int> = []
    var sums = economics.none
    for use in uses where span.contains(use.usedAt) && taken(use.offer) {
      money.usedOffers += 1
      if let receipt = use.receipt {
        if seen.insert(receipt).inserted { sums += receipts[receipt].sums }
      } else {
        money.offersOffReceipts += use.offer.cost?.minorUnits ?? 0
      }
    }
    money.receipts = Int64(seen.count)
    money.margin = economics.margin(sums)
    money.rewardsOnReceipts = economics.rewardsWithoutTax(sums)
  }
}

import VernaColumns

/// The retailer's receipts as a data set.
enum RetailData {
  static func build(_ retailer: Retailer) throws -> Dataset {
    let staging = RetailStaging(retailer: retailer)
    var builder = DatasetBuilder(settings: DatasetSettings())
    for name in [
      "receipt_id", "at", "kind", "member_id", "customer_id", "store", "cashier", "channel", "original_receipt_id",
      "total", "points_paid",
    ] {
      builder.given.note(.receipts, name)
    }
    if retailer.linesPerReceipt > 0 {
      for name in ["receipt_id", "sku", "qty", "amount"] { builder.given.note(.lines, name) }
    }
    var next = 0
    while next < retailer.receipts {
      let (batch, after) = staging.batch(from: next, to: retailer.receipts)
      builder.add(batch)
      next = after
    }
    return try builder.finish().0
  }
}

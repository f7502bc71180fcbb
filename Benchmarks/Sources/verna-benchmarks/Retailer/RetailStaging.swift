import VernaColumns

/// Stages the retailer's receipts as the readers would: batches of rows with dictionaries of their own.
struct RetailStaging {
  let retailer: Retailer
  static let rows = 65_536

  /// The batch that starts at a receipt, and the receipt after it.
  func batch(from first: Int, to end: Int) -> (batch: StagedBatch, next: Int) {
    let isLines = retailer.linesPerReceipt > 0
    var batch = StagedBatch(isLines: isLines, source: 0)
    var number = first
    while number < end && batch.count < RetailStaging.rows {
      append(retailer.receipt(number), to: &batch)
      number += 1
    }
    batch.lineNumbers = (0..<batch.count).map { UInt32($0 + 2) }
    return (batch, number)
  }

  private func append(_ receipt: RetailReceipt, to batch: inout StagedBatch) {
    let id = code("T\(receipt.store)-", 1_000_000_000 + receipt.number, &batch.receiptID)
    let member = receipt.member < 0 ? 0 : code("M", 10_000_000 + receipt.member, &batch.memberID)
    let customer = receipt.customer < 0 ? 0 : code("C", 10_000_000 + receipt.customer, &batch.customerID)
    let store = code("S", receipt.store + 1, &batch.store)
    let cashier = code("K", receipt.cashier + 1, &batch.cashier)
    let channel = code(receipt.channel == 0 ? "shop" : "site", nil, &batch.channel)
    let original = receipt.original < 0
      ? 0 : code("T\(retailer.receipt(receipt.original).store)-", 1_000_000_000 + receipt.original, &batch.originalReceiptID)
    for index in 0..<max(receipt.lineCount, 1) {
      batch.receiptID.codes.append(id)
      batch.memberID.codes.append(member)
      batch.customerID.codes.append(customer)
      batch.store.codes.append(store)
      batch.cashier.codes.append(cashier)
      batch.channel.codes.append(channel)
      batch.originalReceiptID.codes.append(original)
      batch.at.append(receipt.at)
      batch.kind.append(receipt.isReturn ? 2 : 1)
      batch.total.append(receipt.total)
      batch.pointsPaid.append(receipt.pointsPaid)
      batch.contentHashes.append(UInt64(receipt.number) &* 8 &+ UInt64(index))
      batch.count += 1
      if receipt.lineCount == 0 { continue }
      let line = receipt.line(index)
      batch.sku.codes.append(code("P", 10_000 + line.product, &batch.sku))
      batch.quantity.append(line.quantity)
      batch.amount.append(line.amount)
    }
  }

  private func code(_ prefix: String, _ number: Int?, _ column: inout CodedColumn) -> UInt32 {
    UInt32(column.values.intern(number.map { prefix + String($0) } ?? prefix))
  }
}

extension StagedBatch {
  /// The batch with the given rows in the given order.
  func rearranged(_ rows: [Int]) -> StagedBatch {
    func pick<Value>(_ values: [Value]) -> [Value] { values.isEmpty ? [] : rows.map { values[$0] } }
    func pick(_ column: CodedColumn) -> CodedColumn { CodedColumn(codes: pick(column.codes), values: column.values) }
    var batch = self
    batch.count = rows.count
    batch.lineNumbers = pick(lineNumbers)
    batch.contentHashes = pick(contentHashes)
    batch.receiptID = pick(receiptID)
    batch.at = pick(at)
    batch.kind = pick(kind)
    batch.memberID = pick(memberID)
    batch.customerID = pick(customerID)
    batch.store = pick(store)
    batch.cashier = pick(cashier)
    batch.channel = pick(channel)
    batch.originalReceiptID = pick(originalReceiptID)
    batch.total = pick(total)
    batch.pointsPaid = pick(pointsPaid)
    batch.sku = pick(sku)
    batch.quantity = pick(quantity)
    batch.amount = pick(amount)
    batch.unitPrice = pick(unitPrice)
    batch.listPrice = pick(listPrice)
    batch.cost = pick(cost)
    batch.vatRate = pick(vatRate)
    batch.promoID = pick(promoID)
    batch.promoFunding = pick(promoFunding)
    batch.attributes = attributes.mapValues(pick)
    return batch
  }
}

import VernaColumns

/// A row of a made-up receipts or lines file, in texts and numbers as written.
struct AuditRow {
  var isLines: Bool
  var source: Int
  var lineNumber: UInt32 = 0
  var pointsIncluded: Bool
  var id = ""
  var at: Int64?
  var kind: UInt8 = 0
  var member = ""
  var customer = ""
  var store = ""
  var cashier = ""
  var channel = ""
  var original = ""
  var total: Int64?
  var points: Int64?
  var sku = ""
  var quantity: Int64?
  var amount: Int64?
  var price: Int64?
  var list: Int64?
  var cost: Int64?
  var vat: Int64?
  var promotion = ""
  var funding: UInt8 = 0
  var size = ""

  /// What the row says, whatever its place.
  var content: String {
    let texts = [id, member, customer, store, cashier, channel, original, sku, promotion, size]
    let numbers = [at, total, points, quantity, amount, price, list, cost, vat].map { $0.map(String.init) ?? "" }
    return (texts + numbers + ["\(kind)", "\(funding)"]).joined(separator: ";")
  }
}

/// Stages rows of one file as a reader would.
func stage(_ rows: [AuditRow]) -> StagedBatch {
  var batch = StagedBatch(isLines: rows[0].isLines, source: rows[0].source, count: rows.count)
  batch.pointsIncluded = rows[0].pointsIncluded
  batch.lineNumbers = rows.map(\.lineNumber)
  batch.contentHashes = rows.map { row in
    row.content.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }
  func coded(_ texts: [String]) -> CodedColumn {
    guard texts.contains(where: { !$0.isEmpty }) else { return CodedColumn() }
    var column = CodedColumn()
    column.codes = texts.map { UInt32(column.values.intern($0)) }
    return column
  }
  func numbers(_ values: [Int64?]) -> [Int64] {
    values.contains { $0 != nil } ? values.map { $0 ?? StagedBatch.missing } : []
  }
  batch.receiptID = coded(rows.map(\.id))
  batch.at = numbers(rows.map(\.at))
  batch.kind = rows.map(\.kind)
  batch.memberID = coded(rows.map(\.member))
  batch.customerID = coded(rows.map(\.customer))
  batch.store = coded(rows.map(\.store))
  batch.cashier = coded(rows.map(\.cashier))
  batch.channel = coded(rows.map(\.channel))
  batch.originalReceiptID = coded(rows.map(\.original))
  batch.total = numbers(rows.map(\.total))
  batch.pointsPaid = numbers(rows.map(\.points))
  guard batch.isLines else { return batch }
  batch.sku = coded(rows.map(\.sku))
  batch.quantity = numbers(rows.map(\.quantity))
  batch.amount = numbers(rows.map(\.amount))
  batch.unitPrice = numbers(rows.map(\.price))
  batch.listPrice = numbers(rows.map(\.list))
  batch.cost = numbers(rows.map(\.cost))
  batch.vatRate = numbers(rows.map(\.vat))
  batch.promoID = coded(rows.map(\.promotion))
  batch.promoFunding = rows.map(\.funding)
  let sizes = coded(rows.map(\.size))
  if sizes.isGiven { batch.attributes["size"] = sizes }
  return batch
}

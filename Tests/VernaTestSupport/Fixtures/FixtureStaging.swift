import VernaColumns
import VernaCore

/// Stages a fixture's receipts as a reader would.
struct FixtureStaging {
  private let fixture: DatasetFixture
  private(set) var given: GivenInputs

  init(_ fixture: DatasetFixture) {
    self.fixture = fixture
    given = fixture.given
  }

  mutating func batches() -> [StagedBatch] {
    var batches = [receiptsBatch()]
    if fixture.receipts.contains(where: { !$0.lines.isEmpty }) { batches.append(linesBatch()) }
    return batches
  }

  private mutating func receiptsBatch() -> StagedBatch {
    let rows = fixture.receipts
    let perMajor = fixture.settings.currency.minorPerMajor
    var batch = StagedBatch(isLines: false, source: 0, count: rows.count)
    batch.pointsIncluded = fixture.pointsIncluded
    batch.lineNumbers = rows.indices.map { UInt32($0 + 2) }
    batch.contentHashes = rows.indices.map { UInt64($0) }
    batch.at = rows.map { fixture.moment($0.at) }
    batch.kind = rows.map(\.kind)
    batch.receiptID = coded(rows.map(\.id), .receipts, "receipt_id")
    batch.memberID = coded(rows.map(\.member), .receipts, "member_id")
    batch.customerID = coded(rows.map(\.customer), .receipts, "customer_id")
    batch.store = coded(rows.map(\.store), .receipts, "store")
    batch.cashier = coded(rows.map(\.cashier), .receipts, "cashier")
    batch.channel = coded(rows.map(\.channel), .receipts, "channel")
    batch.originalReceiptID = coded(rows.map(\.original), .receipts, "original_receipt_id")
    batch.total = numbers(rows.map { $0.total?.scaled(perMajor) }, .receipts, "total")
    batch.pointsPaid = numbers(rows.map { $0.pointsPaid?.scaled(perMajor) }, .receipts, "points_paid")
    if !rows.isEmpty { given.note(.receipts, "at") }
    if rows.contains(where: { $0.kind != 0 }) { given.note(.receipts, "kind") }
    return batch
  }

  private mutating func linesBatch() -> StagedBatch {
    let rows = fixture.receipts.flatMap { receipt in receipt.lines.map { (receipt.id, $0) } }
    let lines = rows.map(\.1)
    let perMajor = fixture.settings.currency.minorPerMajor
    var batch = StagedBatch(isLines: true, source: 1, count: rows.count)
    batch.pointsIncluded = fixture.pointsIncluded
    batch.lineNumbers = rows.indices.map { UInt32($0 + 2) }
    batch.contentHashes = rows.indices.map { UInt64($0) }
    batch.receiptID = coded(rows.map(\.0), .lines, "receipt_id")
    batch.sku = coded(lines.map(\.sku), .lines, "sku")
    batch.quantity = numbers(lines.map { $0.quantity.scaled(1000) }, .lines, "qty")
    batch.amount = numbers(lines.map { $0.amount?.scaled(perMajor) }, .lines, "amount")
    batch.unitPrice = numbers(lines.map { $0.unitPrice?.micros }, .lines, "unit_price")
    batch.listPrice = numbers(lines.map { $0.listPrice?.micros }, .lines, "list_price")
    batch.cost = numbers(lines.map { $0.cost?.micros }, .lines, "cost")
    batch.vatRate = numbers(lines.map { $0.vat?.micros }, .lines, "vat_rate")
    batch.promoID = coded(lines.map(\.promotion), .lines, "promo_id")
    batch.promoFunding = lines.map(\.funding)
    if lines.contains(where: { $0.funding != 0 }) { given.note(.lines, "promo_funding") }
    for name in Set(lines.flatMap(\.attributes.keys)).sorted() {
      batch.attributes[name] = coded(lines.map { $0.attributes[name] ?? "" }, .lines, "attr." + name)
    }
    return batch
  }

  private mutating func coded(_ texts: [String], _ file: FileKind, _ name: String) -> CodedColumn {
    guard texts.contains(where: { !$0.isEmpty }) else { return CodedColumn() }
    given.note(file, name)
    var column = CodedColumn()
    column.codes = texts.map { UInt32(column.values.intern($0)) }
    return column
  }

  private mutating func numbers(_ values: [Int64?], _ file: FileKind, _ name: String) -> [Int64] {
    guard values.contains(where: { $0 != nil }) else { return [] }
    given.note(file, name)
    return values.map { $0 ?? StagedBatch.missing }
  }
}

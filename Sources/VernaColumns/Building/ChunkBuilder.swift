internal import VernaCore

/// Turns one staged batch into a chunk: codes made the builder's own, rows gathered by receipt.
struct ChunkBuilder {
  private let batch: StagedBatch
  private let perMajor: Int64
  private let members: [UInt32]
  private let customers: [UInt32]
  private let stores: [UInt32]
  private let cashiers: [UInt32]
  private let channels: [UInt32]
  private let promotions: [UInt32]
  private let skus: [UInt32]
  private var chunk: ReceiptChunk
  /// By id code: the receipt in the chunk, -1 for none yet.
  private var receiptOfCode: [Int32]
  /// The first row of each receipt.
  private var firstRow: [Int] = []

  init(_ batch: StagedBatch, perMajor: Int64, dictionaries: inout BuilderDictionaries) {
    self.batch = batch
    self.perMajor = perMajor
    members = BuilderDictionaries.merge(batch.memberID, into: &dictionaries.members)
    customers = BuilderDictionaries.merge(batch.customerID, into: &dictionaries.customers)
    stores = BuilderDictionaries.merge(batch.store, into: &dictionaries.stores)
    cashiers = BuilderDictionaries.merge(batch.cashier, into: &dictionaries.cashiers)
    channels = BuilderDictionaries.merge(batch.channel, into: &dictionaries.channels)
    promotions = BuilderDictionaries.merge(batch.promoID, into: &dictionaries.promotions)
    skus = BuilderDictionaries.merge(batch.sku, into: &dictionaries.skus)
    chunk = ReceiptChunk(
      source: batch.source, isLines: batch.isLines, pointsIncluded: batch.pointsIncluded,
      ids: batch.receiptID.values.withoutSearch(), originals: batch.originalReceiptID.values.withoutSearch())
    receiptOfCode = [Int32](repeating: -1, count: batch.receiptID.values.count)
  }

  /// Makes the chunk.
  mutating func build(_ dictionaries: inout BuilderDictionaries, _ report: inout BuildReport) -> ReceiptChunk {
    let rows = acceptedRows(&report)
    if batch.isLines {
      let order = gatherReceipts(rows, &report)
      stageLines(order, &dictionaries, &report)
    } else {
      for row in rows { _ = startReceipt(row) }
    }
    return chunk
  }

  private func acceptedRows(_ report: inout BuildReport) -> [Int] {
    var rows: [Int] = []
    rows.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      let at = number(batch.at, row)
      if at == StagedBatch.missing {
        if !batch.isLines {
          report.reject(source: batch.source, lineNumber: lineNumber(row), .noTime)
          continue
        }
      } else if at < 86_400 || at > Int64(UInt32.max) {
        report.reject(source: batch.source, lineNumber: lineNumber(row), .timeOutOfRange)
        continue
      }
      if batch.isLines && number(batch.quantity, row) == StagedBatch.missing {
        report.reject(source: batch.source, lineNumber: lineNumber(row), .noQuantity)
      } else {
        rows.append(row)
      }
    }
    return rows
  }

  /// Finds the receipts of a lines batch; the rows in order of receipt, then of file.
  private mutating func gatherReceipts(_ rows: [Int], _ report: inout BuildReport) -> [Int] {
    var receiptOfRow: [Int32] = []
    receiptOfRow.reserveCapacity(rows.count)
    var isGathered = true
    var last: Int32 = -1
    for row in rows {
      let code = Int(batch.receiptID.codes[row])
      var receipt = receiptOfCode[code]
      if receipt < 0 {
        receipt = Int32(startReceipt(row))
        receiptOfCode[code] = receipt
      } else {
        if receipt != last { isGathered = false }
        noteDifferences(row, from: firstRow[Int(receipt)], &report)
      }
      chunk.receipts[Int(receipt)].lineCount += 1
      chunk.receipts[Int(receipt)].content &+= content(row)
      last = receipt
      receiptOfRow.append(receipt)
    }
    var start: UInt32 = 0
    for receipt in chunk.receipts.indices {
      chunk.receipts[receipt].lineStart = start
      start += chunk.receipts[receipt].lineCount
    }
    if isGathered { return rows }
    var next = chunk.receipts.map { Int($0.lineStart) }
    var order = rows
    for (position, row) in rows.enumerated() {
      let receipt = Int(receiptOfRow[position])
      order[next[receipt]] = row
      next[receipt] += 1
    }
    return order
  }

  private mutating func startReceipt(_ row: Int) -> Int {
    chunk.receipts.append(
      StagedReceipt(
        idCode: batch.receiptID.codes[row], originalCode: code(batch.originalReceiptID.codes, row),
        at: number(batch.at, row) == StagedBatch.missing ? 0 : UInt32(batch.at[row]), member: code(members, batch.memberID, row),
        customer: code(customers, batch.customerID, row), cashier: code(cashiers, batch.cashier, row),
        store: UInt16(truncatingIfNeeded: code(stores, batch.store, row)),
        channel: UInt8(truncatingIfNeeded: code(channels, batch.channel, row)),
        kind: batch.kind.isEmpty ? 0 : batch.kind[row], total: number(batch.total, row),
        pointsPaid: number(batch.pointsPaid, row), content: batch.isLines ? 0 : content(row), lineStart: 0,
        lineCount: 0, lineNumber: lineNumber(row)))
    firstRow.append(row)
    return chunk.receipts.count - 1
  }

  private mutating func stageLines(
    _ order: [Int], _ dictionaries: inout BuilderDictionaries, _ report: inout BuildReport
  ) {
    var attributeMemo: [[UInt32]: UInt32] = [:]
    chunk.staged.lines.reserveCapacity(order.count)
    chunk.lineNumbers.reserveCapacity(order.count)
    for row in order {
      let quantity = batch.quantity[row]
      let term = RawTerm(
        sku: code(skus, batch.sku, row), promotion: code(promotions, batch.promoID, row),
        attributes: batch.attributes.isEmpty ? 0 : attributes(row, &attributeMemo, &dictionaries),
        funding: batch.promoFunding.isEmpty ? 0 : batch.promoFunding[row], listPrice: number(batch.listPrice, row),
        cost: number(batch.cost, row), vatRate: number(batch.vatRate, row))
      chunk.staged.append(
        term: dictionaries.terms.intern(term), quantity: quantity, amount: amount(row, quantity, &report))
      chunk.lineNumbers.append(lineNumber(row))
    }
  }

  private func amount(_ row: Int, _ quantity: Int64, _ report: inout BuildReport) -> Int64 {
    let given = number(batch.amount, row)
    let price = number(batch.unitPrice, row)
    if price == StagedBatch.missing { return given }
    let worked = money(ofQuantity: quantity, atPriceMicros: price, perMajor: perMajor)
    if given == StagedBatch.missing { return worked }
    if given.magnitude != worked.magnitude {
      report.note(
        BuildReport.Difference(
          kind: .amount, receiptID: batch.receiptID.values[Int(batch.receiptID.codes[row])], source: batch.source,
          lineNumber: lineNumber(row), column: "amount", held: given, other: worked), kind: .amount)
    }
    return given
  }

  private func attributes(
    _ row: Int, _ memo: inout [[UInt32]: UInt32], _ dictionaries: inout BuilderDictionaries
  ) -> UInt32 {
    let names = batch.attributes.keys.sorted()
    let key = names.map { batch.attributes[$0].map { code($0.codes, row) } ?? 0 }
    if let known = memo[key] { return known }
    var values: [String: String] = [:]
    for (name, code) in zip(names, key) where code != 0 {
      values[name] = batch.attributes[name].map { $0.values[Int(code)] }
    }
    let index = dictionaries.intern(attributes: values)
    memo[key] = index
    return index
  }

  /// Notes the receipt fields in which a row gives something else than its receipt's first row.
  private func noteDifferences(_ row: Int, from first: Int, _ report: inout BuildReport) {
    func check(_ column: CodedColumn, _ name: String) {
      let value = code(column.codes, row)
      if value != 0 && value != column.codes[first] { note(name, row, 0, 0, &report) }
    }
    func check(_ column: [Int64], _ name: String) {
      let value = number(column, row)
      if value != StagedBatch.missing && value != column[first] { note(name, row, column[first], value, &report) }
    }
    if number(batch.at, row) != number(batch.at, first) { note("at", row, 0, 0, &report) }
    check(batch.memberID, "member_id")
    check(batch.customerID, "customer_id")
    check(batch.store, "store")
    check(batch.cashier, "cashier")
    check(batch.channel, "channel")
    check(batch.originalReceiptID, "original_receipt_id")
    check(batch.total, "total")
    check(batch.pointsPaid, "points_paid")
    if !batch.kind.isEmpty && batch.kind[row] != 0 && batch.kind[row] != batch.kind[first] {
      note("kind", row, 0, 0, &report)
    }
  }

  private func note(_ column: String, _ row: Int, _ held: Int64, _ other: Int64, _ report: inout BuildReport) {
    report.note(
      BuildReport.Difference(
        kind: .field, receiptID: batch.receiptID.values[Int(batch.receiptID.codes[row])], source: batch.source,
        lineNumber: lineNumber(row), column: column, held: held == StagedBatch.missing ? 0 : held, other: other),
      kind: .field)
  }

  private func code(_ merged: [UInt32], _ column: CodedColumn, _ row: Int) -> UInt32 {
    column.codes.isEmpty ? 0 : merged[Int(column.codes[row])]
  }

  private func code(_ codes: [UInt32], _ row: Int) -> UInt32 { codes.isEmpty ? 0 : codes[row] }

  private func number(_ column: [Int64], _ row: Int) -> Int64 { column.isEmpty ? StagedBatch.missing : column[row] }

  private func lineNumber(_ row: Int) -> UInt32 { batch.lineNumbers.isEmpty ? 0 : batch.lineNumbers[row] }

  private func content(_ row: Int) -> UInt64 {
    batch.contentHashes.isEmpty ? 1 : fold(batch.contentHashes[row] ^ 0xa076_1d64_78bd_642f, 0xe703_7ed1_a0b4_28db) | 1
  }
}

/// The money of a quantity (thousandths) at a unit price (millionths of a major unit), half away from zero.
@inline(__always)
func money(ofQuantity quantity: Int64, atPriceMicros price: Int64, perMajor: Int64) -> Int64 {
  let (product, overflow) = quantity.multipliedReportingOverflow(by: price)
  let (minor, overflowToo) = product.multipliedReportingOverflow(by: perMajor)
  if overflow || overflowToo {
    return divideRoundingHalfAway(Int128(quantity) * Int128(price) * Int128(perMajor), by: 1_000_000_000)
  }
  let half: Int64 = 500_000_000
  let size = minor.magnitude
  let rounded = Int64((size + UInt64(half)) / 1_000_000_000)
  return minor < 0 ? -rounded : rounded
}

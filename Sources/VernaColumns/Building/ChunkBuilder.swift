/// Turns one staged batch into a chunk: codes made the builder's own, a record a receipt, a record a line.
struct ChunkBuilder {
  private let batch: StagedBatch
  private let starts: [Int32]
  private let perMajor: Int64

  /// Takes a batch; what it cannot take is listed in the report.
  init(_ staged: StagedBatch, perMajor: Int64, _ report: inout BuildReport) {
    (batch, starts) = BatchGathering.gather(staged, &report)
    self.perMajor = perMajor
    if batch.isLines { FieldDifferences(batch, starts: starts).note(&report) }
  }

  /// Makes the chunk.
  func build(_ dictionaries: inout BuilderDictionaries, _ report: inout BuildReport) -> ReceiptChunk {
    var chunk = ReceiptChunk(
      source: batch.source, isLines: batch.isLines, pointsIncluded: batch.pointsIncluded,
      ids: batch.receiptID.values.withoutSearch(), originals: batch.originalReceiptID.values.withoutSearch(),
      idCodes: starts.map { batch.receiptID.codes[Int($0)] }, receipts: receipts(&dictionaries))
    if batch.isLines {
      var lines = LineStaging(batch, perMajor: perMajor, dictionaries: &dictionaries)
      chunk.staged = lines.stage(&dictionaries, &report)
      chunk.lineNumbers = batch.lineNumbers.isEmpty ? [UInt32](repeating: 0, count: batch.count) : batch.lineNumbers
    }
    return chunk
  }

  private func receipts(_ dictionaries: inout BuilderDictionaries) -> [StagedReceipt] {
    let count = starts.count
    let members = BuilderDictionaries.merge(batch.memberID, into: &dictionaries.members)
    let customers = BuilderDictionaries.merge(batch.customerID, into: &dictionaries.customers)
    let stores = BuilderDictionaries.merge(batch.store, into: &dictionaries.stores)
    let cashiers = BuilderDictionaries.merge(batch.cashier, into: &dictionaries.cashiers)
    let channels = BuilderDictionaries.merge(batch.channel, into: &dictionaries.channels)
    return [StagedReceipt](unsafeUninitializedCapacity: count) { receipts, initialized in
      receipts.initialize(repeating: StagedReceipt())
      forEach { receipts[$0].lineNumber = batch.lineNumber($1) }
      let isLines = batch.isLines
      for receipt in 0..<count {
        let end = receipt + 1 < count ? Int(starts[receipt + 1]) : batch.count
        receipts[receipt].lineStart = isLines ? UInt32(starts[receipt]) : 0
        receipts[receipt].lineCount = isLines ? UInt32(end - Int(starts[receipt])) : 0
      }
      content(receipts)
      fill(batch.originalReceiptID.codes) { receipts[$0].originalCode = $1 }
      fill(batch.at) { receipts[$0].at = $1 == StagedBatch.missing ? 0 : UInt32($1) }
      fill(batch.kind) { receipts[$0].kind = $1 }
      fill(batch.total) { receipts[$0].total = $1 }
      fill(batch.pointsPaid) { receipts[$0].pointsPaid = $1 }
      fill(batch.memberID.codes) { receipts[$0].member = members[Int($1)] }
      fill(batch.customerID.codes) { receipts[$0].customer = customers[Int($1)] }
      fill(batch.store.codes) { receipts[$0].store = UInt16(truncatingIfNeeded: stores[Int($1)]) }
      fill(batch.cashier.codes) { receipts[$0].cashier = cashiers[Int($1)] }
      fill(batch.channel.codes) { receipts[$0].channel = UInt8(truncatingIfNeeded: channels[Int($1)]) }
      initialized = count
    }
  }

  @inline(__always)
  private func forEach(_ body: (Int, Int) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      for receipt in 0..<starts.count { body(receipt, Int(starts[receipt])) }
    }
  }

  /// Calls with each receipt and its first row's value; nothing where the file has no such column.
  @inline(__always)
  private func fill<Value>(_ column: [Value], _ body: (Int, Value) -> Void) {
    if column.isEmpty { return }
    column.withUnsafeBufferPointer { values in forEach { body($0, values[$1]) } }
  }

  private func content(_ receipts: UnsafeMutableBufferPointer<StagedReceipt>) {
    batch.contentHashes.withUnsafeBufferPointer { hashes in
      for receipt in 0..<receipts.count {
        let first = Int(starts[receipt])
        var sum: UInt64 = 0
        for row in first..<(first + max(1, Int(receipts[receipt].lineCount))) {
          sum &+= hashes.isEmpty ? 1 : fold(hashes[row] ^ 0xa076_1d64_78bd_642f, 0xe703_7ed1_a0b4_28db) | 1
        }
        receipts[receipt].content = sum
      }
    }
  }
}

internal import VernaCore

/// The rows of one kind that a chunk becomes.
///
/// Not thread-safe: one a worker.
final class OutputStage {
  private let plan: ReadingPlan
  private let output: ReadingPlan.Output
  private let columns: [ColumnStage]
  private let storeColumn: ColumnStage?
  private let rules: RowRules
  private let clock: ZoneClock
  private var clocks: [ByteText: ZoneClock] = [:]
  private let active = UnsafeMutablePointer<Bool>.allocate(capacity: FieldBlock.capacity)
  private let rows = UnsafeMutablePointer<Int32>.allocate(capacity: FieldBlock.capacity)
  private var lineNumbers: [UInt32] = []
  private var contentHashes: [UInt64] = []

  init(_ output: ReadingPlan.Output, plan: ReadingPlan) {
    self.output = output
    self.plan = plan
    // Receipts keep moments in 32 bits, and local days either side must fit too; other files may look further.
    let isReceipts = output.kind == .receipts || output.kind == .lines
    let range: ClosedRange<Int64> = isReceipts ? 86_400...4_294_880_000 : -62_000_000_000...253_402_300_799
    columns = output.targets.map { ColumnStage($0, currency: plan.settings.currency, range: range) }
    storeColumn = plan.zonesOfStores.isEmpty ? nil : columns.first { $0.target.contract.name == "store" }
    rules = RowRules(output.kind, columns)
    clock = ZoneClock(plan.settings.timeZone)
    for (store, zone) in plan.zonesOfStores { clocks[store] = ZoneClock(zone) }
  }

  deinit {
    active.deallocate()
    rows.deallocate()
  }

  var takesAllRows: Bool { output.when == nil }
  /// Whether a row of the block was taken.
  func took(_ row: Int) -> Bool { active[row] }

  func begin(expectedRows: Int) {
    for column in columns { column.begin(expectedRows: expectedRows) }
    lineNumbers = []
    contentHashes = []
    lineNumbers.reserveCapacity(expectedRows)
    contentHashes.reserveCapacity(expectedRows)
  }

  /// Reads the cells of the rows that are live and meet the condition; rows that fail are reported.
  func read(
    _ block: FieldBlock, _ isLive: UnsafeMutablePointer<Bool>, firstLine: Int,
    reject: (_ row: Int, _ column: String, _ cell: String, _ reason: Phrase) -> Void
  ) {
    for row in 0..<block.count { active[row] = isLive[row] && (output.when?.holds(row, block) ?? true) }
    for column in columns where column !== storeColumn { read(column, block, firstLine, reject) }
    // Texts are never refused but where they are required and empty.
    if let storeColumn { read(storeColumn, block, firstLine, reject) }
    rules.check(block, active) { row, column, reason in
      active[row] = false
      reject(row, column.target.contract.name, String(column.text(row, block).prefix(80)), reason)
    }
  }

  private func read(
    _ column: ColumnStage, _ block: FieldBlock, _ firstLine: Int, _ reject: (Int, String, String, Phrase) -> Void
  ) {
    let contract = column.target.contract
    var clockOfRow: ((Int) -> ZoneClock)?
    if let storeColumn, contract.type == .time {
      clockOfRow = { [clocks, clock] row in
        let store = storeColumn.target.cell.span(row, block, line: 0).string
        return clocks[ByteText(store)] ?? clock
      }
    }
    column.read(block, firstLine: firstLine, active: active, clock: clock, clockOfRow: clockOfRow) { row, problem in
      active[row] = false
      let cell = problem == .missing ? "" : String(column.text(row, block).prefix(80))
      reject(row, contract.name, cell, problem.reason(contract))
    }
  }

  /// Adds the rows that are still live; returns how many.
  @discardableResult
  func commit(_ block: FieldBlock, _ isLive: UnsafePointer<Bool>) -> Int {
    var count = 0
    for row in 0..<block.count {
      active[row] = active[row] && isLive[row]
      rows[count] = Int32(truncatingIfNeeded: row)
      count += active[row] ? 1 : 0
    }
    if count == 0 { return 0 }
    for column in columns { column.commit(block, rows: rows, count: count) }
    if count == block.count {
      lineNumbers.append(contentsOf: UnsafeBufferPointer(start: block.lines, count: count))
      contentHashes.append(contentsOf: UnsafeBufferPointer(start: block.hashes, count: count))
    } else {
      for index in 0..<count {
        lineNumbers.append(block.lines[Int(rows[index])])
        contentHashes.append(block.hashes[Int(rows[index])])
      }
    }
    return count
  }

  /// Hands the chunk's rows over.
  func finish(into parsed: ParsedChunk) {
    for column in columns {
      let name = column.target.contract.name
      if column.hasValue { parsed.given.note(output.kind, name) }
      if column.rounded > 0 { parsed.rounded[name, default: 0] += column.rounded }
    }
    guard !lineNumbers.isEmpty else { return }
    if output.kind == .receipts || output.kind == .lines {
      parsed.batches.append(batch())
    } else {
      parsed.sideRows += lineNumbers.count
      noteIDs(in: parsed)
      SideRows(kind: output.kind, columns: columns, count: lineNumbers.count).append(to: &parsed.side)
    }
  }

  private func noteIDs(in parsed: ParsedChunk) {
    guard let name = SideID.column(of: output.kind),
      let column = columns.first(where: { $0.target.contract.name == name })
    else { return }
    let ids = column.codedColumn()
    for row in lineNumbers.indices {
      parsed.sideIDs.append(
        SideID(
          kind: output.kind, id: ByteText(ids.values[Int(ids.codes[row])]), content: contentHashes[row],
          line: Int(lineNumbers[row])))
    }
  }

  private func batch() -> StagedBatch {
    var batch = StagedBatch(isLines: output.kind == .lines, source: plan.source, count: lineNumbers.count)
    batch.lineNumbers = lineNumbers
    batch.contentHashes = contentHashes
    batch.pointsIncluded = plan.pointsIncluded
    for column in columns {
      switch column.target.contract.name {
      case "receipt_id": batch.receiptID = column.codedColumn()
      case "at": batch.at = column.numbers
      case "kind": batch.kind = column.numbers.map { $0 == StagedBatch.missing ? 0 : UInt8(truncatingIfNeeded: $0) }
      case "member_id": batch.memberID = column.codedColumn()
      case "customer_id": batch.customerID = column.codedColumn()
      case "store": batch.store = column.codedColumn()
      case "cashier": batch.cashier = column.codedColumn()
      case "channel": batch.channel = column.codedColumn()
      case "original_receipt_id": batch.originalReceiptID = column.codedColumn()
      case "total": batch.total = column.numbers
      case "points_paid": batch.pointsPaid = column.numbers
      case "sku": batch.sku = column.codedColumn()
      case "qty": batch.quantity = column.numbers
      case "amount": batch.amount = column.numbers
      case "unit_price": batch.unitPrice = column.numbers
      case "list_price": batch.listPrice = column.numbers
      case "cost": batch.cost = column.numbers
      case "vat_rate": batch.vatRate = column.numbers
      case "promo_id": batch.promoID = column.codedColumn()
      case "promo_funding":
        batch.promoFunding = column.numbers.map { $0 == StagedBatch.missing ? 0 : UInt8(truncatingIfNeeded: $0) }
      case let name where name.hasPrefix("attr."): batch.attributes[String(name.dropFirst(5))] = column.codedColumn()
      default: break
      }
    }
    return batch
  }
}

/// Finds the rows of a lines batch that repeat a receipt field otherwise than their receipt's first row.
struct FieldDifferences {
  private let batch: StagedBatch
  private let starts: [Int32]
  /// By row: 1 where it goes on with the receipt of the row before.
  private let goesOn: [UInt8]

  init(_ batch: StagedBatch, starts: [Int32]) {
    self.batch = batch
    self.starts = starts
    var goesOn = [UInt8](repeating: 1, count: batch.count)
    for start in starts { goesOn[Int(start)] = 0 }
    self.goesOn = goesOn
  }

  /// Lists every difference. A later row that leaves a field empty is none.
  ///
  /// Columns are first scanned for any change inside a receipt, since there is seldom one.
  func note(_ report: inout BuildReport) {
    if starts.count == batch.count { return }
    if changes(batch.at) { compare(batch.at, "at", &report) }
    note(batch.memberID, "member_id", &report)
    note(batch.customerID, "customer_id", &report)
    note(batch.store, "store", &report)
    note(batch.cashier, "cashier", &report)
    note(batch.channel, "channel", &report)
    note(batch.originalReceiptID, "original_receipt_id", &report)
    if changes(batch.total) { compare(batch.total, "total", &report) }
    if changes(batch.pointsPaid) { compare(batch.pointsPaid, "points_paid", &report) }
    if changes(batch.kind) {
      forEachLaterRow { row, first in
        if batch.kind[row] != 0 && batch.kind[row] != batch.kind[first] { note("kind", row, 0, 0, &report) }
      }
    }
  }

  private func note(_ column: CodedColumn, _ name: String, _ report: inout BuildReport) {
    guard changes(column.codes) else { return }
    forEachLaterRow { row, first in
      let code = column.codes[row]
      if code != 0 && code != column.codes[first] { note(name, row, 0, 0, &report) }
    }
  }

  private func compare(_ column: [Int64], _ name: String, _ report: inout BuildReport) {
    let isMoney = name != "at"
    forEachLaterRow { row, first in
      if column[row] != StagedBatch.missing && column[row] != column[first] {
        note(name, row, isMoney ? column[first] : 0, isMoney ? column[row] : 0, &report)
      }
    }
  }

  private func changes<Value: FixedWidthInteger>(_ column: [Value]) -> Bool {
    if column.isEmpty { return false }
    return column.withUnsafeBufferPointer { values in
      goesOn.withUnsafeBufferPointer { goesOn in
        var changed: UInt8 = 0
        for row in 1..<values.count { changed |= goesOn[row] & (values[row] != values[row - 1] ? 1 : 0) }
        return changed != 0
      }
    }
  }

  private func forEachLaterRow(_ body: (Int, Int) -> Void) {
    var first = 0
    for row in 0..<batch.count {
      if goesOn[row] == 0 { first = row } else { body(row, first) }
    }
  }

  private func note(_ column: String, _ row: Int, _ held: Int64, _ other: Int64, _ report: inout BuildReport) {
    report.note(
      BuildReport.Difference(
        kind: .field, receiptID: batch.receiptID.values[Int(batch.receiptID.codes[row])], source: batch.source,
        lineNumber: batch.lineNumber(row), column: column, held: held == StagedBatch.missing ? 0 : held, other: other),
      kind: .field)
  }
}

/// Makes a batch fit for the builder: rows that cannot hold left out and listed, the lines of each receipt side by side.
enum BatchGathering {
  /// The batch and the first row of each of its receipts.
  static func gather(_ batch: StagedBatch, _ report: inout BuildReport) -> (StagedBatch, [Int32]) {
    let accepted = reject(from: batch, &report)
    guard accepted.isLines else { return (accepted, (0..<Int32(accepted.count)).map { $0 }) }
    if let starts = starts(accepted) { return (accepted, starts) }
    let gathered = accepted.rearranged(order(accepted))
    return (gathered, starts(gathered) ?? [])
  }

  private static func reject(from batch: StagedBatch, _ report: inout BuildReport) -> StagedBatch {
    let hasTimes = batch.at.count == batch.count
    let fits = batch.at.withUnsafeBufferPointer { times in
      var least = Int64.max
      var greatest = Int64.min
      for time in times {
        least = min(least, time)
        greatest = max(greatest, time)
      }
      return hasTimes && least >= 86_400 && greatest <= Int64(UInt32.max)
    }
    let counts =
      batch.isLines ? batch.quantity.count == batch.count && !batch.quantity.contains(StagedBatch.missing) : true
    if fits && counts { return batch }
    var rows: [Int] = []
    for row in 0..<batch.count {
      if let reason = rejection(of: row, in: batch) {
        report.reject(source: batch.source, lineNumber: batch.lineNumber(row), reason)
      } else {
        rows.append(row)
      }
    }
    return rows.count == batch.count ? batch : batch.rearranged(rows)
  }

  private static func rejection(of row: Int, in batch: StagedBatch) -> BuildReport.Rejection? {
    let at = batch.at.isEmpty ? StagedBatch.missing : batch.at[row]
    if at == StagedBatch.missing {
      if !batch.isLines { return .noTime }
    } else if at < 86_400 || at > Int64(UInt32.max) {
      return .timeOutOfRange
    }
    if batch.isLines && (batch.quantity.isEmpty || batch.quantity[row] == StagedBatch.missing) { return .noQuantity }
    return nil
  }

  /// The first row of each receipt; nil where a receipt's rows lie apart.
  private static func starts(_ batch: StagedBatch) -> [Int32]? {
    var isSeen = [Bool](repeating: false, count: batch.receiptID.values.count)
    var starts: [Int32] = []
    starts.reserveCapacity(batch.count / 2)
    var last = UInt32.max
    for row in 0..<batch.count {
      let code = batch.receiptID.codes[row]
      if code == last { continue }
      if isSeen[Int(code)] { return nil }
      isSeen[Int(code)] = true
      starts.append(Int32(row))
      last = code
    }
    return starts
  }

  /// The rows in order of receipt, then of file.
  private static func order(_ batch: StagedBatch) -> [Int] {
    var receiptOfCode = [Int](repeating: -1, count: batch.receiptID.values.count)
    var rowsOfReceipt: [[Int]] = []
    for row in 0..<batch.count {
      let code = Int(batch.receiptID.codes[row])
      if receiptOfCode[code] < 0 {
        receiptOfCode[code] = rowsOfReceipt.count
        rowsOfReceipt.append([])
      }
      rowsOfReceipt[receiptOfCode[code]].append(row)
    }
    return rowsOfReceipt.flatMap { $0 }
  }
}

extension StagedBatch {
  /// The physical line of a row, 0 where not known.
  func lineNumber(_ row: Int) -> UInt32 { lineNumbers.isEmpty ? 0 : lineNumbers[row] }
}

/// What one batch says of one receipt: the receipt fields of its first row there, dictionary codes made the builder's
/// own, signs as written.
struct StagedReceipt {
  /// The code in the chunk's dictionary of originals.
  var originalCode: UInt32 = 0
  /// 0 where not given.
  var at: UInt32 = 0
  var member: UInt32 = 0
  var customer: UInt32 = 0
  var cashier: UInt32 = 0
  var store: UInt16 = 0
  var channel: UInt8 = 0
  /// 0 not given, 1 sale, 2 return.
  var kind: UInt8 = 0
  /// Minor units, `StagedBatch.missing` where not given.
  var total: Int64 = StagedBatch.missing
  var pointsPaid: Int64 = StagedBatch.missing
  /// The sum of its rows' hashes, each mixed: alike for the same rows however batches cut them.
  var content: UInt64 = 0
  /// Its lines in the chunk.
  var lineStart: UInt32 = 0
  var lineCount: UInt32 = 0
  /// The physical line of its first row.
  var lineNumber: UInt32 = 0
}

/// A line as staged: signs as written, `Int32.min` where the chunk's escapes hold the values.
struct StagedLine {
  var term: UInt32
  var quantity: Int32
  var amount: Int32
}

/// A quantity and an amount in full; an amount of `StagedBatch.missing` waits for the product's price.
struct WideLine {
  var quantity: Int64
  var amount: Int64
}

/// Lines with the few that do not fit 32 bits.
struct StagedLines {
  var lines: [StagedLine] = []
  var escapes: [Int: WideLine] = [:]

  mutating func append(term: UInt32, quantity: Int64, amount: Int64) {
    if let narrowQuantity = narrow(quantity), let narrowAmount = narrow(amount) {
      lines.append(StagedLine(term: term, quantity: narrowQuantity, amount: narrowAmount))
    } else {
      escapes[lines.count] = WideLine(quantity: quantity, amount: amount)
      lines.append(StagedLine(term: term, quantity: Int32.min, amount: Int32.min))
    }
  }

  func wide(_ index: Int) -> WideLine {
    let line = lines[index]
    if line.amount == Int32.min, let wide = escapes[index] { return wide }
    return WideLine(quantity: Int64(line.quantity), amount: Int64(line.amount))
  }
}

/// The value in 32 bits, nil where it does not fit (`Int32.min` itself is the mark of an escape).
@inline(__always)
func narrow(_ value: Int64) -> Int32? {
  value > Int64(Int32.min) && value <= Int64(Int32.max) ? Int32(truncatingIfNeeded: value) : nil
}

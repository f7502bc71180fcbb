internal import VernaCore

/// Settles each receipt: which of its sources hold, whether it is a sale, a return or both, its money and lines.
///
/// Signs, totals and points follow PRODUCT.md, "Data contract", and METRICS.md, "Terms".
struct ReceiptResolver {
  private(set) var chunks: [ReceiptChunk]
  let joiner: ReceiptJoiner
  let prices: LinePrices
  private(set) var placed: [PlacedReceipt] = []
  private(set) var owners: [PlacedOwner] = []
  private(set) var pending: [PendingReturn] = []
  /// Lines of receipts that needed more than their signs settled.
  private(set) var settled = StagedLines()
  /// By ordinal: the number of the staged receipt that carries the id, and the index of its first placed receipt.
  private(set) var numberOfOrdinal: [UInt32] = []
  private(set) var placedOfOrdinal: [UInt32] = []
  private(set) var receiptContent: [UInt64] = []
  private(set) var lineContent: [UInt64] = []
  /// Whether no placed receipt is earlier than the one before it.
  private(set) var isInOrderOfTime = true
  private(set) var hasPointsPaid = false
  private(set) var returns = 0
  /// By number of the first staged receipt of an id: whether it is left out; empty where none is.
  var isLeftOut: [Bool] = []
  private let hasReceiptFiles: Bool
  private let hasLineFiles: Bool
  private var days: DayMemo

  init(chunks: [ReceiptChunk], joiner: ReceiptJoiner, prices: LinePrices, zone: TimeZoneRules) {
    self.chunks = chunks
    self.joiner = joiner
    self.prices = prices
    days = DayMemo(zone)
    hasReceiptFiles = chunks.contains { !$0.isLines }
    hasLineFiles = chunks.contains { $0.isLines }
  }

  /// Settles all receipts, in order of import. What was said of a receipt is given up once nothing can ask for it again:
  /// it is more than a third of an import's memory.
  mutating func resolve(_ report: inout BuildReport) {
    placed.reserveCapacity(joiner.count)
    owners.reserveCapacity(joiner.count)
    numberOfOrdinal.reserveCapacity(joiner.count)
    placedOfOrdinal.reserveCapacity(joiner.count)
    if hasReceiptFiles { receiptContent.reserveCapacity(joiner.count) }
    if hasLineFiles { lineContent.reserveCapacity(joiner.count) }
    let hasRepeats = !joiner.isRepeat.isEmpty
    for index in chunks.indices {
      let chunk = chunks[index]
      chunk.receipts.withUnsafeBufferPointer { receipts in
        chunk.staged.lines.withUnsafeBufferPointer { lines in
          for receipt in 0..<receipts.count {
            let number = chunk.base + receipt
            if !isLeftOut.isEmpty && isLeftOut[number] { continue }
            if hasRepeats {
              if joiner.isRepeat[number] { continue }
              if joiner.next(after: number) != nil {
                placeJoined(number, &report)
                continue
              }
            }
            if chunk.pointsIncluded || !placePlain(receipts[receipt], lines, index, receipt, &report) {
              placeJoined(number, &report)
            }
          }
        }
      }
      if !hasRepeats { chunks[index].receipts = [] }
    }
    for index in chunks.indices { chunks[index].receipts = [] }
  }

  /// Gives up what is in the columns by now; the ids stay.
  mutating func forgetPlaced() {
    placed = []
    owners = []
    settled = StagedLines()
    for index in chunks.indices { chunks[index].forget() }
  }

  /// Places a receipt of one source whose lines need nothing but their signs; false where more is to be done.
  @inline(__always)
  private mutating func placePlain(
    _ receipt: StagedReceipt, _ lines: UnsafeBufferPointer<StagedLine>, _ chunk: Int, _ index: Int,
    _ report: inout BuildReport
  ) -> Bool {
    if receipt.at == 0 { return false }
    let start = Int(receipt.lineStart)
    let end = start + Int(receipt.lineCount)
    var negatives = 0
    // Of a given sale a line of negative quantity is money off, however its amount is written.
    var isTurned = false
    var sum: Int64 = 0
    var sizes: Int64 = 0
    for line in start..<end {
      let staged = lines[line]
      if staged.amount == Int32.min { return false }
      if staged.quantity < 0 {
        negatives += 1
        isTurned = isTurned || staged.amount > 0
      }
      sum += Int64(staged.amount)
      sizes += Int64(staged.amount.magnitude)
    }
    let isReturn: Bool
    if receipt.kind == 1 && isTurned { return false }
    if receipt.kind != 0 {
      isReturn = receipt.kind == 2
    } else if receipt.lineCount > 0 {
      if negatives > 0 && negatives < receipt.lineCount { return false }
      isReturn = negatives > 0
    } else {
      isReturn = receipt.total < 0 && receipt.total != StagedBatch.missing
    }
    let ordinal = startOrdinal(chunks[chunk].base + index)
    if chunks[chunk].isLines {
      lineContent[ordinal] = receipt.content | 1
    } else {
      receiptContent[ordinal] = receipt.content | 1
    }
    let total = settleTotal(
      given: receipt.total, lines: receipt.lineCount > 0 ? (isReturn ? sizes : sum) : nil, isReturn: isReturn,
      chunk, index, &report)
    place(
      StagedHeader(receipt, chunk: chunk), [], isReturn: isReturn, total: total, points: receipt.pointsPaid,
      ordinal: ordinal, chunk: UInt32(chunk), lines: start..<end)
    return true
  }

  /// The total that holds: the one given, else the sum of the lines; a difference is noted.
  private func settleTotal(
    given: Int64, lines: Int64?, isReturn: Bool, _ chunk: Int, _ index: Int, _ report: inout BuildReport
  ) -> Int64 {
    if given == StagedBatch.missing { return lines ?? 0 }
    let total = isReturn ? Int64(given.magnitude) : given
    if let lines, lines != total {
      let receipt = chunks[chunk].receipts[index]
      report.note(
        BuildReport.Difference(
          kind: .total, receiptID: chunks[chunk].ids[Int(chunks[chunk].idCodes[index])], source: chunks[chunk].source,
          lineNumber: receipt.lineNumber, column: "total", held: total, other: lines), kind: .total)
    }
    return total
  }

  /// Places a receipt of several staged parts, or with signs, points or prices to be settled line by line.
  private mutating func placeJoined(_ number: Int, _ report: inout BuildReport) {
    var parts = ReceiptParts(first: number, chunks: chunks, joiner: joiner)
    parts.dropRepeats(chunks, &report)
    let header = parts.header(chunks, &report)
    if header.at == 0 {
      parts.rejectLines(chunks, .noTime, &report)
      return
    }
    var lines = parts.lines(chunks, prices, &report)
    let hasTotal = header.total != StagedBatch.missing
    if lines.isEmpty && parts.receipt == nil && !hasTotal { return }
    if parts.pointsAreMore(than: lines, header, chunks) {
      parts.reject(chunks, prices, .pointsOverMoney, &report)
      return
    }
    let ordinal = startOrdinal(number)
    if let receipt = parts.receipt {
      receiptContent[ordinal] = chunks[receipt.chunk].receipts[receipt.index].content | 1
    }
    if !parts.linesOf.isEmpty { lineContent[ordinal] = parts.lineContent(chunks) | 1 }
    let points = header.pointsPaid == StagedBatch.missing ? 0 : header.pointsPaid
    let totalHolds = parts.totalHoldsPoints(chunks)
    let linesHold = parts.linesHoldPoints(chunks)

    var sales = header.kind == 2 ? [] : lines.filter { header.kind == 1 || $0.quantity >= 0 }
    for index in sales.indices where sales[index].quantity < 0 {
      sales[index].amount = -Int64(sales[index].amount.magnitude)
    }
    var returns = header.kind == 1 ? [] : lines.filter { header.kind == 2 || $0.quantity < 0 }
    for index in returns.indices {
      returns[index].quantity = Int64(returns[index].quantity.magnitude)
      returns[index].amount = Int64(returns[index].amount.magnitude)
    }
    let onlyReturn: Bool
    if header.kind != 0 {
      onlyReturn = header.kind == 2
    } else if lines.isEmpty {
      onlyReturn = hasTotal && header.total < 0
    } else {
      onlyReturn = sales.isEmpty
    }
    let isSplit = !sales.isEmpty && !returns.isEmpty

    lines = onlyReturn ? returns : sales
    let size = onlyReturn ? Int64(points.magnitude) : points
    let holdsPoints = linesHold && size != 0 && !lines.isEmpty
    let sum = lines.reduce(Int64(0)) { $0 + $1.amount } - (holdsPoints ? size : 0)
    let returned = isSplit ? returns.reduce(Int64(0)) { $0 + $1.amount } : 0
    var given = header.total
    if hasTotal {
      if onlyReturn { given = Int64(given.magnitude) }
      // Of a sale and a return under one id the total is what the till took less what it gave back.
      if isSplit { given += returned }
      if totalHolds { given -= size }
    }
    let first = joiner.locate(number)
    let total = settleTotal(
      given: given, lines: lines.isEmpty ? nil : sum, isReturn: false, first.chunk, first.receipt, &report)
    placeSettled(
      header, holdsPoints ? .amountsHoldPoints : [], isReturn: onlyReturn, total: total, points: size, ordinal: ordinal,
      lines)
    if isSplit {
      report.splitReceipts += 1
      placeSettled(header, [], isReturn: true, total: returned, points: 0, ordinal: ordinal, returns)
    }
  }

  private mutating func placeSettled(
    _ header: StagedHeader, _ flags: ReceiptFlags, isReturn: Bool, total: Int64, points: Int64, ordinal: Int,
    _ lines: [SettledLine]
  ) {
    let start = settled.lines.count
    for line in lines { settled.append(term: line.term, quantity: line.quantity, amount: line.amount) }
    place(
      header, flags, isReturn: isReturn, total: total, points: points, ordinal: ordinal, chunk: PlacedReceipt.settled,
      lines: start..<settled.lines.count)
  }

  private mutating func startOrdinal(_ number: Int) -> Int {
    numberOfOrdinal.append(UInt32(number))
    placedOfOrdinal.append(UInt32(placed.count))
    if hasReceiptFiles { receiptContent.append(0) }
    if hasLineFiles { lineContent.append(0) }
    return numberOfOrdinal.count - 1
  }

  private mutating func place(
    _ header: StagedHeader, _ given: ReceiptFlags, isReturn: Bool, total: Int64, points: Int64, ordinal: Int,
    chunk: UInt32, lines: Range<Int>
  ) {
    var flags = given
    if isReturn { flags.insert(.isReturn) }
    if !lines.isEmpty { flags.insert(.hasLines) }
    var paid = points == StagedBatch.missing ? 0 : points
    if isReturn { paid = Int64(paid.magnitude) }
    if isReturn && header.originalCode != 0 {
      pending.append(
        PendingReturn(placed: placed.count, chunk: header.originalChunk, originalCode: header.originalCode))
    }
    if let before = placed.last, before.at > header.at { isInOrderOfTime = false }
    if paid != 0 { hasPointsPaid = true }
    if isReturn { returns += 1 }
    placed.append(
      PlacedReceipt(
        at: header.at, cashier: header.cashier, store: header.store, day: days.day(at: header.at),
        channel: header.channel, flags: flags, total: total, pointsPaid: paid, ordinal: UInt32(ordinal), chunk: chunk,
        lineStart: UInt32(lines.lowerBound), lineCount: UInt32(lines.count)))
    owners.append(PlacedOwner(member: header.member, customer: header.customer))
  }
}

/// The staged parts of one receipt id: a row of a receipts file, the runs of lines of a lines file.
struct ReceiptParts {
  /// A staged receipt's place.
  struct Place {
    var chunk: Int
    var index: Int
  }

  private let all: [Place]
  /// The row of the receipts file that holds, if there is one.
  private(set) var receipt: Place?
  /// The runs of lines that hold, all of one file.
  private(set) var linesOf: [Place] = []

  init(first: Int, chunks: [ReceiptChunk], joiner: ReceiptJoiner) {
    var places: [Place] = []
    var number = first
    while true {
      let (chunk, index) = joiner.locate(number)
      places.append(Place(chunk: chunk, index: index))
      guard let next = joiner.next(after: number) else { break }
      number = next
    }
    all = places
  }

  /// Settles which parts hold: the first receipts row and the first file of lines. The same again is ignored, anything
  /// else under the id is rejected.
  mutating func dropRepeats(_ chunks: [ReceiptChunk], _ report: inout BuildReport) {
    var otherSources: [Int] = []
    for place in all {
      let chunk = chunks[place.chunk]
      if !chunk.isLines {
        guard let kept = receipt else {
          receipt = place
          continue
        }
        if chunks[kept.chunk].receipts[kept.index].content == chunk.receipts[place.index].content {
          report.ignoreRepeat(source: chunk.source, rows: 1)
        } else {
          report.reject(
            source: chunk.source, lineNumber: chunk.receipts[place.index].lineNumber, .conflictingReceipt)
        }
      } else if linesOf.isEmpty || chunks[linesOf[0].chunk].source == chunk.source {
        linesOf.append(place)
      } else if !otherSources.contains(chunk.source) {
        otherSources.append(chunk.source)
      }
    }
    for source in otherSources {
      let again = all.filter { chunks[$0.chunk].isLines && chunks[$0.chunk].source == source }
      if again.reduce(UInt64(0), { $0 &+ chunks[$1.chunk].receipts[$1.index].content }) == lineContent(chunks) {
        report.ignoreRepeat(source: source, rows: lineCount(of: again, chunks))
      } else {
        for place in again { rejectLines(of: place, chunks, .conflictingReceipt, &report) }
      }
    }
  }

  /// Compares with what is in the data already: the same again is ignored, anything else rejected.
  func settleAgainst(
    _ known: (receipt: UInt64, lines: UInt64), _ chunks: [ReceiptChunk], _ report: inout BuildReport
  ) {
    for place in all where !chunks[place.chunk].isLines {
      let receipt = chunks[place.chunk].receipts[place.index]
      if receipt.content | 1 == known.receipt {
        report.ignoreRepeat(source: chunks[place.chunk].source, rows: 1)
      } else {
        report.reject(source: chunks[place.chunk].source, lineNumber: receipt.lineNumber, .conflictingReceipt)
      }
    }
    for source in Set(all.map { chunks[$0.chunk] }.filter(\.isLines).map(\.source)).sorted() {
      let again = all.filter { chunks[$0.chunk].isLines && chunks[$0.chunk].source == source }
      let content = again.reduce(UInt64(0)) { $0 &+ chunks[$1.chunk].receipts[$1.index].content }
      if content | 1 == known.lines {
        report.ignoreRepeat(source: source, rows: lineCount(of: again, chunks))
      } else {
        for place in again { rejectLines(of: place, chunks, .conflictingReceipt, &report) }
      }
    }
  }

  private func lineCount(of places: [Place], _ chunks: [ReceiptChunk]) -> Int {
    places.reduce(0) { $0 + Int(chunks[$1.chunk].receipts[$1.index].lineCount) }
  }

  /// What the lines that hold were, as one number.
  func lineContent(_ chunks: [ReceiptChunk]) -> UInt64 {
    linesOf.reduce(UInt64(0)) { $0 &+ chunks[$1.chunk].receipts[$1.index].content }
  }

  /// Whether the given total holds the part paid with points.
  func totalHoldsPoints(_ chunks: [ReceiptChunk]) -> Bool {
    if let receipt, chunks[receipt.chunk].receipts[receipt.index].total != StagedBatch.missing {
      return chunks[receipt.chunk].pointsIncluded
    }
    return linesHoldPoints(chunks)
  }

  /// Whether the lines' amounts hold the part paid with points.
  func linesHoldPoints(_ chunks: [ReceiptChunk]) -> Bool {
    linesOf.first.map { chunks[$0.chunk].pointsIncluded } ?? false
  }

  /// The receipt fields that hold: the receipts file's where it gives them, else the first line's.
  func header(_ chunks: [ReceiptChunk], _ report: inout BuildReport) -> StagedHeader {
    let places = (receipt.map { [$0] } ?? []) + linesOf
    var header = staged(places[0], chunks)
    // A lines file's first line holds, so only the receipts file's gaps are filled.
    for (position, place) in places.enumerated().dropFirst() {
      var filled = header
      let other = staged(place, chunks)
      let differing = filled.fill(from: other, sameOriginal: sameOriginal(filled, other, chunks))
      for column in differing { note(column, at: place, header, other, chunks, &report) }
      if receipt != nil && position == 1 {
        header = filled
      } else {
        for column in header.columnsFilled(by: other) { note(column, at: place, header, other, chunks, &report) }
      }
    }
    return header
  }

  /// The lines that hold, in order of file, each with its money; a line without any price is rejected.
  func lines(_ chunks: [ReceiptChunk], _ prices: LinePrices, _ report: inout BuildReport) -> [SettledLine] {
    var settled: [SettledLine] = []
    for place in linesOf {
      let chunk = chunks[place.chunk]
      let receipt = chunk.receipts[place.index]
      for line in Int(receipt.lineStart)..<Int(receipt.lineStart + receipt.lineCount) {
        let term = chunk.staged.lines[line].term
        var wide = chunk.staged.wide(line)
        if wide.amount == StagedBatch.missing {
          let price = prices.priceOfTerm[Int(term)]
          if price == StagedBatch.missing {
            report.reject(source: chunk.source, lineNumber: chunk.lineNumbers[line], .noPrice)
            continue
          }
          if isTooMuch(quantity: wide.quantity, atPriceMicros: price) {
            report.reject(source: chunk.source, lineNumber: chunk.lineNumbers[line], .tooMuch)
            continue
          }
          wide.amount = money(ofQuantity: wide.quantity, atPriceMicros: price, perMajor: prices.perMajor)
        }
        settled.append(SettledLine(term: term, quantity: wide.quantity, amount: wide.amount))
      }
    }
    return settled
  }

  private func staged(_ place: Place, _ chunks: [ReceiptChunk]) -> StagedHeader {
    StagedHeader(chunks[place.chunk].receipts[place.index], chunk: place.chunk)
  }

  private func sameOriginal(_ left: StagedHeader, _ right: StagedHeader, _ chunks: [ReceiptChunk]) -> Bool {
    if left.originalCode == 0 || right.originalCode == 0 { return true }
    return chunks[left.originalChunk].originals.withBytes(of: Int(left.originalCode)) { bytes in
      chunks[right.originalChunk].originals.withBytes(of: Int(right.originalCode)) { equalBytes(bytes, $0) }
    }
  }

  private func note(
    _ column: String, at place: Place, _ held: StagedHeader, _ other: StagedHeader, _ chunks: [ReceiptChunk],
    _ report: inout BuildReport
  ) {
    let chunk = chunks[place.chunk]
    let receipt = chunk.receipts[place.index]
    func money(_ header: StagedHeader) -> Int64 {
      let value = column == "total" ? header.total : column == "points_paid" ? header.pointsPaid : 0
      return value == StagedBatch.missing ? 0 : value
    }
    report.note(
      BuildReport.Difference(
        kind: .field, receiptID: chunk.ids[Int(chunk.idCodes[place.index])], source: chunk.source,
        lineNumber: receipt.lineNumber,
        column: column, held: money(held), other: money(other)), kind: .field)
  }

  /// Leaves the whole receipt out; lines without a price are left out already.
  func reject(
    _ chunks: [ReceiptChunk], _ prices: LinePrices, _ reason: BuildReport.Rejection, _ report: inout BuildReport
  ) {
    for place in linesOf {
      let chunk = chunks[place.chunk]
      let receipt = chunk.receipts[place.index]
      for line in Int(receipt.lineStart)..<Int(receipt.lineStart + receipt.lineCount) {
        let price = prices.priceOfTerm[Int(chunk.staged.lines[line].term)]
        if chunk.staged.wide(line).amount == StagedBatch.missing && price == StagedBatch.missing { continue }
        report.reject(source: chunk.source, lineNumber: chunk.lineNumbers[line], reason)
      }
    }
    if let receipt {
      let chunk = chunks[receipt.chunk]
      report.reject(source: chunk.source, lineNumber: chunk.receipts[receipt.index].lineNumber, reason)
    }
  }

  /// Whether more is paid with points than the money that holds them: then there would be less than nothing left.
  func pointsAreMore(than lines: [SettledLine], _ header: StagedHeader, _ chunks: [ReceiptChunk]) -> Bool {
    let points = header.pointsPaid
    if points == StagedBatch.missing || points == 0 { return false }
    if linesHoldPoints(chunks), !lines.isEmpty {
      return points.magnitude > lines.reduce(UInt64(0)) { $0 + $1.amount.magnitude }
    }
    return totalHoldsPoints(chunks) && header.total != StagedBatch.missing && points.magnitude > header.total.magnitude
  }

  /// Rejects the lines that would hold.
  func rejectLines(_ chunks: [ReceiptChunk], _ reason: BuildReport.Rejection, _ report: inout BuildReport) {
    for place in linesOf { rejectLines(of: place, chunks, reason, &report) }
  }

  private func rejectLines(
    of place: Place, _ chunks: [ReceiptChunk], _ reason: BuildReport.Rejection, _ report: inout BuildReport
  ) {
    let chunk = chunks[place.chunk]
    let receipt = chunk.receipts[place.index]
    for line in Int(receipt.lineStart)..<Int(receipt.lineStart + receipt.lineCount) {
      report.reject(source: chunk.source, lineNumber: chunk.lineNumbers[line], reason)
    }
  }
}

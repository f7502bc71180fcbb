internal import VernaCore

extension BuildReport.Rejection {
  /// The column and the reason as written to the reject file.
  var columnAndReason: (column: String, reason: String) {
    switch self {
    case .conflictingReceipt: ("receipt_id", "is the id of a receipt imported before with another content")
    case .timeOutOfRange: ("at", "is a time out of range (2 January 1970 to 5 February 2106)")
    case .noTime: ("at", "is in neither this row nor a receipts file")
    case .noQuantity: ("qty", "is empty, and every row must have it")
    case .noPrice: ("amount", "is empty, and so are unit_price and the product's price")
    }
  }
}

extension BuildReport {
  /// What a person should know, in sentences.
  var sentences: [String] {
    var notes: [String] = []
    if ignoredReceipts > 0 {
      notes.append("\(ignoredReceipts) receipts were imported before, byte for byte the same, and ignored")
    }
    if splitReceipts > 0 {
      notes.append("\(splitReceipts) receipts hold lines of both signs and became a sale and a return")
    }
    if returnsWithoutOriginal > 0 {
      notes.append("\(returnsWithoutOriginal) returns name an original sale that is not in the data")
    }
    let fields = differenceCounts[.field] ?? 0
    let totals = differenceCounts[.total] ?? 0
    let amounts = differenceCounts[.amount] ?? 0
    if fields > 0 {
      notes.append("\(fields) lines repeat a receipt's field otherwise than its first line, which holds")
    }
    if totals > 0 { notes.append("\(totals) receipts have a total that is not the sum of their lines; total holds") }
    if amounts > 0 { notes.append("\(amounts) lines have an amount that is not qty x unit_price; amount holds") }
    if lacksVATRate { notes.append("no vat_rate is given anywhere: VAT is taken as 0") }
    return notes
  }
}

extension BuildFailure {
  /// What happened and how to mend it.
  var sentence: String {
    switch self {
    case .tooManyValues(let column, let limit):
      "\(column) has more than \(limit) different values: is another column meant? Say which with --map"
    case .tooManyRows(let limit): "more than \(limit) rows do not fit one data set: import fewer files at a time"
    }
  }
}

extension FileLook {
  /// How a file is laid out, in words.
  func described(packing: ByteSource.Packing, plan: ReadingPlan) -> String {
    var parts: [String] = packing == .plain ? [] : [packing.rawValue]
    if isJSON {
      parts.append("JSON lines")
    } else {
      switch scanner.separator {
      case 0: parts.append("separated by spaces")
      case 9: parts.append("separated by tabs")
      default: parts.append("separated by \(Character(Unicode.Scalar(scanner.separator)))")
      }
      if !hadHeader { parts.append("no header") }
    }
    let marks = plan.outputs.flatMap { $0.targets.map(\.decimal.mark) }
    if marks.contains(.comma) { parts.append("decimal comma") }
    return parts.joined(separator: ", ")
  }
}

extension ImportSummary.File {
  /// Takes over the counts of the file that this one repeats.
  mutating func repeats(_ original: ImportSummary.File) {
    kinds = original.kinds
    rowsRead = original.rowsRead
    rowsDuplicate = original.rowsRead
    bytes = original.bytes
  }
}

extension SideTables {
  /// Adds the rows of other tables after these.
  mutating func append(_ other: SideTables) {
    products += other.products
    members += other.members
    points += other.points
    costs += other.costs
    offers += other.offers
    assignments += other.assignments
    messages += other.messages
    surveys += other.surveys
    stores += other.stores
    stock += other.stock
    competitors += other.competitors
    tills += other.tills
  }
}

extension Duration {
  /// The duration as a number of seconds, for display.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

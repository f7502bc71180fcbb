internal import VernaCore

extension BuildReport.Rejection {
  /// The column and what is said of it.
  var columnAndReason: (column: String, reason: Phrase) {
    switch self {
    case .conflictingReceipt: ("receipt_id", Phrase("reject.conflicting_receipt"))
    case .timeOutOfRange: ("at", Phrase("reject.time_out_of_range"))
    case .noTime: ("at", Phrase("reject.no_time"))
    case .noQuantity: ("qty", Phrase("reject.missing"))
    case .noPrice: ("amount", Phrase("reject.no_price"))
    case .tooMuch: ("qty", Phrase("reject.too_large"))
    case .pointsOverMoney: ("points_paid", Phrase("reject.points_over_money"))
    }
  }
}

extension BuildReport.Difference.Kind {
  /// As summaries name it.
  var name: String {
    switch self {
    case .field: "field"
    case .total: "total"
    case .amount: "amount"
    }
  }
}

extension BuildReport {
  /// What a person should know.
  var remarks: [Phrase] {
    let counted: [(id: String, count: Int)] = [
      ("import.receipts_repeated", ignoredReceipts), ("import.receipts_split", splitReceipts),
      ("import.returns_without_original", returnsWithoutOriginal),
      ("import.fields_differ", differenceCounts[.field] ?? 0), ("import.totals_differ", differenceCounts[.total] ?? 0),
      ("import.amounts_differ", differenceCounts[.amount] ?? 0),
    ]
    let notes = counted.filter { $0.count > 0 }.map { Phrase($0.id, ["count": .count(Int64($0.count))]) }
    return lacksVATRate ? notes + [Phrase("import.no_vat_rate")] : notes
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
  /// How a file is laid out, a phrase a trait.
  func described(packing: ByteSource.Packing, plan: ReadingPlan) -> [Phrase] {
    var parts = packing == .plain ? [] : [Phrase("layout.packed", ["packing": .text(packing.rawValue)])]
    if isJSON {
      parts.append(Phrase("layout.json_lines"))
    } else {
      switch scanner.separator {
      case 0: parts.append(Phrase("layout.spaces"))
      case 9: parts.append(Phrase("layout.tabs"))
      default:
        let separator = String(Character(Unicode.Scalar(scanner.separator)))
        parts.append(Phrase("layout.separator", ["separator": .text(separator)]))
      }
      if !hadHeader { parts.append(Phrase("layout.no_header")) }
    }
    let marks = plan.outputs.flatMap { $0.targets.map(\.decimal.mark) }
    if marks.contains(.comma) { parts.append(Phrase("layout.decimal_comma")) }
    return parts
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

import VernaColumns
import VernaCore
import VernaRules

/// What is looked at before a test is worked out: a slip must not come out as a shop without customers.
extension SegmentResolver {
  /// - Throws: `SegmentMisuse.notTogether` where a single test asks for several columns of receipts, or for bought
  ///   categories and something else.
  func checkCompany(_ attributes: [(name: SegmentName, attribute: SegmentAttribute)]) throws(SegmentMisuse) {
    guard let first = attributes.first else { return }
    for (name, attribute) in attributes.dropFirst() {
      let isApart =
        attribute.receiptField != first.attribute.receiptField
        || [attribute.name, first.attribute.name].contains("member.bought_category")
      if isApart, attribute != first.attribute {
        throw .notTogether(name: first.name.name, other: name.name, column: name.column)
      }
    }
  }

  /// - Throws: `SegmentMisuse.wrongKind` with the first value as it should be written.
  func checkKinds(_ test: SegmentTest) throws(SegmentMisuse) {
    guard let comparison = test.comparison, let attribute = SegmentAttribute(comparison.name.name) else { return }
    for literal in comparison.literals {
      guard let write = SegmentResolver.rewritten(literal, as: attribute.kind, for: attribute.name) else { continue }
      throw .wrongKind(
        name: comparison.name.name, column: comparison.name.column, wanted: attribute.kind, write: write)
    }
  }

  /// - Throws: `SegmentMisuse.notGiven` where no row has the attribute.
  func checkGiven(_ column: SegmentColumn, _ name: SegmentName, _ attribute: SegmentAttribute) throws(SegmentMisuse) {
    // Weekdays and cells are worked out, not given.
    if column.isGiven || attribute.name == "weekday" || attribute.name == "member.rfm" { return }
    let file = file(of: attribute)
    throw .notGiven(
      name: name.name, column: name.column, file: file, field: attribute.field, isFileGiven: dataset.given.has(file))
  }

  /// The file that has an attribute. Lines say what a receipt is like where there is no receipts file.
  private func file(of attribute: SegmentAttribute) -> FileKind {
    let receipts: FileKind = dataset.given.has(.lines) && !dataset.given.has(.receipts) ? .lines : .receipts
    switch attribute.name {
    case "store", "channel", "cashier", "weekday", "member.id": return receipts
    case "store.city", "store.format", "store.name": return .stores
    case "sku": return .lines
    case "category", "brand", "member.bought_category": return .products
    case _ where attribute.holder == .line: return dataset.given.has(.products) ? .products : .lines
    default: return .members
    }
  }

  /// Notes the texts that a comparison asks for and that none of the values is.
  func note(
    _ comparison: SegmentComparison, _ attribute: SegmentAttribute, missingFrom column: SegmentColumn,
    _ filter: inout SegmentFilter
  ) {
    guard comparison.asksForEquality, case .texts(let values) = column else { return }
    var missing: [String] = []
    for case .text(let text) in comparison.literals where !text.isEmpty {
      let wanted = ByteText(text)
      if !values.contains(where: { ByteText($0) == wanted }) { missing.append(text) }
    }
    if missing.isEmpty { return }
    // A shop has millions of members: the first few thousand rows show well enough what the values look like.
    let seen = Set(values.lazy.filter { !$0.isEmpty }.prefix(10_000)).sorted()
    let known = seen.prefix(UnknownValue.listed) + (seen.count > UnknownValue.listed ? ["…"] : [])
    let holder = attribute.name == "member.bought_category" ? .line : attribute.holder
    filter.unknown += missing.map {
      UnknownValue(holder: holder, name: comparison.name.name, value: $0, known: Array(known))
    }
  }

  /// How a value of the wrong kind should be written, nil where its kind is right.
  private static func rewritten(
    _ literal: SegmentLiteral, as wanted: SegmentMisuse.Kind, for name: String
  ) -> String? {
    switch (wanted, literal) {
    case (.text, .text), (.number, .int), (.number, .double), (.truth, .bool): return nil
    case (.text, .int(let number)):
      // Months are two digits.
      let isMonth = name.hasSuffix("birth_month") && (0...9).contains(number)
      return "\"" + (isMonth ? "0" : "") + "\(number)\""
    case (.text, .double(let number)): return "\"\(number)\""
    case (.text, .bool(let truth)): return "\"\(truth)\""
    case (.number, .text(let text)): return Double(text) == nil ? "18" : text
    case (.number, .bool): return "18"
    case (.truth, .text(let text)): return ["no", "false", "0", "нет"].contains(text.lowercased()) ? "false" : "true"
    case (.truth, .int(let number)): return number == 0 ? "false" : "true"
    case (.truth, .double): return "true"
    }
  }
}

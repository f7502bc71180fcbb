import VernaColumns
import VernaCore
import VernaRules

/// What is looked at before a condition is applied: a slip must not come out as a shop without customers.
extension SegmentResolver {
  /// A condition on a text: its values are texts, the data have the attribute, and values that nothing has are noted.
  func check(
    _ condition: SegmentCondition, texts: [String], of holder: UnknownValue.Holder, in file: FileKind,
    _ filter: inout SegmentFilter
  ) throws(SegmentMisuse) {
    try want(.text, condition)
    try wantGiven(texts.contains { !$0.isEmpty }, condition, file, SegmentResolver.field(of: condition.name))
    note(condition, missingFrom: texts, of: holder, &filter)
  }

  /// - Throws: `SegmentMisuse.wrongKind` with the first value as it should be written.
  func want(_ wanted: SegmentMisuse.Kind, _ condition: SegmentCondition) throws(SegmentMisuse) {
    for literal in condition.literals {
      guard let write = SegmentResolver.rewritten(literal, as: wanted, for: condition.name) else { continue }
      throw .wrongKind(name: condition.name, column: condition.column, wanted: wanted, write: write)
    }
  }

  /// - Throws: `SegmentMisuse.notGiven` where no row has the attribute.
  func wantGiven(
    _ isGiven: Bool, _ condition: SegmentCondition, _ file: FileKind, _ field: String
  ) throws(SegmentMisuse) {
    if isGiven { return }
    throw .notGiven(
      name: condition.name, column: condition.column, file: file, field: field, isFileGiven: dataset.given.has(file))
  }

  /// Notes the texts that a condition compares with for equality and that none of the values is.
  func note(
    _ condition: SegmentCondition, missingFrom values: [String], of holder: UnknownValue.Holder,
    _ filter: inout SegmentFilter
  ) {
    let asked: [SegmentLiteral]
    switch condition.test {
    case .equals(let literal), .differs(let literal): asked = [literal]
    case .isOneOf(let literals): asked = literals
    default: return
    }
    var missing: [String] = []
    for case .text(let text) in asked where !text.isEmpty {
      let wanted = ByteText(text)
      if !values.contains(where: { ByteText($0) == wanted }) { missing.append(text) }
    }
    if missing.isEmpty { return }
    // A shop has millions of members: the first few thousand rows show well enough what the values look like.
    let seen = Set(values.lazy.filter { !$0.isEmpty }.prefix(10_000)).sorted()
    let known = seen.prefix(UnknownValue.listed) + (seen.count > UnknownValue.listed ? ["…"] : [])
    filter.unknown += missing.map {
      UnknownValue(holder: holder, name: condition.name, value: $0, known: Array(known))
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

  /// The contract's column that fills an attribute.
  private static func field(of name: String) -> String {
    switch name {
    case "member.id": "member_id"
    case "member.join_month", "join_month": "joined_at"
    case "member.birth_month", "birth_month": "birthday"
    case "member.bought_category", "bought_category": "category"
    case _ where name.hasPrefix("member."): String(name.dropFirst("member.".count))
    case _ where name.hasPrefix("store."): String(name.dropFirst("store.".count))
    default: name
    }
  }
}

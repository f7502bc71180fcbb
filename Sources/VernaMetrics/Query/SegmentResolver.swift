public import VernaColumns
public import VernaCore
public import VernaRules

/// Resolves a segment against a data set into masks of members, receipts and lines.
///
/// Member attributes filter member terms only, receipt attributes all receipts, line attributes lines (METRICS.md,
/// "Segments"). So `&&` may join them at will, while parts joined by `||` must be about the same: "these members or those
/// receipts" would be a shop in which no share means anything.
public struct SegmentResolver {
  let dataset: Dataset
  let period: Period
  /// RFM cell by index into `Dataset.members`, empty text for those without one; asked only where a condition wants it.
  let cells: () -> [String]

  /// Makes a resolver for a data set and the report's period.
  public init(dataset: Dataset, period: Period, rfmCells: @escaping () -> [String]) {
    self.dataset = dataset
    self.period = period
    cells = rfmCells
  }

  /// The masks of a segment.
  ///
  /// - Throws: `SegmentMisuse` for a name that does not exist, a value of the wrong kind, an attribute that the data do
  ///   not hold, and parts that do not go together. A value that nothing has is no error: it is named in
  ///   `SegmentFilter.unknown`.
  /// - Complexity: O(tests x (members + terms + stores)), a rule worked out once a distinct value;
  ///   `member.bought_category` reads all lines once.
  public func resolve(_ expression: SegmentExpression) throws(SegmentMisuse) -> SegmentFilter {
    var filter = SegmentFilter(text: expression.text)
    for part in expression.conjuncts { try apply(part, to: &filter) }
    return filter
  }

  private func apply(_ tree: SegmentTree, to filter: inout SegmentFilter) throws(SegmentMisuse) {
    let attributes = try attributes(of: tree)
    let fields = Set(attributes.compactMap(\.attribute.receiptField))
    if attributes.contains(where: \.attribute.isChanging) { filter.usesChangingAttributes = true }
    switch attributes.first?.attribute.holder {
    case .member: SegmentResolver.narrow(&filter.members, try mask(tree, &filter))
    case .line: SegmentResolver.narrow(&filter.terms, try mask(tree, &filter))
    case .receipt where fields.count > 1: filter.choices.append(try choice(tree, &filter))
    case .receipt:
      let mask = try mask(tree, &filter)
      switch fields.first {
      case .cashier: SegmentResolver.narrow(&filter.cashiers, mask)
      case .channel: SegmentResolver.narrow(&filter.channels, mask)
      case .weekday: SegmentResolver.narrow(&filter.weekdays, mask)
      case .store, nil: SegmentResolver.narrow(&filter.stores, mask)
      }
    case nil: break
    }
  }

  /// The attributes of a part, all of members, of receipts or of lines.
  private func attributes(
    of tree: SegmentTree
  ) throws(SegmentMisuse) -> [(name: SegmentName, attribute: SegmentAttribute)] {
    var found: [(name: SegmentName, attribute: SegmentAttribute)] = []
    for name in tree.tests.flatMap(\.names) {
      guard let attribute = SegmentAttribute(name.name) else {
        throw .noAttribute(name: name.name, column: name.column, known: SegmentAttribute.names)
      }
      if let first = found.first, first.attribute.holder != attribute.holder {
        throw .mixed(
          name: first.name.name, holder: first.attribute.holder, other: name.name, otherHolder: attribute.holder,
          column: name.column)
      }
      found.append((name, attribute))
    }
    return found
  }

  /// Which rows a part takes: members, terms, or codes of one column of receipts.
  private func mask(_ tree: SegmentTree, _ filter: inout SegmentFilter) throws(SegmentMisuse) -> [Bool] {
    switch tree {
    case .test(let test): return try mask(test, &filter)
    case .all(let parts): return try joined(parts, &filter) { $0 && $1 }
    case .any(let parts): return try joined(parts, &filter) { $0 || $1 }
    }
  }

  private func joined(
    _ parts: [SegmentTree], _ filter: inout SegmentFilter, _ join: (Bool, Bool) -> Bool
  ) throws(SegmentMisuse) -> [Bool] {
    var result: [Bool] = []
    for (place, part) in parts.enumerated() {
      let next = try mask(part, &filter)
      result = place == 0 ? next : zip(result, next).map { join($0, $1) }
    }
    return result
  }

  private func choice(_ tree: SegmentTree, _ filter: inout SegmentFilter) throws(SegmentMisuse) -> ReceiptChoice {
    var parts: [ReceiptChoice] = []
    switch tree {
    case .test(let test):
      let field = test.names.first.flatMap { SegmentAttribute($0.name)?.receiptField }
      return ReceiptChoice(field ?? .store, try mask(test, &filter))
    case .all(let trees):
      for tree in trees { parts.append(try choice(tree, &filter)) }
      return .all(parts)
    case .any(let trees):
      for tree in trees { parts.append(try choice(tree, &filter)) }
      return .any(parts)
    }
  }

  /// Which rows a test takes, after it is looked at whether it can be meant.
  private func mask(_ test: SegmentTest, _ filter: inout SegmentFilter) throws(SegmentMisuse) -> [Bool] {
    let attributes = try attributes(of: .test(test))
    try checkCompany(attributes)
    try checkKinds(test)
    var columns: [(name: String, column: SegmentColumn)] = []
    for (name, attribute) in attributes {
      let column = column(of: attribute)
      try checkGiven(column, name, attribute)
      if let comparison = test.comparison, comparison.name.name == name.name {
        note(comparison, attribute, missingFrom: column, &filter)
      }
      columns.append((name.name, column))
    }
    let types = Dictionary(attributes.map { ($0.name.name, $0.attribute.type) }) { first, _ in first }
    let checked: CheckedSegmentTest
    do throws(SegmentError) { checked = try test.checked(types) } catch { throw .notFitting(error) }
    if let (name, attribute) = attributes.first, attribute.name == "member.bought_category" {
      return buyers(of: checked.mask(name.name, .texts(dataset.products.map(\.category))), isNegated: test.isNegated)
    }
    return checked.mask(columns)
  }

  private static func narrow(_ mask: inout [Bool]?, _ other: [Bool]) {
    mask = mask.map { zip($0, other).map { $0 && $1 } } ?? other
  }
}

public import VernaColumns
public import VernaCore
public import VernaRules

/// Resolves a segment's conditions against a data set into masks of members, receipts and lines.
///
/// Names, with their short forms: receipts `store`, `store.city`, `store.format`, `channel`, `cashier`, `weekday` (1 is
/// Monday); lines `category`, `brand`, `sku`, `attr.*` of lines and products; members `member.gender`, `member.age` (whole
/// years at the period's end), `member.city`, `member.tier`, `member.home_store`, `member.join_month` ("2026-03"),
/// `member.birth_month`, `member.consent`, `member.id`, `member.attr.*`, `member.rfm` ("555"), `member.bought_category`.
public struct SegmentResolver {
  private let dataset: Dataset
  private let period: Period
  /// RFM cell by index into `Dataset.members`, empty text for those without one; asked only where a condition wants it.
  private let cells: () -> [String]

  /// Makes a resolver for a data set and the report's period.
  public init(dataset: Dataset, period: Period, rfmCells: @escaping () -> [String]) {
    self.dataset = dataset
    self.period = period
    cells = rfmCells
  }

  /// The masks of a segment.
  ///
  /// - Throws: `SegmentError` for a name that does not exist or a value of the wrong kind.
  /// - Complexity: O(conditions x (members + terms + stores)); `member.bought_category` reads all lines once.
  public func resolve(_ expression: SegmentExpression) throws(SegmentError) -> SegmentFilter {
    var filter = SegmentFilter(text: expression.text)
    for condition in expression.conditions { try apply(condition, to: &filter) }
    return filter
  }

  private func apply(_ condition: SegmentCondition, to filter: inout SegmentFilter) throws(SegmentError) {
    let name = SegmentResolver.longName(condition.name)
    switch name {
    case "store": narrow(&filter.stores, dataset.stores) { condition.matches(text: $0) }
    case "store.city", "store.format", "store.name":
      let rows = Dictionary(dataset.side.stores.map { (ByteText($0.store), $0) }) { _, last in last }
      narrow(&filter.stores, dataset.stores) { id in
        guard let row = rows[ByteText(id)] else { return condition.matches(text: "") }
        return condition.matches(text: name == "store.city" ? row.city : name == "store.format" ? row.format : row.name)
      }
    case "channel": narrow(&filter.channels, dataset.channels) { condition.matches(text: $0) }
    case "cashier": narrow(&filter.cashiers, dataset.cashiers) { condition.matches(text: $0) }
    case "weekday":
      try wantNumbers(condition)
      intersect(&filter.weekdays, (0...7).map { $0 > 0 && condition.matches(number: Int64($0)) })
    case "category", "brand", "sku": narrowTerms(&filter, condition) { [$0.value(of: name)] }
    case _ where name.hasPrefix("attr."):
      let attribute = String(name.dropFirst("attr.".count))
      let lineAttributes = dataset.lineAttributes
      intersect(
        &filter.terms,
        dataset.terms.map { term in
          let own = lineAttributes[Int(term.attributes)][attribute]
          let product = dataset.products[Int(term.product)].attributes[attribute]
          return condition.matches(text: own ?? product ?? "")
        })
    case "member.age":
      try wantNumbers(condition)
      filter.usesChangingAttributes = true
      intersect(&filter.members, dataset.members.map { member in
        member.birthday.map { condition.matches(number: Int64(wholeYears(from: $0))) } ?? false
      })
    case "member.consent":
      intersect(&filter.members, dataset.members.map { $0.consent.map { condition.matches(bool: $0) } ?? false })
    case "member.rfm":
      filter.usesChangingAttributes = true
      intersect(&filter.members, cells().map { condition.matches(text: $0) })
    case "member.bought_category":
      intersect(&filter.members, buyers(condition))
    case _ where name.hasPrefix("member."):
      if name == "member.tier" { filter.usesChangingAttributes = true }
      guard let read = memberText(name) else { fallthrough }
      intersect(&filter.members, dataset.members.map { condition.matches(text: read($0)) })
    default:
      throw SegmentError(
        column: condition.column, message: "there is no attribute '\(condition.name)'",
        hint: "use one of " + SegmentResolver.names.joined(separator: ", "))
    }
  }

  /// The names that a segment may use.
  public static let names = [
    "store", "store.city", "store.format", "store.name", "channel", "cashier", "weekday", "category", "brand", "sku",
    "attr.NAME", "member.gender", "member.age", "member.city", "member.tier", "member.home_store", "member.join_month",
    "member.birth_month", "member.consent", "member.id", "member.attr.NAME", "member.rfm", "member.bought_category",
  ]

  private static func longName(_ name: String) -> String {
    switch name {
    case "gender", "age", "city", "tier", "home_store", "join_month", "birth_month", "consent", "rfm", "bought_category":
      "member." + name
    default: name
    }
  }

  private func memberText(_ name: String) -> ((Member) -> String)? {
    let zone = dataset.settings.timeZone
    switch name {
    case "member.gender": return { $0.gender }
    case "member.city": return { $0.city }
    case "member.tier": return { $0.tier }
    case "member.home_store": return { $0.homeStore }
    case "member.id": return { $0.id }
    case "member.join_month": return { $0.joinedAt.map { String(zone.day(at: $0).iso.prefix(7)) } ?? "" }
    case "member.birth_month": return { $0.birthday.map { String($0.iso.dropFirst(5).prefix(2)) } ?? "" }
    default:
      guard name.hasPrefix("member.attr.") else { return nil }
      let attribute = String(name.dropFirst("member.attr.".count))
      return { $0.attributes[attribute] ?? "" }
    }
  }

  private func wholeYears(from birthday: Day) -> Int {
    let (year, month, day) = birthday.civil
    let (endYear, endMonth, endDay) = period.to.civil
    return endYear - year - ((endMonth, endDay) < (month, day) ? 1 : 0)
  }

  private func wantNumbers(_ condition: SegmentCondition) throws(SegmentError) {
    for literal in condition.literals {
      switch literal {
      case .int, .double: continue
      case .text, .bool:
        throw SegmentError(
          column: condition.column, message: "'\(condition.name)' is a number",
          hint: "write \(condition.name) >= 18, without quotes")
      }
    }
  }

  private func narrow(_ mask: inout [Bool]?, _ table: TextTable, _ matches: (String) -> Bool) {
    intersect(&mask, (0..<table.count).map { matches(table[$0]) })
  }

  private func narrowTerms(
    _ filter: inout SegmentFilter, _ condition: SegmentCondition, _ values: (Product) -> [String]
  ) {
    let products = dataset.products.map { product in values(product).contains { condition.matches(text: $0) } }
    intersect(&filter.terms, dataset.terms.map { products[Int($0.product)] })
  }

  private func intersect(_ mask: inout [Bool]?, _ other: [Bool]) {
    mask = mask.map { zip($0, other).map { $0 && $1 } } ?? other
  }

  /// Members with a sale line of a category in the period.
  private func buyers(_ condition: SegmentCondition) -> [Bool] {
    let products = dataset.products.map { condition.matches(text: $0.category) }
    let terms = dataset.terms.map { products[Int($0.product)] }
    var found = [Bool](repeating: false, count: dataset.members.count)
    dataset.columns.forEachShopper(in: 0..<dataset.columns.shopperCount) { block in
      let member = Int(dataset.memberOfShopper[block.shopper])
      guard member >= 0, let lineTerm = block.lineTerm else { return }
      for index in 0..<block.count {
        let flags = ReceiptFlags(rawValue: block.flags[index])
        guard flags.contains(.isMember), !flags.contains(.isReturn),
          period.contains(Day(number: Int32(block.day[index])))
        else { continue }
        for line in block.lines(index) where terms[Int(lineTerm[line])] {
          found[member] = true
          return
        }
      }
    }
    return found
  }
}

extension Product {
  fileprivate func value(of name: String) -> String {
    switch name {
    case "category": category
    case "brand": brand
    default: sku
    }
  }
}

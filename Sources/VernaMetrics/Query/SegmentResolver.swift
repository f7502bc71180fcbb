public import VernaColumns
public import VernaCore
public import VernaRules

/// Resolves a segment's conditions against a data set into masks of members, receipts and lines.
///
/// Names, with their short forms: receipts `store`, `store.city`, `store.format`, `channel`, `cashier`, `weekday` (1 is
/// Monday); lines `category`, `brand`, `sku`, `attr.*` of lines and products; members `member.gender`, `member.age` (whole
/// years at the period's end), `member.city`, `member.tier`, `member.home_store`, `member.join_month` ("2026-03"),
/// `member.birth_month` ("03"), `member.consent` (true or false), `member.id`, `member.attr.*`, `member.rfm` ("555"), `member.bought_category`.
public struct SegmentResolver {
  let dataset: Dataset
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
  /// - Throws: `SegmentMisuse` for a name that does not exist, a value of the wrong kind, and an attribute that the data
  ///   do not hold. A value that nothing has is no error: it is named in `SegmentFilter.unknown`.
  /// - Complexity: O(conditions x (members + terms + stores)); `member.bought_category` reads all lines once.
  public func resolve(_ expression: SegmentExpression) throws(SegmentMisuse) -> SegmentFilter {
    var filter = SegmentFilter(text: expression.text)
    for condition in expression.conditions { try apply(condition, to: &filter) }
    return filter
  }

  private func apply(_ condition: SegmentCondition, to filter: inout SegmentFilter) throws(SegmentMisuse) {
    let name = SegmentResolver.longName(condition.name)
    switch name {
    case "store", "store.city", "store.format", "store.name":
      let values = storeValues(name)
      try check(condition, texts: values, of: .receipt, in: name == "store" ? receiptFile : .stores, &filter)
      intersect(&filter.stores, values.map { condition.matches(text: $0) })
    case "channel":
      try check(condition, texts: texts(dataset.channels), of: .receipt, in: receiptFile, &filter)
      narrow(&filter.channels, dataset.channels) { condition.matches(text: $0) }
    case "cashier":
      try check(condition, texts: texts(dataset.cashiers), of: .receipt, in: receiptFile, &filter)
      narrow(&filter.cashiers, dataset.cashiers) { condition.matches(text: $0) }
    case "weekday":
      try want(.number, condition)
      intersect(&filter.weekdays, (0...7).map { $0 > 0 && condition.matches(number: Int64($0)) })
    case "category", "brand", "sku":
      let values = dataset.products.map { $0.value(of: name) }
      try check(condition, texts: values, of: .line, in: name == "sku" ? .lines : .products, &filter)
      let products = values.map { condition.matches(text: $0) }
      intersect(&filter.terms, dataset.terms.map { products[Int($0.product)] })
    case _ where name.hasPrefix("attr."):
      let attribute = String(name.dropFirst("attr.".count))
      let values = dataset.terms.map { term in
        dataset.lineAttributes[Int(term.attributes)][attribute]
          ?? dataset.products[Int(term.product)].attributes[attribute] ?? ""
      }
      try check(condition, texts: values, of: .line, in: dataset.given.has(.products) ? .products : .lines, &filter)
      intersect(&filter.terms, values.map { condition.matches(text: $0) })
    case "member.age":
      try want(.number, condition)
      try wantGiven(dataset.members.contains { $0.birthday != nil }, condition, .members, "birthday")
      filter.usesChangingAttributes = true
      intersect(
        &filter.members,
        dataset.members.map { member in
          member.birthday.map { condition.matches(number: Int64(wholeYears(from: $0))) } ?? false
        })
    case "member.consent":
      try want(.truth, condition)
      try wantGiven(dataset.members.contains { $0.consent != nil }, condition, .members, "consent")
      intersect(&filter.members, dataset.members.map { $0.consent.map { condition.matches(bool: $0) } ?? false })
    case "member.rfm":
      filter.usesChangingAttributes = true
      let values = cells()
      try want(.text, condition)
      note(condition, missingFrom: values, of: .member, &filter)
      intersect(&filter.members, values.map { condition.matches(text: $0) })
    case "member.bought_category":
      try check(condition, texts: dataset.products.map(\.category), of: .line, in: .products, &filter)
      intersect(&filter.members, buyers(condition))
    case _ where name.hasPrefix("member."):
      if name == "member.tier" { filter.usesChangingAttributes = true }
      guard let read = memberText(name) else { fallthrough }
      let values = dataset.members.map(read)
      try check(condition, texts: values, of: .member, in: name == "member.id" ? receiptFile : .members, &filter)
      intersect(&filter.members, values.map { condition.matches(text: $0) })
    default:
      throw .noAttribute(name: condition.name, column: condition.column, known: SegmentResolver.names)
    }
  }

  /// The file that says what a receipt is like: lines do where there is no receipts file.
  private var receiptFile: FileKind { dataset.given.has(.lines) && !dataset.given.has(.receipts) ? .lines : .receipts }

  /// By code of a store, what an attribute of it is; empty where it is not known.
  private func storeValues(_ name: String) -> [String] {
    if name == "store" { return texts(dataset.stores) }
    let rows = Dictionary(dataset.side.stores.map { (ByteText($0.store), $0) }) { _, last in last }
    return texts(dataset.stores).map { id in
      guard let row = rows[ByteText(id)] else { return "" }
      return name == "store.city" ? row.city : name == "store.format" ? row.format : row.name
    }
  }

  private func texts(_ table: TextTable) -> [String] { (0..<table.count).map { table[$0] } }

  /// The names that a segment may use.
  public static let names = [
    "store", "store.city", "store.format", "store.name", "channel", "cashier", "weekday", "category", "brand", "sku",
    "attr.NAME", "member.gender", "member.age", "member.city", "member.tier", "member.home_store", "member.join_month",
    "member.birth_month", "member.consent", "member.id", "member.attr.NAME", "member.rfm", "member.bought_category",
  ]

  private static func longName(_ name: String) -> String {
    switch name {
    case "gender", "age", "city", "tier", "home_store", "join_month", "birth_month", "consent", "rfm",
      "bought_category":
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

  private func narrow(_ mask: inout [Bool]?, _ table: TextTable, _ matches: (String) -> Bool) {
    intersect(&mask, (0..<table.count).map { matches(table[$0]) })
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

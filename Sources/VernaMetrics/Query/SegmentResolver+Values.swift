import VernaColumns
import VernaCore

/// What the attributes of a data set are.
extension SegmentResolver {
  /// The values of an attribute by row: by index into members or terms, by code of a receipt's column. Of
  /// `member.bought_category` they are the categories of products.
  func column(of attribute: SegmentAttribute) -> SegmentColumn {
    switch attribute.name {
    case "store", "store.city", "store.format", "store.name": return .texts(storeValues(attribute.name))
    case "channel": return .texts(texts(dataset.channels))
    case "cashier": return .texts(texts(dataset.cashiers))
    // No receipt is of weekday 0.
    case "weekday": return .numbers((0...7).map { $0 > 0 ? $0 : nil })
    case "category", "brand", "sku":
      let values = dataset.products.map { $0.value(of: attribute.name) }
      return .texts(dataset.terms.map { values[Int($0.product)] })
    case "member.age":
      return .numbers(dataset.members.map { $0.birthday.map { Int64(wholeYears(from: $0)) } })
    case "member.consent": return .truths(dataset.members.map(\.consent))
    case "member.rfm": return .texts(cells())
    case "member.bought_category": return .texts(dataset.products.map(\.category))
    case _ where attribute.name.hasPrefix("attr."):
      let name = String(attribute.name.dropFirst("attr.".count))
      return .texts(
        dataset.terms.map { term in
          dataset.lineAttributes[Int(term.attributes)][name]
            ?? dataset.products[Int(term.product)].attributes[name] ?? ""
        })
    default: return .texts(dataset.members.map(memberText(attribute.name)))
    }
  }

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

  private func memberText(_ name: String) -> (Member) -> String {
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
      let attribute = String(name.dropFirst("member.attr.".count))
      return { $0.attributes[attribute] ?? "" }
    }
  }

  private func wholeYears(from birthday: Day) -> Int {
    let (year, month, day) = birthday.civil
    let (endYear, endMonth, endDay) = period.to.civil
    return endYear - year - ((endMonth, endDay) < (month, day) ? 1 : 0)
  }

  /// Members with a sale line in the period of a product that passed; of a test turned round, those without a line of a
  /// product that did not pass.
  func buyers(of passed: [Bool], isNegated: Bool) -> [Bool] {
    let wanted = passed.map { $0 != isNegated }
    let terms = dataset.terms.map { wanted[Int($0.product)] }
    var found = [Bool](repeating: isNegated, count: dataset.members.count)
    dataset.columns.forEachShopper(in: 0..<dataset.columns.shopperCount) { block in
      let member = Int(dataset.memberOfShopper[block.shopper])
      guard member >= 0, let lineTerm = block.lineTerm else { return }
      for index in 0..<block.count {
        let flags = ReceiptFlags(rawValue: block.flags[index])
        guard flags.contains(.isMember), !flags.contains(.isReturn),
          period.contains(Day(number: Int32(block.day[index])))
        else { continue }
        for line in block.lines(index) where terms[Int(lineTerm[line])] {
          found[member] = !isNegated
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

import VernaColumns
import VernaCore

/// Everything a data set says of its receipts as texts, in order of rows: one a receipt, owner first.
func texts(of data: Dataset) -> [String] {
  var texts: [String] = []
  func describe(_ block: borrowing ReceiptBlock) {
    var owner = "-"
    if block.shopper >= 0 {
      owner = (data.memberOfShopper[block.shopper] >= 0 ? "member " : "customer ") + data.shopperIDs[block.shopper]
    }
    for index in 0..<block.count {
      let flags = ReceiptFlags(rawValue: block.flags[index])
      let row = block.row(index)
      var lines: [String] = []
      for line in block.lines(index) {
        let term = data.terms[Int(block.lineTerm?[line] ?? 0)]
        let size = data.lineAttributes[Int(term.attributes)]["size"] ?? ""
        lines.append(
          lineText(
            sku: data.products[Int(term.product)].sku, quantity: block.quantity(line), amount: block.amount(line),
            list: term.listPriceMicros, cost: term.costMicros, vat: term.vatRateMillionths,
            promotion: data.promotions[Int(term.promotion)], funding: term.funding.rawValue, size: size))
      }
      texts.append(
        receiptText(
          owner: owner, id: data.columns.receiptID(ofRow: row), at: Int64(block.at[index]),
          day: Int32(block.day[index]), isReturn: flags.contains(.isReturn),
          standing: flags.contains(.isMember) ? "member" : flags.contains(.isKnown) ? "known" : "",
          link: flags.contains(.hasOriginal) ? "found" : flags.contains(.lacksOriginal) ? "lost" : "",
          store: data.stores[Int(block.store[index])], cashier: data.cashiers[Int(block.cashier[index])],
          channel: data.channels[Int(block.channel[index])], total: block.total(index),
          points: block.pointsPaid(index), hasLines: flags.contains(.hasLines), lines: lines))
    }
  }
  data.columns.forEachShopper(in: 0..<data.columns.shopperCount, describe)
  data.columns.forEachAnonymous(part: 0, of: 2, chunk: 7, describe)
  data.columns.forEachAnonymous(part: 1, of: 2, chunk: 7, describe)
  return texts
}

/// The same texts from the naive auditor: by owner, then time, then order of import.
func texts(of auditor: NaiveAuditor, zone: TimeZoneRules) -> [String] {
  let sorted = auditor.outcomes.sorted { left, right in
    if left.owner != right.owner { return left.owner < right.owner }
    if left.owner != "-" && left.at != right.at { return left.at < right.at }
    return left.order < right.order
  }
  return sorted.map { outcome in
    let lines = outcome.lines.map { line in
      let product = auditor.side.products.first { $0.sku == line.row.sku }
      return lineText(
        sku: line.row.sku, quantity: line.quantity, amount: line.amount, list: line.row.list,
        cost: line.row.cost ?? product?.costMicros,
        vat: line.row.vat.map { Int32($0) } ?? product?.vatRateMillionths ?? 0, promotion: line.row.promotion,
        funding: line.row.funding, size: line.row.size)
    }
    return receiptText(
      owner: outcome.owner, id: outcome.id, at: outcome.at, day: zone.day(at: outcome.at).number,
      isReturn: outcome.isReturn, standing: outcome.standing, link: outcome.link, store: outcome.header.store,
      cashier: outcome.header.cashier, channel: outcome.header.channel, total: outcome.total, points: outcome.points,
      hasLines: !lines.isEmpty, lines: lines)
  }
}

/// Groups texts by owner, keeping order within each, so that the order of shoppers does not matter; that of anonymous
/// receipts is not promised.
func byOwner(_ texts: [String]) -> [String: [String]] {
  var owners = Dictionary(grouping: texts) { String($0.prefix { $0 != "|" }) }
  owners["-"]?.sort()
  return owners
}

/// The owners of whom two data sets say different things, and what each says first that the other does not.
func differences(_ left: [String], _ right: [String]) -> [String] {
  let (first, second) = (byOwner(left), byOwner(right))
  return Set(first.keys).union(second.keys).sorted().filter { first[$0] != second[$0] }.map { owner in
    let (mine, theirs) = (first[owner] ?? [], second[owner] ?? [])
    let mineOnly = mine.first { !theirs.contains($0) } ?? "the same in another order"
    let theirsOnly = theirs.first { !mine.contains($0) } ?? "the same in another order"
    return "\(owner): \(mineOnly) / \(theirsOnly)"
  }
}

private func lineText(
  sku: String, quantity: Int64, amount: Int64, list: Int64?, cost: Int64?, vat: Int32, promotion: String,
  funding: UInt8, size: String
) -> String {
  let list = list.map(String.init) ?? "?"
  let cost = cost.map(String.init) ?? "?"
  return "\(sku) x\(quantity) =\(amount) list \(list) cost \(cost) vat \(vat) \(promotion) \(funding) \(size)"
}

private func receiptText(
  owner: String, id: String, at: Int64, day: Int32, isReturn: Bool, standing: String, link: String, store: String,
  cashier: String, channel: String, total: Int64, points: Int64, hasLines: Bool, lines: [String]
) -> String {
  let kind = isReturn ? "return" : "sale"
  return "\(owner)|\(id) \(at) \(day) \(kind) \(standing) \(link) \(store) \(cashier) \(channel) \(total) \(points) "
    + "\(hasLines) [\(lines.joined(separator: ", "))]"
}

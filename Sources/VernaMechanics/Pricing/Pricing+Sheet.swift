import VernaCore

extension Pricing {
  /// Checks the lines and sets the columns of those that offers may touch.
  func fillSheet(_ basket: Basket) throws(PricingFailure) {
    let lines = basket.lines
    if lines.count > Basket.mostLines { throw .tooManyLines(lines.count) }
    if basket.at < -62_135_596_800 || basket.at > 253_402_300_799 { throw .wrongMoment(basket.at) }
    try checkIDs(lines)
    if sheet.capacity < lines.count { sheet = PricingSheet(capacity: lines.count * 2) }
    var rows = 0
    var total: Int64 = 0
    var marked: Int64 = 0
    for (place, line) in lines.enumerated() {
      try check(line)
      if line.isMarked { marked += line.quantity.units }
      if marked > Int64(Basket.mostLines) { throw .wrongQuantity(line: line.id) }
      let full = line.amount.minorUnits
      total += full
      if full > Pricing.mostMoney || total > Pricing.mostMoney { throw .tooMuchMoney }
      if isExcluded(line) { continue }
      sheet.line[rows] = Int32(place)
      sheet.quantity[rows] = line.quantity.thousandths
      sheet.units[rows] = line.pieces
      sheet.price[rows] = line.price.minorUnits
      sheet.full[rows] = full
      rows += 1
    }
    sheet.count = rows
    sheet.reset()
    findTwins(lines)
  }

  private func check(_ line: BasketLine) throws(PricingFailure) {
    let quantity = line.quantity.thousandths
    if quantity <= 0 || quantity > Pricing.mostQuantity
      || (line.isMarked && line.quantity.units > Int64(Basket.mostLines))
    {
      throw .wrongQuantity(line: line.id)
    }
    let amounts = [line.price.minorUnits, line.listPrice.minorUnits, line.minPrice.minorUnits]
    if amounts.contains(where: { $0 < 0 || $0 > Pricing.mostMoney }) { throw .wrongAmount(line: line.id) }
    if line.vatRate < .zero || line.vatRate > .whole { throw .wrongAmount(line: line.id) }
    if let cost = line.unitCostMicros, cost < 0 || cost > Pricing.mostCostMicros { throw .wrongAmount(line: line.id) }
  }

  /// The greatest cost of a unit, in millionths of a major unit.
  static let mostCostMicros: Int64 = 10_000_000_000_000_000

  private func checkIDs(_ lines: [BasketLine]) throws(PricingFailure) {
    if lines.count > 32 {
      var seen = Set<ByteText>(minimumCapacity: lines.count)
      for line in lines where !seen.insert(line.id).inserted { throw .repeatedLine(line.id) }
      return
    }
    for place in lines.indices.dropFirst() {
      for before in 0..<place where lines[before].id == lines[place].id { throw .repeatedLine(lines[place].id) }
    }
  }

  private func isExcluded(_ line: BasketLine) -> Bool {
    if line.isExcluded { return true }
    return rules.tills.excludedCategories.contains { line.category.isUnder($0) }
  }

  /// Finds lines of the same goods at the same price.
  private func findTwins(_ lines: [BasketLine]) {
    sheet.hasTwins = false
    var first: [ByteText: Int] = [:]
    for row in 0..<sheet.count {
      sheet.twin[row] = Int32(row)
      let line = lines[Int(sheet.line[row])]
      guard let before = first[line.sku] else {
        first[line.sku] = row
        continue
      }
      if lines[Int(sheet.line[before])].isSameGoods(as: line) {
        sheet.twin[row] = Int32(before)
        sheet.hasTwins = true
      }
    }
  }
}

extension BasketLine {
  /// How many pieces a line is: whole units, or one piece of a quantity that is not whole.
  public var pieces: Int64 { quantity.isWhole ? quantity.units : 1 }

  /// Whether two lines differ in nothing but id and quantity.
  func isSameGoods(as other: BasketLine) -> Bool {
    var same = other
    same.id = id
    same.quantity = quantity
    return same == self && quantity.isWhole && other.quantity.isWhole
  }
}

extension ByteText {
  /// Whether a path is another path or lies under it.
  func isUnder(_ path: ByteText) -> Bool {
    let (own, other) = (string.utf8, path.string.utf8)
    guard own.starts(with: other) else { return false }
    return own.count == other.count || own[own.index(own.startIndex, offsetBy: other.count)] == UInt8(ascii: "/")
  }
}

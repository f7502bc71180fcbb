import VernaCore

extension Pricing {
  /// Checks the lines and sets the columns of those that offers may touch.
  func fillSheet(_ basket: Basket) throws(PricingFailure) {
    if basket.lines.count > Basket.mostLines { throw .tooManyLines(basket.lines.count) }
    if basket.at < -62_135_596_800 || basket.at > 253_402_300_799 { throw .wrongMoment(basket.at) }
    if sheet.capacity < basket.lines.count { sheet = PricingSheet(capacity: basket.lines.count * 2) }
    try basket.lines.withUnsafeBufferPointer { (lines) throws(PricingFailure) in
      try checkIDs(lines)
      try fillRows(lines)
      findTwins(lines)
    }
  }

  private func fillRows(_ lines: UnsafeBufferPointer<BasketLine>) throws(PricingFailure) {
    var rows = 0
    var total: Int64 = 0
    var marked: Int64 = 0
    for place in lines.indices {
      try check(lines[place])
      if lines[place].isMarked { marked += lines[place].quantity.units }
      if marked > Int64(Basket.mostLines) { throw .wrongQuantity(line: lines[place].id) }
      let full = lines[place].amount.minorUnits
      total += min(full, Pricing.mostMoney + 1)
      if total > Pricing.mostMoney { throw .tooMuchMoney }
      if isExcluded(lines[place]) { continue }
      sheet.line[rows] = Int32(place)
      sheet.quantity[rows] = lines[place].quantity.thousandths
      sheet.units[rows] = lines[place].pieces
      sheet.price[rows] = lines[place].price.minorUnits
      sheet.full[rows] = full
      rows += 1
    }
    sheet.count = rows
    sheet.reset()
  }

  private func check(_ line: borrowing BasketLine) throws(PricingFailure) {
    let quantity = line.quantity.thousandths
    if quantity <= 0 || quantity > Pricing.mostQuantity { throw .wrongQuantity(line: line.id) }
    let bounds = 0...Pricing.mostMoney
    if !bounds.contains(line.price.minorUnits) || !bounds.contains(line.listPrice.minorUnits)
      || !bounds.contains(line.minPrice.minorUnits) || line.vatRate < .zero || line.vatRate > .whole
    {
      throw .wrongAmount(line: line.id)
    }
    if let cost = line.unitCostMicros, cost < 0 || cost > Pricing.mostCostMicros {
      throw .wrongAmount(line: line.id)
    }
  }

  /// The greatest cost of a unit, in millionths of a major unit.
  static let mostCostMicros: Int64 = 10_000_000_000_000_000

  /// No two lines have one id: their fingerprints are sorted, and only what has the same one is compared.
  private func checkIDs(_ lines: UnsafeBufferPointer<BasketLine>) throws(PricingFailure) {
    if lines.count > 64 {
      var seen = Set<ByteText>(minimumCapacity: lines.count)
      for line in lines where !seen.insert(line.id).inserted { throw .repeatedLine(line.id) }
      return
    }
    for place in lines.indices {
      sheet.rest[place] = Int64(bitPattern: lines[place].id.fingerprint)
      for before in 0..<place where sheet.rest[before] == sheet.rest[place] {
        if lines[before].id == lines[place].id { throw .repeatedLine(lines[place].id) }
      }
    }
  }

  private func isExcluded(_ line: borrowing BasketLine) -> Bool {
    if line.isExcluded { return true }
    for category in rules.tills.excludedCategories where line.category.isUnder(category) { return true }
    return false
  }

  /// Finds lines of the same goods at the same price.
  private func findTwins(_ lines: UnsafeBufferPointer<BasketLine>) {
    sheet.hasTwins = false
    if sheet.count > 64 { return findManyTwins(lines) }
    for row in 0..<sheet.count {
      let place = Int(sheet.line[row])
      sheet.twin[row] = Int32(row)
      sheet.rest[row] = Int64(bitPattern: lines[place].sku.fingerprint)
      for before in 0..<row where sheet.rest[before] == sheet.rest[row] && Int(sheet.twin[before]) == before {
        if lines[Int(sheet.line[before])].isSameGoods(as: lines[place]) {
          sheet.twin[row] = Int32(before)
          sheet.hasTwins = true
          break
        }
      }
    }
  }

  private func findManyTwins(_ lines: UnsafeBufferPointer<BasketLine>) {
    var first: [ByteText: [Int]] = [:]
    for row in 0..<sheet.count {
      let place = Int(sheet.line[row])
      let before = first[lines[place].sku]?.first { lines[Int(sheet.line[$0])].isSameGoods(as: lines[place]) }
      sheet.twin[row] = Int32(before ?? row)
      if before != nil { sheet.hasTwins = true } else { first[lines[place].sku, default: []].append(row) }
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

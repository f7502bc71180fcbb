import VernaCore

extension Pricing {
  /// Checks the lines and sets the columns of those that offers may touch.
  func fillSheet(_ basket: Basket) throws(PricingFailure) {
    if basket.lines.count > Basket.mostLines { throw .tooManyLines(basket.lines.count) }
    if basket.at < -62_135_596_800 || basket.at > 253_402_300_799 { throw .wrongMoment(basket.at) }
    if sheet.capacity < basket.lines.count {
      sheet.deallocate()
      sheet = PricingSheet(capacity: basket.lines.count * 2)
    }
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
    guard let first = lines.baseAddress else {
      sheet.count = 0
      return sheet.reset()
    }
    for place in lines.indices {
      // Read where it lies: a copy of a line would count the references of all its texts.
      let line = first + place
      try check(line)
      if line.pointee.isMarked { marked += line.pointee.quantity.units }
      if marked > Int64(Basket.mostLines) { throw .wrongQuantity(line: line.pointee.id) }
      let full = line.pointee.quantity.amount(at: line.pointee.price).minorUnits
      total += min(full, Pricing.mostMoney + 1)
      if total > Pricing.mostMoney { throw .tooMuchMoney }
      if isExcluded(line) { continue }
      sheet.line[rows] = Int32(place)
      sheet.quantity[rows] = line.pointee.quantity.thousandths
      sheet.units[rows] = line.pointee.quantity.pieces
      sheet.price[rows] = line.pointee.price.minorUnits
      sheet.full[rows] = full
      rows += 1
    }
    sheet.count = rows
    sheet.reset()
  }

  private func check(_ line: UnsafePointer<BasketLine>) throws(PricingFailure) {
    let quantity = line.pointee.quantity.thousandths
    if quantity <= 0 || quantity > Pricing.mostQuantity { throw .wrongQuantity(line: line.pointee.id) }
    let bounds = 0...Pricing.mostMoney
    if !bounds.contains(line.pointee.price.minorUnits) || !bounds.contains(line.pointee.listPrice.minorUnits)
      || !bounds.contains(line.pointee.minPrice.minorUnits) || line.pointee.vatRate < .zero
      || line.pointee.vatRate > .whole
    {
      throw .wrongAmount(line: line.pointee.id)
    }
    if let cost = line.pointee.unitCostMicros, cost < 0 || cost > Pricing.mostCostMicros {
      throw .wrongAmount(line: line.pointee.id)
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
    var seen: UInt64 = 0
    for place in lines.indices {
      let fingerprint = lines[place].id.fingerprint
      sheet.rest[place] = Int64(bitPattern: fingerprint)
      if PricingSheet.isNew(fingerprint, &seen) { continue }
      for before in 0..<place where sheet.rest[before] == sheet.rest[place] {
        if lines[before].id == lines[place].id { throw .repeatedLine(lines[place].id) }
      }
    }
  }

  private func isExcluded(_ line: UnsafePointer<BasketLine>) -> Bool {
    if line.pointee.isExcluded { return true }
    for category in rules.tills.excludedCategories where line.pointee.category.isUnder(category) { return true }
    return false
  }

  /// Finds lines of the same goods at the same price.
  private func findTwins(_ lines: UnsafeBufferPointer<BasketLine>) {
    sheet.hasTwins = false
    if sheet.count > 64 { return findManyTwins(lines) }
    var seen: UInt64 = 0
    for row in 0..<sheet.count {
      let place = Int(sheet.line[row])
      let fingerprint = lines[place].sku.fingerprint
      sheet.twin[row] = Int32(row)
      sheet.rest[row] = Int64(bitPattern: fingerprint)
      if PricingSheet.isNew(fingerprint, &seen) { continue }
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
  public var pieces: Int64 { quantity.pieces }

  /// Whether two lines differ in nothing but id and quantity.
  func isSameGoods(as other: BasketLine) -> Bool {
    var same = other
    same.id = id
    same.quantity = quantity
    return same == self && quantity.isWhole && other.quantity.isWhole
  }
}

extension Quantity {
  /// How many pieces it is: whole units, or one piece of what is not whole.
  var pieces: Int64 { isWhole ? units : 1 }
}

extension ByteText {
  /// Whether a path is another path or lies under it.
  func isUnder(_ path: ByteText) -> Bool {
    let (own, other) = (string.utf8, path.string.utf8)
    guard own.starts(with: other) else { return false }
    return own.count == other.count || own[own.index(own.startIndex, offsetBy: other.count)] == UInt8(ascii: "/")
  }
}

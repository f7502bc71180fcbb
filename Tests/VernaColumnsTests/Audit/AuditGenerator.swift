import VernaColumns

/// Seeded numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct AuditNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
}

/// Files of receipts and lines with every odd case of the contract, from a small pool of ids so that they meet.
struct AuditGenerator {
  private var numbers: AuditNumbers
  private let ids: Int
  var side = SideTables()

  init(seed: UInt64, ids: Int) {
    numbers = AuditNumbers(seed: seed)
    self.ids = ids
    for number in 0..<12 where numbers.chance(70) {
      var member = Member(id: "P\(number)")
      if numbers.chance(70) { member.joinedAt = moment() }
      side.members.append(member)
    }
    for number in 0..<6 where numbers.chance(70) {
      var product = Product(sku: "S\(number)")
      if numbers.chance(60) { product.priceMicros = Int64(numbers.below(5_000)) * 10_000 }
      if numbers.chance(60) { product.costMicros = Int64(numbers.below(5_000)) * 1_234 }
      if numbers.chance(60) { product.vatRateMillionths = 200_000 }
      side.products.append(product)
    }
  }

  /// Files in order of import: receipts, lines, and the same again with changes.
  mutating func files() -> [[AuditRow]] {
    var files: [[AuditRow]] = []
    for source in 0..<(1 + numbers.below(4)) {
      let isLines = numbers.chance(60)
      let included = numbers.chance(20)
      var rows: [AuditRow] = []
      if let earlier = files.last(where: { $0.first?.isLines == isLines }), numbers.chance(60) {
        // An overlapping export: some receipts as they were, some changed.
        for var row in earlier where numbers.chance(70) {
          row.source = source
          if numbers.chance(5) { row.total = Int64(numbers.below(10_000)) }
          rows.append(row)
        }
      }
      for _ in 0..<(ids / 2) {
        rows += isLines ? lines(source, included) : [receipt(source, included)]
      }
      if isLines && numbers.chance(30) { rows.shuffle(using: &numbers) }
      for index in rows.indices {
        rows[index].lineNumber = UInt32(index + 2)
        rows[index].pointsIncluded = included
      }
      if !rows.isEmpty { files.append(rows) }
    }
    return files
  }

  /// Cuts files into batches at random places.
  mutating func batches(_ files: [[AuditRow]]) -> [[AuditRow]] {
    var batches: [[AuditRow]] = []
    for file in files {
      var rest = file[...]
      while !rest.isEmpty {
        let length = min(rest.count, 1 + numbers.below(40))
        batches.append(Array(rest.prefix(length)))
        rest = rest.dropFirst(length)
      }
    }
    return batches
  }

  private mutating func moment() -> Int64 { 1_767_225_600 + Int64(numbers.below(40)) * 21_600 }

  private mutating func text(_ letter: String, _ count: Int, _ percent: Int) -> String {
    numbers.chance(percent) ? letter + "\(numbers.below(count))" : ""
  }

  private mutating func receipt(_ source: Int, _ included: Bool) -> AuditRow {
    var row = AuditRow(isLines: false, source: source, pointsIncluded: included)
    row.id = "R\(numbers.below(ids))"
    row.at = numbers.chance(2) ? (numbers.chance(50) ? nil : -5) : moment()
    row.kind = numbers.chance(50) ? 0 : numbers.chance(70) ? 1 : 2
    row.member = text("P", 14, 40)
    row.customer = text("P", 14, 40)
    row.store = text("store", 3, 80)
    row.cashier = text("cashier", 5, 80)
    row.channel = text("channel", 3, 50)
    row.original = text("R", ids + 5, 30)
    if numbers.chance(50) { row.total = Int64(numbers.below(20_000)) - 5_000 }
    if numbers.chance(2) { row.total = 5_000_000_000 }
    if numbers.chance(30) { row.points = Int64(numbers.below(1_000)) - 100 }
    return row
  }

  private mutating func lines(_ source: Int, _ included: Bool) -> [AuditRow] {
    var first = receipt(source, included)
    first.isLines = true
    if numbers.chance(10) { first.at = nil }
    var rows: [AuditRow] = []
    for position in 0..<(1 + numbers.below(4)) {
      var row = first
      if position > 0 && numbers.chance(5) { row.store = text("store", 3, 80) }
      if position > 0 && numbers.chance(5) { row.total = nil }
      row.sku = text("S", 9, 100)
      row.quantity = numbers.chance(3) ? nil : Int64(numbers.below(5_000)) - (numbers.chance(20) ? 5_000 : 0)
      if numbers.chance(60) { row.amount = Int64(numbers.below(9_000)) - (numbers.chance(20) ? 9_000 : 0) }
      if numbers.chance(2) { row.amount = -3_000_000_000 }
      if numbers.chance(40) { row.price = Int64(numbers.below(900)) * 12_345 }
      if numbers.chance(30) { row.list = Int64(numbers.below(3)) * 1_000_000 }
      if numbers.chance(30) { row.cost = Int64(numbers.below(3)) * 700_000 }
      if numbers.chance(30) { row.vat = numbers.chance(50) ? 100_000 : 200_000 }
      row.promotion = text("promo", 2, 20)
      row.funding = UInt8(numbers.below(4))
      row.size = text("size", 2, 20)
      rows.append(row)
      if numbers.chance(10) { rows.append(row) }
    }
    return rows
  }
}

import VernaColumns
import VernaCore

/// The contract worked again the slow way, row by row in dictionaries, sharing nothing with the builder.
struct NaiveAuditor {
  struct Line {
    var row: AuditRow
    var quantity: Int64
    var amount: Int64
  }

  struct Outcome {
    var id: String
    var order: Int
    var at: Int64
    var isReturn: Bool
    var header: AuditRow
    var total: Int64
    var points: Int64
    var lines: [Line]
    var owner = "-"
    var standing = ""
    var link = ""
  }

  let side: SideTables
  private(set) var outcomes: [Outcome] = []
  private(set) var rejected: [String] = []
  private(set) var ignored = 0
  private(set) var totalDifferences = 0
  private(set) var amountDifferences = 0
  private(set) var splits = 0

  init(_ rows: [AuditRow], side: SideTables) {
    self.side = side
    var accepted: [String: [AuditRow]] = [:]
    var ids: [String] = []
    for row in rows {
      if row.at == nil && !row.isLines {
        reject(row, .noTime)
      } else if let at = row.at, at < 86_400 {
        reject(row, .timeOutOfRange)
      } else if row.isLines && row.quantity == nil {
        reject(row, .noQuantity)
      } else {
        if let amount = row.amount, let price = row.price, row.isLines {
          if amount.magnitude != NaiveAuditor.product(row.quantity ?? 0, price).magnitude { amountDifferences += 1 }
        }
        if accepted[row.id] == nil { ids.append(row.id) }
        accepted[row.id, default: []].append(row)
      }
    }
    for id in ids { settle(id, accepted[id] ?? []) }
    assignOwners()
  }

  private mutating func reject(_ row: AuditRow, _ reason: BuildReport.Rejection) {
    rejected.append("\(row.source):\(row.lineNumber) \(reason)")
  }

  static func product(_ quantity: Int64, _ price: Int64) -> Int64 {
    let exact = quantity.magnitude * price.magnitude  // thousandths x millionths, 100 kopecks a rouble
    let size = Int64((exact / 5_000_000 + 1) / 2)
    return (quantity < 0) != (price < 0) ? -size : size
  }

  private mutating func settle(_ id: String, _ rows: [AuditRow]) {
    var receipt: AuditRow?
    for row in rows where !row.isLines {
      if let kept = receipt {
        if kept.content == row.content { ignored += 1 } else { reject(row, .conflictingReceipt) }
      } else {
        receipt = row
      }
    }
    let lineRows = rows.filter(\.isLines)
    let kept = lineRows.filter { $0.source == lineRows.first?.source }
    for source in Set(lineRows.map(\.source)) where source != lineRows.first?.source {
      let again = lineRows.filter { $0.source == source }
      if again.map(\.content).sorted() == kept.map(\.content).sorted() {
        ignored += 1
      } else {
        for row in again { reject(row, .conflictingReceipt) }
      }
    }
    guard var header = receipt ?? kept.first else { return }
    if receipt != nil, let first = kept.first {
      if header.kind == 0 { header.kind = first.kind }
      if header.member.isEmpty { header.member = first.member }
      if header.customer.isEmpty { header.customer = first.customer }
      if header.store.isEmpty { header.store = first.store }
      if header.cashier.isEmpty { header.cashier = first.cashier }
      if header.channel.isEmpty { header.channel = first.channel }
      if header.original.isEmpty { header.original = first.original }
      if header.points == nil { header.points = first.points }
    }
    let total = receipt?.total ?? kept.first?.total
    let totalRow = receipt?.total != nil ? receipt : kept.first
    guard let at = header.at else {
      for row in kept { reject(row, .noTime) }
      return
    }
    var lines: [Line] = []
    for row in kept {
      let productPrice = side.products.first { $0.sku == row.sku }?.priceMicros
      let quantity = row.quantity ?? 0
      if let amount = row.amount ?? (row.price ?? productPrice).map({ NaiveAuditor.product(quantity, $0) }) {
        lines.append(Line(row: row, quantity: quantity, amount: amount))
      } else {
        reject(row, .noPrice)
      }
    }
    if lines.isEmpty && receipt == nil && total == nil { return }
    if let points = header.points, points != 0 {
      let linesHold = kept.first?.pointsIncluded == true && !lines.isEmpty
      let money = linesHold ? lines.reduce(0) { $0 + abs($1.amount) } : abs(total ?? Int64.max)
      if abs(points) > money, linesHold || totalRow?.pointsIncluded == true {
        for line in lines { reject(line.row, .pointsOverMoney) }
        if let receipt { reject(receipt, .pointsOverMoney) }
        return
      }
    }
    func isNegative(_ line: Line) -> Bool { header.kind == 2 || (header.kind == 0 && line.quantity < 0) }
    var sales = lines.filter { !isNegative($0) }
    for index in sales.indices where sales[index].quantity < 0 { sales[index].amount = -abs(sales[index].amount) }
    let returns = lines.filter(isNegative).map { line in
      Line(row: line.row, quantity: abs(line.quantity), amount: abs(line.amount))
    }
    let isReturn = header.kind == 2 || (header.kind == 0 && (lines.isEmpty ? (total ?? 0) < 0 : sales.isEmpty))
    let isBoth = !sales.isEmpty && !returns.isEmpty
    if isBoth { splits += 1 }
    let points = isReturn ? abs(header.points ?? 0) : header.points ?? 0
    if isReturn { sales = returns }
    // Amounts stay as written; what the lines come to together is without the points.
    let held = kept.first?.pointsIncluded == true && !sales.isEmpty ? points : 0
    let sum = sales.reduce(0) { $0 + $1.amount } - held
    let givenBack = returns.reduce(0) { $0 + $1.amount }
    var settledTotal = sum
    if let total {
      settledTotal = isReturn ? abs(total) : total
      if isBoth { settledTotal += givenBack }
      if totalRow?.pointsIncluded == true { settledTotal -= points }
      if !sales.isEmpty && settledTotal != sum { totalDifferences += 1 }
    }
    func add(_ isReturn: Bool, _ total: Int64, _ points: Int64, _ lines: [Line]) {
      outcomes.append(
        Outcome(
          id: id, order: outcomes.count, at: at, isReturn: isReturn, header: header, total: total, points: points,
          lines: lines))
    }
    add(isReturn, settledTotal, points, sales)
    if isBoth { add(true, givenBack, 0, returns) }
  }

  private mutating func assignOwners() {
    var memberOfCustomer: [String: String] = [:]
    for outcome in outcomes where !outcome.header.member.isEmpty && !outcome.header.customer.isEmpty {
      if memberOfCustomer[outcome.header.customer] == nil {
        memberOfCustomer[outcome.header.customer] = outcome.header.member
      }
    }
    for index in outcomes.indices {
      let header = outcomes[index].header
      if !header.member.isEmpty {
        let joined = side.members.first { $0.id == header.member }?.joinedAt
        outcomes[index].owner = "member " + header.member
        outcomes[index].standing = joined.map { outcomes[index].at >= $0 } ?? true ? "member" : "known"
      } else if !header.customer.isEmpty {
        outcomes[index].owner =
          memberOfCustomer[header.customer].map { "member " + $0 } ?? "customer " + header.customer
        outcomes[index].standing = "known"
      }
    }
    for index in outcomes.indices where outcomes[index].isReturn && !outcomes[index].header.original.isEmpty {
      let sale = outcomes.first { $0.id == outcomes[index].header.original && !$0.isReturn }
      outcomes[index].link = sale == nil ? "lost" : "found"
      guard let sale, sale.owner != "-" else { continue }
      if sale.standing == "member" || outcomes[index].standing != "member" {
        outcomes[index].owner = sale.owner
        outcomes[index].standing = sale.standing
      }
    }
  }
}

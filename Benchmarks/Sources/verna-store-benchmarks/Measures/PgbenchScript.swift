import VernaStore

/// The statements of one order as a script of pgbench, each with values of the same sizes: what PostgreSQL does with them when a C
/// program of its own sends them one by one.
struct PgbenchScript {
  let owners: Int
  private var lines: [String] = []

  init(owners: Int) { self.owners = owners }

  private let owner = "('S' || (10000000 + :number))"
  private let order = "('o' || :order || '-' || :client_id)"
  private let body = "convert_to(repeat('b', 500), 'UTF8')"
  private let decision = "convert_to(repeat('d', 700), 'UTF8')"
  private let hash = "convert_to(repeat('h', 32), 'UTF8')"

  /// The whole script.
  static func text(owners: Int) -> String {
    var script = PgbenchScript(owners: owners)
    script.lines = ["\\set number random(0, \(owners - 1))", "\\set order random(1, 1000000000000000)"]
    script.reserve()
    script.confirm()
    return script.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ name: String, _ values: [String], ending: String = ";") {
    guard let statement = Statement.catalogue.first(where: { $0.name == name }) else { return }
    var text = Dialect.postgres(partitions: 0).rendered(statement.text)
    for place in stride(from: values.count, to: 0, by: -1) {
      text = text.replacing("$\(place)", with: values[place - 1])
    }
    lines.append(text.split(separator: "\n").joined(separator: " ") + ending)
  }

  private mutating func begin(_ key: String) {
    lines.append("BEGIN;")
    add("owner.lock", [owner], ending: " \\gset o_")
    for name in ["points.list"] { add(name, [owner]) }
    add("books.open_from", [])
    add("idempotency.read", ["'till-1'", key])
  }

  private mutating func end(_ kind: String, _ name: String, _ key: String, body: String, postings: Int, lots: Int) {
    add("directory.claim", [kind, order, owner, order, ":o_journal_count + 1"])
    add(
      "journal.insert",
      [owner, ":o_journal_count + 1", name, "1770000000", "1770000000", "1770000000", order, "1", body, decision])
    add("idempotency.insert", ["'till-1'", key, hash, owner, ":o_journal_count + 1"])
    add(
      "owner.advance",
      [
        owner, "1770000000", "1770000000", ":o_posting_count + \(postings)", ":o_lot_count + \(lots)",
        ":o_journal_count + 1", ":o_use_count", "convert_to(repeat('s', 201), 'UTF8')",
      ])
    lines.append("COMMIT;")
  }

  private mutating func posting(_ after: Int, _ kind: String, _ first: String, _ second: String, lot: String) {
    let number = ":o_posting_count + \(after)"
    add(
      "posting.insert",
      [owner, number, kind, "'points'", "1770000000", "1770000000", "20500", order, order, "1770000900", "1"])
    if kind == "'accrual'" {
      add(
        "lot.insert", [owner, ":o_lot_count + 1", number, "'points'", order, "''", "1", "20514", "20879"])
    }
    add("entry.insert_two", [owner, number, "0", first, lot, "500", "1", second, "-1", "-500"])
  }

  private mutating func balance() {
    add("balance.update", [owner, "'points'", "0", "5000000", "500", "-5000500", "0", "0", "0", "0", "0"])
  }

  private mutating func points(
    part: Int, _ number: String, lot: String, activates: String, expires: String, deadline: String,
    pending: String = "0", reserved: String = "0"
  ) {
    add(
      "points.insert",
      [owner, "\(part)", number, "0", "'points'", order, "''", "1", lot, activates, expires, deadline, pending, "0"]
        + [reserved, "0", "0", "0", "0", "0", "0"])
  }

  private mutating func reserve() {
    let key = "('r' || \(order))"
    begin(key)
    posting(1, "'hold'", "'reserved'", "'available'", lot: "1")
    balance()
    add("lot_in_use.update", [owner, "1", "0", "1000", "500", "0"])
    points(
      part: 2, ":o_posting_count + 1", lot: "1", activates: "0", expires: "0", deadline: "1770000900", reserved: "500")
    end("'order'", "'order.reserved'", key, body: body, postings: 1, lots: 0)
  }

  private mutating func confirm() {
    let key = "('c' || \(order))"
    begin(key)
    add("journal.of_reference", [owner, order, ":o_journal_count"])
    posting(1, "'capture'", "'redeemed'", "'reserved'", lot: "-1")
    posting(2, "'accrual'", "'pending'", "'issued'", lot: ":o_lot_count + 1")
    balance()
    add("lot_in_use.update", [owner, "1", "0", "1000", "0", "0"])
    points(
      part: 1, ":o_lot_count + 1", lot: "0", activates: "20514", expires: "20879", deadline: "0", pending: "1200")
    add("hold.delete", [owner, ":o_posting_count"])
    end("'receipt'", "'order.confirmed'", key, body: "''::bytea", postings: 2, lots: 1)
  }
}

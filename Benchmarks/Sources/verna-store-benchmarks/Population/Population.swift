import Foundation
import VernaCore
import VernaSQLite
import VernaStatistics
import VernaStore

/// A store with many members and their orders, made in minutes: a few hundred lives are lived by the engine, and their rows stamped for
/// everybody with names of their own.
///
/// Every row is as the engine would have written it, so verification holds. Rows go in by owner, the last quarter of each
/// table after the rest, so that pages are about as full as those of a store that has grown.
struct Population {
  let directory: String
  let members: Int
  /// Orders of a member, on average.
  let orders: Int
  let zone: TimeZoneRules

  private var file: String { directory + "/verna.sqlite" }

  /// How many orders there are; nil for a store that was not filled by this.
  static func orderCount(in directory: String) -> Int? {
    (try? String(contentsOfFile: directory + "/orders", encoding: .utf8)).flatMap { Int($0) }
  }

  /// Fills an empty directory.
  func fill() async throws {
    let started = Date()
    let count = min(500, members)
    // In memory where the system has room for files there: the engine flushes every step.
    let memory = "/dev/shm"
    let isInMemory = FileManager.default.fileExists(atPath: memory)
    let scratch =
      isInMemory ? memory + "/verna-lives-\(ProcessInfo.processInfo.processIdentifier)" : directory + "-lives"
    try? FileManager.default.removeItem(atPath: scratch)
    let end = Int64(started.timeIntervalSince1970) / 86_400 * 86_400 - 86_400
    let lives = try await TemplateLives.live(in: scratch, count: count, orders: orders, until: end, zone: zone)
    print("\(count) lives lived by the engine in \(seconds(started)) s")
    let template = try RawFile(scratch + "/verna.sqlite")
    try SQLiteStore(directory: directory, zone: zone).close()
    let target = try RawFile(file)
    try target.run(
      """
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF;
      PRAGMA ignore_check_constraints = ON; PRAGMA cache_size = -1500000; BEGIN
      """)
    try stamp(lives, from: template, into: target)
    print("\(members) members stamped in \(seconds(started)) s")
    try addNames(lives, from: template, into: target)
    try addBudgets(lives, from: template, into: target)
    try target.run("COMMIT; PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL")
    target.close()
    template.close()
    try? FileManager.default.removeItem(atPath: scratch)
    let made = (0..<members).reduce(0) { $0 + lives.orders[life(of: $1, lives)] }
    try "\(made)".write(toFile: directory + "/orders", atomically: true, encoding: .utf8)
    let size = (try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0) / 1_000_000
    print("\(members) members and \(made) orders in \(seconds(started)) s, \(size) MB")
  }

  private func seconds(_ started: Date) -> Int { Int(Date().timeIntervalSince(started)) }

  private func life(of member: Int, _ lives: TemplateLives) -> Int {
    Int(Names.mixed(UInt64(member)) % UInt64(lives.count))
  }

  // MARK: - Owned rows

  private func stamp(_ lives: TemplateLives, from template: RawFile, into target: RawFile) throws {
    let names = try template.rows(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '% owner TEXT NOT NULL%' ORDER BY name"
    ).compactMap { row -> String? in
      guard case .text(let name) = row[0] else { return nil }
      let found = String(decoding: name, as: UTF8.self)
      return found == "directory" || found == "idempotency" ? nil : found
    }
    let tables = try names.map { try TemplateTable($0, in: template, lives: lives.count) }
    let inserts = try tables.map { try target.prepare($0.insert) }
    for isLate in [false, true] {
      var first = 0
      for member in 0..<members {
        let life = life(of: member, lives)
        for (table, insert) in zip(tables, inserts) {
          let rows = table.rows[life]
          // Of a table with one row a member a quarter of the members come late.
          let early = rows.count < 4 ? (member % 4 == 3 ? 0 : rows.count) : rows.count * 3 / 4
          for row in isLate ? rows[early...] : rows[..<early] {
            try row.insert(by: insert, into: target, member: member, first: first)
          }
        }
        first += lives.orders[life]
      }
    }
  }

  // MARK: - Names and keys

  private func addNames(_ lives: TemplateLives, from template: RawFile, into target: RawFile) throws {
    var owner: [Int32] = []
    var firsts: [Int] = []
    for member in 0..<members {
      firsts.append(owner.count)
      owner += [Int32](repeating: Int32(member), count: lives.orders[life(of: member, lives)])
    }
    let since = try Since(lives, from: template)
    let claim = try target.prepare("INSERT INTO directory VALUES (?1, ?2, ?3, ?4, ?5)")
    func add(_ kind: String, _ key: String, _ number: Int, _ rows: [Int64]) throws {
      let member = Int(owner[number])
      let place = life(of: member, lives) * TemplateLives.most + number - firsts[member]
      try target.run(
        claim,
        [
          .text([UInt8](kind.utf8)), .text([UInt8](key.utf8)), .text([UInt8](Names.member(member).utf8)),
          .text([UInt8](Names.order(number).utf8)), .number(rows[place]),
        ])
    }
    for isLate in [false, true] {
      for number in owner.indices where (number % 4 == 3) == isLate {
        try add("order", Names.order(number), number, since.orders)
      }
      for till in 0..<Names.tills {
        for number in stride(from: till, to: owner.count, by: Names.tills)
        where (number / Names.tills % 4 == 3) == isLate {
          try add("receipt", Names.receipt(number), number, since.receipts)
        }
      }
    }
    let remember = try target.prepare("INSERT INTO idempotency VALUES ('till-1', ?1, ?2, ?3, ?4)")
    let keys = (0..<UInt64(2 * owner.count)).map(Names.mixed).sorted()
    for isLate in [false, true] {
      for key in keys where (key % 4 == 3) == isLate {
        let number = Int(Names.unmixed(key) / 2)
        let step = Int(Names.unmixed(key) % 2)
        let member = Int(owner[number])
        let place = life(of: member, lives) * TemplateLives.most + number - firsts[member]
        try target.run(
          remember,
          [
            .text([UInt8](Names.key(key).utf8)), .bytes(TemplateLives.hash(number, step)),
            .text([UInt8](Names.member(member).utf8)), .number((step == 0 ? since.reserved : since.confirmed)[place]),
          ])
      }
    }
  }

  /// Where in its owner's journal an order of a template life stands, by its number.
  private struct Since {
    var orders: [Int64]
    var receipts: [Int64]
    var reserved: [Int64]
    var confirmed: [Int64]

    init(_ lives: TemplateLives, from template: RawFile) throws {
      let size = lives.count * TemplateLives.most
      let none = [Int64](repeating: 1, count: size)
      (orders, receipts, reserved, confirmed) = (none, none, none, none)
      var names: [String: Int64] = [:]
      for row in try template.rows(
        "SELECT key, since FROM directory UNION ALL SELECT key, journal_number FROM idempotency")
      {
        if case .text(let key) = row[0], case .number(let number) = row[1] {
          names[String(decoding: key, as: UTF8.self)] = number
        }
      }
      for life in 0..<lives.count {
        for number in life * TemplateLives.most..<life * TemplateLives.most + lives.orders[life] {
          orders[number] = names[Names.order(number)] ?? 1
          receipts[number] = names[Names.receipt(number)] ?? 1
          reserved[number] = names[Names.key(order: number, step: 0)] ?? 1
          confirmed[number] = names[Names.key(order: number, step: 1)] ?? 1
        }
      }
    }
  }

  // MARK: - Shared rows

  private func addBudgets(_ lives: TemplateLives, from template: RawFile, into target: RawFile) throws {
    var copies = [Int64](repeating: 0, count: lives.count)
    for member in 0..<members { copies[life(of: member, lives)] += 1 }
    var used: [String: [Int64]] = [:]
    let rows = try template.rows("SELECT owner, id, part, money, points, uses FROM uses WHERE kind = 'budget'")
    for row in rows {
      guard case .text(let owner) = row[0], case .text(let id) = row[1], case .text(let part) = row[2],
        let life = Int(String(decoding: owner.dropFirst(), as: UTF8.self))
      else { continue }
      let key = String(decoding: id, as: UTF8.self) + "\u{1f}" + String(decoding: part, as: UTF8.self)
      for column in 0..<3 {
        if case .number(let amount) = row[3 + column] {
          used[key, default: [0, 0, 0]][column] += amount * copies[life]
        }
      }
    }
    let most = Int64.max / 4
    let open = try target.prepare("INSERT INTO derived_budgets VALUES (?1, ?2, \(most), \(most), \(most), ?3, ?4, ?5)")
    for (key, sums) in used {
      let names = key.split(separator: "\u{1f}", omittingEmptySubsequences: false).map {
        RawValue.text([UInt8]($0.utf8))
      }
      try target.run(open, names + sums.map { .number($0) })
    }
  }
}

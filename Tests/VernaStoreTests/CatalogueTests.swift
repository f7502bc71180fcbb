import Testing
import VernaCore
import VernaPostgres
import VernaSQLite
import VernaStore

@Suite("The statements of the catalogue")
struct CatalogueTests {
  /// Values for each statement, by its name: some that meet rows, some that meet none.
  private static let values: [String: [[SQLValue]]] = {
    let owner: SQLValue = .text("M1")
    let points: SQLValue = .text("points")
    let accounts: [SQLValue] = [0, 50, 0, -50, 0, 0, 0, 0].map { .int64($0) }
    let part: [SQLValue] = [owner, points, .text("R900"), .int64(0), .int64(900), .int64(0)]
    let lot: [SQLValue] = [.text("R900"), .text(""), .int64(2), .int64(20_000), .int64(20_010)]
    var values: [String: [[SQLValue]]] = [
      "owner.lock": [[owner], [.text("nobody")]],
      "owner.insert": [[owner, .text("member"), .int64(.min)], [.text("Z"), .text("pool"), .int64(5)]],
      "owner.advance": [[owner] + [5, 6, 7, 8, 9, 10].map { .int64($0) }],
      "posting.insert": [
        [owner, .int64(900), .text("accrual"), points] + [1, 2, 3].map { .int64($0) }
          + [.text("R900"), .text(""), .int64(0), .int64(2)]
      ],
      "entry.insert": [[owner, .int64(1), .int64(99), .text("issued"), .int64(-1), .int64(-5)]],
      "entry.insert_two": [
        [owner, .int64(1), .int64(98), .text("issued"), .int64(-1), .int64(-5), .int64(99)]
          + [.text("available"), .int64(1), .int64(5)]
      ],
      "lot.insert": [[owner, .int64(900), .int64(1), points] + lot],
      "journal.insert": [
        [
          owner, .int64(900), .text("receipt"), .int64(1), .int64(2), .int64(4), .text("я"), .int64(3), .bytes([]),
          .bytes([0, 255]),
        ]
      ],
      "use.insert": [[owner, .int64(900), .text("stock"), .text("cup"), .text(""), .int64(0), .int64(0), .int64(1)]],
      "balance.insert": [[owner, .text("new")] + accounts + [.int64(0)]],
      "balance.update": [[owner, points] + accounts + [.int64(0)]],
      "lot_in_use.insert": [[owner, .int64(900), points] + lot + [1, 2, 3, 4].map { .int64($0) }],
      "lot_in_use.update": (1...30).map { [owner, .int64($0)] + [1, 2, 3, 4].map { .int64($0) } },
      "lot_in_use.delete": (1...30).map { [owner, .int64($0)] },
      "expired.insert": [[owner, .int64(900), .int64(5)]],
      "expired.update": (1...30).map { [owner, .int64($0), .int64(7)] },
      "expired.delete": (1...30).map { [owner, .int64($0)] },
      "hold.insert": [[owner, .int64(900), .int64(0), .text("H"), points, .int64(5), .int64(3), .int64(4)]],
      "hold.delete": (1...60).map { [owner, .int64($0)] },
      "receipt.insert": [part + [.int64(1), .int64(5)]],
      "receipt.update": [part + [.int64(5)]],
      "receipt.delete": [part],
      "state.set": [[owner, .bytes([1])], [.text("M2"), .bytes([])]],
      "expired.of_receipt": (0..<400).map { [owner, points, .text(ByteText("R\($0)"))] },
      "lot.read": (1...30).map { [owner, .int64($0)] },
      "receipt.read": (0..<400).map { [owner, points, .text(ByteText("R\($0)"))] },
      "journal.from": [[owner, .int64(0)], [owner, .int64(1_771_000_000)]],
      "journal.of_reference": (0..<40).map { [owner, .text(ByteText("R\($0)")), .int64($0 % 5 + 1)] },
      "journal.read": [[owner, .int64(1)], [owner, .int64(999)]],
      "posting.list": [[owner, .int64(0), .int64(999)], [owner, .int64(3), .int64(5)]],
      "entry.list": [[owner, .int64(0), .int64(999)], [owner, .int64(3), .int64(5)]],
      "use.list": [[owner, .int64(0), .int64(999)], [owner, .int64(3), .int64(2)]],
      "directory.read": [[.text("receipt"), .text("R5")], [.text("receipt"), .text("no")]],
      "directory.claim": [
        [.text("receipt"), .text("R5"), owner, .text(""), .int64(1)],
        [.text("card"), .text("é"), owner, .text(""), .int64(2)],
        [.text("card"), .text("e\u{301}"), owner, .text(""), .int64(3)],
      ],
      "directory.withdraw": (0..<20).map { [.text("receipt"), .text(ByteText("R\($0)")), owner] },
      "idempotency.read": [[.text("till"), .text("k")]],
      "idempotency.insert": [[.text("till"), .text("k"), .bytes([1, 2]), owner, .int64(1)]],
      "budget.open": [
        [.text("B"), .text("1")] + [1, 2, 3].map { .int64($0) },
        [.text("N"), .text("")] + [1, 2, 3].map { .int64($0) },
      ],
      "budget.take": [
        [.text("B"), .text("1")] + [1, 0, 1, 99_999_999, 0, 9999].map { .int64($0) },
        [.text("B"), .text("1")] + [1, 0, 1, 1, 0, 9999].map { .int64($0) },
        [.text("none"), .text("1")] + [1, 0, 1, 1, 0, 9999].map { .int64($0) },
      ],
      "budget.give_back": [[.text("B"), .text("1")] + [1, 0, 1].map { .int64($0) }],
      "budget.read": [[.text("B"), .text("1")], [.text("B"), .text("none")]],
      "stock.set": [[.text("cup"), .text(""), .int64(5)], [.text("cup"), .text("S1"), .int64(7)]],
      "stock.take": [[.text("cup"), .text("S2"), .int64(1)], [.text("cup"), .text("S2"), .int64(99)]],
      "stock.give_back": [[.text("cup"), .text("S2"), .int64(0)]],
      "stock.read": [[.text("cup"), .text("S2")]],
      "programme.publish": [
        [.int64(1), .int64(2), .bytes([3]), .bytes([4])], [.int64(9), .int64(2), .bytes([]), .bytes([4])],
      ],
      "books.close": [[.int64(20_000)]],
      "close.keep": [
        [.int64(24_000), .int64(5), .bytes([1])], [.int64(24_000), .int64(6), .bytes([])],
        [.int64(24_001), .int64(6), .bytes([0, 255])],
      ],
      "transfer.begin": [[.text("T2"), .text("M1"), .text("M2"), points, .bytes([]), .bytes([9]), .int64(5)]],
      "transfer.end": [[.text("T1"), .text("M2")], [.text("T1"), .text("M3")]],
      "transfer.in_flight": [[.int64(.max)], [.int64(0)]],
      "owner.list": [[.text(""), .int64(5)], [.text("M3"), .int64(50)]],
      "budget.list": [[]], "stock.list": [[]], "programme.list": [[]], "books.open_from": [[]], "close.list": [[]],
      "balance.totals": [[]],
      "clock.now": [[]],
      "import.begin": [[.bytes([1, 2])]],
      "import.add_file": [
        [.int64(2), .int64(1), .int64(0), .text("я.csv"), .bytes([7]), .text("gzip"), .int64(5), .int64(1)]
      ],
      "import.add_slice": [[.int64(2), .int64(1), .int64(1), .bytes([0, 255])]],
      "import.advance": [
        [.int64(1), .int64(2)], [.int64(2), .int64(1)], [.int64(1), .int64(1)], [.int64(9), .int64(1)],
      ],
      "import.list": [[]], "import.staged": [[.int64(.max)], [.int64(0)]],
      "import.files": [[.int64(1)], [.int64(2)], [.int64(9)]],
      "import.slice": [[.int64(1), .int64(1), .int64(1)], [.int64(1), .int64(1), .int64(2)]],
      "import.drop_slices": [[.int64(2), .int64(1), .int64(8)]], "import.drop_files": [[.int64(2)]],
      "import.drop": [[.int64(1)], [.int64(2)]],
    ]
    for name in [
      "owner.read", "balance.list", "lot_in_use.list", "expired.list", "hold.list", "receipt.list", "state.read",
      "lot.list",
    ] { values[name] = [[owner], [.text("nobody")]] }
    return values
  }()

  private func fill(_ store: any LedgerStore, _ clock: TestClock) async throws {
    var workload = Workload(seed: 11, owners: 6)
    try await workload.run(300, on: store, clock)
    for place in ["S2", "S10", "Я"] as [ByteText] {
      try await store.setStock(StockKey("cup", place: place), quantity: 3)
    }
    _ = try await store.publish(ProgrammeVersion(version: 1, effectiveFrom: 5, text: [1], hash: [2]))
    _ = try await store.write(owner: "M1") { session in
      try session.begin(Transfer(id: "T1", from: "M1", to: "M2", wallet: "points", parts: [], startedAt: 7))
    }
    // One import that is done, and one that is not.
    let archive = try #require(ImportArchive(store))
    let file = ImportFileRecord(
      role: .data, name: "lines.csv", knownAs: [5, 6], packing: "plain", byteCount: 9, sliceCount: 1)
    for isDone in [true, false] {
      let number = try await archive.begin(settings: [3], files: isDone ? [file, file] : [])
      if isDone {
        try await archive.add([1, 2, 3], number: 1, place: 1, to: number)
        try await archive.advance(number, to: .done)
      }
    }
  }

  @Test("every statement has values to be tried with")
  func complete() {
    let names = Statement.catalogue.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(names) == Set(CatalogueTests.values.keys))
    for statement in Statement.catalogue {
      for values in CatalogueTests.values[statement.name] ?? [] {
        #expect(values.count == statement.parameters.count, "\(statement.name)")
      }
    }
  }

  @Test(
    "each gives the same rows in the same order on both engines, and changes the same rows",
    .enabled(if: PostgresCluster.isThere),
    arguments: [StoreEngine.postgres, .partitioned].filter { _ in PostgresCluster.isThere })
  func same(engine: StoreEngine) async throws {
    let clock = TestClock()
    let directory = TemporaryDirectory()
    let sqlite = try SQLiteStore(directory: directory.path, zone: StoreEngine.zone, clock: .given { clock.now })
    try await fill(sqlite, clock)
    let again = TestClock()
    try await engine.withPostgres(again) { postgres, _ in
      try await fill(postgres, again)
      let lists = Statement.catalogue.filter { !$0.isWriting && $0.name != "clock.now" }.flatMap { statement in
        (CatalogueTests.values[statement.name] ?? []).prefix(2).map { StatementCall(statement, $0) }
      }
      var met = 0
      for statement in Statement.catalogue {
        for values in CatalogueTests.values[statement.name] ?? [] {
          let calls = [StatementCall(statement, values)] + (statement.isWriting ? lists : [])
          let left = try await zip(sqlite.trial(calls), calls).map { CatalogueTests.text($0, $1.statement) }
          let right = try await zip(postgres.trial(calls), calls).map { CatalogueTests.text($0, $1.statement) }
          #expect(left == right, "\(statement.name) \(values)")
          met += left[0].count
        }
      }
      #expect(met > 250)
    }
    try sqlite.close()
  }

  /// Rows as texts, without the moment, sorted where no order is promised.
  private static func text(_ rows: SQLRows, _ statement: Statement) -> [String] {
    let texts = (0..<rows.count).map { row in
      let values = rows[row].values
      switch statement.name {
      case "owner.lock" where values.count == 9, "clock.now": return "\(values.dropLast())"
      case "import.list": return "\(values.prefix(1) + values.dropFirst(2))"
      default: return "\(values)"
      }
    }
    return statement.isOrdered ? texts : texts.sorted()
  }

  @Test("rows that are only added to are never changed or removed, and every owned statement names its owner first")
  func appendOnly() {
    let kept = ["postings", "entries", "lots", "journal", "uses"]
    for statement in Statement.catalogue {
      let words = statement.text.split { " \n(),".contains($0) }.map(String.init)
      for (verb, offset) in [("UPDATE", 1), ("DELETE", 2)] {
        if let place = words.firstIndex(of: verb), place == 0 {
          #expect(!kept.contains(words[place + offset]), "\(statement.name)")
        }
      }
      if statement.scope == .owned {
        let isInsert = statement.text.hasPrefix("INSERT")
        #expect(
          isInsert
            ? statement.text.contains("(owner,") || statement.text.contains("VALUES (?1")
            : statement.text.contains("owner = ?1"), "\(statement.name)")
      }
      // A question mark is a parameter and nothing else: it becomes a dollar sign.
      #expect(
        statement.text.split(separator: "?").dropFirst().allSatisfy { $0.first?.isNumber == true }, "\(statement.name)")
      // Nothing sorted may be NULL, and a list without an order has no ties to hide.
      if !statement.isWriting, statement.name.hasSuffix(".list") { #expect(statement.text.contains("ORDER BY")) }
    }
  }

  @Test("EXPLAIN: each owned statement reaches one partition", .enabled(if: PostgresCluster.isThere))
  func plans() async throws {
    let clock = TestClock()
    guard PostgresCluster.isThere else { return }
    try await StoreEngine.partitioned.withPostgres(clock) { store, _ in
      try await fill(store, clock)
      for statement in Statement.catalogue where statement.scope == .owned {
        let values = try #require(CatalogueTests.values[statement.name]?.first)
        let types = statement.parameters.map { ["int64": "bigint", "text": "text", "bytes": "bytea"]["\($0)"] ?? "" }
        let text = Dialect.postgres(partitions: 8).rendered(statement.text)
        let given = values.map(CatalogueTests.literal).joined(separator: ", ")
        let plan = try await store.explain(
          "PREPARE plan (\(types.joined(separator: ", "))) AS \(text)", "EXPLAIN (COSTS OFF) EXECUTE plan (\(given))")
        let parts = Set(
          plan.flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } }
            .compactMap { $0.firstRange(of: "_p") != nil ? $0.suffix(3) : nil }.filter { $0.hasPrefix("_p") })
        if statement.text.hasPrefix("INSERT") {
          // The one row goes where its owner's hash says; nothing is looked through.
          #expect(parts.count <= 1 && !plan.contains { $0.contains("Seq Scan") }, "\(statement.name): \(plan)")
        } else {
          #expect(parts.count == 1, "\(statement.name): \(plan.joined(separator: "\n"))")
        }
      }
    }
  }

  private static func literal(_ value: SQLValue) -> String {
    switch value {
    case .int64(let number): "\(number)"
    case .text(let text): "'\(text.string)'"
    case .bytes(let bytes): "'\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    }
  }
}

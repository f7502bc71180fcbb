import Foundation

/// What the machine could do at most: flushes of the disk, transactions of SQLite with nothing in them, rows of SQLite.
enum RawLimits {
  /// Measures in a directory and prints.
  static func measure(in directory: String) throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let path = directory + "/limits"
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
    for kilobytes in [8, 128, 1024] { flushes(path, kilobytes) }
    try? FileManager.default.removeItem(atPath: path)
    let file = try RawFile(path)
    try file.run(
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -131072;
      CREATE TABLE empty (number INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT; INSERT INTO empty VALUES (1, 0);
      CREATE TABLE rows (owner TEXT NOT NULL, number INTEGER NOT NULL, a TEXT NOT NULL, b INTEGER NOT NULL, c INTEGER NOT NULL,
        PRIMARY KEY (owner, number)) STRICT, WITHOUT ROWID
      """)
    let update = try file.prepare("UPDATE empty SET value = value + 1 WHERE number = 1")
    let empty = try rate(seconds: 2) { try file.run(update, []) }
    let insert = try file.prepare("INSERT INTO rows VALUES (?1, ?2, 'accrual', 5, 6)")
    try file.run("BEGIN")
    var number = 0
    let rows = try rate(seconds: 3) {
      number += 1
      let owner = Names.member(Int(Names.mixed(UInt64(number)) % 100_000))
      try file.run(insert, [.text([UInt8](owner.utf8)), .number(Int64(number))])
    }
    try file.run("COMMIT")
    file.close()
    print(
      "SQLite: \(empty) transactions/s of one changed row, each flushed; \(rows) rows/s by 100,000 owners in one transaction"
    )
  }

  private static func flushes(_ path: String, _ kilobytes: Int) {
    let descriptor = open(path, O_RDWR | O_CREAT, 0o644)
    defer { close(descriptor) }
    let bytes = [UInt8](repeating: 7, count: kilobytes * 1024)
    // Overwritten, as a log that has begun again is.
    let size = 256 << 20
    for place in stride(from: 0, to: size, by: 1 << 20) {
      _ = pwrite(descriptor, [UInt8](repeating: 1, count: 1 << 20), 1 << 20, off_t(place))
    }
    fsync(descriptor)
    var place = 0
    let made =
      (try? rate(seconds: 2) {
        _ = pwrite(descriptor, bytes, bytes.count, off_t(place))
        place = (place + bytes.count) % size
        fdatasync(descriptor)
      }) ?? 0
    print("the disk: \(made) flushes/s of \(kilobytes) KB, \(made * kilobytes / 1024) MB/s")
  }

  private static func rate(seconds: Double, _ work: () throws -> Void) rethrows -> Int {
    let started = ContinuousClock.now
    var count = 0
    while (ContinuousClock.now - started).milliseconds < seconds * 1000 {
      try work()
      count += 1
    }
    return Int(Double(count) / ((ContinuousClock.now - started).milliseconds / 1000))
  }
}

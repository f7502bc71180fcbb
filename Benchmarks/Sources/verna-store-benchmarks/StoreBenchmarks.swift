import ArgumentParser
import Foundation
import VernaCore
import VernaEngine
import VernaPostgres
import VernaSQLite
import VernaStore

/// How many orders of two steps (reserve, confirm) are made durable in a second, in process.
@main
struct StoreBenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verna-store-benchmarks", abstract: "Orders a second on SQLite or PostgreSQL, in process.",
    subcommands: [Fill.self, Engine.self, Orders.self, Limits.self, Script.self])

  static func zone() throws -> TimeZoneRules {
    guard let zone = TimeZoneRules(name: "Europe/Moscow") else { throw ValidationError("no zone") }
    return zone
  }
}

/// Members with their orders.
struct Fill: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Make a store with members and their orders in minutes.")

  @Option(help: "An empty directory.")
  var data: String
  @Option(help: "Members.")
  var members = 1_000_000
  @Option(help: "Orders of a member on average.")
  var orders = 10

  func run() async throws {
    try await Population(directory: data, members: members, orders: orders, zone: StoreBenchmarks.zone()).fill()
  }
}

/// Orders through the engine.
struct Engine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Orders through the engine, on a store that fill has made.")

  @Option(help: "The directory.")
  var data: String
  @Option(help: "Members.")
  var members = 1_000_000
  @Option(help: "Clients at once.")
  var clients = 64
  @Option(help: "Seconds.")
  var seconds = 20
  @Option(help: "How many members to verify afterwards.")
  var sample = 0
  @Option(help: "Threads that draft beside the writer.")
  var drafters = 2
  @Flag(help: "Verify the whole store afterwards.")
  var verify = false

  func run() async throws {
    guard let first = Population.orderCount(in: data) else { throw ValidationError("\(data) was not made by fill") }
    let store = try SQLiteStore(directory: data, zone: StoreBenchmarks.zone(), drafters: drafters)
    let load = try EngineLoad(store: store, members: members, first: first)
    if seconds > 0 {
      // Programmes are made ready and pages read before the clock starts.
      let warm = try await load.measure(clients: clients, seconds: 3).orders + clients
      let measured = try await load.measure(clients: clients, seconds: seconds, from: warm)
      print("engine: \(measured.line)")
      try "\(first + warm + measured.orders + clients)".write(
        toFile: data + "/orders", atomically: true, encoding: .utf8)
    }
    if sample > 0 { print("\(try await load.verify(sample: sample)) faults in \(sample) members") }
    if verify {
      let report = try await store.verify()
      print(
        "\(report.owners) owners, \(report.postings) postings, \(report.journalRows) rows: \(report.faultCount) faults")
      for fault in report.faults.prefix(5) { print(fault) }
    }
    try store.close()
  }
}

/// Orders on the store alone.
struct Orders: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Orders on the store alone, without programme or prices.")

  @Option(help: "A directory for SQLite, kept; or nothing with --database.")
  var data: String?
  @Option(help: "A database of PostgreSQL, as libpq takes it.")
  var database: String?
  @Option(help: "The schema there.")
  var schema = "bench"
  @Option(help: "Into how many parts the owned tables are cut.")
  var partitions = 0
  @Option(help: "Connections to PostgreSQL.")
  var connections = 32
  @Option(help: "Owners, made first where they are missing.")
  var owners = 1_000_000
  @Option(help: "Clients at once.")
  var clients = 64
  @Option(help: "Seconds; 0 only makes the owners.")
  var seconds = 10
  @Option(help: "Threads that draft beside the writer of SQLite.")
  var drafters = 2
  @Flag(help: "Verify at the end.")
  var verify = false

  func run() async throws {
    let zone = try StoreBenchmarks.zone()
    if let data {
      let store = try SQLiteStore(directory: data, zone: zone, drafters: drafters)
      try await run(store)
      try store.close()
    } else if let database {
      let options = PostgresOptions(connections: connections, partitions: partitions, schema: schema)
      try await run(try PostgresStore(url: database, zone: zone, options: options))
    } else {
      throw ValidationError("--data or --database")
    }
  }

  private func run(_ store: any LedgerStore) async throws {
    let load = OrderLoad(store: store, owners: owners)
    try await load.fill()
    if seconds > 0 { print("store: \(try await load.measure(clients: clients, seconds: seconds).line)") }
    if verify { print("verified: \(try await store.verify().isSound)") }
  }
}

/// What the machine can do at most.
struct Limits: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Flushes of the disk, transactions and rows of SQLite.")

  @Option(help: "A directory.")
  var data: String

  func run() throws { try RawLimits.measure(in: data) }
}

/// The same statements for pgbench.
struct Script: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "The statements of an order as a script of pgbench.")

  @Option(help: "Owners.")
  var owners = 1_000_000

  func run() { print(PgbenchScript.text(owners: owners)) }
}

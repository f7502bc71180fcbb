import ArgumentParser
import Foundation
import VernaCore
import VernaPostgres
import VernaSQLite
import VernaStore

/// How many orders of two steps (reserve, confirm) a store makes durable in a second, in process.
@main
struct StoreBenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verna-store-benchmarks", abstract: "Orders a second on SQLite or PostgreSQL, in process.")

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
  @Option(help: "Seconds.")
  var seconds = 10
  @Flag(help: "Only make the owners.")
  var fillOnly = false
  @Flag(help: "Print the statements of an order as a script of pgbench, and do nothing else.")
  var script = false
  @Flag(help: "Verify at the end.")
  var verify = false

  func run() async throws {
    if script { return print(PgbenchScript.text(owners: owners)) }
    guard let zone = TimeZoneRules(name: "Europe/Moscow") else { throw ValidationError("no zone") }
    if let data {
      let store = try SQLiteStore(directory: data, zone: zone)
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
    if fillOnly { return }
    let measured = try await load.measure(clients: clients, seconds: seconds)
    print(measured.line)
    if verify { print("verified: \(try await store.verify().isSound)") }
  }
}

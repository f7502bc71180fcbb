import VernaStore

/// Schemas that tests use one after the other: to make one takes longer than to test on it.
actor SchemaPool {
  static let whole = SchemaPool(partitions: 0)
  static let cut = SchemaPool(partitions: 8)

  private let partitions: Int
  private var free: [String] = []
  private var made = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(partitions: Int) { self.partitions = partitions }

  /// The name of a schema that nobody else uses; its tables, if they are there, are empty.
  func take(_ cluster: PostgresCluster) async throws -> String {
    while free.isEmpty && made >= 2 { await withCheckedContinuation { waiting.append($0) } }
    if let name = free.popLast() {
      let tables = Migration.tables().map { "DELETE FROM \(name).\($0.name);" }.reversed().joined(separator: " ")
      let psql = cluster.tool("psql")
      let status = try Shell.run("\(psql.path) \(psql.words.joined(separator: " ")) -d postgres -c '\(tables)'")
      if status != 0 { throw ClusterFailure(script: tables, status: status) }
      return name
    }
    made += 1
    return "law_\(partitions)_\(made)"
  }

  func give(_ name: String) {
    free.append(name)
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }
}

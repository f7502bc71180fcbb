import VernaCore

/// What files held, kept in a store.
///
/// An import comes in slices, each a short transaction of its own, so that other work goes on between them; nobody sees
/// it until `finish`. One that was cut off is never seen, and is taken away by `dropAbandoned`.
public struct ImportArchive: Sendable {
  private let runner: any StatementRunner

  /// The archive of a store; nil for the store in memory, which keeps no files.
  public init?(_ store: any LedgerStore) {
    guard let runner = store as? any StatementRunner else { return nil }
    self.runner = runner
  }

  // MARK: - Writing

  /// Begins an import.
  ///
  /// - Parameters:
  ///   - settings: what it is read under, in the importer's own form.
  ///   - files: what will come.
  /// - Returns: its number.
  /// - Throws: `StoreFailure`.
  public func begin(settings: [UInt8], files: [ImportFileRecord]) async throws -> Int64 {
    try StoredText.check(files.flatMap { [$0.name, $0.packing] })
    for _ in 0..<100 {
      let rows = try await runner.change([StatementCall(ImportStatements.begin, [.bytes(settings)])])[0]
      guard let number = try rows.first?.int(0) else { continue }
      _ = try await runner.change(
        files.enumerated().map { place, file in
          StatementCall(
            ImportStatements.addFile,
            [
              .int64(number), .int64(Int64(place + 1)), .int64(file.role.rawValue), .text(file.name),
              .bytes(file.knownAs), .text(file.packing), .int64(file.byteCount), .int64(file.sliceCount),
            ])
        })
      return number
    }
    throw StoreFailure.busy(attempts: 100)
  }

  /// Adds a slice; it is on the disk when this comes back.
  ///
  /// - Parameters:
  ///   - place: of the file, from 1.
  ///   - number: of the slice in its file, from 1.
  /// - Throws: `StoreFailure`.
  public func add(_ body: [UInt8], number: Int64, place: Int64, to importNumber: Int64) async throws {
    let values: [SQLValue] = [.int64(importNumber), .int64(place), .int64(number), .bytes(body)]
    _ = try await runner.change([StatementCall(ImportStatements.addSlice, values)])
  }

  /// Makes an import seen, or says that its points are posted.
  ///
  /// - Throws: `StoreFailure`.
  public func advance(_ importNumber: Int64, to state: ImportRecord.State) async throws {
    _ = try await runner.change([
      StatementCall(ImportStatements.advance, [.int64(importNumber), .int64(state.rawValue)])
    ])
  }

  /// Takes away imports that began before a moment and were never done.
  ///
  /// - Returns: how many there were.
  /// - Throws: `StoreFailure`.
  @discardableResult
  public func dropAbandoned(startedBefore moment: Int64) async throws -> Int {
    let staged = try await runner.fetch([StatementCall(ImportStatements.staged, [.int64(moment)])])[0]
      .map { (row) throws(StoreFailure) in try row.int(0) }
    for number in staged {
      for (place, file) in try await files(of: number).enumerated() {
        // Piece by piece, as it came in.
        for last in stride(from: Int64(8), through: file.sliceCount + 8, by: 8) {
          let values: [SQLValue] = [.int64(number), .int64(Int64(place + 1)), .int64(last)]
          _ = try await runner.change([StatementCall(ImportStatements.dropSlices, values)])
        }
      }
      _ = try await runner.change([
        StatementCall(ImportStatements.dropFiles, [.int64(number)]),
        StatementCall(ImportStatements.drop, [.int64(number)]),
      ])
    }
    return staged.count
  }

  // MARK: - Reading

  /// Every import that is done, in order.
  ///
  /// - Throws: `StoreFailure`.
  public func imports() async throws -> [ImportRecord] {
    let rows = try await runner.fetch([StatementCall(ImportStatements.done, [])])[0]
    var records = try rows.map { (row) throws(StoreFailure) in
      guard let state = ImportRecord.State(rawValue: try row.int(2)) else {
        throw .damaged(table: "imports", what: "an unknown state")
      }
      return ImportRecord(
        number: try row.int(0), startedAt: try row.int(1), state: state, settings: try row.bytes(3), files: [])
    }
    for index in records.indices { records[index].files = try await files(of: records[index].number) }
    return records
  }

  private func files(of importNumber: Int64) async throws -> [ImportFileRecord] {
    try await runner.fetch([StatementCall(ImportStatements.files, [.int64(importNumber)])])[0]
      .map { (row) throws(StoreFailure) in
        guard let role = ImportFileRecord.Role(rawValue: try row.int(1)) else {
          throw .damaged(table: "import_files", what: "an unknown role")
        }
        return ImportFileRecord(
          role: role, name: try row.text(2), knownAs: try row.bytes(3), packing: try row.text(4),
          byteCount: try row.int(5), sliceCount: try row.int(6))
      }
  }

  /// What a file of an import holds: its slices, one after the other.
  ///
  /// - Parameter place: of the file, from 1.
  /// - Throws: `StoreFailure`; `damaged` where a slice is missing.
  public func contents(of file: ImportFileRecord, place: Int64, of importNumber: Int64) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for number in stride(from: Int64(1), through: file.sliceCount, by: 1) {
      let values: [SQLValue] = [.int64(importNumber), .int64(place), .int64(number)]
      guard let row = try await runner.fetch([StatementCall(ImportStatements.slice, values)])[0].first else {
        throw StoreFailure.damaged(table: "import_slices", what: "\(importNumber)/\(place)/\(number) is missing")
      }
      bytes += try row.bytes(0)
    }
    return bytes
  }
}

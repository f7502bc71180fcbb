import VernaColumns
import VernaCore
import VernaLanguage
import VernaStore

/// What a database holds of files, as an importer reads it.
struct KeptImports {
  let archive: ImportArchive
  let records: [ImportRecord]

  init(_ archive: ImportArchive) async throws {
    self.archive = archive
    records = try await archive.imports()
  }

  /// Files that are there already, each under its mapping.
  var known: Set<[UInt8]> { Set(records.flatMap(\.files).filter { $0.role == .data }.map(\.knownAs)) }

  /// What it all was read under; nil for an empty database.
  var settings: ImportSettings? { records.first.flatMap { ImportSettings(bytes: $0.settings) } }

  /// What the imports say of the data as a whole: the later one where several say something.
  ///
  /// - Throws: `ImportError`, `StoreFailure`.
  func mapping() async throws -> Mapping {
    var all = Mapping()
    for record in records {
      if let own = try await mapping(of: record) { all.adopt(own) }
      if let settings = ImportSettings(bytes: record.settings) { all.adopt(settings.asMapping) }
    }
    return all
  }

  /// How an import's files are read; nil where everything is recognised.
  func mapping(of record: ImportRecord) async throws -> Mapping? {
    guard let text = try await contents(of: record, .mapping).first else { return nil }
    var mapping = try Mapping(yaml: String(decoding: text.bytes, as: UTF8.self), path: text.name)
    for lookup in try await contents(of: record, .lookup) { mapping.lookups[lookup.name] = lookup.bytes }
    return mapping
  }

  /// The files of data of an import, in order.
  ///
  /// - Throws: `ImportError`, `StoreFailure`.
  /// - Complexity: O(packed bytes), which it holds in memory.
  func inputs(of record: ImportRecord) async throws -> [ImportInput] {
    let mapping = try await mapping(of: record) ?? Mapping()
    var inputs: [ImportInput] = []
    for (place, file) in record.files.enumerated() where file.role == .data {
      let bytes = try await archive.contents(of: file, place: Int64(place + 1), of: record.number)
      inputs.append(
        ImportInput(kept: file.name.string, packing: file.packing.string, contents: bytes, mapping: mapping))
    }
    return inputs
  }

  /// The files of data of every import, in order, as if they had been given together.
  func inputs() async throws -> [ImportInput] {
    var inputs: [ImportInput] = []
    for record in records { inputs += try await self.inputs(of: record) }
    return inputs
  }

  private func contents(
    of record: ImportRecord, _ role: ImportFileRecord.Role
  ) async throws -> [(name: String, bytes: [UInt8])] {
    var found: [(name: String, bytes: [UInt8])] = []
    for (place, file) in record.files.enumerated() where file.role == role {
      let packed = try await archive.contents(of: file, place: Int64(place + 1), of: record.number)
      found.append((file.name.string, try PackedInput.unpacked(packed, name: file.name.string)))
    }
    return found
  }
}

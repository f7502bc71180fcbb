import VernaLanguage

/// One key of a table of the programme file.
struct KeyDescription: Sendable {
  var name: String
  var kind: ValueKind
  var isRequired: Bool
  /// What holds where the key is not written, as it would be written; nil where nothing does.
  var byDefault: String?
  /// What it means, a sentence without its full stop.
  var meaning: Bilingual
  /// A value as it is written.
  var example: String

  init(
    _ name: String, _ kind: ValueKind, required: Bool = false, byDefault: String? = nil, _ russian: String,
    _ english: String, example: String
  ) {
    self.name = name
    self.kind = kind
    isRequired = required
    self.byDefault = byDefault
    meaning = Bilingual(russian, english)
    self.example = example
  }
}

/// A table of the programme file: its keys in the order in which they are best read.
struct TableDescription: Sendable {
  var name: TableName
  var meaning: Bilingual
  var keys: [KeyDescription]
  private let places: [String: Int]

  init(_ name: TableName, _ russian: String, _ english: String, _ keys: [KeyDescription]) {
    self.name = name
    meaning = Bilingual(russian, english)
    self.keys = keys
    var places: [String: Int] = [:]
    for (place, key) in keys.enumerated() { places[key.name] = place }
    precondition(places.count == keys.count, "a key of \(name.rawValue) is described twice")
    self.places = places
  }

  /// The description of a key, nil where the table has none of that name.
  subscript(key: String) -> KeyDescription? { places[key].map { keys[$0] } }
}

/// The whole of a programme file: every section and key, described once.
///
/// The reader takes its keys from here and stops where it asks for one that is not described or of another kind; the JSON
/// Schema, the reference and the help in errors are written from it.
enum ProgrammeDescription {
  /// Every table, the file first.
  static let tables: [TableDescription] =
    [file, programme, attributes, tills, wallet, burning] + offers + tierTables + marketing + running

  private static let byName: [TableName: TableDescription] = Dictionary(
    uniqueKeysWithValues: tables.map { ($0.name, $0) })

  /// A table by its name.
  static func table(_ name: TableName) -> TableDescription {
    guard let table = byName[name] else { preconditionFailure("the table \(name.rawValue) is not described") }
    return table
  }
}

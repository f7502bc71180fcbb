public import VernaCore

/// What a mapping file says: settings for all files, and how files of given names become rows of the contract
/// (docs/IMPORT.md).
public struct Mapping: Sendable {
  /// The mapping file's path, for messages; empty where there is none.
  public var path: String = ""
  /// The mapping file's text; empty where there is none.
  public var text: String = ""
  /// What the data set is called, by language (`ru`, `en`); a name for every language stands under an empty one.
  public var names: [String: String] = [:]
  /// The ISO 4217 code of all money.
  public var currency: String?
  /// The programme's zone.
  public var timeZone: TimeZoneRules?
  /// The programme's launch.
  public var launch: Day?
  /// The trade.
  public var industry: Industry?
  /// Money for one point, in millionths of a major unit.
  public var pointValueMicros: Int64?
  /// Whether prices, totals and amounts hold VAT.
  public var pricesIncludeVAT: Bool?
  /// Whether costs hold VAT.
  public var costsIncludeVAT: Bool?
  /// Whether totals and amounts hold what was paid with points.
  public var pointsIncluded = false
  /// Declared channels.
  public var channels: [String: ChannelDeclaration] = [:]
  /// Files by name, the first that fits holds.
  var files: [FileMapping] = []
  /// Tables to look values up in that were kept with the mapping, by the names it has for them; others lie on the disk.
  public var lookups: [String: [UInt8]] = [:]

  /// A mapping that says nothing: everything is recognised.
  public init() {}

  /// Whether it leaves a file out (`kind: ignore`).
  public func leavesOut(_ path: String) -> Bool {
    let name = String(path.split(separator: "/").last ?? "")
    return files.first { $0.matches(fileName: name) }?.isIgnored ?? false
  }

  /// Takes over what another mapping says of the data as a whole; where both say something, the other holds.
  public mutating func adopt(_ other: Mapping) {
    names.merge(other.names) { _, new in new }
    currency = other.currency ?? currency
    timeZone = other.timeZone ?? timeZone
    launch = other.launch ?? launch
    industry = other.industry ?? industry
    pointValueMicros = other.pointValueMicros ?? pointValueMicros
    pricesIncludeVAT = other.pricesIncludeVAT ?? pricesIncludeVAT
    costsIncludeVAT = other.costsIncludeVAT ?? costsIncludeVAT
    channels.merge(other.channels) { _, new in new }
  }

  /// What the data set is called in a language (`ru`, `en`), else in any; nil where it has no name.
  public func name(in language: String) -> String? {
    names[language] ?? names[""] ?? names.min { $0.key < $1.key }?.value
  }
}

/// How files of given names are read.
struct FileMapping: Sendable {
  /// Names that the file's own name (without folders) must match; `.gz` and `.zst` at its end do not count.
  var match: [Glob] = []
  /// Whether the file is left out (`kind: ignore`).
  var isIgnored = false
  var format = FileFormat()
  /// Cells that mean empty.
  var empty: [String] = []
  /// Rows that are rejects.
  var rejects: [RejectRule] = []
  /// What a row becomes: usually one row, of one kind.
  var outputs: [OutputMapping] = []

  func matches(fileName: String) -> Bool {
    match.contains { glob in
      if glob.matches(fileName) { return true }
      for ending in [".gz", ".zst"] where fileName.hasSuffix(ending) {
        return glob.matches(String(fileName.dropLast(ending.count)))
      }
      return false
    }
  }
}

/// How the text of a file is laid out; nil is "look".
struct FileFormat: Sendable, Equatable {
  /// The separator's byte; 0 is runs of spaces.
  var separator: UInt8?
  /// Names of columns where there is no header.
  var header: [String]?
  var encoding: TextEncoding?
  var decimal: DecimalFormat.Mark?
  /// Lines before the header (a title, a date of export).
  var skipLines = 0
  var isJSON: Bool?
}

/// Rows that the mapping rejects, and why.
struct RejectRule: Sendable, Equatable {
  var when: RowCondition
  var reason: String
}

/// One kind of row made of a file's rows.
struct OutputMapping: Sendable, Equatable {
  /// Nil: recognised from the header.
  var kind: FileKind?
  /// Rows that it is made of; nil is all.
  var when: RowCondition?
  /// By the contract's name (`attr.size` too).
  var columns: [(name: String, mapping: ColumnMapping)] = []
  /// Where in the mapping file each contract's name stands, line and column from 1, for messages.
  var places: [String: (line: Int, column: Int)] = [:]
  /// Whether the other columns are recognised by their names.
  var recognises = true
  /// Columns of the file that are not to be recognised.
  var ignored: [String] = []

  static func == (left: OutputMapping, right: OutputMapping) -> Bool {
    left.kind == right.kind && left.when == right.when && left.recognises == right.recognises
      && left.ignored == right.ignored && left.columns.map(\.name) == right.columns.map(\.name)
      && left.columns.map(\.mapping) == right.columns.map(\.mapping)
  }
}

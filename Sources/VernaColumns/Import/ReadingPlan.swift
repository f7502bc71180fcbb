internal import VernaCore

/// A file's reading worked out in full: which column goes where and how its cells are read.
///
/// Shared by the workers; nothing in it changes.
final class ReadingPlan: Sendable {
  /// One contract column to fill.
  struct Target: Sendable {
    var contract: ContractColumn
    var cell: CompiledCell
    var time: TimeFormat
    var decimal: DecimalFormat
    /// What it is filled from, for the summary.
    var described: String
  }

  /// One kind of row to make.
  struct Output: Sendable {
    var kind: FileKind
    var when: CompiledCondition?
    var targets: [Target]
  }

  let path: String
  let source: Int
  let header: [String]
  /// By column of the file: its slot, or -1.
  let slotOfColumn: [Int32]
  let slots: Int
  /// How many fields a row must have.
  let fieldCount: Int
  let scanner: RecordScanner
  let isJSON: Bool
  let outputs: [Output]
  let rejects: [(when: CompiledCondition, reason: Phrase, column: String)]
  let usesRowNumber: Bool
  let settings: DatasetSettings
  let pointsIncluded: Bool
  /// Zones of stores that have one of their own.
  let zonesOfStores: [ByteText: TimeZoneRules]

  init(
    path: String, source: Int, header: [String], slotOfColumn: [Int32], slots: Int, fieldCount: Int,
    scanner: RecordScanner, isJSON: Bool, outputs: [Output],
    rejects: [(when: CompiledCondition, reason: Phrase, column: String)], usesRowNumber: Bool,
    settings: DatasetSettings, pointsIncluded: Bool, zonesOfStores: [ByteText: TimeZoneRules]
  ) {
    self.path = path
    self.source = source
    self.header = header
    self.slotOfColumn = slotOfColumn
    self.slots = slots
    self.fieldCount = fieldCount
    self.scanner = scanner
    self.isJSON = isJSON
    self.outputs = outputs
    self.rejects = rejects
    self.usesRowNumber = usesRowNumber
    self.settings = settings
    self.pointsIncluded = pointsIncluded
    self.zonesOfStores = zonesOfStores
  }
}

/// Where the cell of a contract column comes from, as a mapping says it, by names of the file's columns.
indirect enum CellSource: Sendable, Hashable {
  case column(String)
  case constant(String)
  case template([Piece])
  /// The first branch whose condition holds.
  case cases([Branch], otherwise: CellSource?)
  case lookup(Lookup)
  /// Several cells with a text between them; empty ones are left out.
  case joined([CellSource], by: String)

  /// A part of a template.
  enum Piece: Sendable, Hashable {
    case text(String)
    case column(String)
    /// The line on which the row starts.
    case rowNumber
  }

  /// A branch of `cases`.
  struct Branch: Sendable, Hashable {
    var when: RowCondition
    var value: CellSource
  }

  /// A value found in another file by a key.
  struct Lookup: Sendable, Hashable {
    /// The other file, beside the mapping's input files.
    var file: String
    /// The key's column there.
    var key: String
    /// The value's column there, or a template over its columns.
    var value: CellSource
    /// The key here.
    var from: CellSource
  }
}

/// How one contract column is filled.
struct ColumnMapping: Sendable, Equatable {
  var source: CellSource
  /// The pattern of a time or day.
  var time: TimeFormat?
  /// The decimal mark.
  var decimal: DecimalFormat.Mark?
  /// Cells that mean empty, besides the file's.
  var empty: [String] = []
  /// Cells put for others; nil leaves them.
  var values: [ByteTextPair] = []
  /// What a cell that `values` does not name becomes; nil leaves it.
  var otherwise: String?

  /// A cell and what is put for it.
  struct ByteTextPair: Sendable, Equatable {
    var from: String
    var to: String
  }

  init(_ source: CellSource) {
    self.source = source
  }
}

/// A condition on a row, by names of the file's columns.
indirect enum RowCondition: Sendable, Hashable {
  case all([RowCondition])
  case any([RowCondition])
  case not(RowCondition)
  case test(column: String, CellTest)

  /// The columns it names.
  var columns: [String] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.columns)
    case .not(let part): part.columns
    case .test(let column, _): [column]
    }
  }
}

/// A test of one cell.
enum CellTest: Sendable, Hashable {
  case equals([String])
  case startsWith([String])
  case endsWith([String])
  case contains([String])
  /// `*` stands for any bytes, `?` for one character.
  case matches(Glob)
  case isEmpty
  /// The cell is a number, and it is so.
  case number(Comparison, millionths: Int64)

  /// How numbers are compared.
  enum Comparison: String, Sendable, CaseIterable {
    case above, below
    case atLeast = "at_least"
    case atMost = "at_most"
  }
}

extension CellSource {
  /// The columns it names.
  var columns: [String] {
    switch self {
    case .column(let name): [name]
    case .constant: []
    case .template(let pieces): pieces.compactMap { if case .column(let name) = $0 { name } else { nil } }
    case .cases(let branches, let otherwise):
      branches.flatMap { $0.when.columns + $0.value.columns } + (otherwise?.columns ?? [])
    case .lookup(let lookup): lookup.from.columns
    case .joined(let parts, _): parts.flatMap(\.columns)
    }
  }

  /// Whether it uses the row's number.
  var usesRowNumber: Bool {
    switch self {
    case .column, .constant: false
    case .template(let pieces): pieces.contains(.rowNumber)
    case .cases(let branches, let otherwise):
      branches.contains { $0.value.usesRowNumber } || (otherwise?.usesRowNumber ?? false)
    case .lookup(let lookup): lookup.from.usesRowNumber
    case .joined(let parts, _): parts.contains(where: \.usesRowNumber)
    }
  }

  /// The lookups in it.
  var lookups: [Lookup] {
    switch self {
    case .column, .constant, .template: []
    case .cases(let branches, let otherwise): branches.flatMap { $0.value.lookups } + (otherwise?.lookups ?? [])
    case .lookup(let lookup): [lookup] + lookup.from.lookups
    case .joined(let parts, _): parts.flatMap(\.lookups)
    }
  }
}

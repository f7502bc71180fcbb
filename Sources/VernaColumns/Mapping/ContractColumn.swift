/// What a column of the contract holds.
enum ColumnType: Sendable, Equatable {
  case text
  /// UTC seconds between 1970 and 2106.
  case time
  /// A civil day.
  case day
  /// Minor units.
  case money
  /// Millionths of a major unit.
  case micros
  /// Thousandths of a unit.
  case quantity
  /// Millionths: `20`, `20%` and `0.2` are 200,000.
  case vatRate
  /// Hundredths of a point.
  case points
  /// Millionths.
  case score
  /// `1-5`, `0-10`: bottom and top in one number, bottom x 1,000,000 + top.
  case scale
  /// One of a list of words.
  case choice([Choice])

  /// A word of a choice, its code and how else people write it.
  struct Choice: Sendable, Equatable {
    var code: UInt8
    var name: String
    var synonyms: [String]
  }
}

/// A column of a file of the data contract.
struct ContractColumn: Sendable, Equatable {
  /// The contract's name.
  let name: String
  /// The name in the form of `HeaderName`.
  let normalName: String
  let type: ColumnType
  /// Whether every row must have it.
  var isRequired: Bool
  /// Header names that mean it, besides its own, in the file's kind; in the form of `HeaderName`.
  let synonyms: Set<String>

  /// - Parameter synonyms: header names as people write them.
  init(name: String, type: ColumnType, isRequired: Bool = false, synonyms: [String] = []) {
    self.name = name
    normalName = HeaderName.normal(name)
    self.type = type
    self.isRequired = isRequired
    self.synonyms = Set(synonyms.map(HeaderName.normal))
  }
}

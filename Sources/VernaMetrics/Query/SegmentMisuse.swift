public import VernaColumns

/// Why a segment that reads well cannot be applied to a data set. Facts only; the sentences are the command line's.
public enum SegmentMisuse: Error, Hashable, Sendable {
  /// What an attribute is compared with.
  public enum Kind: String, Sendable, Hashable {
    /// A text in quotes.
    case text
    /// A number without quotes.
    case number
    /// `true` or `false`.
    case truth
  }

  /// There is no such attribute; `known` are those there are.
  case noAttribute(name: String, column: Int, known: [String])
  /// The value is of another kind than the attribute; `write` is the value as it should stand, such as `"9"`.
  case wrongKind(name: String, column: Int, wanted: Kind, write: String)
  /// No row has the attribute, because the file or its column was not given; `isFileGiven` tells which.
  case notGiven(name: String, column: Int, file: FileKind, field: String, isFileGiven: Bool)
}

public import VernaColumns
public import VernaRules

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
  /// Parts joined by `||`, or one comparison, ask for attributes of different things; `column` is the other's.
  case mixed(
    name: String, holder: UnknownValue.Holder, other: String, otherHolder: UnknownValue.Holder, column: Int)
  /// One comparison asks for two attributes that no row has together; `column` is the other's.
  case notTogether(name: String, other: String, column: Int)
  /// A part is no condition on such attributes.
  case notFitting(SegmentError)
}

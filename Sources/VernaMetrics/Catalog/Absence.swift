public import VernaColumns
public import VernaCore

/// Why a metric has no value. Facts only; the sentence is VernaLanguage's.
public enum Absence: Sendable, Hashable {
  /// The denominator is zero.
  case zeroDenominator
  /// A file or a column was not given: `wants(.lines, "cost")`; column empty means the whole file.
  case wants(FileKind, String)
  /// One of several inputs would do.
  case wantsOneOf([String])
  /// It looks back to a day before the data start.
  case needsReceiptsFrom(Day)
  /// Cost is known for too small a part of sales: the share covered.
  case costCoverage(Double)
  /// The data span less than twice the activity window.
  case spanTooShort
  /// Asked of the command line or the programme file: the option's name, such as `--launch`.
  case wantsOption(String)
  /// It waits for a part of Verna that is not built yet (models, experiments).
  case waitsForModels
  /// It is not defined under a segment of this kind.
  case notForSegment
  /// Not reached: payback "not yet".
  case notYet
  /// Anything else, as an id that VernaLanguage turns into words.
  case other(String)
}

/// A remark that travels with a number. Facts only; the sentence is VernaLanguage's.
public enum MetricNote: Sendable, Hashable {
  /// Member against others, not treated against control.
  case naive
  /// Worked on the part of sales whose cost is known.
  case costCoverage(Double)
  /// Without joined_at, the first W months' new members may be old customers.
  case mayBeOldCustomers
  /// There is no members file: members are those seen.
  case membersSeenOnly
  /// An assumption used: its id, such as `expiry_36_months`.
  case assumed(String)
  /// The share of lives that are censored.
  case censoredShare(Double)
  /// Returns whose original sale is not in the data: how many.
  case returnsWithoutOriginal(Int64)
  /// Another figure that belongs beside this one, by id: the same basket with points added back.
  case beside(id: String, value: MetricNumber)
  /// Attributes that change are as of `to`.
  case asOfPeriodEnd
  /// Anything else, as an id that VernaLanguage turns into words.
  case other(String)
}

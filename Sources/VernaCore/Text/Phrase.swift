/// A sentence before words: an id and the facts in it.
///
/// Lower ranks say *what* (an absence, a remark, a cause, an action) as a phrase; VernaLanguage, which knows no metric,
/// holds for each id a Russian and an English sentence with the facts as named slots: `{share}`.
public struct Phrase: Hashable, Sendable, Codable {
  /// What is said, such as `absence.wants` or `cause.cashiers_do_not_ask`.
  public var id: String
  /// The facts by the name of their slot.
  public var facts: [String: Fact]

  /// Makes a phrase.
  public init(_ id: String, _ facts: [String: Fact] = [:]) {
    self.id = id
    self.facts = facts
  }
}

/// A value in a phrase, of a kind that decides how it is written in a language.
public enum Fact: Hashable, Sendable, Codable {
  case text(String)
  /// The id of a store, written as its name where that is known.
  case store(String)
  /// The id of a metric, written as its name.
  case metric(String)
  /// A word of the catalogue, such as a file kind or a column, by id.
  case word(String)
  case count(Int64)
  case number(Double)
  case share(Double)
  /// A share with its interval, which says how many digits are worth writing.
  case shareWithin(Double, low: Double, high: Double)
  /// A difference of shares, in percentage points when written.
  case sharePoints(Double)
  /// Minor units.
  case money(Int64)
  case points(Int64)
  case day(Day)
  case days(Double)
  case month(Day)
  case list([String])
}

public import VernaLanguage

/// A programme in plain words.
public enum ProgrammeText {
  /// Whom the words are for.
  public enum Reader: String, Hashable, Sendable, CaseIterable {
    /// The marketer who owns it: everything.
    case marketer
    /// The member, as terms: without budgets, control groups, floors and what happens behind the counter.
    case member
  }

  /// The whole programme as Markdown.
  ///
  /// - Complexity: O(rules).
  public static func explain(
    _ programme: Programme, language: Language, for reader: Reader = .marketer
  ) -> String {
    ProgrammeTeller(programme, language, reader).document()
  }
}

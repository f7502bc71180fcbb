package import VernaLanguage

/// What the letters in the formulas mean, so that every formula one click from a number can be read.
package enum TermsPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The terms in the order of the catalogue.
    package var terms: [Term]
  }

  /// One term of the formulas.
  package struct Term: Sendable, Hashable {
    /// As it stands in a formula: a letter in every language, or a word of the reader's.
    package var symbol: Bilingual
    /// What it is.
    package var meaning: Bilingual
  }
}

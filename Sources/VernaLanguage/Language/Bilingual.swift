/// The same words in each language.
public struct Bilingual: Sendable, Hashable {
  /// The Russian words.
  public let russian: String
  /// The English words.
  public let english: String

  /// Makes a pair, Russian first.
  public init(_ russian: String, _ english: String) {
    self.russian = russian
    self.english = english
  }

  /// The words of a language.
  public subscript(language: Language) -> String {
    switch language {
    case .russian: russian
    case .english: english
    }
  }
}

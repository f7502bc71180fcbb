/// Every sentence that lower ranks can say, by the id of its phrase, in each language.
public enum Phrasebook {
  /// The template of a phrase, nil where there is none.
  public static func template(_ id: String) -> Bilingual? { all[id] }

  /// The ids of all phrases.
  public static var ids: [String] { Array(all.keys) }

  /// The names of the slots of a phrase in a language: both languages must have the same.
  public static func slots(_ id: String, in language: Language) -> Set<String> {
    parsed(id, in: language)?.slots ?? []
  }

  static func parsed(_ id: String, in language: Language) -> PhraseTemplate? {
    language == .russian ? russian[id] : english[id]
  }

  private static let all: [String: Bilingual] = [
    AbsencePhrases.all, NotePhrases.all, NormPhrases.all, ImportPhrases.all, DiagnosisPhrases.all,
    DesignPhrases.all,
  ].reduce(into: [:]) { book, part in book.merge(part) { first, _ in first } }
  private static let russian = all.mapValues { PhraseTemplate($0.russian) }
  private static let english = all.mapValues { PhraseTemplate($0.english) }
}

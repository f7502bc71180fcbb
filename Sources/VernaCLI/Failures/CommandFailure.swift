import VernaLanguage

/// Why a command stopped: what happened, where, and how to mend it.
struct CommandFailure: Error, Hashable {
  /// What happened, as a sentence without a full stop.
  var what: Bilingual
  /// The file, line, column or option, empty where there is no place.
  var place: String
  /// How to mend it.
  var remedy: Bilingual
  /// Whether the command line itself is wrong (exit code 2), else the work failed (1).
  var isUsage: Bool
  /// The language it is said in.
  var language: Language

  init(
    _ what: Bilingual, place: String = "", remedy: Bilingual, isUsage: Bool = false, in language: Language
  ) {
    self.what = what
    self.place = place
    self.remedy = remedy
    self.isUsage = isUsage
    self.language = language
  }

  /// The lines that a person reads.
  func text(width: Int) -> String {
    var lines = [Bilingual("Ошибка: ", "Error: ")[language] + what[language]]
    if !place.isEmpty { lines.append(Bilingual("  где: ", "  where: ")[language] + place) }
    if !remedy[language].isEmpty {
      lines.append(Bilingual("  как исправить: ", "  how to mend it: ")[language] + remedy[language])
    }
    return lines.joined(separator: "\n")
  }
}

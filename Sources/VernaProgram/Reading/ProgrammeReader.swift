public import VernaLanguage
import VernaCore
import VernaMechanics
import VernaRules

/// What a programme file came to.
public struct ProgrammeReading: Sendable {
  /// The programme, nil where the file has errors.
  public var programme: Programme?
  /// Errors and warnings in the order of their places.
  public var problems: [ProgrammeProblem]
  /// Every key that was asked for, as `table.key`.
  package var keysRead: Set<String> = []

  /// What keeps the file from being used.
  public var errors: [ProgrammeProblem] { problems.filter { $0.severity == .error } }
  /// What hardly does what was meant.
  public var warnings: [ProgrammeProblem] { problems.filter { $0.severity == .warning } }
}

/// Reads programme files: every mistake at once, each with line, column and how to mend it.
public enum ProgrammeReader {
  /// Reads the text of a programme file.
  ///
  /// - Parameter language: which of two titles, `{ru: …, en: …}`, is taken.
  /// - Complexity: O(length); a text that grows by aliases is refused before anybody walks over it.
  public static func read(_ text: String, language: Language = .english) -> ProgrammeReading {
    // A byte order mark is no part of the text, and would move every place by one.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let parsed = SourceParser.parse(text)
    let context = ReadingContext(text: text, language: language)
    context.add(parsed.problems)
    var programme: Programme?
    if let root = parsed.root, !root.isNothing {
      programme = FileReader(context: context).read(root)
    } else if parsed.problems.isEmpty {
      context.note(
        .start, "файл пуст", "the file is empty",
        Bilingual("начните с раздела programme", "begin with the section programme"))
    }
    let problems = context.problems.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    let isSound = !problems.contains { $0.severity == .error }
    return ProgrammeReading(programme: isSound ? programme : nil, problems: problems, keysRead: context.keysRead)
  }
}

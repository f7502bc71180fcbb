public import VernaLanguage

/// A place in a programme file: line and column from 1, the column in code points.
public struct SourcePlace: Hashable, Comparable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in code points.
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The begin of the file.
  public static let start = SourcePlace(line: 1, column: 1)

  public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// What is wrong or doubtful in a programme file, where, and how to mend it.
public struct ProgrammeProblem: Hashable, Sendable {
  /// Where.
  public var place: SourcePlace
  /// Whether it keeps the file from being used.
  public var severity: Severity
  /// What it is, without a full stop.
  public var what: Bilingual
  /// How to mend it.
  public var remedy: Bilingual

  /// How bad a problem is.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The file cannot be used.
    case error
    /// It can, but hardly does what was meant.
    case warning
  }

  /// Makes a problem.
  public init(_ severity: Severity, at place: SourcePlace, _ what: Bilingual, remedy: Bilingual) {
    self.severity = severity
    self.place = place
    self.what = what
    self.remedy = remedy
  }

  /// `programme.yaml:12:7: what - how to mend it`, a warning with that word before it.
  public func text(file: String, in language: Language) -> String {
    let mark = severity == .warning ? Bilingual("предупреждение: ", "warning: ")[language] : ""
    let mending = remedy[language].isEmpty ? "" : " - " + remedy[language]
    return "\(file):\(place.line):\(place.column): \(mark)\(what[language])\(mending)"
  }
}

import VernaCore
public import VernaLanguage
import VernaMechanics

/// What changes from one programme to another, for members and for cost.
public struct ProgrammeDiff: Sendable {
  /// In the order of the new file, what is gone after the rest of its section.
  public var changes: [Change]

  /// One change.
  public struct Change: Hashable, Sendable {
    /// The section of the file.
    public var section: String
    /// The name in the file.
    public var id: String
    /// As people read it.
    public var title: String
    /// What it is for members.
    public var members: Effect
    /// Where it moves what the programme costs, as far as the file alone can tell.
    public var cost: Direction
    /// By how much what is given on a basket of 1,000 grows, in money; nil where the file alone does not say.
    public var onBasketOfThousand: String?
    /// In words, nil for what was not there.
    public var before: String?
    /// In words, nil for what is gone.
    public var after: String?
  }

  /// What a change is for members.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    case better, worse, new, gone
    /// Other than before, and neither clearly better nor worse.
    case changed
  }

  /// Where cost goes.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case up, down, unknown
    /// It costs nothing either way.
    case none
  }

  /// Compares two programmes.
  public static func between(_ old: Programme, _ new: Programme, language: Language) -> ProgrammeDiff {
    ProgrammeComparison(old, new, language).diff()
  }

  /// The changes as text, a paragraph a change.
  public func text(in language: Language) -> String {
    func say(_ russian: String, _ english: String) -> String { language == .russian ? russian : english }
    guard !changes.isEmpty else { return say("Ничего не меняется.\n", "Nothing changes.\n") }
    let counts = Effect.allCases.compactMap { effect -> String? in
      let count = changes.count { $0.members == effect }
      return count == 0 ? nil : "\(ProgrammeDiff.word(effect)[language]) — \(count)"
    }
    var lines = [counts.joined(separator: ", ")]
    for change in changes {
      lines.append("")
      lines.append("\(change.section).\(change.id)  \(change.title)  [\(ProgrammeDiff.word(change.members)[language])]")
      if let before = change.before { lines.append(say("  было:  ", "  was:   ") + before) }
      if let after = change.after { lines.append(say("  стало: ", "  is:    ") + after) }
      if let amount = change.onBasketOfThousand {
        lines.append(say("  с чека в 1000: \(amount)", "  on a basket of 1,000: \(amount)"))
      } else if change.cost != .none {
        lines.append(say("  расходы: ", "  cost: ") + ProgrammeDiff.word(change.cost)[language])
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func word(_ effect: Effect) -> Bilingual {
    switch effect {
    case .better: Bilingual("лучше", "better")
    case .worse: Bilingual("хуже", "worse")
    case .new: Bilingual("новое", "new")
    case .gone: Bilingual("больше нет", "gone")
    case .changed: Bilingual("иначе", "changed")
    }
  }

  private static func word(_ direction: Direction) -> Bilingual {
    switch direction {
    case .up: Bilingual("растут", "up")
    case .down: Bilingual("падают", "down")
    case .unknown: Bilingual("по файлу не видно", "the file alone does not tell")
    case .none: Bilingual("не меняются", "the same")
    }
  }

  /// The changes as JSON.
  package var json: JSONText {
    func text(_ value: String?) -> JSONText { value.map { .text($0) } ?? .null }
    let list = changes.map { change -> JSONText in
      .object([
        ("section", .text(change.section)), ("id", .text(change.id)), ("title", .text(change.title)),
        ("members", .text(change.members.rawValue)), ("cost", .text(change.cost.rawValue)),
        ("basket_of_1000", text(change.onBasketOfThousand)), ("before", text(change.before)),
        ("after", text(change.after)),
      ])
    }
    return .object([("changes", .list(list))])
  }
}

import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// What the reader carries through a file: the problems found so far, the names declared, and what rules may use.
final class ReadingContext {
  let language: Language
  let places: ScalarPlaces
  private(set) var problems: [ProgrammeProblem] = []
  /// Names declared in the file, by kind.
  var declared: [ReferenceKind: [String]] = [:]
  /// Where an offer stands, by id, for what is checked when all are read.
  var offerPlaces: [ByteText: SourcePlace] = [:]
  var currency = Currency.rouble
  var names = RuleNames() {
    didSet { environments = [:] }
  }
  /// Every key that was asked for, as `table.key`: a test holds them against the description.
  private(set) var keysRead: Set<String> = []
  private var environments: [RuleKind: RuleEnvironment] = [:]

  init(text: String, language: Language) {
    self.language = language
    places = ScalarPlaces(text)
  }

  func note(_ place: SourcePlace, _ russian: String, _ english: String, _ remedy: Bilingual) {
    problems.append(ProgrammeProblem(.error, at: place, Bilingual(russian, english), remedy: remedy))
  }

  func warn(_ place: SourcePlace, _ russian: String, _ english: String, _ remedy: Bilingual) {
    problems.append(ProgrammeProblem(.warning, at: place, Bilingual(russian, english), remedy: remedy))
  }

  func add(_ more: [ProgrammeProblem]) { problems += more }

  func recordRead(_ table: TableName, _ key: String) { keysRead.insert("\(table.rawValue).\(key)") }

  /// A value that is not of its kind.
  func noteWrong(_ node: SourceNode, _ key: String, _ kind: ValueKind) {
    let shown: Bilingual =
      switch node.content {
      case .scalar(let scalar) where scalar.isNothing: Bilingual("ничего не написано", "nothing is written")
      case .scalar(let scalar):
        Bilingual("«\(scalar.text.prefix(40))» не подходит", "“\(scalar.text.prefix(40))” does not do")
      case .list: Bilingual("список не подходит", "a list does not do")
      case .table: Bilingual("таблица не подходит", "a table does not do")
      }
    note(
      node.place, "\(key): \(shown.russian)", "\(key): \(shown.english)",
      Bilingual("нужно: \(kind.wanted.russian)", "wanted: \(kind.wanted.english)"))
  }

  /// A name that nothing has.
  func noteUnknown(_ place: SourcePlace, _ name: String, what: Bilingual, among names: [String]) {
    note(
      place, "нет \(what.russian) \(name)", "there is no \(what.english) \(name)",
      Self.suggestion(name, among: names))
  }

  /// What might have been meant, else what there is.
  static func suggestion(_ name: String, among names: [String]) -> Bilingual {
    if let near = RuleEnvironment.nearest(to: name, among: names) {
      return Bilingual("может быть, \(near)?", "did you mean \(near)?")
    }
    guard !names.isEmpty else { return Bilingual("сначала объявите его", "declare it first") }
    let list = names.sorted().joined(separator: ", ")
    return Bilingual("есть: \(list)", "there are: \(list)")
  }

  /// The names that a kind of rule may use.
  func environment(_ kind: RuleKind) -> RuleEnvironment {
    if let known = environments[kind] { return known }
    let made: RuleEnvironment
    switch kind {
    case .line: made = names.lineEnvironment
    case .member:
      let whole = names.environment
      made = RuleEnvironment(
        variables: whole.variables.filter { $0.key == "now" || !$0.key.hasPrefix("basket.") && $0.key != "lines" },
        moneyDigits: names.moneyDigits)
    case .condition, .money, .points, .measure: made = names.environment
    }
    environments[kind] = made
    return made
  }

  /// Reads and checks a rule; what is wrong with it is noted in the file's own lines and columns.
  func rule(_ node: SourceNode, _ key: String, _ kind: RuleKind) -> CheckedRule? {
    guard case .scalar(let scalar) = node.content, !scalar.isNothing else {
      noteWrong(node, key, .rule(kind))
      return nil
    }
    do {
      let wanted: RuleType? =
        switch kind {
        case .condition, .member, .line: .bool
        case .money: .money
        case .points: .points
        case .measure: nil
        }
      let checked = try RuleExpression(scalar.text).checked(in: environment(kind), wanting: wanted)
      if kind == .measure, ![.money, .points, .int].contains(checked.type) {
        note(
          node.place, "\(key): правило даёт \(checked.type.text)", "\(key): the rule comes to \(checked.type.text)",
          Bilingual(
            "нужны деньги, баллы или целое: basket.total, member.receipts",
            "money, points or an int is wanted: basket.total, member.receipts"))
        return nil
      }
      return checked
    } catch let problem as RuleProblem {
      note(problem, in: scalar, key)
    } catch let problems as RuleProblems {
      for problem in problems.all { note(problem, in: scalar, key) }
    } catch {
      noteWrong(node, key, .rule(kind))
    }
    return nil
  }

  private func note(_ problem: RuleProblem, in scalar: SourceScalar, _ key: String) {
    note(
      places.place(ofLine: problem.position.line, column: problem.position.column, in: scalar),
      "\(key): \(problem.message)", "\(key): \(problem.message)", Bilingual(problem.hint, problem.hint))
  }

  /// A rule made of texts that all must hold; nil where there is none.
  func joined(_ texts: [String], _ kind: RuleKind, at place: SourcePlace) -> CheckedRule? {
    guard let first = texts.first else { return nil }
    let text = texts.count == 1 ? first : texts.map { "(\($0))" }.joined(separator: " && ")
    do {
      return try RuleExpression(text).checked(in: environment(kind), wanting: .bool)
    } catch {
      note(
        place, "условие не складывается: \(text)", "the condition does not come together: \(text)",
        Bilingual("упростите его", "make it simpler"))
      return nil
    }
  }
}

import Foundation
import VernaColumns
import VernaLanguage
import VernaRules
import Yams

/// What rules may name, from a YAML file:
///
///     money_digits: 2
///     objects:
///       line: {category: string, price: money, quantity: double}
///     variables:
///       basket.total: money
///       lines: list(line)
enum RulesEnvironmentFile {
  static func read(_ path: String, in language: Language) throws(CommandFailure) -> RuleEnvironment {
    func failure(_ what: Bilingual, _ mark: Mark?, _ remedy: Bilingual) -> CommandFailure {
      CommandFailure(what, place: path + (mark.map { ":\($0.line):\($0.column)" } ?? ""), remedy: remedy, in: language)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw failure(
        Bilingual("файл окружения не открывается", "the environment file cannot be opened"), nil,
        Bilingual("проверьте имя и права на чтение", "check the name and the right to read it"))
    }
    let text = String(decoding: data, as: UTF8.self)
    let root: Node?
    do {
      try MappingShape.check(text)
      root = try Yams.compose(yaml: text)
    } catch {
      throw failure(
        Bilingual("файл окружения — не YAML: \(error)", "the environment file is not YAML: \(error)"), nil,
        Bilingual("исправьте эту строку", "mend that line"))
    }
    let sections = root?.mapping ?? Node.Mapping([])
    for (key, _) in sections where !["money_digits", "objects", "variables"].contains(key.scalar?.string) {
      throw failure(
        Bilingual("раздела \(key.scalar?.string ?? "?") нет", "there is no section \(key.scalar?.string ?? "?")"),
        key.mark,
        Bilingual("разделы: money_digits, objects, variables", "sections are money_digits, objects, variables"))
    }
    let names = Set(sections["objects"]?.mapping?.keys.compactMap { $0.scalar?.string } ?? [])
    func types(_ node: Node?) throws(CommandFailure) -> [String: RuleType] {
      var found: [String: RuleType] = [:]
      for (name, written) in node?.mapping ?? Node.Mapping([]) {
        guard let name = name.scalar?.string, let type = written.scalar.flatMap({ RuleType($0.string, objects: names) })
        else {
          throw failure(
            Bilingual(
              "у \(name.scalar?.string ?? "?") нет такого типа", "\(name.scalar?.string ?? "?") has no such type"),
            written.mark,
            Bilingual(
              "типы: int, double, string, bool, money, points, timestamp, list(…), map(string, …) и имена из objects",
              "types are int, double, string, bool, money, points, timestamp, list(…), map(string, …) and names from objects"
            ))
        }
        found[name] = type
      }
      return found
    }
    var objects: [String: [String: RuleType]] = [:]
    for (name, fields) in sections["objects"]?.mapping ?? Node.Mapping([]) {
      if let name = name.scalar?.string { objects[name] = try types(fields) }
    }
    let digits = sections["money_digits"]?.int ?? 2
    guard (0...3).contains(digits) else {
      throw failure(
        Bilingual("money_digits — от 0 до 3", "money_digits is from 0 to 3"), sections["money_digits"]?.mark,
        Bilingual("для рублей 2", "2 for roubles"))
    }
    return RuleEnvironment(variables: try types(sections["variables"]), objects: objects, moneyDigits: digits)
  }
}

import Foundation
import VernaColumns
import VernaCore
import VernaLanguage
import Yams

/// What a report takes from a programme file (`--program`): its section `programme`. The other sections are the rule
/// engine's and are left alone here.
struct ProgrammeFile: Hashable {
  var name = ""
  var currency: Currency?
  var timeZone: TimeZoneRules?
  var industry: Industry?
  /// Money for one point in millionths of a major unit.
  var pointValueMicros: Int64?
  var launch: Day?

  static func == (left: ProgrammeFile, right: ProgrammeFile) -> Bool {
    left.name == right.name && left.currency == right.currency && left.timeZone == right.timeZone
      && left.industry == right.industry && left.pointValueMicros == right.pointValueMicros
      && left.launch == right.launch
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(pointValueMicros)
  }

  /// What the reader of YAML found wrong, in its words, and where, as `:line:column`.
  private static func mistake(_ error: any Error) -> (detail: String, place: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (problem, ":\(mark.line):\(mark.column)")
    case .duplicatedKeysInMapping(let names, let context):
      (names.joined(separator: ", ") + " is written twice", ":\(context.mark.line):\(context.mark.column)")
    default: ("\(error)", "")
    }
  }

  /// Reads a programme file.
  init(path: String, in language: Language) throws(CommandFailure) {
    func failure(_ what: Bilingual, _ place: String, _ remedy: Bilingual) -> CommandFailure {
      CommandFailure(what, place: place, remedy: remedy, in: language)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw failure(
        Bilingual("файл программы не открывается", "the programme file cannot be opened"), path,
        Bilingual("проверьте имя и права на чтение", "check the name and the right to read it"))
    }
    let text = String(decoding: data, as: UTF8.self)
    do throws(MappingShape.Excess) {
      try MappingShape.check(text)
    } catch {
      throw failure(
        Bilingual(
          "файл программы вложен слишком глубоко или разрастается из ссылок", "the programme file \(error.detail)"),
        "\(path):\(error.line)",
        Bilingual(
          "уберите лишнюю вложенность и ссылки (&, *)", "take away nesting and aliases (&, *) that are not needed"))
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      let mistake = ProgrammeFile.mistake(error)
      throw failure(
        Bilingual("файл программы — не YAML: \(mistake.detail)", "the programme file is not YAML: \(mistake.detail)"),
        path + mistake.place, Bilingual("исправьте эту строку", "mend that line"))
    }
    guard let section = root?.mapping?["programme"]?.mapping ?? root?.mapping?["program"]?.mapping else {
      throw failure(
        Bilingual("в файле программы нет раздела programme", "the programme file has no section programme"), path,
        Bilingual(
          "добавьте его: programme: {currency: RUB, time_zone: Europe/Moscow, point_value: 1}",
          "add it: programme: {currency: RUB, time_zone: Europe/Moscow, point_value: 1}"))
    }
    for (key, value) in section {
      let text = value.scalar?.string ?? ""
      let mark = value.mark.map { ":\($0.line):\($0.column)" } ?? ""
      switch key.scalar?.string {
      case "name":
        // One text, or one a language.
        name = value.mapping?[language.rawValue]?.scalar?.string ?? value.mapping?.first?.value.scalar?.string ?? text
      case "currency":
        guard let read = Currency.named(text) else {
          throw failure(
            Bilingual("«\(text)» — не код валюты", "“\(text)” is not a currency code"), path + mark,
            Bilingual("нужны три буквы ISO 4217: RUB, EUR", "three letters of ISO 4217 are wanted: RUB, EUR"))
        }
        currency = read
      case "time_zone":
        guard let read = TimeZoneRules(name: text) else {
          throw failure(
            Bilingual("нет часового пояса «\(text)»", "there is no time zone “\(text)”"), path + mark,
            Bilingual("пишите Europe/Moscow или +03:00", "write Europe/Moscow or +03:00"))
        }
        timeZone = read
      case "industry":
        guard let read = Industry(rawValue: text) else {
          throw failure(
            Bilingual("нет отрасли «\(text)»", "there is no industry “\(text)”"), path + mark,
            Bilingual(
              "одна из: \(Industry.allCases.map(\.rawValue).joined(separator: ", "))",
              "one of \(Industry.allCases.map(\.rawValue).joined(separator: ", "))"))
        }
        industry = read
      case "point_value":
        guard let read = ExactDecimal.micros(text), read > 0 else {
          throw failure(
            Bilingual("«\(text)» — не цена балла", "“\(text)” is not the worth of a point"), path + mark,
            Bilingual("нужно число больше нуля: 1 или 0.10", "a number above zero is wanted: 1 or 0.10"))
        }
        pointValueMicros = read
      case "launch":
        guard let read = Day(iso: text) else {
          throw failure(
            Bilingual("«\(text)» — не дата", "“\(text)” is not a date"), path + mark,
            Bilingual("пишите 2026-01-31", "write 2026-01-31"))
        }
        launch = read
      default: break
      }
    }
  }
}

import ArgumentParser
import VernaLanguage

extension CommandFailure {
  /// Says in Russian what is wrong with a command line.
  ///
  /// The argument parser writes its errors in English and shows nobody the facts, so that they are read back from its
  /// sentences; a sentence that is none of its own is the command's, which is in the reader's language already.
  ///
  /// - Parameters:
  ///   - message: the error's sentence.
  ///   - usage: the parser's lines on usage, which name the command's help.
  init(usage message: String, _ usage: String) {
    let help = usage.firstMatch(of: /See '(.+?)' for more information/).map { String($0.1) } ?? "verna --help"
    let said = CommandFailure.said(message)
    let remedy = (said.remedy.isEmpty ? "" : said.remedy + "; ") + "подробнее: " + help
    self.init(
      Bilingual(said.what, message), place: said.place, remedy: Bilingual(remedy, ""), isUsage: true, in: .russian)
  }

  private typealias Said = (what: String, place: String, remedy: String)

  private static func said(_ message: String) -> Said {
    if let match = message.firstMatch(of: /^Unknown option '(.+?)'(?:\. Did you mean '(.+?)'\?)?/) {
      return ("нет параметра \(match.1)", "", match.2.map { "возможно, имелся в виду \($0)" } ?? "")
    }
    if let match = message.firstMatch(of: /^Missing value for '(.+?)(?: (<.+>))?'/) {
      return ("у параметра \(match.1) нет значения", "", "напишите: \(match.1) \(match.2 ?? "<значение>")")
    }
    if let match = message.firstMatch(of: /^The option '(.+?)' does not take any value, but '(.*)' was specified/) {
      return ("параметр \(match.1) пишется без значения, а дано «\(match.2)»", "", "уберите значение")
    }
    if let match = message.firstMatch(of: /^Unexpected argument '(.*)'$/) {
      return ("лишнее слово «\(match.1)»", "", "уберите его или проверьте имя команды и параметра")
    }
    if let match = message.firstMatch(of: /^\d+ unexpected arguments: '(.*)'$/) {
      let words = match.1.replacing("', '", with: "», «")
      return ("лишние слова «\(words)»", "", "уберите их или проверьте имя команды и параметра")
    }
    if let match = message.firstMatch(of: /^Value to be set with flag '(.+)' had already been set with flag '(.+)'/) {
      return ("\(match.1) и \(match.2) исключают друг друга", "", "оставьте что-то одно")
    }
    return missing(message) ?? unreadable(message) ?? (message, "", "")
  }

  private static func missing(_ message: String) -> Said? {
    if message.hasPrefix("Missing expected argument '<files>") {
      return ("не названы файлы", "", "добавьте их имена, например lines.csv")
    }
    if let match = message.firstMatch(of: /^Missing expected argument '(.+)'/) {
      return ("не хватает аргумента \(match.1)", "", "")
    }
    if let match = message.firstMatch(of: /^Missing one of: (.+)/) { return ("нужно одно из: \(match.1)", "", "") }
    if message.hasPrefix("Missing required subcommand") { return ("не названа команда", "", "") }
    if let match = message.firstMatch(of: /^Invalid option: (.+)/) {
      return ("так параметр не пишется: \(match.1)", "", "")
    }
    return nil
  }

  /// Values that cannot be read: with the allowed ones, or with the command's own sentence after a colon.
  private static func unreadable(_ message: String) -> Said? {
    let pattern = /^The value '(.*?)' is invalid for '(.+?)(?: <.+?>)?'(?:: (.+)|\. Please provide one of (.+))?$/
    guard let match = message.firstMatch(of: pattern.dotMatchesNewlines()) else { return nil }
    let place = String(match.2)
    if let own = match.3 { return (String(own), place, "") }
    let choices = match.4.map { list in
      list.replacing("the following:\n", with: "").split(whereSeparator: \.isNewline)
        .map { $0.replacing("  - ", with: "") }.joined(separator: ", ")
        .replacing("'", with: "").replacing(" and ", with: ", ").replacing(" or ", with: ", ")
    }
    let allowed = choices.map { $0.last == "." ? String($0.dropLast()) : $0 }
    return ("значение «\(match.1)» не подходит", place, allowed.map { "одно из: \($0)" } ?? "")
  }
}

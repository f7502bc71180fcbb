import ArgumentParser
import Foundation
import VernaLanguage

extension Language {
  /// The language asked for, else that of the environment.
  static func chosen(_ asked: Language?) -> Language {
    asked ?? Language(environment: ProcessInfo.processInfo.environment)
  }

  /// The language of errors in a command line, which cannot be read as a whole then: that of its `--lang`, else the
  /// environment's.
  static func spoken(in arguments: [String]) -> Language {
    var asked: Language?
    for (index, word) in arguments.enumerated() {
      if word == "--" { break }
      if word == "--lang", index + 1 < arguments.count { asked = Language(rawValue: arguments[index + 1]) ?? asked }
      if word.hasPrefix("--lang=") { asked = Language(rawValue: String(word.dropFirst(7))) ?? asked }
    }
    return chosen(asked)
  }
}

extension ValidationError {
  /// A refusal in the language of the process's command line: arguments are read before `--lang` is.
  init(_ russian: String, _ english: String) {
    self.init(Bilingual(russian, english)[Language.spoken(in: CommandLine.arguments)])
  }
}

import ArgumentParser
import Foundation
import VernaLanguage
import VernaProgram

/// What is done with programme files.
struct ProgramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "program", abstract: "Checks, explains and compares programme files.",
    discussion: """
      A programme file says in YAML all that a loyalty programme does (docs/PROGRAMME.md).

        verna program check Examples/programs/grocery-points.yaml
        verna program explain Examples/programs/grocery-points.yaml --lang en
      """,
    subcommands: [
      ProgramCheckCommand.self, ProgramExplainCommand.self, ProgramDiffCommand.self, ProgramSchemaCommand.self,
      ProgramPublishCommand.self,
    ])
}

/// How the words of `program` are printed.
enum ProgramFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Options that every command of programme files has.
struct ProgramOptions: ParsableArguments {
  @Option(help: "text for a person, or json.")
  var format = ProgramFormat.text

  @Option(help: "ru or en; by default that of the environment (LC_ALL, LANG).")
  var lang: Language?

  var language: Language { Language.chosen(lang) }
}

/// Reads a programme file for a command.
enum ProgramSource {
  /// The text of a file.
  ///
  /// - Throws: `CommandFailure` where it cannot be opened.
  static func text(_ path: String, in language: Language) throws(CommandFailure) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(
        Bilingual("файл программы не открывается", "the programme file cannot be opened"), place: path,
        remedy: Bilingual("проверьте имя и права на чтение", "check the name and the right to read it"), in: language)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure(
        Bilingual("файл программы — не UTF-8", "the programme file is not UTF-8"), place: path,
        remedy: Bilingual("сохраните его в UTF-8", "save it as UTF-8"), in: language)
    }
    return text
  }

  /// The programme of a file; its errors are printed, and the command ends with 1.
  static func programme(_ path: String, in language: Language) throws -> Programme {
    let reading = ProgrammeReader.read(try text(path, in: language), language: language)
    guard let programme = reading.programme else {
      Terminal.standardError.write(reading.errors.map { $0.text(file: path, in: language) + "\n" }.joined())
      throw ExitCode.failure
    }
    return programme
  }
}

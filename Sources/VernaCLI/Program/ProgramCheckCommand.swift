import ArgumentParser
import VernaLanguage
import VernaProgram

/// Says all that is wrong with programme files.
struct ProgramCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks programme files: every mistake with line, column and how to mend it.",
    discussion: """
      Prints one line for each error and each warning, file.yaml:12:7: what - how to mend it. Ends with 0 where no file has \\
      errors, with 1 where one has.

        verna program check programme.yaml
        verna program check programme.yaml --format json
      """)

  @Argument(help: ArgumentHelp("Programme files.", valueName: "FILE"), completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @OptionGroup var options: ProgramOptions

  func run() throws {
    let language = options.language
    var problems: [(file: String, problem: ProgrammeProblem)] = []
    for file in files {
      let reading = ProgrammeReader.read(try ProgramSource.text(file, in: language), language: language)
      problems += reading.problems.map { (file, $0) }
    }
    let errors = problems.count { $0.problem.severity == .error }
    switch options.format {
    case .json: showJSON(problems, errors)
    case .text: showText(problems, errors)
    }
    if errors > 0 { throw ExitCode.failure }
  }

  private func showText(_ problems: [(file: String, problem: ProgrammeProblem)], _ errors: Int) {
    let language = options.language
    let wording = Wording(language)
    var lines = problems.map { $0.problem.text(file: $0.file, in: language) }
    let warnings = problems.count - errors
    let counted = [
      errors == 0 ? nil : wording.counted(Int64(errors), Bilingual("ошибка|ошибки|ошибок", "error|errors")),
      warnings == 0
        ? nil
        : wording.counted(
          Int64(warnings), Bilingual("предупреждение|предупреждения|предупреждений", "warning|warnings")),
    ].compactMap { $0 }
    lines.append(counted.isEmpty ? wording(Bilingual("ошибок нет", "no errors")) : counted.joined(separator: ", "))
    Terminal.standardOutput.write(lines.map { $0 + "\n" }.joined())
  }

  private func showJSON(_ problems: [(file: String, problem: ProgrammeProblem)], _ errors: Int) {
    let language = options.language
    let list = problems.map { entry -> JSONText in
      .object([
        ("file", .text(entry.file)), ("line", .whole(Int64(entry.problem.place.line))),
        ("column", .whole(Int64(entry.problem.place.column))), ("severity", .text(entry.problem.severity.rawValue)),
        ("what", .text(entry.problem.what[language])), ("remedy", .text(entry.problem.remedy[language])),
      ])
    }
    Terminal.standardOutput.write(JSONText.object([("ok", .flag(errors == 0)), ("problems", .list(list))]).pretty)
  }
}

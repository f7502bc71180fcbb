import ArgumentParser
import VernaLanguage
import VernaProgram

extension ProgrammeText.Reader: ExpressibleByArgument {}

/// Puts a programme into plain words.
struct ProgramExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a programme in plain Russian or English.",
    discussion: """
      Writes Markdown: for the marketer everything, for members the terms of the programme, without budgets, control groups \\
      and floors.

        verna program explain programme.yaml --lang en
        verna program explain programme.yaml --for member > terms.md
      """)

  @Argument(
    help: ArgumentHelp("The programme file.", valueName: "FILE"), completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(name: .customLong("for"), help: "Whom the words are for: marketer or member.")
  var reader = ProgrammeText.Reader.marketer

  @OptionGroup var options: ProgramOptions

  func run() throws {
    let language = options.language
    let programme = try ProgramSource.programme(file, in: language)
    let text = ProgrammeText.explain(programme, language: language, for: reader)
    switch options.format {
    case .text: Terminal.standardOutput.write(text)
    case .json:
      let answer: JSONText = .object([
        ("name", .text(programme.name)), ("version", .whole(Int64(programme.version))),
        ("language", .text(language.rawValue)), ("for", .text(reader.rawValue)), ("text", .text(text)),
      ])
      Terminal.standardOutput.write(answer.pretty)
    }
  }
}

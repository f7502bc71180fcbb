import ArgumentParser
import VernaLanguage
import VernaProgram

/// Prints what a programme file may say.
struct ProgramSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of programme files, and the names that rules may use.",
    discussion: """
      The schema is draft 2020-12; editors that know it complete keys and mark mistakes. The names of rules are in it under \\
      x-rule-names; --names prints them alone, --reference prints every key as Markdown.

        verna program schema > verna-programme.schema.json
        verna program schema --names
      """)

  @Flag(help: "The names that rules may use, with their types.")
  var names = false

  @Flag(help: "Every section and key as Markdown tables.")
  var reference = false

  @Option(help: "ru or en; by default that of the environment (LC_ALL, LANG).")
  var lang: Language?

  func validate() throws {
    if names && reference { throw ValidationError("--names and --reference are two different prints: keep one") }
  }

  func run() {
    let language = Language.chosen(lang)
    if names {
      Terminal.standardOutput.write(ProgrammeSchema.nameLines.map { $0 + "\n" }.joined())
    } else if reference {
      Terminal.standardOutput.write(ProgrammeReference.text(in: language))
    } else {
      Terminal.standardOutput.write(ProgrammeSchema.text(in: language))
    }
  }
}

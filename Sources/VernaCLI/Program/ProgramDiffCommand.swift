import ArgumentParser
import VernaLanguage
import VernaProgram

/// Says what changes from one programme to another.
struct ProgramDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two programmes: what changes for members and for cost.",
    discussion: """
      Each change says whether members have it better or worse, what was and what is, and where it can be told from the files \\
      alone, by how much more is given on a basket of 1,000.

        verna program diff today.yaml next.yaml
        verna program diff today.yaml next.yaml --format json
      """)

  @Argument(
    help: ArgumentHelp("The programme of today.", valueName: "FILE"), completion: .file(extensions: ["yaml", "yml"]))
  var old: String

  @Argument(
    help: ArgumentHelp("The programme that is to come.", valueName: "FILE"),
    completion: .file(extensions: ["yaml", "yml"]))
  var new: String

  @OptionGroup var options: ProgramOptions

  func run() throws {
    let language = options.language
    let diff = ProgrammeDiff.between(
      try ProgramSource.programme(old, in: language), try ProgramSource.programme(new, in: language), language: language
    )
    Terminal.standardOutput.write(options.format == .json ? diff.json.pretty : diff.text(in: language))
  }
}

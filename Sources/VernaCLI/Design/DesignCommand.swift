import ArgumentParser
import VernaColumns
import VernaCore
import VernaDesign
import VernaLanguage
import VernaReports

/// Designs a ladder from margins and demand.
struct DesignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "design",
    abstract: "Designs a ladder of levels that cannot eat the margin, from products and sales.",
    discussion: """
      From a table of products with price and cost, and from past sales: clusters of margin, the entry threshold, the most that \
      may be given, levels, pay-back, and a replay of the past under the new ladder.

        verna design --products products.csv --sales lines.csv --cac 600
        verna design --products products.csv --sales lines.csv members.csv --format json --out design.json --out program.yaml

      --out with the ending .yaml is the programme file, any other the design itself.
      """)

  @OptionGroup var files: DesignFiles
  @OptionGroup var terms: DesignTerms

  @Option(help: "How the design is written; by default as the ending of --out says, else text.")
  var format: DesignFormat?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Where it is written; .yaml is the programme file. May be repeated; by default the design goes to standard output.",
      valueName: "PATH"))
  var out: [String] = []

  func run() async throws {
    let language = Language.chosen(files.lang)
    let data = try DesignReading(files: files, wording: Wording(language)).run(outputs: out)
    let wording = Wording(language, currency: data.imported.dataset.settings.currency)
    let designer = LadderDesigner(
      data.imported.dataset, listed: data.listed, request: terms.request(categories: files.category),
      pointMicros: data.imported.pointValueMicros)
    let design: LadderDesign
    do throws(DesignFailure) {
      design = try designer.design()
    } catch {
      throw CommandFailure(error, in: language)
    }
    try DesignOutput(design: design, wording: wording, isQuiet: files.quiet).write(as: format, to: out)
  }
}

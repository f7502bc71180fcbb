import ArgumentParser
import VernaColumns
import VernaCore
import VernaDesign
import VernaLanguage
import VernaProgram
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

  @Option(
    help: ArgumentHelp(
      "Prove this programme on the window's receipts instead of the designed one.", valueName: "FILE.yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var program: String?

  func validate() throws {
    let others = out.filter { !$0.hasSuffix(".yaml") && !$0.hasSuffix(".yml") }
    if format == .xlsx && others.isEmpty {
      throw ValidationError(
        "таблицу Excel на экран не вывести: назовите файл, --out design.xlsx",
        "a workbook is not for the screen: name its file with --out design.xlsx")
    }
  }

  func run() async throws {
    let language = Language.chosen(files.lang)
    let other = try program.map { try ProgramSource.programme($0, in: language) }
    let data = try DesignReading(files: files, wording: Wording(language)).run(outputs: out)
    let wording = Wording(language, currency: data.imported.dataset.settings.currency)
    let designer = LadderDesigner(
      data.imported.dataset, listed: data.listed, request: terms.request(categories: files.category),
      pointMicros: data.imported.pointValueMicros)
    let design: LadderDesign
    do throws(DesignFailure) {
      design = try designer.proved(other)
    } catch {
      throw CommandFailure(error, in: language)
    }
    try DesignOutput(design: design, wording: wording, isQuiet: files.quiet).write(as: format, to: out)
  }
}

import ArgumentParser
import VernaCore
import VernaLanguage

/// What a design is read from.
struct DesignFiles: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The table of products: sku, price, cost and what else there is. May be repeated.", valueName: "FILE"),
    completion: .file())
  var products: [String]

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Receipts or lines, and what else there is of the data contract: members, points. May be repeated.",
      valueName: "FILE"), completion: .file())
  var sales: [String]

  @Option(
    help: ArgumentHelp(
      "How columns, formats and values are to be read; samples are in Examples/.", valueName: "FILE.yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var map: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only this category path with what is under it; may be repeated, then they are taken together.", valueName: "PATH"
    ))
  var category: [String] = []

  @Flag(help: "Stop at the first bad row instead of setting it aside.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Where bad rows are written with line, column and reason (default: verna.rejects.csv).", valueName: "PATH"))
  var rejects: String?

  @Option(
    help: ArgumentHelp("The currency of all money (ISO 4217).", valueName: "CODE"), transform: ArgumentReader.currency)
  var currency: Currency?

  @Option(
    help: ArgumentHelp("The programme's time zone, such as Europe/Moscow.", valueName: "ZONE"),
    transform: ArgumentReader.timeZone)
  var timeZone: TimeZoneRules?

  @Option(help: "ru or en; by default that of the environment (LC_ALL, LANG).")
  var lang: Language?

  @Flag(help: "Say nothing but errors on standard error.")
  var quiet = false
}

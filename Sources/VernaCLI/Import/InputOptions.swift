import ArgumentParser
import VernaColumns
import VernaCore
import VernaLanguage

/// What every command that reads files takes.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Files of the data contract: CSV or NDJSON, plain, .gz or .zst. Receipts or lines, and what else there is.",
    completion: .file())
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "How columns, formats and values are to be read; samples are in Examples/.", valueName: "FILE.yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var map: String?

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

  @Option(
    help: ArgumentHelp(
      "The folder of the database; columns are kept beside it, so that the next report starts at once.",
      valueName: "FOLDER"),
    completion: .directory)
  var data = "verna-data"

  @Option(help: ArgumentHelp("A PostgreSQL database instead: postgresql://user@host/name.", valueName: "URL"))
  var database: String?

  @Flag(help: "Read the files again, and keep no columns.")
  var noCache = false

  @Flag(help: "Say nothing but errors on standard error.")
  var quiet = false

  /// The database that the options name.
  func place(in language: Language) -> DatabasePlace {
    DatabasePlace(data: data, database: database, language: language)
  }

  /// The reject file's path.
  var rejectsPath: String { rejects ?? "verna.rejects.csv" }
}

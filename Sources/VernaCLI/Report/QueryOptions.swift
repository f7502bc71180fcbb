import ArgumentParser
import VernaCore

/// What a report is asked for, besides its files.
struct QueryOptions: ParsableArguments {
  @Option(help: "The trade whose norms apply; by default that of the mapping or the programme file, else other.")
  var industry: Industry?

  @Option(
    help: ArgumentHelp("The first day of the period; by default 12 months before --to.", valueName: "DAY"),
    transform: ArgumentReader.day)
  var from: Day?

  @Option(
    help: ArgumentHelp(
      "The first day after the period; by default the day after the last receipt.", valueName: "DAY"),
    transform: ArgumentReader.day)
  var to: Day?

  @Option(help: "The step of sub-periods; by month unless set.")
  var by: Periodicity?

  @Option(
    help: ArgumentHelp(
      "Whom to look at, such as: store in [\"1\", \"4\"] && member.age >= 18 && category == \"food/dairy\".",
      valueName: "EXPR"))
  var segment: String?

  @Option(
    help: ArgumentHelp("The programme file: its currency, time zone, industry, point value.", valueName: "FILE.yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var program: String?

  // Numbers are read as they stand, so that a negative one is refused for what it is and not for a missing value.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Money for one point.", valueName: "MONEY"), transform: ArgumentReader.pointValue)
  var pointValue: Int64?

  @Option(
    help: ArgumentHelp("The day on which the programme was launched.", valueName: "DAY"),
    transform: ArgumentReader.day)
  var launch: Day?

  @Flag(help: "Only stores with receipts in every month of both years.")
  var likeForLike = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The activity window in months: who bought within it is active. 1 for grocery, else 12.", valueName: "MONTHS"))
  var window: Int?

  @Option(
    name: .customLong("norm"), parsing: .singleValue,
    help: ArgumentHelp(
      "A norm of your own, such as receipts.member_share=0.6..0.8; may be repeated.", valueName: "ID=LOW..HIGH"),
    transform: ArgumentReader.norm)
  var norms: [NormArgument] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Hours within which a low score should be answered.", valueName: "HOURS"))
  var answerHours = 48

  func validate() throws {
    if let from, let to, from >= to {
      throw ValidationError(
        "--from \(from.iso) не раньше --to \(to.iso); --to — первый день после периода",
        "--from \(from.iso) is not before --to \(to.iso); --to is the first day after the period")
    }
    if let window, !(1...120).contains(window) {
      throw ValidationError(
        "--window — от 1 до 120 месяцев, а не \(window)", "--window is from 1 to 120 months, not \(window)")
    }
    guard (1...8760).contains(answerHours) else {
      throw ValidationError(
        "--answer-hours — от 1 до 8760, а не \(answerHours)", "--answer-hours is from 1 to 8760, not \(answerHours)")
    }
  }
}

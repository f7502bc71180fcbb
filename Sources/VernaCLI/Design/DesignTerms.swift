public import ArgumentParser
public import VernaDesign
import VernaLanguage

extension LadderDesign.BelowCap.Treatment: ExpressibleByArgument {}

/// What a ladder is designed for.
struct DesignTerms: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The cost of acquiring a customer; without it there is no pay-back.", valueName: "MONEY"),
    transform: DesignTerms.money)
  var cac: Int64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The most that may be given, such as 0.2 or 20%; by default only the margins bound it.", valueName: "SHARE"),
    transform: DesignTerms.share)
  var cap: Int64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What is kept of a price before anything is given, such as 0.05.", valueName: "SHARE"),
    transform: DesignTerms.share)
  var keep: Int64 = 0

  @Option(parsing: .unconditional, help: "Months of demand before the day after the last sale.")
  var months = 6

  @Option(parsing: .unconditional, help: "How many levels.")
  var levels = 4

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Days between a member's purchases; by default as the sales say.", valueName: "DAYS"),
    transform: DesignTerms.days)
  var interval: Int64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The share of points that are spent; by default as the points file says.", valueName: "SHARE"),
    transform: DesignTerms.share)
  var redemption: Int64?

  @Option(
    help: ArgumentHelp(
      "What is done with every product under the cap: exclude, paired, lead-gen or accept; by default what leaves the most money."
    ))
  var treatment: LadderDesign.BelowCap.Treatment?

  @Option(parsing: .unconditional, help: ArgumentHelp("Add the plan of a pilot of so many days.", valueName: "DAYS"))
  var pilot: Int?

  func validate() throws {
    func hold(_ holds: Bool, _ russian: String, _ english: String) throws {
      if !holds { throw ValidationError(russian, english) }
    }
    try hold(
      (1...120).contains(months), "--months — от 1 до 120, а не \(months)", "--months is from 1 to 120, not \(months)")
    try hold(
      (1...20).contains(levels), "--levels — от 1 до 20, а не \(levels)", "--levels is from 1 to 20, not \(levels)")
    if let pilot {
      try hold(
        (14...730).contains(pilot), "--pilot — от 14 до 730 дней, а не \(pilot)",
        "--pilot is from 14 to 730 days, not \(pilot)")
    }
  }

  func request(categories: [String]) -> DesignRequest {
    DesignRequest(
      months: months, levels: levels, cacMicros: cac, capMillionths: cap, keepMillionths: keep,
      intervalMicros: interval,
      redemptionMillionths: redemption, categories: categories, treatment: treatment, pilotDays: pilot)
  }

  static func money(_ text: String) throws -> Int64 {
    guard let micros = ExactDecimal.micros(text), micros > 0 else {
      throw ValidationError(
        "«\(text)» — не сумма больше нуля; пишите 600 или 1250.50",
        "“\(text)” is not money above zero; write 600 or 1250.50")
    }
    return micros
  }

  static func days(_ text: String) throws -> Int64 {
    guard let micros = ExactDecimal.micros(text), micros > 0, micros <= 36_500_000_000 else {
      throw ValidationError(
        "«\(text)» — не число дней больше нуля; пишите 52 или 30.5",
        "“\(text)” is not a number of days above zero; write 52 or 30.5")
    }
    return micros
  }

  /// Millionths of a share, written as 0.3 or 30%.
  static func share(_ text: String) throws -> Int64 {
    let isPercent = text.hasSuffix("%")
    let number = isPercent ? String(text.dropLast()) : text
    guard let micros = ExactDecimal.micros(number), !isPercent || micros % 100 == 0 else { throw shareError(text) }
    let millionths = isPercent ? micros / 100 : micros
    guard (0...1_000_000).contains(millionths) else { throw shareError(text) }
    return millionths
  }

  private static func shareError(_ text: String) -> ValidationError {
    ValidationError(
      "«\(text)» — не доля от 0 до 1; пишите 0.3 или 30%", "“\(text)” is not a share from 0 to 1; write 0.3 or 30%")
  }
}

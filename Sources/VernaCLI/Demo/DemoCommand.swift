public import ArgumentParser
import Foundation
public import VernaDemo
import VernaLanguage

/// Makes a retailer up.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes up a grocery chain of two years, with problems that its report finds.")

  @Option(help: ArgumentHelp("Sale receipts, from 1000 to 100000000.", valueName: "RECEIPTS"))
  var size = 1_500_000

  @Option(help: "The seed: the same seed makes the same retailer.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Where everything is written.", valueName: "FOLDER"), completion: .directory)
  var out = "demo-out"

  @Option(
    name: .customLong("problem"), parsing: .singleValue,
    help: ArgumentHelp("Plant this problem only; may be repeated. All are planted by default.", valueName: "PROBLEM"))
  var problems: [DemoProblem] = []

  @Flag(help: "Plant no problem at all.")
  var healthy = false

  @Flag(help: "Write receipts.csv alone, for benchmarks.")
  var receiptsOnly = false

  @Option(help: "ru or en; by default that of the environment (LC_ALL, LANG).")
  var lang: Language?

  func validate() throws {
    guard DemoPlan.receiptRange.contains(size) else {
      throw ValidationError("--size is from 1000 to 100000000 receipts, not \(size)")
    }
    if healthy && !problems.isEmpty { throw ValidationError("--healthy and --problem exclude each other") }
  }

  func run() throws {
    let language = Language.chosen(lang)
    let wording = Wording(language)
    let planted: Set<DemoProblem> = healthy ? [] : problems.isEmpty ? Set(DemoProblem.allCases) : Set(problems)
    let plan = DemoPlan(
      seed: seed, receipts: size, problems: planted, contents: receiptsOnly ? .receiptsOnly : .everything)
    let bar = ProgressBar(
      title: wording(Bilingual("Придумываю сеть", "Making up the chain")), unit: Bilingual("чеков", "receipts"),
      wording: wording)
    let summary: DemoSummary
    do {
      summary = try DemoRetailer(plan).write(to: out) { progress in
        bar.show(Double(progress.receipts) / Double(max(1, progress.total)), count: progress.receipts)
      }
    } catch {
      bar.clear()
      throw CommandFailure(error, in: language)
    }
    bar.clear()
    let receipts = wording.counted(Int64(summary.sales), Bilingual("чек|чека|чеков", "receipt|receipts"))
    let members = wording.counted(Int64(summary.members), Bilingual("участник|участника|участников", "member|members"))
    Terminal.standardError.write("\(out): \(receipts), \(members)\n")
  }
}

extension CommandFailure {
  /// Says why the made-up retailer was not written.
  init(_ error: DemoError, in language: Language) {
    switch error {
    case .cannotWrite(let path, let code):
      let reason = String(cString: strerror(code))
      self.init(
        Bilingual("файл не пишется: \(reason)", "the file cannot be written: \(reason)"), place: path,
        remedy: Bilingual(
          "проверьте папку и место на диске или назовите другую: --out",
          "check the folder and the space on the disk, or name another: --out"), in: language)
    }
  }
}

extension DemoProblem: ExpressibleByArgument {}

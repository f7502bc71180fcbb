public import ArgumentParser
import VernaColumns
import VernaCore
public import VernaDemo
import VernaLanguage
import VernaServer

/// Makes a retailer up, reports on it, and serves the report.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes up a grocery chain of two years, with problems that its report finds, and serves the report.",
    discussion: """
      Writes the files of the data contract and map.yaml into a folder, imports them, writes the report beside them \
      (index.html, report.xlsx, report.json) and serves the folder to this machine. Ctrl-C ends it.

        verna demo
        verna demo --size 100000 --seed 7 --problem low-card-share --no-serve
      """)

  // Numbers are read as they stand, so that a negative one is refused for what it is and not for a missing value.
  @Option(parsing: .unconditional, help: ArgumentHelp("Sale receipts, from 1000 to 100000000.", valueName: "RECEIPTS"))
  var size = 1_500_000

  @Option(help: ArgumentHelp("The same seed makes the same retailer.", valueName: "NUMBER"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Where everything is written.", valueName: "FOLDER"), completion: .directory)
  var out = "demo-out"

  @Option(
    name: .customLong("problem"), parsing: .singleValue,
    help: ArgumentHelp("Plant this problem only; may be repeated. All are planted by default.", valueName: "PROBLEM"))
  var problems: [DemoProblem] = []

  @Flag(help: "Plant no problem at all.")
  var healthy = false

  @Flag(help: "Write receipts.csv alone, for benchmarks; no report.")
  var receiptsOnly = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The port to serve on; the next free one if it is taken.", valueName: "PORT"))
  var port = 8080

  @Flag(help: "Write everything and end.")
  var noServe = false

  @Option(help: "ru or en; by default that of the environment (LC_ALL, LANG).")
  var lang: Language?

  func validate() throws {
    guard DemoPlan.receiptRange.contains(size) else {
      throw ValidationError(
        "--size — от 1000 до 100000000 чеков, а не \(size)", "--size is from 1000 to 100000000 receipts, not \(size)")
    }
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port — от 0 до 65535, а не \(port)", "--port is from 0 to 65535, not \(port)")
    }
    if healthy && !problems.isEmpty {
      throw ValidationError(
        "--healthy и --problem исключают друг друга", "--healthy and --problem exclude each other")
    }
  }

  func run() throws {
    let language = Language.chosen(lang)
    try DemoFolder(path: out).check(in: language)
    let summary = try makeUp(Wording(language))
    if receiptsOnly { return }
    try report(on: summary, language)
    if !noServe { try serve(language) }
  }

  private func makeUp(_ wording: Wording) throws(CommandFailure) -> DemoSummary {
    let planted: Set<DemoProblem> = healthy ? [] : problems.isEmpty ? Set(DemoProblem.allCases) : Set(problems)
    let plan = DemoPlan(
      seed: seed, receipts: size, problems: planted, contents: receiptsOnly ? .receiptsOnly : .everything)
    let bar = ProgressBar(
      title: wording(Bilingual("Придумываю сеть", "Making up the chain")), unit: Bilingual("чеков", "receipts"),
      wording: wording)
    defer { bar.clear() }
    let summary: DemoSummary
    do {
      summary = try DemoRetailer(plan).write(to: out) { progress in
        bar.show(Double(progress.receipts) / Double(max(1, progress.total)), count: progress.receipts)
      }
    } catch {
      throw CommandFailure(error, in: wording.language)
    }
    bar.clear()
    let counts = [
      wording.counted(Int64(summary.sales), Bilingual("чек|чека|чеков", "receipt|receipts")),
      wording.counted(Int64(summary.lines), Bilingual("строка|строки|строк", "line|lines")),
      wording.counted(Int64(summary.members), Bilingual("участник|участника|участников", "member|members")),
    ]
    say(wording(Bilingual("Данные: ", "Data: ")) + out + " (" + counts.joined(separator: ", ") + ")")
    return summary
  }

  private func report(on summary: DemoSummary, _ language: Language) throws {
    let arguments =
      summary.files + [
        "--map", summary.map, "--lang", language.rawValue, "--rejects", out + "/rejects.csv", "--data", out,
      ]
    let input = try InputOptions.parse(arguments)
    let reading = ImportRun(options: input, wording: Wording(language))
    let mapping = try reading.mapping()
    let imported = try reading.run(mapping: mapping)
    let wording = Wording(language, currency: imported.dataset.settings.currency)
    let view = try ReportWork(query: try QueryOptions.parse([]), wording: wording)
      .view(of: imported, programme: nil, listsEveryMember: true, name: mapping?.name(in: language.rawValue) ?? "")
    let output = ReportOutput(view: view, wording: wording, showsSteps: true)
    for (format, name) in [(ReportFormat.html, "index.html"), (.xlsx, "report.xlsx"), (.json, "report.json")] {
      for line in try output.write(as: format, to: out + "/" + name) { say(line) }
    }
  }

  private func serve(_ language: Language) throws(CommandFailure) {
    let server: LoopbackServer
    do {
      server = try LoopbackServer(site: StaticSite(folder: out), ports: port...min(65_535, port + 20))
    } catch {
      throw CommandFailure(
        Bilingual("порты с \(port) по \(port + 20) заняты", "the ports from \(port) to \(port + 20) are taken"),
        place: "--port",
        remedy: Bilingual(
          "назовите другой порт; отчёт уже записан: \(out)/index.html",
          "name another port; the report is written: \(out)/index.html"), in: language)
    }
    if server.port != port && port != 0 {
      say(
        Bilingual("Порт \(port) занят, взят \(server.port).", "Port \(port) is taken; \(server.port) is used.")[
          language])
    }
    say(
      Bilingual(
        "Отчёт: http://127.0.0.1:\(server.port)  (Ctrl-C закончит)",
        "Report: http://127.0.0.1:\(server.port)  (Ctrl-C ends it)")[language])
    server.run()
  }

  private func say(_ line: String) { Terminal.standardError.write(line + "\n") }
}

extension DemoProblem: ExpressibleByArgument {}

import ArgumentParser
import Foundation
import VernaCore
import VernaEngine
import VernaLanguage
import VernaMechanics
import VernaProgram
import VernaViews

/// What a basket comes to under a programme: a dry run.
struct CalculateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calculate",
    abstract: "Works out what a basket comes to: money, points and why. Writes nothing.",
    discussion: """
      The basket is JSON: {"lines": [{"sku": "milk", "quantity": 2, "price": "89.90", "category": "dairy"}], "codes": [], \
      "points": "most"}. Money is a text or a number in major units, read exactly. Of a line sku, quantity, price, list_price, \
      category, brand, cost, vat_rate, min_price, marked, excluded and attr are read.

      --member is a JSON file of what is known of the member: {"id": "7", "tier": "gold", "balances": {"points": 120}, \
      "receipts": 12, "birthday": "1990-05-01"}. Where there is no such file, it is the id of a member in the database of --data. \
      Without it the basket is a guest's.

        verna calculate --program programme.yaml --basket basket.json --member member.json --explain
      """)

  @Option(help: ArgumentHelp("The programme file.", valueName: "FILE"), completion: .file(extensions: ["yaml", "yml"]))
  var program: String

  @Option(
    help: ArgumentHelp("The basket as JSON; - reads the standard input.", valueName: "FILE"),
    completion: .file(extensions: ["json"]))
  var basket: String

  @Option(
    help: ArgumentHelp(
      "What is known of the member as JSON, or the id of a member in the database.", valueName: "FILE"),
    completion: .file(extensions: ["json"]))
  var member: String?

  @Option(
    help: ArgumentHelp("The folder of the database that the member is in.", valueName: "DIR"), completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp("The moment, such as 2026-12-01T12:30; by default the basket's, else now.", valueName: "TIME"))
  var at: String?

  @Flag(help: "Say of every offer why it did or did not apply.")
  var explain = false

  @OptionGroup var options: ProgramOptions

  func run() async throws {
    let language = options.language
    let programme = try ProgramSource.programme(program, in: language)
    let (currency, zone) = (programme.pricing.currency, programme.pricing.zone)
    let now = Int64(Date().timeIntervalSince1970)
    var moment = now
    if let at {
      guard let read = MomentText.seconds(at, zone) else {
        throw ValidationError(
          "«\(at)» — не время; пишите 2026-12-01T12:30", "“\(at)” is not a time; write it as 2026-12-01T12:30")
      }
      moment = read
    }
    var priced = try read(basket, language) { value throws(WireProblem) in
      try BasketWire.read(value, currency, zone, at: moment)
    }
    if at != nil { priced.at = moment }
    var view = try await memberView(programme, at: priced.at, language)
    if let known = view {
      view?.heldOut = programme.pricing.holdouts.filter { $0.holds(member: known.id) }.map(\.id)
      if known.tier == "", let first = programme.tiers?.levels.first { view?.tier = first.id }
    }
    if let fault = priced.fault { throw refused(EngineRefusal.badBasket(fault).note, language) }
    let calculation: Calculation
    do {
      calculation = try ProgrammeMachine(programme).calculate(priced, member: view)
    } catch {
      throw refused(EngineRefusal.pricing(error).note, language)
    }
    switch options.format {
    case .json:
      var json = JSONWriter()
      json.object { CalculationWire(calculation, currency).write(into: &$0) }
      Terminal.standardOutput.write(json.text + "\n")
    case .text:
      Terminal.standardOutput.write(
        CalculationText(calculation, priced, programme, language).text(explaining: explain))
    }
  }

  private func memberView(_ programme: Programme, at moment: Int64, _ language: Language) async throws -> MemberView? {
    guard let member else { return nil }
    let zone = programme.pricing.zone
    guard let data, !FileManager.default.fileExists(atPath: member) else {
      return try read(member, language) { value throws(WireProblem) in
        try BasketWire.readMember(value, programme.pricing.currency, zone, today: zone.day(at: moment))
      }
    }
    let view = try await DatabasePlace(data: data, language: language).with(zone: zone) { store in
      try await LoyaltyEngine(store: store, shelf: ProgrammeShelf([programme])).view(of: ByteText(member), at: moment)
    }
    guard let view else {
      throw CommandFailure(
        Bilingual("участника «\(member)» нет в базе", "there is no member “\(member)” in the database"), place: data,
        remedy: Bilingual("проверьте номер или дайте файл JSON", "check the id, or give a file of JSON"), in: language)
    }
    return view
  }

  private func read<Value>(
    _ path: String, _ language: Language, _ work: (WireValue) throws(WireProblem) -> Value
  ) throws(CommandFailure) -> Value {
    let data =
      path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
    guard let data else {
      throw CommandFailure(
        Bilingual("файл не открывается", "the file cannot be opened"), place: path,
        remedy: Bilingual("проверьте имя и права на чтение", "check the name and the right to read it"), in: language)
    }
    do throws(WireProblem) {
      return try work(WireParser.parse(Array(data)))
    } catch {
      throw CommandFailure(
        Bilingual(
          "JSON не подходит\(error.path.isEmpty ? "" : ": \(error.path)") (\(error.code))",
          "the JSON does not do\(error.path.isEmpty ? "" : ": \(error.path)") (\(error.code))"),
        place: "\(path):\(error.line):\(error.column)",
        remedy: Bilingual("нужно: \(error.wanted)", "wanted: \(error.wanted)"), in: language)
    }
  }

  private func refused(_ note: RefusalNote, _ language: Language) -> CommandFailure {
    let facts = note.facts.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    return CommandFailure(
      Bilingual("корзина не принята: \(note.code)", "the basket is not accepted: \(note.code)"), place: basket,
      remedy: Bilingual(facts, facts), in: language)
  }
}

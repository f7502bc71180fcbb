import VernaColumns
import VernaCore
import VernaDesign
import VernaLanguage
import VernaProgram

/// Works a forecast out of imported data and scenarios.
struct ForecastWork {
  let command: ForecastCommand
  let language: Language
  let programme: Programme?

  /// The study of scenarios alone: a new retailer, before the launch.
  func study(currency: Currency) throws(CommandFailure) -> ForecastStudy {
    let scenarios = try scenarios(currency)
    let wanted: [ForecastInput] = [.newMembers, .frequency, .basket, .retention]
    let missing = wanted.filter { scenarios.first?.inputs[$0] == nil }
    guard missing.isEmpty else {
      let names = missing.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(
        Bilingual("без файлов первому сценарию нужны: \(names)", "without files the first scenario wants \(names)"),
        place: command.scenarios.first ?? "--scenario",
        remedy: Bilingual(
          "впишите их в inputs или назовите файлы с чеками", "write them into inputs, or name files of receipts"),
        in: language)
    }
    guard let start = command.start ?? command.launch else {
      throw CommandFailure(
        Bilingual("не сказан первый месяц прогноза", "the first month of the forecast is not said"), place: "--start",
        remedy: Bilingual("добавьте --start 2026-01-01", "add --start 2026-01-01"), isUsage: true, in: language)
    }
    var inputs = ForecastInputs(firstMonth: start.monthIndex, months: command.months)
    inputs.gaps = InputGap.allCases.filter { $0 != .receipts }
    inputs.take(programme)
    inputs.described.append(
      InputDescription(
        .uplift, value: 0.015, low: CausedShare.conservativeRange.lowerBound,
        high: CausedShare.conservativeRange.upperBound, source: .article))
    return ForecastStudy(
      name: programme?.name ?? "", inputs: inputs, scenarios: ForecastWork.onOneBase(scenarios), paths: command.paths,
      seed: command.seed)
  }

  /// The study of a retailer's data.
  func study(of imported: ImportedData, programme file: ProgrammeFile?, name: String) throws(CommandFailure)
    -> ForecastStudy
  {
    let dataset = imported.dataset
    let perMajor = dataset.settings.currency.minorPerMajor
    let value = command.pointValue ?? file?.pointValueMicros ?? imported.pointValueMicros
    let reading = HistoryReading(
      dataset: dataset, industry: command.industry ?? file?.industry ?? imported.industry ?? .other,
      pointValueMicros: value.map { $0 * perMajor })
    guard let months = reading.wholeMonths, months.count >= 3 else {
      throw CommandFailure(
        Bilingual("для прогноза нужны хотя бы три полных месяца", "a forecast wants at least three whole months"),
        remedy: Bilingual(
          "добавьте файлы с более ранними чеками или прогнозируйте по сценарию без файлов",
          "add files of earlier receipts, or forecast from a scenario without files"), in: language)
    }
    let launch = command.launch ?? file?.launch ?? dataset.settings.launch
    do {
      let history = try reading.read(months)
      var inputs = ForecastInputs(fitting: history, months: command.months, launchMonth: launch?.monthIndex)
      inputs.take(programme)
      return ForecastStudy(
        name: name, inputs: inputs,
        scenarios: ForecastWork.onOneBase(try withBase(scenarios(dataset.settings.currency))), paths: command.paths,
        seed: command.seed, trial: try trial(history, reading, launch))
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(
        Bilingual("прогноз не посчитан: \(error)", "the forecast could not be worked: \(error)"),
        remedy: Bilingual("", ""), in: language)
    }
  }

  private func trial(_ history: MonthlyHistory, _ reading: HistoryReading, _ launch: Day?) throws -> ForecastTrial? {
    guard let held = command.holdBack else { return nil }
    guard history.months - held >= 3 else {
      throw CommandFailure(
        Bilingual(
          "в данных \(history.months) полных месяцев: после --hold-back \(held) не остаётся трёх",
          "the data hold \(history.months) whole months: after --hold-back \(held) there are not three left"),
        place: "--hold-back", remedy: Bilingual("отложите меньше", "hold fewer back"), isUsage: true, in: language)
    }
    // As it was known then, not as it is known now.
    let past = try reading.read(history.firstMonth..<(history.nextMonth - held))
    return ForecastTrial(
      past: past, whole: history, launchMonth: launch?.monthIndex, paths: command.paths, seed: command.seed)
  }

  private func scenarios(_ currency: Currency) throws(CommandFailure) -> [ForecastScenario] {
    var read: [ForecastScenario] = []
    for path in command.scenarios {
      read.append(try ScenarioFile(path: path, perMajor: currency.minorPerMajor, in: language).scenario)
    }
    return read
  }

  /// Data are a base of their own where the first scenario changes something.
  private func withBase(_ scenarios: [ForecastScenario]) -> [ForecastScenario] {
    guard let first = scenarios.first, !first.levers.isEmpty || first.investment > 0 else { return scenarios }
    return [ForecastScenario(name: Bilingual("Как есть", "As things are")[language])] + scenarios
  }

  /// What the first scenario says of the retailer holds in the others too, unless they say otherwise.
  private static func onOneBase(_ scenarios: [ForecastScenario]) -> [ForecastScenario] {
    guard let base = scenarios.first else { return [] }
    return scenarios.map { scenario in
      var whole = scenario
      whole.inputs = base.inputs.merging(scenario.inputs) { _, own in own }
      return whole
    }
  }
}

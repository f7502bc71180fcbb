import Foundation
import VernaColumns
import VernaDesign
import VernaLanguage
import Yams

/// A scenario of a forecast, read from YAML with the place of every mistake.
///
///     name: {ru: С приложением, en: With an app}
///     investment: 1500000
///     inputs:
///       margin: 0.27
///       new_members: {value: 900, low: 700, high: 1200}
///     changes:
///       retention: +1.8pp
///       frequency: {by: +5%, from: 4, over: 6}
struct ScenarioFile {
  /// The scenario; money in minor units.
  private(set) var scenario: ForecastScenario

  private let path: String
  private let language: Language
  private let perMajor: Double

  /// Reads a file.
  ///
  /// - Parameter perMajor: minor units of the currency's major one.
  /// - Throws: `CommandFailure` with line and column.
  init(path: String, perMajor: Int64, in language: Language) throws(CommandFailure) {
    self.path = path
    self.language = language
    self.perMajor = Double(perMajor)
    scenario = ForecastScenario(name: ScenarioFile.stem(path))
    let root = try ScenarioFile.root(path, in: language)
    guard case .mapping(let table) = root else {
      throw failure(
        root, "сценарий должен быть таблицей", "a scenario must be a table", "пишите name:, inputs:, changes:",
        "write name:, inputs:, changes:")
    }
    for (key, value) in table {
      switch key.scalar?.string {
      case "name": scenario.name = name(value) ?? scenario.name
      case "investment":
        scenario.investment = try number(value, "investment") * self.perMajor
        guard scenario.investment >= 0 else {
          throw failure(
            value, "investment меньше нуля", "investment is under zero", "нужна сумма от 0",
            "an amount from 0 is wanted")
        }
      case "inputs": try readInputs(value)
      case "changes": try readChanges(value)
      default:
        throw unknown(key, among: ["name", "investment", "inputs", "changes"])
      }
    }
  }

  private static func stem(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }

  private static func root(_ path: String, in language: Language) throws(CommandFailure) -> Node {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(
        Bilingual("файл сценария не открывается", "the scenario file cannot be opened"), place: path,
        remedy: Bilingual("проверьте имя и права на чтение", "check the name and the right to read it"), in: language)
    }
    let text = String(decoding: data, as: UTF8.self)
    do throws(MappingShape.Excess) {
      try MappingShape.check(text)
    } catch {
      throw CommandFailure(
        Bilingual(
          "файл сценария вложен слишком глубоко или разрастается из ссылок", "the scenario file \(error.detail)"),
        place: "\(path):\(error.line)",
        remedy: Bilingual("уберите вложенность и ссылки (&, *)", "take away nesting and aliases (&, *)"), in: language)
    }
    do {
      if let node = try Yams.compose(yaml: text) { return node }
    } catch {
      let (detail, place) = ScenarioFile.mistake(error)
      throw CommandFailure(
        Bilingual("файл сценария — не YAML: \(detail)", "the scenario file is not YAML: \(detail)"),
        place: path + place, remedy: Bilingual("исправьте эту строку", "mend that line"), in: language)
    }
    throw CommandFailure(
      Bilingual("файл сценария пуст", "the scenario file is empty"), place: path,
      remedy: Bilingual("образец: Examples/scenarios/", "a sample: Examples/scenarios/"), in: language)
  }

  /// What the reader of YAML found wrong, in its words, and where, as `:line:column`.
  private static func mistake(_ error: any Error) -> (detail: String, place: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (problem, ":\(mark.line):\(mark.column)")
    case .duplicatedKeysInMapping(let names, let context):
      (names.joined(separator: ", ") + " is written twice", ":\(context.mark.line):\(context.mark.column)")
    default: ("\(error)", "")
    }
  }

  // MARK: - Sections

  private func name(_ node: Node) -> String? {
    node.scalar?.string ?? node.mapping?[language.rawValue]?.scalar?.string ?? node.mapping?.first?.value.scalar?.string
  }

  private func table(_ node: Node, _ label: String) throws(CommandFailure) -> Node.Mapping {
    guard case .mapping(let table) = node else {
      throw failure(
        node, "\(label) должно быть таблицей", "\(label) must be a table", "пишите имя: значение", "write name: value")
    }
    return table
  }

  private mutating func readInputs(_ node: Node) throws(CommandFailure) {
    for (key, value) in try table(node, "inputs") {
      guard let input = key.scalar.flatMap({ ForecastInput(rawValue: $0.string) }) else {
        throw unknown(key, among: ForecastInput.allCases.map(\.rawValue))
      }
      scenario.inputs[input] = try belief(value, input)
    }
  }

  private func belief(_ node: Node, _ input: ForecastInput) throws(CommandFailure) -> ForecastScenario.Belief {
    let scale = input.unit == .money ? perMajor : 1
    guard case .mapping(let table) = node else {
      return ForecastScenario.Belief(try bounded(node, input) * scale)
    }
    var found: [String: Double] = [:]
    for (key, value) in table {
      guard let name = key.scalar?.string, ["value", "low", "high"].contains(name) else {
        throw unknown(key, among: ["value", "low", "high"])
      }
      found[name] = try bounded(value, input) * scale
    }
    guard let low = found["low"], let high = found["high"], low <= high else {
      if let value = found["value"], found.count == 1 { return ForecastScenario.Belief(value) }
      throw failure(
        node, "\(input.rawValue): нужны low и high, low не больше high",
        "\(input.rawValue): low and high are wanted, low not above high", "например {value: 900, low: 700, high: 1200}",
        "such as {value: 900, low: 700, high: 1200}")
    }
    return ForecastScenario.Belief(found["value"] ?? (low + high) / 2, low: low, high: high)
  }

  private func bounded(_ node: Node, _ input: ForecastInput) throws(CommandFailure) -> Double {
    let value = try number(node, input.rawValue)
    let range: ClosedRange<Double> =
      switch input {
      case .retention, .redemption: 0...1
      case .margin: -1...1
      case .rewardShare, .discountShare, .valueAddedTax: 0...1
      case .uplift: -0.5...2
      case .expiryMonths, .lifetime: 1...600
      case .income: -1e15...1e15
      default: 0...1e15
      }
    guard range.contains(value) else {
      let bounds = "\(ScenarioFile.plain(range.lowerBound)) … \(ScenarioFile.plain(range.upperBound))"
      let hint =
        value > 1 && range.upperBound == 1
        ? Bilingual("; доля: 0.27 или 27%", "; a share: 0.27 or 27%") : Bilingual("", "")
      throw failure(
        node, "\(input.rawValue): \(ScenarioFile.plain(value)) вне пределов \(bounds)",
        "\(input.rawValue): \(ScenarioFile.plain(value)) is outside \(bounds)",
        "возьмите число в пределах" + hint.russian,
        "take a number within them" + hint.english)
    }
    return value
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  private mutating func readChanges(_ node: Node) throws(CommandFailure) {
    for (key, value) in try table(node, "changes") {
      guard let lever = key.scalar.flatMap({ ForecastLever(rawValue: $0.string) }) else {
        throw unknown(key, among: ForecastLever.allCases.map(\.rawValue))
      }
      scenario.levers[lever] = try change(value, lever)
    }
  }

  private func change(_ node: Node, _ lever: ForecastLever) throws(CommandFailure) -> LeverChange {
    guard case .mapping(let table) = node else { return LeverChange(by: try size(node, lever)) }
    var change = LeverChange(by: 0)
    var isSized = false
    for (key, value) in table {
      switch key.scalar?.string {
      case "by":
        change.by = try size(value, lever)
        isSized = true
      case "from": change.from = try months(value, "from")
      case "over": change.over = try months(value, "over")
      default: throw unknown(key, among: ["by", "from", "over"])
      }
    }
    guard isSized else {
      throw failure(
        node, "\(lever.rawValue): не сказано, на сколько", "\(lever.rawValue): by how much is not said",
        "добавьте by: +5%",
        "add by: +5%")
    }
    return change
  }

  private func months(_ node: Node, _ label: String) throws(CommandFailure) -> Int {
    guard let value = node.scalar.flatMap({ Int($0.string) }), (1...600).contains(value) else {
      throw failure(
        node, "\(label) — номер или число месяцев от 1", "\(label) is a month or a number of months from 1",
        "например \(label): 4", "such as \(label): 4")
    }
    return value
  }

  /// The size of a change: per cent (`+5%`) where it multiplies, points (`+1.8pp`, `+1.8 п.п.`) where it is added.
  private func size(_ node: Node, _ lever: ForecastLever) throws(CommandFailure) -> Double {
    let written = (node.scalar?.string ?? "").replacing(" ", with: "").replacing("\u{A0}", with: "")
    let suffixes = lever.isAdded ? ["pp", "п.п.", "пп"] : ["%"]
    guard let suffix = suffixes.first(where: { written.hasSuffix($0) }),
      let value = Double(written.dropLast(suffix.count).replacing(",", with: ".").replacing("−", with: "-")),
      value.isFinite
    else {
      let sample = lever.isAdded ? "+1.8pp" : "+5%"
      throw failure(
        node, "\(lever.rawValue): «\(written.prefix(40))» не изменение",
        "\(lever.rawValue): “\(written.prefix(40))” is no change",
        lever.isAdded ? "пишите в процентных пунктах: \(sample)" : "пишите в процентах: \(sample)",
        lever.isAdded ? "write it in percentage points: \(sample)" : "write it in per cent: \(sample)")
    }
    let share = value / 100
    guard lever.range.contains(share) else {
      let low = ScenarioFile.plain((lever.range.lowerBound * 100).rounded())
      let high = ScenarioFile.plain((lever.range.upperBound * 100).rounded())
      throw failure(
        node, "\(lever.rawValue): изменение вне пределов \(low) … \(high)",
        "\(lever.rawValue): the change is outside \(low) … \(high)", "возьмите изменение в пределах",
        "take a change within them")
    }
    return share
  }

  /// A number, or a share in per cent.
  private func number(_ node: Node, _ label: String) throws(CommandFailure) -> Double {
    var written = (node.scalar?.string ?? "").replacing("_", with: "").replacing(" ", with: "")
    var scale = 1.0
    if written.hasSuffix("%") {
      written = String(written.dropLast())
      scale = 100
    }
    guard let value = Double(written.replacing(",", with: ".")), value.isFinite else {
      throw failure(
        node, "\(label): «\(written.prefix(40))» не число", "\(label): “\(written.prefix(40))” is no number",
        "пишите 1200 или 0.27, долю можно в процентах: 27%", "write 1200 or 0.27, a share may be in per cent: 27%")
    }
    return value / scale
  }

  // MARK: - Mistakes

  private func failure(
    _ node: Node, _ russian: String, _ english: String, _ mending: String, _ englishMending: String
  ) -> CommandFailure {
    let place = node.mark.map { ":\($0.line):\($0.column)" } ?? ""
    return CommandFailure(
      Bilingual(russian, english), place: path + place, remedy: Bilingual(mending, englishMending), in: language)
  }

  private func unknown(_ key: Node, among names: [String]) -> CommandFailure {
    let written = key.scalar?.string.prefix(40) ?? ""
    let list = names.joined(separator: ", ")
    return failure(key, "нет ключа «\(written)»", "there is no key “\(written)”", "есть: \(list)", "there are: \(list)")
  }
}

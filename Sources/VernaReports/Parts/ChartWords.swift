import VernaCore
import VernaLanguage
import VernaMarkup
import VernaViews

/// What charts need in the reader's language: formats by unit, steps by periodicity.
extension PageContext {
  /// How a chart writes values of a unit.
  func format(_ unit: String) -> ValueFormat {
    let wording = wording
    return ValueFormat(
      tick: { value, step in PageContext.tick(value, step, unit, wording) },
      value: { PageContext.label($0, unit, wording) })
  }

  /// A value beside its mark: money without its last digits, which the table has.
  private static func label(_ value: Double, _ unit: String, _ wording: Wording) -> String {
    unit == "money" && (100..<9_999.5).contains(abs(value))
      ? wording.money.text(value, decimals: 0) : wording.value(value, unit: unit, length: .short)
  }

  /// Money on an axis: one scale for all ticks, chosen by the distance between them.
  private static func moneyTick(_ value: Double, _ step: Double, _ wording: Wording) -> String {
    let scales: [(Double, Bilingual)] = [
      (1e9, Bilingual("млрд", "bn")), (1e6, Bilingual("млн", "M")), (1e3, Bilingual("тыс.", "k")),
    ]
    guard value != 0, let scale = scales.first(where: { step >= $0.0 * 0.25 && abs(value) >= $0.0 * 0.25 }) else {
      return step >= 1 ? wording.money.text(value, decimals: 0) : wording.money.exact(value)
    }
    let text = wording.numbers.text(value / scale.0, decimals: decimals(step / scale.0)) + "\u{A0}" + wording(scale.1)
    return wording.language == .russian ? text + "\u{A0}" + wording.money.symbol : wording.money.symbol + text
  }

  private static func tick(_ value: Double, _ step: Double, _ unit: String, _ wording: Wording) -> String {
    switch unit {
    case "share": return wording.numbers.percent(value, decimals: decimals(step * 100))
    case "gap": return wording.numbers.signedPercent(value, decimals: decimals(step * 100))
    case "sharePoints": return wording.numbers.percentagePoints(value, decimals: decimals(step * 100))
    case "money": return moneyTick(value, step, wording)
    case "score": return wording.numbers.text(value * 100, decimals: decimals(step * 100))
    default:
      if step >= 1_000_000 {
        return wording.numbers.text(value / 1_000_000, decimals: decimals(step / 1_000_000))
          + (value == 0 ? "" : "\u{A0}" + wording(Bilingual("млн", "M")))
      }
      return wording.numbers.text(value, decimals: decimals(step))
    }
  }

  private static func decimals(_ step: Double) -> Int {
    var decimals = 0
    var scaled = step
    while decimals < 4, abs(scaled - scaled.rounded()) > 1e-6 * max(1, abs(scaled)) {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }

  /// The steps of the report as a chart's axis.
  var axisSteps: [AxisStep] {
    report.steps.map { axisStep($0.period, isUnfinished: !$0.isWhole) }
  }

  /// A period as a step of an axis.
  func axisStep(_ period: PeriodView, isUnfinished: Bool) -> AxisStep {
    let by = report.by ?? .month
    let (year, month, day) = period.from.civil
    let name =
      switch by {
      case .day: "\(day)"
      case .week: "\(day) \(wording.dates.shortMonthName(month))"
      case .month: wording.dates.shortMonthName(month)
      case .quarter:
        wording.language == .russian ? "\(["I", "II", "III", "IV"][(month - 1) / 3]) кв." : "Q\((month - 1) / 3 + 1)"
      case .year: "\(year)"
      }
    let group =
      switch by {
      case .day: wording.dates.shortMonth(period.from)
      case .week, .month, .quarter: "\(year)"
      case .year: ""
      }
    return AxisStep(
      name: name, group: group, fullName: wording.dates.period(from: period.from, to: period.to),
      isUnfinished: isUnfinished)
  }

  /// A month as a step of an axis.
  func monthStep(_ month: Day) -> AxisStep {
    let (year, number, _) = month.civil
    return AxisStep(
      name: wording.dates.shortMonthName(number), group: "\(year)", fullName: wording.dates.month(month),
      isUnfinished: month.adding(months: 1) > report.period.to)
  }

  /// The mark of the launch where it falls within the steps.
  var launchMarks: [LineChart.Mark] {
    guard let launch = report.program.launch,
      let step = report.steps.firstIndex(where: { $0.period.from <= launch && launch < $0.period.to }), step > 0
    else { return [] }
    return [LineChart.Mark(step: step, name: say("запуск программы", "programme launch"))]
  }

  /// The step's name in words: "by month".
  var byName: String { wording.word("by." + (report.by ?? .month).rawValue) }
}

extension PageContext {
  /// A norm's bound as it stands under a line: as few digits as say it.
  func bound(_ value: Double, _ unit: String) -> String {
    switch unit {
    case "share": wording.numbers.percent(value, decimals: PageContext.decimals(value * 100))
    case "gap": wording.numbers.signedPercent(value, decimals: PageContext.decimals(value * 100))
    case "money": wording.money.short(value)
    default: wording.numbers.text(value, decimals: min(2, PageContext.decimals(value)))
    }
  }
}

extension PageContext {
  /// The first day of a period as it stands on an axis: "3 дек".
  func dayMonth(_ period: PeriodView) -> String {
    let (_, month, day) = period.from.civil
    return wording.language == .russian
      ? "\(day) \(wording.dates.shortMonthName(month))" : "\(wording.dates.shortMonthName(month)) \(day)"
  }
}

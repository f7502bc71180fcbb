import VernaCore
package import VernaDesign
package import VernaLanguage

/// A forecast as CSV: a row a scenario, figure and month.
package struct ForecastCSV {
  private let study: ForecastStudy
  private let wording: Wording

  /// Makes a file of a study.
  package init(_ study: ForecastStudy, wording: Wording) {
    self.study = study
    self.wording = wording
  }

  /// The text: money in major units, shares as fractions.
  package func text() -> String {
    var csv = CSVWriter()
    for head in ["scenario", "metric", "unit", "from", "p10", "p50", "p90", "mean"] { csv.text(head) }
    csv.endRow()
    let numbers = ForecastNumbers(wording)
    let digits = wording.money.currency.digits
    for forecast in study.forecasts {
      for metric in ForecastMetric.allCases {
        for (index, fan) in (forecast.fans[metric] ?? []).enumerated() {
          csv.text(forecast.scenario.name)
          csv.text(metric.id)
          csv.text(metric.unit.rawValue)
          csv.text(Day.start(ofMonthIndex: forecast.firstMonth + index).iso)
          for value in [fan?.p10, fan?.p50, fan?.p90, fan?.mean] {
            let plain = value.map { numbers.plain($0, metric.unit) }
            if metric.unit == .money { csv.money(plain, digits: digits) } else { csv.number(plain) }
          }
          csv.endRow()
        }
      }
    }
    return csv.text
  }
}

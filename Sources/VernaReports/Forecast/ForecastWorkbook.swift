import VernaCore
package import VernaDesign
package import VernaLanguage

/// A forecast as an Excel workbook: the findings, the inputs, and a sheet a scenario.
package struct ForecastWorkbook {
  private let study: ForecastStudy
  private let wording: Wording
  private let query: ForecastQuery

  /// Makes a workbook of a study.
  package init(_ study: ForecastStudy, wording: Wording) {
    self.study = study
    self.wording = wording
    query = ForecastQuery(study: study, wording: wording)
  }

  /// Writes the workbook to a path.
  ///
  /// - Throws: `ExportError.cannotWrite`.
  package func write(to path: String) throws(ExportError) {
    let book = try Workbook(path: path)
    summary(try book.sheet(query.say("Итог", "Summary")))
    inputs(try book.sheet(query.say("Исходные данные", "Inputs")))
    for (index, forecast) in study.forecasts.enumerated() {
      let name = forecast.scenario.name.isEmpty ? query.say("Прогноз", "Forecast") : forecast.scenario.name
      months(forecast, try book.sheet(study.forecasts.count > 1 ? "\(index + 1) \(name)" : name))
    }
    try book.close()
  }

  private func summary(_ sheet: Sheet) {
    sheet.widths([44, 18, 60])
    sheet.text(query.headline, 0, 0, .title)
    sheet.text(query.lead, 1, 0)
    sheet.text(query.scope, 2, 0)
    var row = 4
    if let loss = study.loss {
      sheet.text(ForecastWords.sentence(loss, wording), row, 0)
      row += 2
    }
    for card in query.cards {
      sheet.text(card.name, row, 0)
      sheet.text(card.value, row, 1)
      sheet.text(card.range, row, 2)
      row += 1
    }
    row += 1
    for need in query.needs {
      sheet.text(need.name, row, 0)
      sheet.text(need.change, row, 1)
      sheet.text(need.sentence, row, 2)
      row += 1
    }
    row += 1
    for gap in study.inputs.gaps {
      sheet.text(wording(ForecastWords.sentence(gap)), row, 0)
      row += 1
    }
  }

  private func inputs(_ sheet: Sheet) {
    sheet.headers([
      query.say("Условие", "Input"), "id", query.say("Значение", "Value"), "P10", "P90", query.say("Откуда", "Source"),
    ])
    sheet.widths([44, 22, 16, 16, 16, 40])
    let perMajor = Double(wording.money.currency.minorPerMajor)
    for (index, input) in study.inputs.described.enumerated() {
      let unit = input.input.unit
      let scale = unit == .money ? perMajor : 1
      let pattern = CellPattern.of(
        unit: unit == .money ? "money" : unit == .share ? "share" : unit == .count ? "count" : nil,
        digits: wording.money.currency.digits)
      sheet.text(wording(ForecastWords.name(input.input)), index + 1, 0)
      sheet.text(input.input.rawValue, index + 1, 1)
      for (column, value) in [input.value, input.low, input.high].enumerated() {
        sheet.number(value / scale, index + 1, column + 2, .number(pattern))
      }
      sheet.text(wording(ForecastWords.name(input.source)), index + 1, 5)
    }
  }

  /// A row a figure and quantile, a column a month.
  private func months(_ forecast: Forecast, _ sheet: Sheet) {
    let months = (0..<forecast.months).map { Day.start(ofMonthIndex: forecast.firstMonth + $0) }
    sheet.headers([query.say("Показатель", "Figure"), "id", ""] + months.map(wording.dates.month), frozenColumns: 3)
    sheet.widths([40, 24, 8] + months.map { _ in 15 })
    let numbers = ForecastNumbers(wording)
    var row = 1
    for metric in ForecastMetric.allCases {
      guard let fans = forecast.fans[metric] else { continue }
      let unit = metric.unit == .gap ? "gap" : metric.unit == .times ? "times" : metric.unit.rawValue
      let pattern = CellPattern.of(unit: unit, digits: wording.money.currency.digits)
      let parts: [(String, (Fan) -> Double)] = [
        ("P10", { $0.p10 }), ("P50", { $0.p50 }), ("P90", { $0.p90 }), ("mean", { $0.mean }),
      ]
      for (name, part) in parts {
        sheet.text(wording(ForecastWords.name(metric)), row, 0)
        sheet.text(metric.id, row, 1)
        sheet.text(name, row, 2)
        for (index, fan) in fans.enumerated() {
          sheet.number(fan.map { numbers.plain(part($0), metric.unit) }, row, index + 3, .number(pattern))
        }
        row += 1
      }
    }
  }
}

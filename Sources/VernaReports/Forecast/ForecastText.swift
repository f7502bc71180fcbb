import VernaCore
package import VernaDesign
package import VernaLanguage

/// A forecast for a terminal: the finding, a row a figure, what matters most, what each lever must do.
package struct ForecastText {
  private let study: ForecastStudy
  private let wording: Wording
  private let terminal: ReportText.Terminal

  /// Makes the text of a study.
  package init(_ study: ForecastStudy, wording: Wording, terminal: ReportText.Terminal) {
    self.study = study
    self.wording = wording
    self.terminal = terminal
  }

  /// The text, ending with a line end.
  package func text() -> String {
    let query = ForecastQuery(study: study, wording: wording)
    var lines = [DisplayWidth.printable(study.name), query.scope, "", query.headline]
    if !query.lead.isEmpty { lines.append(query.lead) }
    if let loss = study.loss {
      lines += ["", query.say("Почему убыток: ", "Why it loses: ") + ForecastWords.sentence(loss, wording)]
    }
    for forecast in study.forecasts { lines += figures(forecast, query) }
    lines += tornado(query) + needs(query) + inputs(query) + trial(query)
    for gap in study.inputs.gaps { lines.append("! " + wording(ForecastWords.sentence(gap))) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func figures(_ forecast: Forecast, _ query: ForecastQuery) -> [String] {
    var table = TerminalTable([
      .init(header: query.say("показатель", "figure")), .init(header: query.say("за", "over")),
      .init(header: "P10", isNumber: true), .init(header: "P50", isNumber: true), .init(header: "P90", isNumber: true),
      .init(header: query.say("среднее", "mean"), isNumber: true, rank: 1),
    ])
    for metric in ForecastMetric.allCases {
      guard let fans = forecast.fans[metric] else { continue }
      let fan = metric.isFlow ? forecast.whole[metric] : fans.last ?? nil
      guard let fan else { continue }
      let span = metric.isFlow ? query.say("все месяцы", "all months") : query.say("на конец", "at the end")
      var row = [TerminalTable.Cell(wording(ForecastWords.name(metric))), TerminalTable.Cell(span, .dim)]
      for value in [fan.p10, fan.p50, fan.p90, fan.mean] {
        row.append(TerminalTable.Cell(query.numbers.text(value, metric.unit)))
      }
      table.rows.append(row)
    }
    let title = forecast.scenario.name.isEmpty ? [] : [DisplayWidth.printable(forecast.scenario.name)]
    return [""] + title + table.lines(width: terminal.width, usesColour: terminal.usesColour)
  }

  private func tornado(_ query: ForecastQuery) -> [String] {
    guard let bars = query.tornado else { return [] }
    var table = TerminalTable([
      .init(header: query.say("условие", "input")), .init(header: query.say("низ", "low"), isNumber: true),
      .init(header: query.say("результат", "outcome"), isNumber: true),
      .init(header: query.say("верх", "high"), isNumber: true),
      .init(header: query.say("результат", "outcome"), isNumber: true),
    ])
    for row in bars.rows {
      let texts = [
        row.name, row.lowText, wording.money.short(row.low), row.highText, wording.money.short(row.high),
      ]
      table.rows.append(texts.map { TerminalTable.Cell($0) })
    }
    return ["", bars.title] + table.lines(width: terminal.width, usesColour: terminal.usesColour)
  }

  private func needs(_ query: ForecastQuery) -> [String] {
    guard !query.needs.isEmpty else { return [] }
    var table = TerminalTable([
      .init(header: query.say("рычаг", "lever")), .init(header: query.say("что нужно", "what it takes"), widest: 90),
    ])
    for need in query.needs { table.rows.append([TerminalTable.Cell(need.name), TerminalTable.Cell(need.sentence)]) }
    return ["", query.say("Чтобы выйти в ноль", "To break even")]
      + table.lines(width: terminal.width, usesColour: terminal.usesColour)
  }

  private func inputs(_ query: ForecastQuery) -> [String] {
    var table = TerminalTable([
      .init(header: query.say("исходные данные", "inputs")),
      .init(header: query.say("значение", "value"), isNumber: true),
      .init(header: query.say("8 из 10", "8 of 10"), rank: 1), .init(header: query.say("откуда", "source"), rank: 2),
    ])
    for input in query.inputs {
      table.rows.append([
        TerminalTable.Cell(input.name), TerminalTable.Cell(input.value), TerminalTable.Cell(input.range, .dim),
        TerminalTable.Cell(input.source, .dim),
      ])
    }
    return [""] + table.lines(width: terminal.width, usesColour: terminal.usesColour)
  }

  private func trial(_ query: ForecastQuery) -> [String] {
    guard !query.trial.isEmpty else { return [] }
    var table = TerminalTable([
      .init(header: query.say("проверка на прошлом", "tried on the past")),
      .init(header: query.say("в веере", "in the fan"), isNumber: true),
      .init(header: query.say("ошибка", "error"), isNumber: true),
      .init(header: query.say("лучший наивный", "best naive"), isNumber: true),
    ])
    for row in query.trial {
      table.rows.append([row.name, row.inside, row.error, row.naive].map { TerminalTable.Cell($0) })
    }
    return [""] + table.lines(width: terminal.width, usesColour: terminal.usesColour) + [""]
  }
}

import VernaCore
import VernaDesign
import VernaLanguage
import VernaMarkup
import VernaModels

extension ForecastQuery {
  var costs: ForecastPage.Costs {
    let rows = ForecastMetric.costKinds.compactMap { kind -> (name: String, amount: Double, text: String)? in
      guard let fan = study.base.whole[kind], fan.mean > 0 else { return nil }
      return (
        wording(ForecastWords.name(kind)), numbers.plain(fan.mean, .money),
        numbers.money(fan.mean)
      )
    }.sorted { $0.amount > $1.amount }
    guard let first = rows.first else { return ForecastPage.Costs(title: "", rows: []) }
    let total = rows.reduce(0) { $0 + $1.amount }
    let share = wording.numbers.percent(first.amount / total, decimals: 0)
    return ForecastPage.Costs(
      title: say(
        "Главная статья затрат: \(first.name.lowercased()), \(share)",
        "The main cost: \(first.name.lowercased()), \(share)"),
      rows: rows)
  }

  var inputs: [ForecastPage.Input] {
    study.inputs.described.map { one in
      let value = numbers.text(one.value, one.input.unit)
      let range =
        one.low == one.high
        ? "" : numbers.text(one.low, one.input.unit) + " … " + numbers.text(one.high, one.input.unit)
      return ForecastPage.Input(
        name: wording(ForecastWords.name(one.input)), value: value, range: range,
        source: wording(ForecastWords.name(one.source)))
    }
  }

  var tornado: ForecastPage.Bars? {
    let tornado = study.tornado
    guard let first = tornado.bars.first else { return nil }
    let name = wording(ForecastWords.name(first.lever)).lowercased()
    let figure = wording(ForecastWords.name(tornado.metric)).lowercased()
    return ForecastPage.Bars(
      title: say("Сильнее всего влияет: \(name)", "What matters most: \(name)"),
      subtitle: say(
        "Как меняется \(figure) за все месяцы, когда одно условие проходит от нижнего до верхнего края того, что о нём известно",
        "How the \(figure) over all months moves when one input goes from the low to the high end of what is known of it"
      ),
      middle: numbers.plain(tornado.middle, .money),
      rows: tornado.bars.prefix(10).map { bar in
        (
          wording(ForecastWords.name(bar.lever)), numbers.plain(bar.atLow, .money), numbers.plain(bar.atHigh, .money),
          numbers.change(bar.lowChange, of: bar.lever), numbers.change(bar.highChange, of: bar.lever)
        )
      })
  }

  var needs: [ForecastPage.Need] {
    guard let breakEven = study.breakEven else { return [] }
    let pays = breakEven.result >= 0
    return breakEven.needs.map { need in
      let name = wording(ForecastWords.name(need.lever))
      guard let change = need.change else {
        return ForecastPage.Need(
          name: name, change: wording.missing,
          sentence: say("В одиночку не меняет знака результата.", "Alone it does not turn the result."))
      }
      let written = numbers.change(abs(change), of: need.lever).replacing("+", with: "")
      // "п.п." ends the sentence by itself.
      let size = written.hasSuffix(".") ? String(written.dropLast()) : written
      let sentence =
        switch (pays, change >= 0) {
        case (false, true): say("Должно вырасти на \(size).", "Must rise by \(size).")
        case (false, false): say("Должно снизиться на \(size).", "Must fall by \(size).")
        case (true, true): say("Может вырасти не больше чем на \(size).", "May rise by \(size) at most.")
        case (true, false): say("Может упасть не больше чем на \(size).", "May fall by \(size) at most.")
        }
      return ForecastPage.Need(name: name, change: numbers.change(change, of: need.lever), sentence: sentence)
    }
  }

  /// Retention first, since the programme is there to keep members.
  var needHeadline: String? {
    guard let breakEven = study.breakEven else { return nil }
    let order: [ForecastLever] = [.retention, .frequency, .uplift, .basket, .newMembers]
    guard
      let lever = order.first(where: { lever in breakEven.needs.contains { $0.lever == lever && $0.change != nil } }),
      let place = breakEven.needs.firstIndex(where: { $0.lever == lever })
    else { return nil }
    let need = needs[place]
    let sentence = need.sentence.prefix(1).lowercased() + need.sentence.dropFirst().dropLast()
    let lead =
      breakEven.result >= 0
      ? say("Чтобы программа не ушла в минус: ", "For the programme not to lose: ")
      : say("Чтобы программа окупилась: ", "For the programme to pay: ")
    return lead + need.name.lowercased() + " — " + sentence
  }

  /// The figures that scenarios are compared by.
  static let compared: [ForecastMetric] = [
    .memberRevenue, .margin, .cost, .cumulatedResult, .returnCaused, .lifetimeMargin, .liabilityExpected,
  ]

  var scenarios: [ForecastPage.Scenario] {
    study.forecasts.map { forecast in
      let cells = ForecastQuery.compared.map { metric -> String in
        let fan = metric.isFlow ? forecast.whole[metric] : forecast.fans[metric]?.last ?? nil
        return fan.map { numbers.text($0.p50, metric.unit) } ?? wording.missing
      }
      let levers = forecast.scenario.levers.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        wording(ForecastWords.name($0.key)) + " " + numbers.change($0.value.by, of: $0.key)
      }
      let shown: (metric: ForecastMetric, ink: Ink) =
        forecast.fans[.cumulatedResult] == nil ? (.memberRevenue, .members) : (.cumulatedResult, .members)
      var chart = chart(shown, of: forecast)
      let name = forecast.scenario.name.isEmpty ? say("Как есть", "As things are") : forecast.scenario.name
      chart?.title = name
      return ForecastPage.Scenario(
        name: name, levers: levers.joined(separator: ", "), cells: cells, result: chart)
    }
  }

  var trial: [ForecastPage.Trial] {
    guard let trial = study.trial else { return [] }
    func error(_ score: ForecastScore) -> String {
      wording.numbers.percent(score.absoluteError / Double(max(1, score.count)), decimals: 0)
    }
    return trial.rows.map { row in
      let best = NaiveForecast.allCases.compactMap { row.naive[$0] }.min { $0.absoluteError < $1.absoluteError }
      return ForecastPage.Trial(
        name: wording(ForecastWords.name(row.metric)),
        inside: wording.numbers.percent(row.forecast.coverage ?? 0, decimals: 0), error: error(row.forecast),
        naive: best.map(error) ?? wording.missing)
    }
  }
}

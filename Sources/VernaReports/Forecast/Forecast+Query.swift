import VernaCore
package import VernaDesign
package import VernaLanguage
import VernaMarkup
import VernaModels

extension ForecastPage.Model {
  /// Puts a study into words.
  package init(_ study: ForecastStudy, wording: Wording) {
    let query = ForecastQuery(study: study, wording: wording)
    name = study.name
    headline = query.headline
    lead = query.lead
    loss = study.loss.map { ForecastWords.sentence($0, wording) }
    gaps = study.inputs.gaps.map { wording(ForecastWords.sentence($0)) }
    cards = query.cards
    charts = ForecastQuery.shown.compactMap { query.chart($0, of: study.base) }
    costs = query.costs
    inputs = query.inputs
    formulas = ForecastFormulas.all.map { (wording($0.name), wording($0.formula)) }
    tornado = query.tornado
    needs = query.needs
    needHeadline = query.needHeadline
    scenarios = study.forecasts.count > 1 ? query.scenarios : []
    comparedNames = ForecastQuery.compared.map { wording(ForecastWords.name($0)) }
    trial = query.trial
    scope = query.scope
  }
}

/// Puts the parts of a study into words.
struct ForecastQuery {
  let study: ForecastStudy
  let wording: Wording
  let numbers: ForecastNumbers

  init(study: ForecastStudy, wording: Wording) {
    self.study = study
    self.wording = wording
    numbers = ForecastNumbers(wording)
  }

  func say(_ russian: String, _ english: String) -> String { wording(Bilingual(russian, english)) }

  /// The figures drawn over time, in the order of the page.
  static let shown: [(metric: ForecastMetric, ink: Ink)] = [
    (.cumulatedResult, .members), (.memberRevenue, .members), (.otherRevenue, .anonymous),
    (.marginBeforeRewards, .good),
    (.cost, .points), (.newMembers, .fresh), (.buyers, .members), (.liabilityExpected, .points),
    (.lifetimeMargin, .members), (.acquisitionCostOfMember, .neutral), (.returnCaused, .members),
  ]

  var scope: String {
    let base = study.base
    let from = Day.start(ofMonthIndex: base.firstMonth)
    let period = wording.dates.period(from: from, to: Day.start(ofMonthIndex: base.firstMonth + base.months))
    return period + " · "
      + wording.counted(Int64(base.paths), Bilingual("путь|пути|путей", "path|paths")) + ", "
      + say("зерно", "seed") + " \(base.seed)"
  }

  /// What the forecast comes to, in a sentence.
  var headline: String {
    let base = study.base
    let span = wording.counted(Int64(base.months), Bilingual("месяц|месяца|месяцев", "month|months"))
    if let fan = base.fans[.cumulatedResult]?.last ?? nil, let chance = base.chanceOfProfit {
      let money = numbers.money(abs(fan.p50))
      let likely = wording.numbers.percent(chance, decimals: 0)
      return fan.p50 >= 0
        ? say(
          "За \(span) программа принесёт около \(money); вероятность не уйти в минус \(likely)",
          "In \(span) the programme earns about \(money); the chance not to lose is \(likely)")
        : say(
          "За \(span) программа потеряет около \(money); вероятность не уйти в минус \(likely)",
          "In \(span) the programme loses about \(money); the chance not to lose is \(likely)")
    }
    if let fan = base.whole[.memberRevenue] ?? base.whole[.revenue] {
      return say(
        "За \(span) участники купят на \(numbers.money(fan.p50)): от \(numbers.money(fan.p10)) до \(numbers.money(fan.p90))",
        "In \(span) members buy for \(numbers.money(fan.p50)): from \(numbers.money(fan.p10)) to \(numbers.money(fan.p90))"
      )
    }
    return say("Прогноз на \(span)", "A forecast of \(span)")
  }

  var lead: String {
    let base = study.base
    var parts: [String] = []
    if let payback = base.payback {
      let share = wording.numbers.percent(payback.share, decimals: 0)
      if let day = payback.p50 {
        parts.append(
          say(
            "Окупается к \(Int(day.rounded(.up)))-му дню; в срок укладываются \(share) путей.",
            "Pays back by day \(Int(day.rounded(.up))); \(share) of the paths do in time."))
      } else {
        parts.append(
          say(
            "За это время не окупается: возвращают вложенное \(share) путей.",
            "Does not pay back in this time: \(share) of the paths do."))
      }
    }
    if let uplift = study.inputs.described.first(where: { $0.input == .uplift }) {
      let source = wording(ForecastWords.name(uplift.source))
      let low = wording.numbers.percent(uplift.low, decimals: 1)
      let high = wording.numbers.percent(uplift.high, decimals: 1)
      parts.append(
        say(
          "Считается, что из-за программы участники покупают на \(low)–\(high) больше (\(source)); остальная их прибыль программе не приписана.",
          "Members are taken to buy \(low) to \(high) more because of the programme (\(source)); the rest of their margin is not put down to it."
        ))
    }
    return parts.joined(separator: " ")
  }

  var cards: [ForecastPage.Card] {
    let base = study.base
    func card(_ metric: ForecastMetric, _ fan: Fan?, _ russian: String, _ english: String) -> ForecastPage.Card? {
      guard let fan else { return nil }
      return ForecastPage.Card(
        name: wording(ForecastWords.name(metric)), value: numbers.text(fan.p50, metric.unit),
        range: say("от ", "from ") + numbers.text(fan.p10, metric.unit) + say(" до ", " to ")
          + numbers.text(fan.p90, metric.unit), meaning: say(russian, english))
    }
    func last(_ metric: ForecastMetric) -> Fan? { base.fans[metric]?.last ?? nil }
    let known: [ForecastPage.Card?] = [
      card(.memberRevenue, base.whole[.memberRevenue], "За все месяцы прогноза.", "Over all months of the forecast."),
      card(
        .margin, base.whole[.margin], "После НДС, себестоимости и поощрений.", "After VAT, cost of goods and rewards."),
      card(.cost, base.whole[.cost], "Всё, кроме привлечения.", "All but acquisition."),
      card(
        .returnCaused, last(.returnCaused), "Доход, который вызвала программа, против её затрат.",
        "Income that the programme causes against its cost."),
      card(
        .returnNaive, last(.returnNaive), "Наивный: вся прибыль участников приписана программе.",
        "Naive: all of members' margin is put down to the programme."),
      card(.lifetimeMargin, last(.lifetimeMargin), "Прибыль за жизнь участника.", "Margin of a member's life."),
      card(
        .acquisitionCostOfMember, last(.acquisitionCostOfMember), "Цена нового участника.", "The price of a new member."
      ),
      card(.lifetimeToAcquisition, last(.lifetimeToAcquisition), "Хорошо от 3×.", "Good from 3×."),
      card(
        .liabilityExpected, last(.liabilityExpected), "Сколько баллов ещё спишут, на конец.",
        "What of the points will yet be redeemed, at the end."),
    ]
    return known.compactMap { $0 }
  }

  func chart(_ shown: (metric: ForecastMetric, ink: Ink), of forecast: Forecast) -> ForecastPage.Chart? {
    let metric = shown.metric
    guard let fans = forecast.fans[metric], fans.contains(where: { $0 != nil }) else { return nil }
    let seen = ForecastTrial.seen(metric, study.inputs.history).suffix(24)
    let first = forecast.firstMonth - seen.count
    let months = (0..<(seen.count + fans.count)).map { Day.start(ofMonthIndex: first + $0) }
    func plain(_ value: Double) -> Double { numbers.plain(value, metric.unit) }
    let unit: ForecastPage.Unit =
      switch metric.unit {
      case .money: .money
      case .count, .points: .count
      case .share, .gap: .share
      case .times: .times
      }
    let name = wording(ForecastWords.name(metric))
    return ForecastPage.Chart(
      id: "fan-" + String(metric.id.map { $0.isLetter || $0.isNumber ? $0 : "-" }),
      title: title(metric, forecast, name),
      subtitle: say(
        "\(name) по месяцам; пунктир — середина прогноза, веер — в нём 8 путей из 10",
        "\(name) by month; dashed is the middle of the forecast, the fan holds 8 paths of 10"),
      unit: unit, ink: shown.ink, months: months, seen: seen.count,
      values: seen.map { plain($0) } + fans.map { $0.map { plain($0.p50) } },
      fans: seen.map { _ in nil } + fans.map { fan in fan.map { (plain($0.p10), plain($0.p90)) } },
      isFromZero: metric.isFlow && metric != .result)
  }

  /// The finding of a chart: where the figure ends, and against the year before where it adds up.
  private func title(_ metric: ForecastMetric, _ forecast: Forecast, _ name: String) -> String {
    if let year = forecast.firstYear[metric] {
      let seen = ForecastTrial.seen(metric, study.inputs.history)
      let value = numbers.text(year.p50, metric.unit)
      if seen.count >= 12 {
        let before = seen.suffix(12).reduce(0, +)
        if before > 0 {
          let change = wording.numbers.signedPercent(year.p50 / before - 1, decimals: 0)
          return say(
            "\(name): \(value) за год, \(change) к прошлым 12 месяцам",
            "\(name): \(value) in a year, \(change) against the last 12 months")
        }
      }
      return say("\(name): \(value) за первый год", "\(name): \(value) in the first year")
    }
    guard let fan = forecast.fans[metric]?.last ?? nil else { return name }
    let value = numbers.text(fan.p50, metric.unit)
    return say("\(name): \(value) к концу прогноза", "\(name): \(value) at the end of the forecast")
  }
}

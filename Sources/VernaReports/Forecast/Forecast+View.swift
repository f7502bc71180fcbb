import VernaCore
import VernaLanguage
import VernaMarkup

/// Lays the forecast's pages out.
struct ForecastView: PageParts {
  let model: ForecastPage.Model
  let wording: Wording

  /// The first page: what it comes to, and the fans.
  var overview: [Node] {
    [
      head(say("Прогноз программы", "Forecast of the programme") + " · " + model.scope, model.headline, model.lead),
      model.loss.map { loss in
        tag("section", .class("panel")) {
          tag("h3") { say("Почему убыток", "Why it loses") }
          tag("p") { loss }
        }
      },
      block(
        say("К чему придёт", "What it comes to"),
        say("Середина прогноза; под ней — 8 путей из 10.", "The middle of the forecast; 8 paths of 10 below it."),
        [model.cards.isEmpty ? nil : grid(3, model.cards.map(card))]),
      block(
        say("Шаг 4. Картина", "Step 4. The picture"), "",
        [
          model.charts.first.map { figure($0, size: .full) },
          pairs(model.charts.dropFirst().map { figure($0, size: .half) }),
        ]),
      block(say("Из чего складываются затраты", "What the cost is made of"), "", [costs]),
      block("", "", model.gaps.isEmpty ? [] : [gaps]),
    ].compactMap { $0 }
  }

  /// What matters most, and what each lever must do.
  var levers: [Node] {
    [
      head(
        say("Шаг 5. Модель", "Step 5. The model"),
        model.needHeadline ?? model.tornado?.title ?? say("Рычагов не видно", "There are no levers"),
        say(
          "Все вопросы заданы одним и тем же случайным числам, поэтому разница — от рычага, а не от случая.",
          "All questions are asked of the same random numbers, so that a difference is the lever's and not chance's.")),
      block(say("Что важнее всего", "What matters most"), "", [tornado]),
      block(
        say("Сколько не хватает", "What is needed"),
        say(
          "На сколько каждый рычаг в одиночку должен измениться, чтобы программа к концу срока вышла в ноль.",
          "By how much each lever alone must change for the programme to break even by the end."),
        [model.needs.isEmpty ? nil : needs]),
    ]
  }

  /// The scenarios beside the first.
  var comparison: [Node] {
    [
      head(
        say("Сценарии", "Scenarios"), say("Чем сценарии отличаются", "How the scenarios differ"),
        say("Первый — основа; случайные числа у всех одни.", "The first is the base; all share the random numbers.")),
      block(say("Рядом", "Side by side"), "", [scenarioTable]),
      block(
        say("По времени", "Over time"), "",
        [pairs(model.scenarios.indices.map(scenarioFigure))]),
    ]
  }

  /// The calculator's first three steps: indicators, inputs, formulas.
  var inputs: [Node] {
    [
      head(
        say("Шаги 1–3", "Steps 1 to 3"),
        say("Из чего считается прогноз", "What the forecast is made of"),
        say(
          "Каждое условие названо с источником; любое можно заменить в файле сценария.",
          "Each input is named with its source; any of them can be said in the scenario file.")),
      block(
        say("Шаг 1. Показатели", "Step 1. Indicators"), "",
        [
          tag("p") {
            say(
              "Выручка, прибыль, затраты по видам, обязательство по баллам, LTV, CAC, LTV:CAC, ROI, ROMI и день окупаемости.",
              "Revenue, margin, cost by kind, liability of points, LTV, CAC, LTV:CAC, ROI, ROMI and the day of pay-back."
            )
          }
        ]),
      block(say("Шаг 2. Исходные данные", "Step 2. Inputs"), "", [inputTable]),
      block(say("Шаг 3. Формулы", "Step 3. Formulas"), "", [formulaTable]),
      block(
        say("Как прогноз сбывался", "How forecasts came true"),
        say(
          "Прогноз построен по началу истории и сверен с тем, что было дальше. В веер должно попасть около 80 %.",
          "The forecast was made from the begin of the history and held against what came after. The fan should hold about 80 %."
        ), [model.trial.isEmpty ? nil : trialTable]),
    ]
  }

  private func scenarioFigure(_ index: Int) -> Node? {
    guard var chart = model.scenarios[index].result else { return nil }
    chart.id += "-s\(index)"
    return figure(chart, size: .half)
  }

  private func card(_ card: ForecastPage.Card) -> Node {
    tag("article", .class("card")) {
      tag("h3") { card.name }
      tag("div", .class("big")) { tag("div", .class("value")) { card.value } }
      tag("p", .class("change")) { card.range }
      tag("div", .class("spacer"))
      tag("p", .class("means")) { card.meaning }
    }
  }

  private var gaps: Node {
    tag("section", .class("panel")) {
      tag("h3") { say("Чего не хватает", "What is missing") }
      tag("ul") { model.gaps.map { gap in tag("li") { gap } } }
    }
  }

  func format(_ unit: ForecastPage.Unit) -> ValueFormat {
    let wording = wording
    return ValueFormat(
      tick: { value, step in ForecastView.text(value, unit, wording, step: step) },
      value: { ForecastView.text($0, unit, wording, step: nil) })
  }

  private static func text(_ value: Double, _ unit: ForecastPage.Unit, _ wording: Wording, step: Double?) -> String {
    switch unit {
    case .money: value == 0 ? "0" : wording.money.short(value)
    case .count: wording.numbers.text(value, decimals: step.map { $0 < 1 ? 1 : 0 } ?? (abs(value) < 10 ? 1 : 0))
    case .share: wording.numbers.percent(value, decimals: step.map { $0 < 0.01 ? 1 : 0 } ?? 0)
    case .times: wording.numbers.text(value, decimals: 1) + "×"
    }
  }

  private func figure(_ chart: ForecastPage.Chart, size: Figure.Size) -> Node {
    let steps = chart.months.map { day -> AxisStep in
      let (year, month, _) = day.civil
      return AxisStep(
        name: wording.dates.shortMonthName(month), group: "\(year)", fullName: wording.dates.month(day))
    }
    let seen = chart.values.enumerated().map { $0 < chart.seen ? $1 : nil }
    // The dashed line begins at the last month seen.
    let coming = chart.values.enumerated().map { $0 + 1 >= chart.seen ? $1 : nil }
    let fans = chart.fans.map { fan in fan.map { min($0.low, $0.high)...max($0.low, $0.high) } }
    var series = [
      LineChart.Series(
        name: say("прогноз", "forecast"), values: coming, ink: chart.ink, kind: .forecast, intervals: fans)
    ]
    if chart.seen > 1 {
      series.append(LineChart.Series(name: say("было", "seen"), values: seen, ink: chart.ink))
    }
    let format = format(chart.unit)
    let rows = chart.months.indices.map { index -> [DataTable.Cell] in
      let fan = chart.fans[index]
      return [
        DataTable.Cell(wording.dates.month(chart.months[index])),
        DataTable.Cell(chart.values[index].map(format.value) ?? wording.missing, sortValue: chart.values[index]),
        DataTable.Cell(fan.map { format.value($0.low) } ?? ""), DataTable.Cell(fan.map { format.value($0.high) } ?? ""),
      ]
    }
    let table = DataTable(
      columns: [
        DataTable.Column(say("Месяц", "Month")), DataTable.Column(say("Середина или факт", "Middle or fact"), .number),
        DataTable.Column("P10", .number), DataTable.Column("P90", .number),
      ], rows: rows, isSortable: false)
    return Figure(
      description: ChartDescription(id: chart.id, title: chart.title, text: chart.subtitle), subtitle: chart.subtitle,
      chart: LineChart(
        steps: steps, series: series,
        marks: chart.seen > 1 ? [LineChart.Mark(step: chart.seen, name: say("прогноз", "forecast"))] : [],
        format: format, fromZero: chart.isFromZero, plotHeight: size == .full ? 240 : 200), size: size,
      table: (tableName, table.node())
    ).node()
  }

  var tableName: String { say("Таблица", "Table") }

  private var costs: Node? {
    guard !model.costs.rows.isEmpty else { return nil }
    let sub = say("Сумма за все месяцы прогноза, середина", "Sum over all months of the forecast, mean")
    let table = DataTable(
      columns: [DataTable.Column(say("Статья", "Item")), DataTable.Column(say("Сумма", "Sum"), .number)],
      rows: model.costs.rows.map { [DataTable.Cell($0.name), DataTable.Cell($0.text, sortValue: $0.amount)] },
      isSortable: false)
    return Figure(
      description: ChartDescription(id: "costs", title: model.costs.title, text: sub), subtitle: sub,
      chart: RowChart(
        rows: model.costs.rows.map { RowChart.Row(name: $0.name, value: $0.amount, text: $0.text, ink: .points) },
        format: format(.money)), table: (tableName, table.node())
    ).node()
  }
}

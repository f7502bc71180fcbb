import VernaLanguage
import VernaMarkup

extension ForecastView {
  var tornado: Node? {
    guard let bars = model.tornado else { return nil }
    let format = format(.money)
    let rows = bars.rows.map {
      TornadoChart.Row(name: $0.name, low: $0.low, high: $0.high, lowText: $0.lowText, highText: $0.highText)
    }
    let table = DataTable(
      columns: [
        DataTable.Column(say("Условие", "Input")), DataTable.Column(say("Нижний край", "Low end"), .number),
        DataTable.Column(say("Результат", "Outcome"), .number),
        DataTable.Column(say("Верхний край", "High end"), .number),
        DataTable.Column(say("Результат", "Outcome"), .number),
      ],
      rows: bars.rows.map { row in
        [
          DataTable.Cell(row.name), DataTable.Cell(row.lowText),
          DataTable.Cell(format.value(row.low), sortValue: row.low),
          DataTable.Cell(row.highText), DataTable.Cell(format.value(row.high), sortValue: row.high),
        ]
      }, isSortable: false)
    return Figure(
      description: ChartDescription(id: "tornado", title: bars.title, text: bars.subtitle), subtitle: bars.subtitle,
      chart: TornadoChart(
        rows: rows, middle: (bars.middle, say("середина ", "middle ") + format.value(bars.middle)),
        ends: (
          say("нижний край условия", "low end of the input"), say("верхний край условия", "high end of the input")
        ),
        format: format), table: (tableName, table.node())
    ).node()
  }

  var needs: Node {
    DataTable(
      columns: [
        DataTable.Column(say("Рычаг", "Lever")), DataTable.Column(say("Изменение", "Change"), .number),
        DataTable.Column(say("Что это значит", "What it means")),
      ],
      rows: model.needs.map { [DataTable.Cell($0.name), DataTable.Cell($0.change), DataTable.Cell($0.sentence)] },
      isSortable: false
    ).node()
  }

  var scenarioTable: Node {
    let heads = model.comparedNames.map { DataTable.Column($0, .number) }
    return DataTable(
      columns: [DataTable.Column(say("Сценарий", "Scenario"))] + heads,
      rows: model.scenarios.map { scenario in
        let name = DataTable.Cell([
          Node.text(scenario.name), tag("div", .class("means")) { scenario.levers },
        ])
        return [name] + scenario.cells.map { DataTable.Cell($0) }
      }, isSortable: false
    ).node()
  }

  var inputTable: Node {
    DataTable(
      columns: [
        DataTable.Column(say("Условие", "Input")), DataTable.Column(say("Значение", "Value"), .number),
        DataTable.Column(say("8 из 10", "8 of 10"), .number), DataTable.Column(say("Откуда", "Source")),
      ],
      rows: model.inputs.map { input in
        [
          DataTable.Cell(input.name), DataTable.Cell(input.value), DataTable.Cell(input.range),
          DataTable.Cell(input.source),
        ]
      }, isSortable: false
    ).node()
  }

  var formulaTable: Node {
    DataTable(
      columns: [DataTable.Column(say("Показатель", "Figure")), DataTable.Column(say("Формула", "Formula"))],
      rows: model.formulas.map { [DataTable.Cell($0.name), DataTable.Cell($0.formula)] }, isSortable: false
    ).node()
  }

  var trialTable: Node {
    DataTable(
      columns: [
        DataTable.Column(say("Показатель", "Figure")), DataTable.Column(say("В веере, %", "In the fan, %"), .number),
        DataTable.Column(say("Ошибка середины", "Error of the middle"), .number),
        DataTable.Column(say("Лучший наивный", "Best naive"), .number),
      ],
      rows: model.trial.map { row in
        [DataTable.Cell(row.name), DataTable.Cell(row.inside), DataTable.Cell(row.error), DataTable.Cell(row.naive)]
      }, isSortable: false
    ).node()
  }
}

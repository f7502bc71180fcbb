import VernaCore
import VernaViews

extension ReportJSON {
  /// The memo for the general manager: sentences, the chart as numbers, decisions with price and risk.
  func memo(_ memo: MemoWords, _ json: inout JSONWriter) {
    json.object("memo") { json in
      json.string("title", memo.title)
      json.list("sentences") { json in
        for sentence in memo.sentences {
          json.newLine()
          json.string(nil, sentence)
        }
      }
      if let chart = memo.chart { self.chart(chart, &json) } else { json.string("chart", nil) }
      json.list("decisions") { json in
        for decision in memo.decisions {
          json.newLine()
          self.decision(decision, &json)
        }
      }
      json.string("note", memo.decisions.isEmpty ? memo.calm : nil)
    }
  }

  private func chart(_ chart: MemoWords.Chart, _ json: inout JSONWriter) {
    let unit = chart.metric.unit
    json.object("chart") { json in
      json.string("metric", chart.metric.id)
      json.string("title", chart.title)
      json.string("subtitle", chart.subtitle)
      json.string("unit", unit)
      pair("norm", chart.metric.norm?.low, chart.metric.norm?.high, unit, &json)
      json.list("points") { json in
        for point in chart.points {
          json.newLine()
          json.object { json in
            json.string("from", point.period.from.iso)
            json.string("to", point.period.to.iso)
            json.bool("whole", point.isWhole)
            value("value", point.value, unit, &json)
            value("year_ago", point.yearAgo, unit, &json)
          }
        }
      }
    }
  }

  private func decision(_ decision: MemoWords.Decision, _ json: inout JSONWriter) {
    json.object { json in
      json.string("title", decision.title)
      json.string("why", decision.why)
      json.money("cost", decision.cost, digits: digits)
      json.string("price", decision.price)
      json.number("break_even_uplift", decision.uplift)
      json.string("risk", decision.risk)
      json.string("moves", decision.moves)
    }
  }
}

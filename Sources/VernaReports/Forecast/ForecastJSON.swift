import VernaCore
package import VernaDesign
package import VernaLanguage
import VernaModels
import VernaViews

/// Writes a forecast as JSON: money in major units with the currency's digits, shares as fractions.
package struct ForecastJSON {
  private let model: ForecastStudy
  private let digits: Int
  private let perMajor: Double
  private let wording: Wording

  /// Makes a writer.
  package init(_ model: ForecastStudy, wording: Wording) {
    self.model = model
    self.wording = wording
    digits = wording.money.currency.digits
    perMajor = Double(wording.money.currency.minorPerMajor)
  }

  /// The text.
  package func text() -> String {
    var json = JSONWriter()
    json.object { json in
      json.object("forecast") { json in
        json.string("name", model.name)
        json.string("currency", wording.money.currency.code)
        json.string("from", Day.start(ofMonthIndex: model.base.firstMonth).iso)
        json.integer("months", Int64(model.months))
        json.integer("paths", Int64(model.base.paths))
        json.integer("seed", Int64(bitPattern: model.base.seed))
        if let history = model.inputs.history {
          json.object("history") { json in
            json.string("from", Day.start(ofMonthIndex: history.firstMonth).iso)
            json.string("to", Day.start(ofMonthIndex: history.nextMonth).iso)
            json.integer("months", Int64(history.months))
          }
        }
      }
      inputs(&json)
      json.list("absent") { json in
        for gap in model.inputs.gaps {
          json.object { json in
            json.string("id", gap.rawValue)
            json.string("note", wording(ForecastWords.sentence(gap)))
          }
        }
      }
      json.newLine()
      json.list("scenarios") { json in
        for forecast in model.forecasts { scenario(forecast, &json) }
      }
      tornado(&json)
      breakEven(&json)
      loss(&json)
      trial(&json)
    }
    return json.text + "\n"
  }

  private func inputs(_ json: inout JSONWriter) {
    json.newLine()
    json.list("inputs") { json in
      for input in model.inputs.described {
        json.newLine()
        json.object { json in
          json.string("id", input.input.rawValue)
          json.string("unit", input.input.unit.rawValue)
          for (key, value) in [("value", input.value), ("p10", input.low), ("p90", input.high)] {
            if input.input.unit == .money {
              json.money(key, value / perMajor, digits: digits)
            } else {
              json.number(key, value)
            }
          }
          json.string("source", input.source.rawValue)
        }
      }
    }
    json.newLine()
  }

  private func number(_ key: String, _ value: Double, _ unit: ForecastMetric.Unit, _ json: inout JSONWriter) {
    switch unit {
    case .money: json.money(key, value / perMajor, digits: digits)
    case .points: json.number(key, value / 100)
    default: json.number(key, value)
    }
  }

  private func fan(_ key: String?, _ fan: Fan?, _ unit: ForecastMetric.Unit, _ json: inout JSONWriter) {
    guard let fan else { return json.raw(key, "null") }
    json.object(key) { json in
      number("p10", fan.p10, unit, &json)
      number("p50", fan.p50, unit, &json)
      number("p90", fan.p90, unit, &json)
      number("mean", fan.mean, unit, &json)
    }
  }

  private func scenario(_ forecast: Forecast, _ json: inout JSONWriter) {
    json.newLine()
    json.object { json in
      json.string("name", forecast.scenario.name)
      json.object("levers") { json in
        for (lever, change) in forecast.scenario.levers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          json.object(lever.rawValue) { json in
            json.number("by", change.by)
            json.integer("from", Int64(change.from))
            json.integer("over", Int64(change.over))
          }
        }
      }
      json.money("investment", forecast.scenario.investment / perMajor, digits: digits)
      json.number("chance_of_profit", forecast.chanceOfProfit)
      if let payback = forecast.payback {
        json.object("payback.days") { json in
          json.number("p10", payback.p10?.rounded(.up))
          json.number("p50", payback.p50?.rounded(.up))
          json.number("p90", payback.p90?.rounded(.up))
          json.number("share", payback.share)
        }
      } else {
        json.raw("payback.days", "null")
      }
      json.list("metrics") { json in
        for metric in ForecastMetric.allCases where forecast.fans[metric] != nil {
          json.newLine()
          json.object { json in
            json.string("id", metric.id)
            json.string("unit", metric.unit.rawValue)
            if metric.isFlow {
              fan("year_1", forecast.firstYear[metric], metric.unit, &json)
              fan("whole", forecast.whole[metric], metric.unit, &json)
            } else {
              fan("end", forecast.fans[metric]?.last ?? nil, metric.unit, &json)
            }
            json.list("months") { json in
              for (index, one) in (forecast.fans[metric] ?? []).enumerated() {
                json.object { json in
                  json.string("from", Day.start(ofMonthIndex: forecast.firstMonth + index).iso)
                  fan("fan", one, metric.unit, &json)
                }
              }
            }
          }
        }
      }
    }
  }

  private func tornado(_ json: inout JSONWriter) {
    json.newLine()
    json.object("tornado") { json in
      json.string("metric", model.tornado.metric.id)
      number("middle", model.tornado.middle, .money, &json)
      json.list("bars") { json in
        for bar in model.tornado.bars {
          json.newLine()
          json.object { json in
            json.string("lever", bar.lever.rawValue)
            json.number("low_change", bar.lowChange)
            json.number("high_change", bar.highChange)
            number("at_low", bar.atLow, .money, &json)
            number("at_high", bar.atHigh, .money, &json)
          }
        }
      }
    }
  }

  private func breakEven(_ json: inout JSONWriter) {
    json.newLine()
    guard let breakEven = model.breakEven else { return json.raw("break_even", "null") }
    json.object("break_even") { json in
      number("result", breakEven.result, .money, &json)
      json.list("levers") { json in
        for need in breakEven.needs {
          json.newLine()
          json.object { json in
            json.string("lever", need.lever.rawValue)
            json.string("kind", need.lever.isAdded ? "added" : "times")
            json.number("change", need.change)
          }
        }
      }
    }
  }

  private func loss(_ json: inout JSONWriter) {
    json.newLine()
    guard let loss = model.loss else { return json.raw("loss", "null") }
    json.object("loss") { json in
      json.string("cause", loss.kind.rawValue)
      json.string("driver", loss.cost.id)
      number("amount", loss.amount, .money, &json)
      json.number("share", loss.share)
      number("caused_income", loss.causedIncome, .money, &json)
      number("result", loss.result, .money, &json)
      json.number("uplift_change_needed", loss.upliftNeeded)
      json.string("note", ForecastWords.sentence(loss, wording))
    }
  }

  private func trial(_ json: inout JSONWriter) {
    json.newLine()
    guard let trial = model.trial else { return json.raw("trial", "null") }
    func score(_ key: String, _ score: ForecastScore, _ json: inout JSONWriter) {
      json.object(key) { json in
        json.integer("count", Int64(score.count))
        json.integer("inside", Int64(score.inside))
        json.number("interval_score", score.intervalScore)
        json.number("absolute_error", score.absoluteError)
      }
    }
    json.list("trial") { json in
      for row in trial.rows {
        json.newLine()
        json.object { json in
          json.string("id", row.metric.id)
          score("forecast", row.forecast, &json)
          for kind in NaiveForecast.allCases { score(kind.rawValue, row.naive[kind] ?? ForecastScore(), &json) }
          json.list("months") { json in
            for (index, actual) in row.actual.enumerated() {
              json.object { json in
                number("actual", actual, row.metric.unit, &json)
                fan("fan", row.fans[index], row.metric.unit, &json)
              }
            }
          }
        }
      }
    }
  }
}

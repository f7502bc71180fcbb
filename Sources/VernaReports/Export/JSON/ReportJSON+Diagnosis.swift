import VernaCore
import VernaLanguage
import VernaViews

extension ReportJSON {
  func diagnosis(_ diagnosis: DiagnosisView, _ json: inout JSONWriter) {
    json.object("diagnosis") { json in
      json.string("verdict", wording.sentence(diagnosis.verdict))
      sentences("cautions", diagnosis.cautions, &json)
      json.list("findings") { json in
        for finding in diagnosis.findings {
          json.newLine()
          self.finding(finding, &json)
        }
      }
      json.list("watch") { json in
        for finding in diagnosis.watch {
          json.newLine()
          self.finding(finding, &json)
        }
      }
    }
  }

  private func finding(_ finding: FindingView, _ json: inout JSONWriter) {
    json.object { json in
      json.string("id", finding.id)
      json.string("severity", finding.severity)
      json.list("metrics") { json in
        for id in finding.metrics { json.string(nil, id) }
      }
      json.string("title", wording.sentence(finding.title))
      json.string("meaning", wording.sentence(finding.meaning))
      sentences("causes", finding.causes, &json)
      sentences("evidence", finding.evidence, &json)
      json.list("stakes") { json in
        for stake in finding.stakes {
          json.object { json in
            json.string("kind", stake.kind)
            json.money("low", stake.low, digits: digits)
            json.money("high", stake.high, digits: digits)
            json.number("share", stake.share)
            json.string("assumption", stake.assumption.map { wording.sentence($0) })
          }
        }
      }
      json.list("actions") { json in
        for action in finding.actions {
          json.object { json in
            json.string("kind", action.kind)
            json.string("title", wording.sentence(action.title))
            sentences("draft", action.draft, &json)
            json.money("forecast_cost", action.forecastCost, digits: digits)
            json.string("moves", action.moves)
          }
        }
      }
    }
  }

  private func sentences(_ key: String, _ phrases: [Phrase], _ json: inout JSONWriter) {
    json.list(key) { json in
      for phrase in phrases { json.string(nil, wording.sentence(phrase)) }
    }
  }
}

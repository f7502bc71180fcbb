import VernaCore
import VernaDesign
import VernaLanguage
import VernaViews

/// The proof and the pilot in a design's JSON.
extension DesignJSON {
  func proof(_ json: inout JSONWriter) {
    json.newLine()
    guard let proof = design.proof else { return json.raw("proof", "null") }
    json.object("proof") { json in
      json.bool("holds", proof.holds)
      json.integer("receipts", Int64(proof.receipts))
      json.integer("members", Int64(proof.members))
      json.newLine()
      row("total", proof.total, &json)
      json.newLine()
      row("worst", proof.worst, &json)
      json.newLine()
      json.object("under_floor") { json in
        floor("promised", proof.promised, &json)
        floor("replayed", proof.replayed, &json)
        floor("worst", proof.worstFloor, &json)
      }
      json.newLine()
      json.number("points_earned", proof.pointsEarned)
      json.number("points_spent", proof.pointsSpent)
      json.number("unmatched_accrual_cost", proof.unmatchedAccrual)
      json.number("unmatched_cash_cost", proof.unmatchedCash)
      rows("by_level", proof.byLevel, &json)
      rows("by_cluster", proof.byCluster, &json)
      rows("by_month", proof.byMonth, &json)
      rows("by_product", proof.byProduct, &json)
      json.newLine()
      json.list("causes") { json in
        for cause in proof.causes {
          json.object { json in
            json.string("id", cause.id)
            json.string("text", wording.sentence(cause))
          }
        }
      }
    }
  }

  private func rows(_ key: String, _ rows: [LadderProof.Row], _ json: inout JSONWriter) {
    json.newLine()
    json.list(key) { json in
      for row in rows {
        json.newLine()
        self.row(nil, row, &json)
      }
    }
  }

  private func row(_ key: String?, _ row: LadderProof.Row, _ json: inout JSONWriter) {
    json.object(key) { json in
      json.string("key", row.key)
      json.number("revenue", row.revenue)
      json.number("margin_before", row.before)
      json.number("accrual_cost", row.accrualCost)
      json.number("cash_cost", row.cashCost)
      json.number("margin_after_accrual", row.accrualAfter)
      json.number("margin_after_cash", row.cashAfter)
    }
  }

  private func floor(_ key: String, _ floor: LadderProof.Floor, _ json: inout JSONWriter) {
    json.object(key) { json in
      json.integer("products", Int64(floor.products))
      json.integer("receipts", Int64(floor.receipts))
      json.integer("members", Int64(floor.members))
      json.number("products_share", floor.productsShare)
      json.number("receipts_share", floor.receiptsShare)
      json.number("members_share", floor.membersShare)
    }
  }

  func pilot(_ json: inout JSONWriter) {
    json.newLine()
    guard let pilot = design.pilot else { return json.raw("pilot", "null") }
    json.object("pilot") { json in
      json.integer("days", Int64(pilot.days))
      json.list("features") { json in
        for feature in pilot.features {
          json.newLine()
          json.object { json in
            json.integer("from_day", Int64(feature.from))
            json.integer("to_day", Int64(feature.to))
            json.string("id", feature.what.id)
            json.string("text", wording.sentence(feature.what))
          }
        }
      }
      json.newLine()
      holdout(pilot.holdout, &json)
      json.newLine()
      json.list("weekly_metrics") { json in for id in pilot.weeklyMetrics { json.string(nil, id) } }
      json.newLine()
      json.list("stop_rules") { json in
        for rule in pilot.stopRules {
          json.object { json in
            json.string("id", rule.id)
            json.string("text", wording.sentence(rule))
          }
        }
      }
    }
  }

  private func holdout(_ holdout: PilotPlan.Holdout?, _ json: inout JSONWriter) {
    guard let holdout else { return json.raw("holdout", "null") }
    json.object("holdout") { json in
      json.string("formula", PilotPlan.formula)
      json.integer("members", Int64(holdout.members))
      json.number("mean", holdout.mean)
      json.number("deviation", holdout.deviation)
      json.number("difference", holdout.difference)
      json.integer("needed", holdout.needed.map { Int64($0) })
      json.number("share", holdout.share)
      json.integer("held", Int64(holdout.held))
      json.bool("enough", holdout.isEnough)
      json.number("detectable", holdout.detectable)
    }
  }
}

public import VernaDesign
public import VernaLanguage
import VernaCore
import VernaViews

/// A design as JSON. Money is in major units and unrounded, shares are fractions, what is undefined is null.
public struct DesignJSON: Sendable {
  let design: LadderDesign
  let wording: Wording

  /// Makes the export; `wording` says in which language warnings are written.
  public init(_ design: LadderDesign, wording: Wording) {
    self.design = design
    self.wording = wording
  }

  /// The JSON text, ending with a line end.
  public func text() -> String {
    var writer = JSONWriter()
    writer.object { json in
      basis(&json)
      clusters(&json)
      entryThreshold(&json)
      rewardCap(&json)
      belowCap(&json)
      json.newLine()
      levels("levels", design.levels, &json)
      alternatives(&json)
      members(&json)
      sensitivity(&json)
      proof(&json)
      pilot(&json)
      json.newLine()
      json.list("warnings") { json in
        for warning in design.warnings {
          json.newLine()
          json.object { json in
            json.string("id", warning.id)
            json.string("text", wording.sentence(warning))
          }
        }
      }
      json.newLine()
    }
    return writer.text + "\n"
  }

  private func basis(_ json: inout JSONWriter) {
    json.string("currency", design.currency.code)
    json.list("categories") { json in for category in design.categories { json.string(nil, category) } }
    json.newLine()
    json.object("period") { json in
      json.string("from", design.window.from.iso)
      json.string("to", design.window.to.iso)
    }
    json.newLine()
    json.object("basis") { json in
      let basis = design.basis
      json.integer("products", Int64(design.products))
      json.integer("receipts", Int64(basis.receipts))
      json.number("mean_basket", basis.meanBasket)
      json.number("mean_margin", basis.meanMargin)
      json.number("median_margin", basis.medianMargin)
      json.number("revenue", basis.revenue)
      json.number("margin_realised", basis.marginRealised)
      json.number("gm_share", basis.marginShare)
      json.number("interval_days", basis.intervalDays)
      json.integer("intervals", Int64(basis.intervals))
      json.number("redemption", basis.redemption)
    }
    json.newLine()
    json.list("left_out") { json in
      for product in design.leftOut {
        json.object { json in
          json.string("sku", product.sku)
          json.string("reason", product.reason.rawValue)
        }
      }
    }
    json.newLine()
    json.object("unmatched_sales") { json in
      json.integer("lines", Int64(design.unmatched.lines))
      json.integer("receipts", Int64(design.unmatched.receipts))
      json.number("units", design.unmatched.units)
      json.number("revenue", design.unmatched.revenue)
      json.list("products") { json in
        for product in design.unmatched.products {
          json.object { json in
            json.string("sku", product.sku)
            json.string("reason", product.reason.rawValue)
            json.integer("lines", Int64(product.lines))
            json.number("units", product.units)
            json.number("revenue", product.revenue)
          }
        }
      }
    }
  }

  private func clusters(_ json: inout JSONWriter) {
    json.newLine()
    json.list("margin_clusters") { json in
      for cluster in design.clusters {
        json.newLine()
        json.object { json in
          json.integer("cluster", Int64(cluster.cluster))
          json.integer("products", Int64(cluster.products))
          json.number("margin_min", cluster.marginMin)
          json.number("margin_max", cluster.marginMax)
          json.number("capacity", cluster.capacity)
          json.number("margin_share_min", cluster.marginShareMin)
          json.number("margin_share_max", cluster.marginShareMax)
          json.number("units", cluster.units)
          json.integer("lines", Int64(cluster.lines))
          json.integer("receipts", Int64(cluster.receipts))
          json.number("revenue", cluster.revenue)
          json.number("margin_realised", cluster.marginRealised)
        }
      }
    }
    json.newLine()
    json.object("quartiles") { json in
      json.number("q1", design.quartiles.q1)
      json.number("q2", design.quartiles.q2)
      json.number("q3", design.quartiles.q3)
    }
  }

  private func entryThreshold(_ json: inout JSONWriter) {
    let threshold = design.entryThreshold
    json.newLine()
    json.object("entry_threshold") { json in
      json.number("value", threshold.value)
      json.integer("cluster", Int64(threshold.cluster))
      json.number("receipts_share", threshold.receiptsShare)
      json.list("others") { json in
        for other in threshold.others {
          json.object { json in
            json.string("reading", other.reading)
            json.number("value", other.value)
            json.number("receipts_share", other.receiptsShare)
            json.integer("cluster", Int64(other.cluster))
          }
        }
      }
    }
  }

  private func rewardCap(_ json: inout JSONWriter) {
    let cap = design.rewardCap
    json.newLine()
    json.object("reward_cap") { json in
      json.raw("value", DesignJSON.decimal(millionths: cap.millionths))
      json.number("reached", cap.reached)
      json.number("entry_cluster_min", cap.entryClusterMin)
      json.number("revenue_75", cap.revenue75)
      json.list("readings") { json in
        for reading in cap.readings {
          json.object { json in
            json.string("reading", reading.reading)
            json.number("value", reading.value)
            json.number("products_share", reading.productsShare)
            json.number("receipts_share", reading.receiptsShare)
            json.number("revenue_share", reading.revenueShare)
            json.number("profit_left", reading.profitLeft)
          }
        }
      }
    }
  }

  private func belowCap(_ json: inout JSONWriter) {
    json.newLine()
    json.list("below_cap") { json in
      for product in design.belowCap {
        json.newLine()
        json.object { json in
          json.string("sku", product.sku)
          json.number("margin_share", product.marginShare)
          json.string("treatment", product.treatment.rawValue)
          json.number("left_at_cap", product.leftAtCap)
          json.number("revenue", product.revenue)
          json.list("compared") { json in
            for row in product.compared {
              json.object { json in
                json.string("treatment", row.treatment.rawValue)
                json.number("reward", row.reward)
                json.number("brought", row.brought)
                json.number("left", row.left)
                json.number("break_even", row.breakEven)
              }
            }
          }
        }
      }
    }
  }

  private func alternatives(_ json: inout JSONWriter) {
    json.newLine()
    json.list("ladders") { json in
      for ladder in design.alternatives {
        json.newLine()
        json.object { json in
          json.string("id", ladder.id)
          json.number("step", ladder.step)
          json.number("cost", ladder.cost)
          levels("levels", ladder.levels, &json)
        }
      }
    }
  }

  private func levels(_ key: String, _ levels: [LadderDesign.Level], _ json: inout JSONWriter) {
    json.list(key) { json in
      for level in levels {
        json.newLine()
        json.object { json in
          json.string("name", level.name)
          json.number("from", level.from)
          json.number("file_from", level.fileFrom)
          json.number("reward_share", level.rewardShare)
          json.number("receipts_between", level.receiptsBetween)
          json.integer("members", level.members.map { Int64($0) })
          json.number("members_share", level.membersShare)
          json.number("revenue_share", level.revenueShare)
          json.number("revenue_share_of_all", level.revenueShareOfAll)
          json.number("profit", level.profit)
          json.number("profit_expected", level.profitExpected)
          json.number("revenue_cac_multiple", level.revenueCacMultiple)
          json.number("profit_cac_multiple", level.profitCacMultiple)
          json.number("roi", level.roi)
          json.integer("payback_purchases", level.paybackPurchases)
          json.number("payback_days", level.paybackDays)
        }
      }
    }
  }

  private func members(_ json: inout JSONWriter) {
    json.newLine()
    guard let members = design.members else { return json.raw("members", "null") }
    json.object("members") { json in
      json.string("from", design.year.from.iso)
      json.string("to", design.year.to.iso)
      json.integer("members", Int64(members.members))
      json.integer("buyers", Int64(members.buyers))
      json.integer("below", Int64(members.below))
      json.number("spend", members.spend)
      json.number("spend_of_all", members.spendOfAll)
      json.number("cost", members.cost)
      json.list("percentiles") { json in
        for percentile in members.percentiles {
          json.object { json in
            json.integer("percentile", Int64(percentile.percentile))
            json.number("value", percentile.value)
          }
        }
      }
      json.list("landing") { json in
        for row in members.landing {
          json.object { json in
            json.string("tier", row.tier.isEmpty ? nil : row.tier)
            json.string("level", row.level == 0 ? nil : "level_\(row.level)")
            json.integer("members", Int64(row.members))
            json.number("spend", row.spend)
          }
        }
      }
      guard let losers = members.losers else { return json.raw("losers", "null") }
      json.object("losers") { json in
        json.integer("members", Int64(losers.members))
        json.integer("rewarded", Int64(losers.rewarded))
        json.number("today", losers.today)
        json.number("designed", losers.designed)
        json.number("all_today", losers.allToday)
        json.number("all_designed", losers.allDesigned)
      }
    }
  }

  private func sensitivity(_ json: inout JSONWriter) {
    json.newLine()
    json.list("sensitivity") { json in
      for row in design.sensitivity {
        json.newLine()
        json.object { json in
          json.string("factor", row.factor)
          json.number("change", row.change)
          json.number("reward_cap", row.rewardCap)
          json.number("entry_threshold", row.entryThreshold)
          json.number("gm_share", row.marginShare)
          json.number("mean_margin", row.meanMargin)
          json.number("profit_at_top", row.profitAtTop)
          json.integer("payback_purchases", row.paybackPurchases)
        }
      }
    }
  }

  /// A decimal of millionths without zeros at its end: exact.
  static func decimal(millionths: Int64) -> String {
    var text = DecimalText.text(millionths, digits: 6)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

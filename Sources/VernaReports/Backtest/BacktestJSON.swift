package import VernaCore
package import VernaDesign
import VernaMechanics
package import VernaViews

/// A back-test as JSON: money in major units with the currency's digits, points with two.
package struct BacktestJSON {
  private let result: BacktestResult
  private let currency: Currency

  /// Takes what is to be written.
  package init(_ result: BacktestResult, _ currency: Currency) {
    self.result = result
    self.currency = currency
  }

  /// Writes it into an object.
  package func write(into json: inout JSONWriter) {
    json.string("programme", result.programme)
    json.integer("version", Int64(result.version))
    json.object("period") {
      $0.string("from", result.from.iso)
      $0.string("to", result.to.iso)
    }
    BacktestJSON.write(result.verdict, currency, into: &json)
    json.integer("members", result.members)
    json.object("whole") { month(result.whole, into: &$0) }
    json.newLine()
    json.list("months") { list in
      for (place, one) in result.months.enumerated() {
        list.newLine()
        list.object { object in
          object.string("month", result.monthStarts[place].iso)
          month(one, into: &object)
          let balance = result.months[...place].reduce(Int64(0)) { $0 + $1.balanceChange }
          let owed = result.months[...place].reduce(Int64(0)) { $0 + $1.owedChange }
          object.raw("points_outstanding", points(balance))
          object.money("liability", major(owed), digits: digits)
        }
      }
    }
    json.newLine()
    json.list("mechanics") { list in
      for (place, cost) in result.costs.enumerated() {
        list.newLine()
        list.object { object in
          object.string("id", result.offers[place].id.string)
          object.string("section", result.offers[place].section.rawValue)
          object.integer("times", cost.times)
          object.money("discounts", major(cost.money), digits: digits)
          object.raw("points", points(cost.points))
          object.money("points_value", major(cost.pointsMoney), digits: digits)
          object.money("cost", major(cost.cost), digits: digits)
          object.integer("gifts", cost.gifts)
        }
      }
    }
    json.newLine()
    json.list("tiers") { list in
      for level in result.levels {
        list.object {
          $0.string("id", level.id.string)
          $0.integer("members", level.members)
        }
      }
    }
    json.object("guard") {
      $0.integer("cuts", result.cuts.times)
      $0.money("money", major(result.cuts.money), digits: digits)
      $0.raw("points", points(result.cuts.points))
    }
    json.object("under_cost") {
      $0.integer("lines", result.linesUnderCost)
      $0.integer("costed_lines", result.costedLines)
      $0.money("lost", major(result.lostUnderCost), digits: digits)
    }
    json.object("left_out") {
      $0.integer("receipts_not_priced", result.unpriced)
      $0.integer("returns_without_purchase", result.returnsWithoutPurchase)
      $0.integer("lines", result.linesLeftOut)
    }
  }

  private func month(_ month: BacktestMonth, into json: inout JSONWriter) {
    json.integer("receipts", month.receipts)
    json.money("revenue_before", major(month.paidBefore), digits: digits)
    json.money("revenue", major(month.paid), digits: digits)
    json.money("margin_before", major((month.netBefore - month.goods) / 1_000_000), digits: digits)
    json.money("margin", major((month.net - month.goods) / 1_000_000), digits: digits)
    json.money("discounts", major(month.discounts), digits: digits)
    json.money("paid_by_points", major(month.paidByPoints), digits: digits)
    json.raw("points_issued", points(month.issued))
    json.raw("points_redeemed", points(month.redeemed))
    json.raw("points_expired", points(month.expired))
    json.money("issued_value", major(month.issuedMoney), digits: digits)
    json.integer("tier_up", month.climbs)
    json.integer("tier_down", month.falls)
  }

  private var digits: Int { currency.digits }
  private func major(_ minor: Int64) -> Double { Double(minor) / Double(currency.minorPerMajor) }
  private func points(_ hundredths: Int64) -> String { DecimalText.text(hundredths, digits: 2) }
}

extension BacktestJSON {
  /// Writes who wins and loses, and what a response would bring.
  package static func write(
    _ comparison: BacktestComparison, _ response: BacktestResponse, _ currency: Currency, into json: inout JSONWriter
  ) {
    func major(_ minor: Int64) -> Double { Double(minor) / Double(currency.minorPerMajor) }
    json.object("members_change") {
      $0.integer("winners", comparison.winners)
      $0.integer("losers", comparison.losers)
      $0.integer("unchanged", comparison.unchanged)
      $0.integer("winners_who_would_notice", comparison.noticingWinners)
      $0.integer("losers_who_would_notice", comparison.noticingLosers)
      $0.money("won", major(comparison.won), digits: currency.digits)
      $0.money("lost", major(comparison.lost), digits: currency.digits)
    }
    json.newLine()
    json.list("response") { list in
      for one in response.cases {
        list.object {
          $0.string("case", "\(one.name)")
          $0.number("frequency", one.frequency)
          $0.number("basket", one.basket)
          $0.number("retention", one.retention)
          $0.money("extra_margin", major(one.extraMargin), digits: currency.digits)
          $0.money("net", major(one.extraMargin - one.cost), digits: currency.digits)
          switch one.source {
          case .articles: $0.string("source", "articles, conservative")
          case .experiment(let id): $0.string("source", "experiment \(id)")
          }
        }
      }
    }
  }

  static func write(_ verdict: BacktestVerdict, _ currency: Currency, into json: inout JSONWriter) {
    func major(_ minor: Int64) -> Double { Double(minor) / Double(currency.minorPerMajor) }
    json.object("verdict") {
      switch verdict.finding {
      case .eatsTheMargin: $0.string("finding", "eats_the_margin")
      case .sellsUnderCost: $0.string("finding", "sells_under_cost")
      case .paysFrom: $0.string("finding", "pays_from")
      case .unknownMargin: $0.string("finding", "margin_unknown")
      }
      if case .paysFrom(let share) = verdict.finding { $0.number("break_even", share) }
      $0.money("margin_before", major(verdict.marginBefore), digits: currency.digits)
      $0.money("cost_accrual", major(verdict.promised), digits: currency.digits)
      $0.money("cost_cash", major(verdict.paid), digits: currency.digits)
      $0.string("cause", verdict.cause?.id.string)
      $0.number("cause_share", verdict.causeShare)
    }
  }
}

package import VernaCore
package import VernaMechanics

/// A calculation as the order API's JSON has it: money and points are texts with their digits.
package struct CalculationWire {
  private let calculation: Calculation
  private let digits: Int

  package init(_ calculation: Calculation, _ currency: Currency) {
    self.calculation = calculation
    digits = currency.digits
  }

  /// Writes the fields into an object that is open.
  package func write(into json: inout JSONWriter) {
    json.amount("full", calculation.full, digits: digits)
    json.amount("discount", calculation.discount, digits: digits)
    json.amount("paid_by_points", calculation.paidByPoints, digits: digits)
    json.amount("total", calculation.total, digits: digits)
    json.points("points_earned", calculation.earned)
    json.points("points_spent", calculation.spent)
    json.points("points_spendable", calculation.spendable)
    if let bound = calculation.spendingBound { json.string("points_bound", bound.rawValue) }
    if calculation.wallet != "" { json.string("wallet", calculation.wallet.string) }
    json.list("lines") { json in for line in calculation.lines { json.object { write(line, into: &$0) } } }
    json.list("effects") { json in
      for effect in calculation.effects {
        json.object { json in
          json.string("offer", effect.offer.string)
          if effect.money != .zero { json.amount("money", effect.money, digits: digits) }
          if effect.points != .zero { json.points("points", effect.points) }
          json.list("lines") { for line in effect.lines { $0.string(nil, line.string) } }
        }
      }
    }
    json.list("refusals") { json in
      for refusal in calculation.refusals { json.object { write(refusal, into: &$0) } }
    }
    writeGifts(into: &json)
    json.list("guard") { json in for cut in calculation.cuts { json.object { write(cut, into: &$0) } } }
    json.list("messages") { json in
      for message in calculation.messages {
        json.object { json in
          json.string("for", message.reader.rawValue)
          json.string("offer", message.offer.string)
          json.string("text", message.text)
          if let missing = message.missing { json.amount("missing", missing, digits: digits) }
        }
      }
    }
  }

  private func write(_ line: PricedLine, into json: inout JSONWriter) {
    json.string("id", line.id.string)
    json.raw("quantity", "\"" + DecimalText.text(line.quantity.thousandths, digits: 3) + "\"")
    json.amount("full", line.full, digits: digits)
    json.amount("discount", line.discount, digits: digits)
    json.amount("paid_by_points", line.paidByPoints, digits: digits)
    json.amount("total", line.total, digits: digits)
    json.points("points_spent", line.pointsSpent)
    json.points("points_earned", line.pointsEarned)
    json.list("discounts") { json in
      for part in line.discounts {
        json.object { json in
          json.string("offer", part.offer.string)
          json.amount("money", part.money, digits: digits)
        }
      }
    }
    if line.fiscal.isEmpty { return }
    json.list("fiscal") { json in
      for part in line.fiscal {
        json.object { json in
          json.raw("quantity", "\"" + DecimalText.text(part.quantity.thousandths, digits: 3) + "\"")
          json.amount("price", part.price, digits: digits)
          json.amount("amount", part.amount, digits: digits)
        }
      }
    }
    if line.unsplit != .zero { json.amount("unsplit", line.unsplit, digits: digits) }
  }

  private func write(_ refusal: OfferRefusal, into json: inout JSONWriter) {
    json.string("offer", refusal.offer.string)
    json.string("reason", refusal.reason.code)
    switch refusal.reason {
    case .heldOut(let holdout): json.string("holdout", holdout.string)
    case .noCoupon(let series): json.string("series", series.string)
    case .couponSpent(let code): json.string("code", code.string)
    case .conditionBroke(let why): json.string("why", why)
    case .limitReached(let limit, let scope):
      json.integer("limit", Int64(limit))
      json.string("scope", scope.rawValue)
    case .exclusive(let winner), .notBest(let winner), .stopped(let winner): json.string("by", winner.string)
    default: break
    }
  }

  private func writeGifts(into json: inout JSONWriter) {
    json.list("grants") { json in
      for grant in calculation.grants {
        json.object { json in
          json.string("offer", grant.offer.string)
          json.string("wallet", grant.wallet.string)
          json.points("points", grant.points)
          json.integer("pending_days", Int64(grant.life.pendingDays))
        }
      }
    }
    json.list("gifts") { json in
      for gift in calculation.gifts {
        json.object { json in
          json.string("offer", gift.offer.string)
          switch gift.kind {
          case .product(let sku, let quantity):
            json.string("kind", "product")
            json.string("sku", sku.string)
            json.raw("quantity", "\"" + DecimalText.text(quantity.thousandths, digits: 3) + "\"")
          case .coupon(let series):
            json.string("kind", "coupon")
            json.string("series", series.string)
          case .service(let name):
            json.string("kind", "service")
            json.string("service", name.string)
          case .badge(let name):
            json.string("kind", "badge")
            json.string("badge", name.string)
          }
        }
      }
    }
    json.list("codes") { json in
      for use in calculation.codes {
        json.object { json in
          json.string("series", use.series.string)
          json.string("code", use.code.string)
        }
      }
    }
  }

  private func write(_ cut: GuardCut, into json: inout JSONWriter) {
    json.string("floor", cut.floor.rawValue)
    if cut.line != "" { json.string("line", cut.line.string) }
    json.string("offer", cut.offer == "" ? nil : cut.offer.string)
    if cut.money != .zero { json.amount("money", cut.money, digits: digits) }
    if cut.points != .zero { json.points("points", cut.points) }
  }
}

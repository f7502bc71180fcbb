import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// What an offer is worth at its face, as far as the file alone can tell.
struct OfferWorth {
  let pricing: PricingRules

  /// On a basket of 1,000 whole money where all its conditions hold and all lines are its own, in minor units; nil where it
  /// depends on what is in the basket or on the member.
  func onBasketOfThousand(_ offer: Offer) -> Int64? {
    guard offer.trigger == .basket else { return nil }
    let basket = 1000 * pricing.currency.minorPerMajor
    switch offer.benefit {
    case .discount(let discount):
      guard let worth = discountWorth(discount.amount, basket) else { return nil }
      return min(worth, discount.ceiling?.minorUnits ?? worth, basket)
    case .points(let points):
      guard let worth = pointsWorth(points, basket) else { return nil }
      let ceiling = points.ceiling.map { self.worth(of: $0, in: points.wallet) }
      return min(worth, ceiling ?? worth)
    case .multiplyPoints, .gift, .coupon, .service, .badge: return nil
    }
  }

  /// Points given once, in minor units of money.
  func once(_ offer: Offer) -> Int64? {
    guard case .points(let points) = offer.benefit, case .fixed(let count) = points.amount else { return nil }
    return worth(of: count, in: points.wallet)
  }

  private func discountWorth(_ amount: Discount.Amount, _ basket: Int64) -> Int64? {
    switch amount {
    case .share(let share): share.of(basket, rounding: pricing.moneyRounding)
    case .steps(let steps, let measure): step(steps, measure, basket)?.of(basket, rounding: pricing.moneyRounding)
    case .money(let money): money.minorUnits
    case .moneyEach, .price, .cheapest, .set, .formula: nil
    }
  }

  private func pointsWorth(_ points: PointsBenefit, _ basket: Int64) -> Int64? {
    switch points.amount {
    case .share(let share): share.of(basket)
    case .steps(let steps, let measure): step(steps, measure, basket)?.of(basket)
    case .each(let count, let every):
      worth(of: Points(hundredths: count.hundredths * (basket / every.minorUnits)), in: points.wallet)
    case .fixed(let count): worth(of: count, in: points.wallet)
    case .perUnit, .formula: nil
    }
  }

  private func step(_ steps: [DiscountStep], _ measure: CheckedRule, _ basket: Int64) -> Share? {
    guard measure.expression.text == "basket.total" else { return nil }
    return steps.last { $0.from <= basket }?.share ?? .zero
  }

  private func worth(of points: Points, in wallet: ByteText) -> Int64 {
    let value = pricing.wallets.first { $0.id == wallet }?.valueMicros ?? 0
    let minor = Int128(points.hundredths) * Int128(value) * Int128(pricing.currency.minorPerMajor)
    return divideRoundingHalfAway(minor, by: 100_000_000)
  }
}

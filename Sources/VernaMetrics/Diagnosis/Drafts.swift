import VernaCore

/// Actions as drafts: what to launch, with which settings, at what cost, and which metric it should move.
///
/// The actions are seed 001's; METRICS.md, "From diagnosis to action", says which belongs to which finding.
struct Drafts {
  let facts: DiagnosisFacts

  /// Points for showing the card, on the receipts that do not show one yet.
  func bonusForCard(onTurnover turnover: Double, receipts: Double) -> FindingAction {
    FindingAction(
      kind: .promotion, title: Phrase("action.bonus_for_card"),
      draft: [Phrase("draft.points_thrice"), Phrase("draft.weeks", ["weeks": .count(4)])],
      forecastCost: facts.costOfMorePoints(onTurnover: turnover, times: 2), moves: "receipts.member_share")
  }

  func cashierScript(moves: String = "receipts.member_share") -> FindingAction {
    FindingAction(
      kind: .cashierList, title: Phrase("action.cashier_script"),
      draft: [Phrase("draft.cashier_says"), Phrase("draft.slip_text")], moves: moves)
  }

  func onlineEnrolment() -> FindingAction {
    FindingAction(
      kind: .task, title: Phrase("action.online_enrolment"), draft: [Phrase("draft.enrol_in_app")],
      moves: "revenue.member_share")
  }

  /// Double points from a basket somewhat above the usual one: one receipt in four is taken to reach it.
  func pointsFromBasket(moves: String) -> FindingAction {
    let step = Drafts.roundStep((facts.number("basket.member") ?? 0) * 1.2)
    return FindingAction(
      kind: .promotion, title: Phrase("action.points_from_basket", ["basket": .money(step)]),
      draft: [
        Phrase("draft.points_twice_from", ["basket": .money(step)]), Phrase("draft.weeks", ["weeks": .count(6)]),
      ],
      forecastCost: facts.costOfMorePoints(onTurnover: facts.memberTurnover * 0.4, times: 1), moves: moves)
  }

  func buyMore(moves: String) -> FindingAction {
    FindingAction(
      kind: .challenge, title: Phrase("action.buy_more"), draft: [Phrase("draft.growing_points")],
      forecastCost: facts.costOfMorePoints(onTurnover: facts.memberTurnover * 0.25, times: 1), moves: moves)
  }

  func threeForTwo() -> FindingAction {
    FindingAction(
      kind: .promotion, title: Phrase("action.three_for_two"),
      draft: [Phrase("draft.three_for_two"), Phrase("draft.margin_floor")], moves: "items.gap")
  }

  func pointsForItems() -> FindingAction {
    let items = Int64(max(3, ((facts.number("items.member") ?? 2) + 1).rounded(.up)))
    return FindingAction(
      kind: .promotion, title: Phrase("action.points_for_items", ["items": .count(items)]),
      draft: [
        Phrase("draft.points_from_items", ["items": .count(items)]), Phrase("draft.weeks", ["weeks": .count(6)]),
      ],
      forecastCost: facts.costOfMorePoints(onTurnover: facts.memberTurnover * 0.3, times: 0.5), moves: "items.gap")
  }

  func pointsForDearer() -> FindingAction {
    FindingAction(
      kind: .promotion, title: Phrase("action.points_for_dearer"), draft: [Phrase("draft.dearer_quarter")],
      forecastCost: facts.costOfMorePoints(onTurnover: facts.memberTurnover * 0.15, times: 1), moves: "price.gap")
  }

  func premiumOffers() -> FindingAction {
    FindingAction(
      kind: .offer, title: Phrase("action.premium_offers"), draft: [Phrase("draft.premium_offers")], moves: "price.gap")
  }

  /// A gift for a member who comes back: a tenth of a basket, taken up by one in ten who are silent.
  func winBack(silent: Double, moves: String) -> FindingAction {
    let gift = Drafts.roundStep((facts.number("basket.member") ?? 0) * 0.1)
    let days = max(7, ((facts.number("interval.mean") ?? 10) * 3).rounded())
    return FindingAction(
      kind: .trigger, title: Phrase("action.win_back"),
      draft: [
        Phrase("draft.silent_for", ["days": .days(days)]), Phrase("draft.gift", ["gift": .money(gift)]),
        Phrase("draft.response_assumed", ["share": .share(0.1)]),
      ],
      forecastCost: silent > 0 ? Int64((silent * 0.1 * Double(gift)).rounded()) : nil, moves: moves)
  }

  /// A coupon for the next purchase within two usual intervals: 5 % of a basket, used by one member in five a month.
  func nextPurchaseCoupon() -> FindingAction {
    let value = Drafts.roundStep((facts.number("basket.member") ?? 0) * 0.05)
    let days = max(3, ((facts.number("interval.mean") ?? 7) * 1.5).rounded())
    return FindingAction(
      kind: .offer, title: Phrase("action.next_purchase"),
      draft: [
        Phrase("draft.coupon", ["value": .money(value), "days": .days(days)]),
        Phrase("draft.response_assumed", ["share": .share(0.2)]),
      ],
      forecastCost: Int64((facts.membersBuying * 0.2 * Double(value)).rounded()), moves: "frequency.judged")
  }

  func competitorPrices() -> FindingAction {
    FindingAction(
      kind: .task, title: Phrase("action.competitor_prices"), draft: [Phrase("draft.competitor_file")],
      moves: "frequency.judged")
  }

  /// A reminder before points burn; a tenth of them is taken to be spent because of it.
  func burnReminder(money: Double?, contactable: Double?) -> FindingAction {
    var draft = [Phrase("draft.remind_before", ["days": .count(14)])]
    if let contactable, contactable > 0 {
      draft.append(Phrase("draft.contactable", ["members": .count(Int64(contactable.rounded()))]))
    }
    draft.append(Phrase("draft.spent_assumed", ["share": .share(0.1)]))
    return FindingAction(
      kind: .trigger, title: Phrase("action.burn_reminder"), draft: draft,
      forecastCost: money.map { Int64(($0 * 0.1 / 3).rounded()) }, moves: "points.redemption_rate")
  }

  func smallerStep() -> FindingAction {
    FindingAction(
      kind: .promotion, title: Phrase("action.smaller_step"), draft: [Phrase("draft.pay_any_part")],
      moves: "points.redemption_rate")
  }

  func minimumBasket() -> FindingAction {
    let step = Drafts.roundStep(facts.number("basket.median_member") ?? facts.number("basket.member") ?? 0)
    return FindingAction(
      kind: .promotion, title: Phrase("action.minimum_basket", ["basket": .money(step)]),
      draft: [Phrase("draft.promotions_from", ["basket": .money(step)])], moves: "cherry_pickers.share")
  }

  func noPointsOnPromotions(moves: String) -> FindingAction {
    FindingAction(
      kind: .promotion, title: Phrase("action.no_points_on_promotions"),
      draft: [Phrase("draft.promoted_lines_earn_nothing")], moves: moves)
  }

  func answerLowScores(hours: Int) -> FindingAction {
    FindingAction(
      kind: .task, title: Phrase("action.answer_low_scores", ["hours": .count(Int64(hours))]),
      draft: [Phrase("draft.one_owner"), Phrase("draft.deadline", ["hours": .count(Int64(hours))])],
      moves: "nps.closed_loop")
  }

  func relevantOffers() -> FindingAction {
    FindingAction(
      kind: .offer, title: Phrase("action.relevant_offers"), draft: [Phrase("draft.offers_from_history")],
      moves: "offers.conversion")
  }

  /// A tenth of members get nothing, so that the action's own effect is seen.
  func holdOut(moves: String) -> FindingAction {
    FindingAction(
      kind: .holdout, title: Phrase("action.hold_out"),
      draft: [Phrase("draft.hold_out_share", ["share": .share(0.1)]), Phrase("draft.weeks", ["weeks": .count(8)])],
      moves: moves)
  }

  func task(_ title: String, draft: [Phrase] = [], moves: String) -> FindingAction {
    FindingAction(kind: .task, title: Phrase(title), draft: draft, moves: moves)
  }

  /// Money rounded to two leading digits, the second 0 or 5: a threshold that fits on a slip.
  static func roundStep(_ minor: Double) -> Int64 {
    guard minor.isFinite, minor > 0 else { return 0 }
    var unit = 1.0
    while unit * 10 <= minor { unit *= 10 }
    let half = unit / 2
    return Int64(max(half, (minor / half).rounded() * half))
  }
}

import VernaCore

/// Baskets, items and prices of members against others, and members' basket against its own last year.
enum BasketRules {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let drafts = Drafts(facts: facts)
    var found: [Diagnosis.Weighed] = []
    if facts.isLow("basket.gap") {
      found.append(
        facts.finding(
          "basket_gap_low", .warning, metrics: ["basket.gap", "basket.member", "basket.anonymous"],
          title: title("basket.gap", facts), facts: below("basket.gap", facts),
          causes: ["card_for_discount_only", "base_reward_flat", "habit_of_shop"],
          actions: [
            drafts.pointsFromBasket(moves: "basket.gap"), drafts.buyMore(moves: "basket.gap"),
            drafts.holdOut(moves: "basket.member"),
          ], turnover: facts.memberTurnover))
    }
    if facts.isHigh("basket.gap") {
      found.append(
        facts.finding(
          "basket_gap_high", .note, metrics: ["basket.gap"], causes: ["small_baskets_unscanned"],
          actions: [drafts.cashierScript()]))
    }
    if facts.worsens("basket.member") {
      found.append(
        facts.finding(
          "basket_member", .bad, metrics: ["basket.member", "items.member", "price.member"], falls: true,
          causes: ["card_for_discount_only", "base_reward_flat", "cheaper_goods"],
          actions: [
            drafts.pointsFromBasket(moves: "basket.member"), drafts.buyMore(moves: "basket.member"),
            drafts.holdOut(moves: "basket.member"),
          ], turnover: facts.memberTurnover))
    }
    let itemsFall = facts.worsens("items.gap")
    if facts.isLow("items.gap") || itemsFall {
      found.append(
        facts.finding(
          "items_gap_low", .warning, metrics: ["items.gap", "items.member"], falls: !facts.isLow("items.gap"),
          title: title("items.gap", facts), facts: below("items.gap", facts),
          causes: ["card_at_big_baskets_only", "no_reason_to_fill"],
          actions: [drafts.pointsForItems(), drafts.threeForTwo(), drafts.holdOut(moves: "items.gap")],
          turnover: facts.memberTurnover))
    }
    let priceFalls = facts.worsens("price.gap")
    if facts.isLow("price.gap") || priceFalls {
      found.append(
        facts.finding(
          "price_gap_low", .warning, metrics: ["price.gap", "price.shelf_gap", "price.member"],
          falls: !facts.isLow("price.gap"), title: title("price.gap", facts), facts: below("price.gap", facts),
          causes: ["programme_rewards_saving", "cherry_pickers"],
          actions: [drafts.pointsForDearer(), drafts.premiumOffers(), drafts.holdOut(moves: "price.gap")],
          turnover: facts.memberTurnover))
    }
    return found
  }

  /// A gap under zero is no "more by minus": it has a sentence of its own.
  private static func title(_ gap: String, _ facts: DiagnosisFacts) -> String {
    (facts.number(gap) ?? 0) < 0 ? "below" : "title"
  }

  private static func below(_ gap: String, _ facts: DiagnosisFacts) -> [String: Fact] {
    guard let value = facts.number(gap), value < 0 else { return [:] }
    return ["shortfall": .share(-value)]
  }
}

import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// What can be read and hardly does what was meant.
struct ProgrammeWarnings {
  let context: ReadingContext
  let file: TableReader

  func check(_ programme: Programme) {
    checkGroups(programme)
    checkNever(programme)
    checkLevels(programme)
    checkSpending(programme)
    checkGuard(programme)
    checkSeries(programme)
  }

  private func place(of offer: Offer) -> SourcePlace { context.offerPlaces[offer.id] ?? .start }

  /// A group of one settles nothing.
  private func checkGroups(_ programme: Programme) {
    for (word, path) in [("exclusive", \Stacking.exclusiveGroup), ("best_of", \Stacking.bestOfGroup)] {
      let grouped = Dictionary(grouping: programme.pricing.offers.filter { $0.stacking[keyPath: path] != nil }) {
        $0.stacking[keyPath: path] ?? ""
      }
      for (group, offers) in grouped where offers.count == 1 {
        context.warn(
          place(of: offers[0]), "в группе \(word): \(group) одно предложение",
          "the group \(word): \(group) has one offer",
          Bilingual("уберите группу или впишите в неё другие", "take the group away, or put others into it"))
      }
    }
  }

  /// Offers that can never apply.
  private func checkNever(_ programme: Programme) {
    let hidden = Set(programme.pricing.offers.filter { isNever($0, programme) }.map(\.id))
    for offer in programme.pricing.offers where hidden.contains(offer.id) {
      context.warn(
        place(of: offer), "\(offer.id) никогда не сработает", "\(offer.id) can never apply",
        Bilingual("условие или сроки не сходятся: проверьте их", "its condition or its dates never meet: look at them"))
    }
  }

  private func isNever(_ offer: Offer, _ programme: Programme) -> Bool {
    if let to = offer.schedule.to, to <= programme.effectiveFrom { return true }
    if let condition = offer.condition, Contradiction.isNever(condition.outline) { return true }
    if let lines = offer.lines, Contradiction.isNever(lines.outline) { return true }
    if offer.schedule.neverMeets { return true }
    if case .discount(let discount) = offer.benefit, case .steps(let steps, _) = discount.amount {
      return steps.allSatisfy { $0.share == .zero }
    }
    return false
  }

  private func checkLevels(_ programme: Programme) {
    guard let tiers = programme.tiers else { return }
    let givesPoints = programme.pricing.offers.contains { $0.walletGiven != nil && $0.section != .tiers }
    let firstGives = programme.pricing.offers.contains { offer in
      offer.walletGiven != nil && offer.audience.tiers.contains { $0 == tiers.levels[0].id }
    }
    for level in tiers.levels.dropFirst() {
      let isOutOfReach: Bool =
        switch (tiers.measure, tiers.window) {
        case (.points, _): !givesPoints && !firstGives
        case (.receipts, .rolling(let months)): level.from > Int64(months) * 31 * 10
        default: false
        }
      guard isOutOfReach else { continue }
      context.warn(
        file.place(of: "tiers"), "до уровня \(level.id) не дойти", "the level \(level.id) is out of reach",
        tiers.measure == .points
          ? Bilingual(
            "баллы до него не начисляются: добавьте earning или by: spend",
            "no points are given before it: add earning, or by: spend")
          : Bilingual("это больше 10 покупок в день: уменьшите from", "that is over 10 purchases a day: lower its from")
      )
    }
  }

  private func checkSpending(_ programme: Programme) {
    let given = Set(programme.pricing.offers.compactMap(\.walletGiven))
    for wallet in programme.pricing.wallets where given.contains(wallet.id) {
      let isSpent =
        wallet.paysOutBySelf || programme.pricing.burnings.contains { $0.wallet == wallet.id }
        || programme.rewards.contains { $0.wallet == wallet.id }
      guard !isSpent else { continue }
      context.warn(
        file.place(of: "points"), "баллы \(wallet.id) не на что потратить",
        "the points \(wallet.id) cannot be spent on anything",
        Bilingual("добавьте burning: {\(wallet.id): {}} или rewards", "add burning: {\(wallet.id): {}}, or rewards"))
    }
    if !given.isEmpty, !file.has("points") {
      context.warn(
        file.place, "баллы начисляются, а раздела points нет: срока у них не будет",
        "points are given and there is no section points: they never run out",
        Bilingual("добавьте points: {points: {expiry: 12 months}}", "add points: {points: {expiry: 12 months}}"))
    }
  }

  private func checkGuard(_ programme: Programme) {
    guard !programme.pricing.offers.isEmpty, !file.has("guards") else { return }
    context.warn(
      file.place, "нет guards: скидки и баллы могут съесть маржу",
      "there are no guards: discounts and points may eat the margin",
      Bilingual("добавьте guards: {line_margin: 0%}", "add guards: {line_margin: 0%}"))
  }

  /// A series that nothing asks for gives nothing.
  private func checkSeries(_ programme: Programme) {
    let asked = Set(programme.pricing.offers.compactMap(\.audience.coupon))
    for series in programme.pricing.coupons where !asked.contains(series.id) {
      context.warn(
        file.place(of: "coupons"), "код серии \(series.id) ничего не даёт", "a code of \(series.id) gives nothing",
        Bilingual(
          "добавьте в неё give или предложение с code: \(series.id)",
          "add give to it, or an offer with code: \(series.id)"))
    }
  }
}

extension Offer {
  /// The wallet that it gives points to, nil where it gives none.
  var walletGiven: ByteText? {
    guard case .points(let points) = benefit else { return nil }
    return points.wallet
  }
}

extension Schedule {
  /// Whether no day of its span is one of its weekdays.
  var neverMeets: Bool {
    guard let from, let to, !weekdays.isEmpty, from.distance(to: to) < 7 else { return false }
    return !(0..<max(0, from.distance(to: to))).contains { weekdays.contains(from.advanced(by: $0).weekday) }
  }
}

import VernaColumns
import VernaCore

/// What a person must know before using a design, the gravest first.
struct DesignWarnings {
  private let design: LadderDesign
  private let dataset: Dataset

  init(_ design: LadderDesign, dataset: Dataset) {
    self.design = design
    self.dataset = dataset
  }

  var phrases: [Phrase] { cap + threshold + ladder + members + data }

  private var cap: [Phrase] {
    let cap = design.rewardCap
    guard cap.millionths >= 10_000 else {
      return [Phrase("design.no_ladder", ["cap": .share(cap.value)])]
    }
    var phrases: [Phrase] = []
    if let reading = cap.readings.first, let under = reading.revenueShare, under > 0.25 {
      phrases.append(
        Phrase(
          "design.cap_fails_revenue",
          [
            "cap": .share(cap.value), "products": .share(1 - reading.productsShare), "revenue": .share(1 - under),
            "fits": .share(cap.revenue75 ?? 0),
          ]))
    }
    if let left = cap.readings.first?.profitLeft, left < 0 {
      phrases.append(Phrase("design.cap_eats_profit", ["cap": .share(cap.value), "loss": money(-left)]))
    }
    let losing = design.belowCap.filter { $0.treatment == .accept || $0.treatment == .leadGen }
    if let worst = losing.min(by: { $0.leftAtCap < $1.leftAtCap }) {
      phrases.append(
        Phrase(
          "design.sold_at_a_loss",
          ["count": .count(Int64(losing.count)), "sku": .text(worst.sku), "loss": money(-worst.leftAtCap)]))
    }
    return phrases
  }

  private var threshold: [Phrase] {
    let share = design.entryThreshold.receiptsShare
    let facts: [String: Fact] = ["value": money(design.entryThreshold.value), "share": .share(share)]
    if share < 0.1 { return [Phrase("design.threshold_too_high", facts)] }
    if share > 0.9 { return [Phrase("design.threshold_too_low", facts)] }
    return []
  }

  private var ladder: [Phrase] {
    var phrases: [Phrase] = []
    if let between = design.levels.compactMap(\.receiptsBetween).min(), between < 1 {
      let list = (design.members?.percentiles ?? []).map { $0.value }
      var facts: [String: Fact] = ["receipts": .number(between)]
      if list.count == 3 {
        for (name, value) in zip(["p50", "p75", "p90"], list) { facts[name] = money(value) }
        phrases.append(Phrase("design.levels_too_close", facts))
      } else {
        phrases.append(Phrase("design.levels_too_close_no_members", facts))
      }
    }
    if design.basis.meanMargin <= 0, !design.levels.isEmpty {
      phrases.append(Phrase("design.step_does_not_rise", ["margin": money(design.basis.meanMargin)]))
    }
    if let level = design.levels.first(where: { $0.profit <= 0 }) {
      phrases.append(
        Phrase("design.level_loses", ["share": .share(level.rewardShare), "loss": money(-level.profit)]))
    }
    if design.request.cacMicros == nil, !design.levels.isEmpty { phrases.append(Phrase("design.no_cac")) }
    return phrases
  }

  private var members: [Phrase] {
    if design.levels.isEmpty { return [] }
    guard let members = design.members else { return [Phrase("design.no_members")] }
    var phrases: [Phrase] = []
    if let losers = members.losers, losers.members > 0 {
      phrases.append(
        Phrase(
          "design.members_lose",
          [
            "count": .count(Int64(losers.members)), "of": .count(Int64(losers.rewarded)),
            "money": money(losers.today - losers.designed),
          ]))
    }
    if let first = dataset.columns.days?.lowerBound, first > design.year.from {
      phrases.append(Phrase("design.short_year", ["from": .day(first)]))
    }
    return phrases
  }

  private var data: [Phrase] {
    var phrases: [Phrase] = []
    if let first = dataset.columns.days?.lowerBound, first > design.window.from {
      phrases.append(Phrase("design.short_window", ["from": .day(first), "wanted": .day(design.window.from)]))
    }
    if !design.leftOut.isEmpty {
      phrases.append(Phrase("design.left_out", ["count": .count(Int64(design.leftOut.count))]))
    }
    if design.unmatched.lines > 0 {
      phrases.append(
        Phrase(
          "design.unmatched",
          ["count": .count(Int64(design.unmatched.lines)), "money": money(design.unmatched.revenue)]))
    }
    if !dataset.products.contains(where: { $0.vatRateMillionths != nil }),
      !dataset.terms.contains(where: { $0.vatRateMillionths != 0 })
    {
      phrases.append(Phrase("design.no_vat"))
    }
    return phrases
  }

  private func money(_ major: Double) -> Fact {
    .money(Int64((major * Double(design.currency.minorPerMajor)).rounded()))
  }
}

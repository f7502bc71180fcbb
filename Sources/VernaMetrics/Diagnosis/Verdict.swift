import VernaCore

/// The one sentence that opens a report: do the shares of turnover and receipts and the frequency grow (seed 001, its
/// last paragraph), and what must be said beside it.
enum Verdict {
  private enum Direction {
    case up, notUp, unknown
  }

  static func sentence(_ facts: DiagnosisFacts) -> Phrase {
    var slots: [String: Fact] = [:]
    slots["revenue"] = facts.share("revenue.member_share")
    slots["receipts"] = facts.share("receipts.member_share")
    guard slots.count == 2 else { return withoutReceipts(facts) }
    let shares = [direction("revenue.member_share", facts), direction("receipts.member_share", facts)]
    let frequencyID = facts.number("frequency.judged") == nil ? "frequency.active" : "frequency.judged"
    // The judged frequency has a window of its own; month by month the frequency of buyers tells how it moves.
    let isJudged = facts.metric(frequencyID).map { $0.trend != .notJudged } ?? false
    let frequency = direction(isJudged ? frequencyID : "frequency.active", facts)
    let isEverybody = (facts.number("receipts.member_share") ?? 0) >= 0.995
    // Of a period shorter than a month a frequency a month says nothing.
    let isShort = frequencyID == "frequency.active" && facts.months < 0.9
    guard let value = facts.number(frequencyID), !isShort else {
      return Phrase(isEverybody ? "verdict.everybody" : "verdict.unknown", slots)
    }
    slots["frequency"] = .number(value)
    // Where every receipt is a member's, shares cannot grow.
    if isEverybody {
      let end = isYearly(frequencyID, facts) ? "_year" : ""
      switch frequency {
      case .up: return Phrase("verdict.everybody_grows" + end, slots)
      case .notUp: return Phrase("verdict.everybody_not" + end, slots)
      case .unknown: return Phrase("verdict.everybody_unknown" + end, slots)
      }
    }
    let unit = isYearly(frequencyID, facts) ? "_year" : ""
    if shares.contains(.unknown) || frequency == .unknown { return Phrase("verdict.unknown_frequency" + unit, slots) }
    switch (shares == [.up, .up], frequency == .up) {
    case (true, true): return Phrase("verdict.all_grow" + unit, slots)
    case (true, false): return Phrase("verdict.shares_grow" + unit, slots)
    case (false, true): return Phrase("verdict.frequency_grows" + unit, slots)
    case (false, false):
      return Phrase((shares.contains(.up) ? "verdict.mixed" : "verdict.nothing_grows") + unit, slots)
    }
  }

  /// Points alone still say whether they are wanted.
  private static func withoutReceipts(_ facts: DiagnosisFacts) -> Phrase {
    guard let redeemed = facts.number("points.redemption_rate"), let unused = facts.number("points.unused_share") else {
      return Phrase("verdict.no_members")
    }
    return Phrase("verdict.points_only", ["redeemed": .share(redeemed), "unused": .share(unused)])
  }

  private static func isYearly(_ frequency: String, _ facts: DiagnosisFacts) -> Bool {
    frequency == "frequency.judged" && facts.report.query.industry != .grocery
  }

  static func cautions(_ facts: DiagnosisFacts) -> [Phrase] {
    // Without receipts nobody is compared with anybody.
    var cautions =
      withoutReceipts(facts).id == "verdict.points_only" && facts.number("base.receipts") == nil
      ? [] : [Phrase("caution.naive")]
    if let share = facts.number("roi.break_even") {
      cautions.append(
        share < 1
          ? Phrase("caution.break_even", ["share": facts.share("roi.break_even") ?? .share(share)])
          : Phrase("caution.cannot_break_even", ["share": .share(share)]))
    } else {
      let knowsMargin = facts.number("margin.member") != nil
      cautions.append(Phrase(knowsMargin ? "caution.break_even_wants_costs" : "caution.break_even_unknown"))
    }
    if facts.report.metrics.contains(where: { $0.status == .tooEarly }) { cautions.append(Phrase("caution.too_early")) }
    if let segment = facts.report.query.segment {
      cautions.append(Phrase("caution.segment"))
      cautions += segment.unknown.map(unknown)
    }
    return cautions
  }

  private static func unknown(_ value: UnknownValue) -> Phrase {
    let facts: [String: Fact] = [
      "name": .text(value.name), "value": .text(value.value), "known": .list(value.known),
    ]
    return switch value.holder {
    case .receipt: Phrase("caution.segment_unknown.receipt", facts)
    case .line: Phrase("caution.segment_unknown.line", facts)
    case .member: Phrase("caution.segment_unknown.member", facts)
    }
  }

  /// Against the same steps last year; else the whole period against last year's, else against the one before.
  private static func direction(_ id: String, _ facts: DiagnosisFacts) -> Direction {
    guard let metric = facts.metric(id), let value = metric.result.value?.double else { return .unknown }
    switch metric.trend {
    case .rising: return .up
    case .falling, .steady: return .notUp
    case .notJudged: break
    }
    guard let past = facts.alikeYearAgo(metric) ?? facts.alikePrevious(metric) else { return .unknown }
    return value > past ? .up : .notUp
  }
}

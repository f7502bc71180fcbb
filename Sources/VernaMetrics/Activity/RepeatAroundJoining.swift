import VernaColumns
import VernaStatistics

extension MetricDefinition {
  static let repeatBefore = MetricDefinition.receipts(
    "repeat.before", .activity, .share, .higher, source: "001",
    "people with at least two sales in the window W before joining / all whose windows are whole", isLive: false
  ) { context in
    if let absence = context.joiningAbsence { return .absent(absence) }
    let joining = context.now.receipts.joining
    return .memberShare(joining.repeatedBefore, of: joining.people, notes: [.other("not_causal")])
  }

  static let repeatAfter = MetricDefinition.receipts(
    "repeat.after", .activity, .share, .higher, source: "001",
    "the same people with at least two sales in the window W after joining, the joining receipt left out", isLive: false
  ) { context in
    if let absence = context.joiningAbsence { return .absent(absence) }
    let joining = context.now.receipts.joining
    return .memberShare(joining.repeatedAfter, of: joining.people, notes: [.other("not_causal")])
  }

  static let repeatDifference = MetricDefinition.receipts(
    "repeat.difference", .activity, .sharePoints, .higher, source: "001", "repeat.after - repeat.before", isNaive: true,
    isLive: false
  ) { context in
    if let absence = context.joiningAbsence { return .absent(absence) }
    let joining = context.now.receipts.joining
    // Of each person d = 1[after] - 1[before]: its square is 1 for those who did one and not the other.
    let difference = Int128(joining.repeatedAfter - joining.repeatedBefore)
    let moments = PairMoments(
      count: joining.people, x: difference, y: Int128(joining.people),
      xx: Int128(joining.repeatedAfter + joining.repeatedBefore - 2 * joining.repeatedBoth), xy: difference,
      yy: Int128(joining.people))
    return .ratio(
      .count(joining.repeatedAfter - joining.repeatedBefore), .count(joining.people), n: joining.people,
      interval: moments.ratioInterval()?.range, notes: [.other("not_causal")])
  }
}

extension MetricContext {
  /// Why nothing can be said of people before and after they joined.
  fileprivate var joiningAbsence: Absence? {
    if !given.has(.members, "joined_at") { return .wants(.members, "joined_at") }
    let joining = now.receipts.joining
    if joining.people == 0 { return .other("no_joining_windows") }
    return joining.seenBefore == 0 ? .other("no_sales_before_joining") : nil
  }
}

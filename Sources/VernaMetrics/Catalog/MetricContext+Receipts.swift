import VernaColumns
import VernaCore
import VernaStatistics

extension MetricContext {
  /// Why a metric that looks back to a day has no value: the data start later, or there are no receipts at all.
  func absence(lookingBackTo day: Day? = nil) -> Absence? {
    guard let dataStart else { return .wants(.receipts, "") }
    if let day, dataStart > day { return .needsReceiptsFrom(day) }
    return nil
  }

  /// The day from which B0 looks, W before `from`.
  var startWindow: Day { query.window(endingAt: now.period.from).from }
  /// The day from which B12 looks, 12 months and W before `to`.
  var yearAgoWindow: Day { query.window(endingAt: now.period.to.adding(months: -12)).from }

  /// The note on new members where nobody says when they joined: in the first W months they may be old customers.
  var newMemberNotes: [MetricNote] {
    guard let dataStart, !given.has(.members, "joined_at"),
      now.period.from < dataStart.adding(months: query.windowMonths)
    else { return [] }
    return [.mayBeOldCustomers]
  }

  /// The note on members where no file lists them.
  var memberListNotes: [MetricNote] { given.has(.members) ? [] : [.membersSeenOnly] }

  /// Over members who bought: their sale receipts, and 1.
  var receiptsOfBuyers: PairMoments {
    let receipts = now.receipts
    return PairMoments(
      count: receipts.members.buying, x: Int128(receipts.member.saleReceipts), y: Int128(receipts.members.buying),
      xx: Int128(receipts.moments.product(.memberReceipts, .memberReceipts)), xy: Int128(receipts.member.saleReceipts),
      yy: Int128(receipts.members.buying))
  }
}

extension MetricDefinition {
  /// A metric of section A, B or D worked from receipts: absent where the data have none or start too late for it.
  ///
  /// - Parameter lookBack: the day back to which it needs receipts.
  static func receipts(
    _ id: String, _ section: Section, _ unit: MetricUnit, _ good: Good, source: String, _ formula: String,
    isNaive: Bool = false, isLive: Bool = true, lookBack: @escaping @Sendable (MetricContext) -> Day? = { _ in nil },
    _ evaluate: @escaping @Sendable (MetricContext) -> MetricResult
  ) -> MetricDefinition {
    MetricDefinition(
      id: id, section: section, unit: unit, good: good, source: source, formula: formula, isNaive: isNaive,
      isLive: isLive
    ) { context in
      if let absence = context.absence(lookingBackTo: lookBack(context)) { return .absent(absence) }
      return evaluate(context)
    }
  }
}

extension MetricResult {
  /// A share of members, with Wilson's interval.
  static func memberShare(_ part: Int64, of whole: Int64, notes: [MetricNote] = []) -> MetricResult {
    .ratio(
      .count(part), .count(whole), n: whole,
      interval: part <= whole ? ConfidenceInterval.wilson(successes: part, of: whole)?.range : nil, notes: notes)
  }

  /// A count, its own sample.
  static func count(_ count: Int64, notes: [MetricNote] = []) -> MetricResult {
    MetricResult(value: .count(count), n: count, notes: notes)
  }
}

import VernaCore
import VernaStatistics

extension MetricDefinition {
  /// Receipts a buying member a month; it depends on the period's length, so it is not judged.
  static let frequencyActive = MetricDefinition.receipts(
    "frequency.active", .basket, .perMonth, .none, source: "001", "N_m / A / months"
  ) { context in
    let receipts = context.now.receipts
    let months = context.now.period.months
    return .ratio(
      .count(receipts.member.saleReceipts), .real(Double(receipts.members.buying) * months), n: receipts.members.buying,
      interval: context.receiptsOfBuyers.ratioInterval()?.scaled(by: 1 / months).range)
  }

  /// Receipts a buying member over the norm's own window: a calendar month for grocery, else 12 months.
  static let frequencyJudged = MetricDefinition.receipts(
    "frequency.judged", .basket, .receiptsPerMember, .higher, source: "001",
    "N_m / A over the norm's own window: the mean over full calendar months, or the 12 months that end at the period's end"
  ) { context in
    if context.query.industry == .grocery { return judgedByMonths(context) }
    if let absence = context.absence(lookingBackTo: context.now.period.to.adding(months: -12)) {
      return .absent(absence)
    }
    let year = context.now.receipts.yearEnding.receipts
    return .ratio(
      .count(Int64(year.x)), .count(year.count), n: year.count, interval: year.ratioInterval()?.range,
      notes: [.other("per_year")])
  }

  private static func judgedByMonths(_ context: MetricContext) -> MetricResult {
    let year = context.now.receipts.yearEnding
    let months = year.fullMonths.filter { $0.count > 0 }
    guard !months.isEmpty else { return .absent(.other("no_whole_month")) }
    let sum = months.reduce(0) { $0 + ($1.ratio ?? 0) }
    let mean = sum / Double(months.count)
    var interval = months.count == 1 ? months[0].ratioInterval()?.range : nil
    if months.count > 1, let variance = year.monthlyVariance {
      interval = ConfidenceInterval(estimate: mean, standardError: variance.squareRoot()).range
    }
    return .ratio(
      .real(sum), .count(Int64(months.count)), n: months.count == 1 ? months[0].count : year.monthlyMembers,
      interval: interval, notes: [.other("per_month")])
  }

  /// Receipts a member of the segment, buyers or not.
  static let frequencySegment = MetricDefinition.receipts(
    "frequency.segment", .basket, .receiptsPerMember, .higher, source: "002",
    "N_m / members of the segment, buyers or not"
  ) { context in
    let receipts = context.now.receipts
    let members = receipts.members
    // Buyers whose enrolment is not known are in the numerator alone.
    let moments = PairMoments(
      count: members.inSegment + members.buying - members.enrolledBuying, x: Int128(receipts.member.saleReceipts),
      y: Int128(members.inSegment), xx: Int128(receipts.moments.product(.memberReceipts, .memberReceipts)),
      xy: Int128(members.enrolledReceipts), yy: Int128(members.inSegment))
    return .ratio(
      .count(receipts.member.saleReceipts), .count(members.inSegment), n: members.inSegment,
      interval: moments.ratioInterval()?.range, notes: context.memberListNotes)
  }

  /// Receipts a buying member; known customers without a card are the norm.
  static let frequencyCustomer = MetricDefinition.receipts(
    "frequency.customer", .basket, .receiptsPerMember, .higher, source: "000,003",
    "sale receipts / customers with a sale", isNaive: true
  ) { context in
    let receipts = context.now.receipts
    return .ratio(
      .count(receipts.member.saleReceipts), .count(receipts.members.buying), n: receipts.members.buying,
      interval: context.receiptsOfBuyers.ratioInterval()?.range)
  }
}

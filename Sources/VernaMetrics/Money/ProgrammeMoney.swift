import VernaColumns

/// Members' margin without VAT in minor units, each term rounded once (METRICS.md, COGS_m, GM_m).
struct MarginFigures: Sendable {
  /// (S_m - R_m) without VAT, on lines whose cost is known.
  let revenue: Int64
  /// GM_m.
  let margin: Int64
  /// Which part of all sales has a known cost.
  let coverage: Double

  /// The note that says so where it is not all.
  var notes: [MetricNote] { coverage < 1 ? [.costCoverage(coverage)] : [] }
}

/// The terms of METRICS.md that are money of the programme, worked once from the base aggregates of a period.
struct ProgrammeMoney: Sendable {
  let now: PeriodAggregates
  let query: MetricQuery
  let given: GivenInputs

  init(_ context: MetricContext) {
    self.init(context.now, context)
  }

  /// The terms of another period of the same query, such as last year.
  init(_ aggregates: PeriodAggregates, _ context: MetricContext) {
    now = aggregates
    query = context.query
    given = context.given
  }

  /// GM of a group of receipts; absent where cost is known for under 90 % of S.
  func margin(of group: GroupSums) -> Known<MarginFigures> {
    guard given.givesCost else {
      return .absent(.wantsOneOf(["lines.cost", "products.cost"]))
    }
    let sales = now.receipts.sales
    guard sales > 0 else { return .absent(.zeroDenominator) }
    let covered =
      now.receipts.member.costedSales + now.receipts.other.costedSales + now.receipts.outside.costedSales
    let coverage = Double(covered) / Double(sales)
    if Int128(covered) * 10 < Int128(sales) * 9 { return .absent(.costCoverage(coverage)) }
    let revenue = ProgrammeMoney.rounded(group.costedSalesExVAT - group.costedReturnsExVAT)
    let cost = ProgrammeMoney.rounded(group.costOfSales - group.costOfReturns)
    return .value(MarginFigures(revenue: revenue, margin: revenue - cost, coverage: coverage))
  }

  /// GM_m.
  var memberMargin: Known<MarginFigures> { margin(of: now.receipts.member) }

  /// Whether anything says what rewards cost.
  private var rewardsAbsence: Absence? {
    given.givesRewards ? nil : .wantsOneOf(["receipts.points_paid", "lines.promo_funding"])
  }

  /// RW without VAT.
  var rewards: Known<Int64> {
    if let absence = rewardsAbsence { return .absent(absence) }
    let sums = now.receipts.member
    return .value(ProgrammeMoney.rounded(sums.rewardsExVAT - sums.rewardsOnReturnsExVAT))
  }

  /// RW as paid.
  var rewardsAsPaid: Known<Int64> {
    if let absence = rewardsAbsence { return .absent(absence) }
    let sums = now.receipts.member
    return .value(ProgrammeMoney.rounded(sums.rewards - sums.rewardsOnReturns))
  }

  /// The rows of the costs file; absent under a segment, to which no row can be put down.
  var listed: Known<CostAggregates> {
    if !given.has(.costs) { return .absent(.wants(.costs, "")) }
    return query.segment == nil ? .value(now.costs) : .absent(.notForSegment)
  }

  /// The programme's cost: RW and all rows but acquisition.
  var cost: Known<Int64> { listed.flatMap { listed in rewards.map { $0 + listed.listed } } }

  /// GM_m + RW: members' margin before rewards.
  var marginBeforeRewards: Known<Int64> {
    memberMargin.flatMap { margin in rewards.map { margin.margin + $0 } }
  }

  /// GM_m + RW and the rows of income.
  var income: Known<Int64> { listed.flatMap { listed in marginBeforeRewards.map { $0 + listed.income } } }

  /// A sum rounded half away from zero. It was added up in fractions, so a half that came out a hair short is a half.
  /// What 64 bits cannot hold is kept at their end.
  static func rounded(_ sum: Double) -> Int64 {
    Int64(max(-9e18, min(9e18, (sum + (sum < 0 ? -1e-6 : 1e-6)).rounded(.toNearestOrAwayFromZero))))
  }
}

package import VernaColumns
package import VernaCore

/// Fills what the points, offers, surveys and costs files give, for all periods of a report, and their tables.
///
/// A backend over a data set in memory makes one, lets it fill the aggregates that its receipts' side has begun, and
/// asks it for the tables.
package struct ProgrammeKernel {
  private let dataset: Dataset
  private let query: MetricQuery
  private let points: PointsKernel?
  private let pointsByPeriod: [PointsAggregates]
  private let offers: OffersKernel
  private let surveys: SurveyKernel
  private let costs: CostKernel
  private let given: GivenInputs

  /// Reads the side tables of a data set.
  ///
  /// - Complexity: O(rows of the side tables) and one walk over the receipts of members who have points; with a costs
  ///   file and a launch date one more over all receipts.
  package init(dataset: Dataset, query: MetricQuery, periods: [Period]) {
    self.dataset = dataset
    self.query = query
    given = dataset.given
    let side = dataset.side
    let namesMembers = !side.points.isEmpty || !side.offers.isEmpty || !side.surveys.isEmpty
    let directory = MemberDirectory(namesMembers ? dataset.members : [])
    if dataset.side.points.isEmpty {
      points = nil
      pointsByPeriod = [PointsAggregates](repeating: PointsAggregates(), count: periods.count)
    } else {
      var kernel = PointsKernel(dataset: dataset, query: query, periods: periods, directory: directory)
      pointsByPeriod = kernel.aggregates()
      points = kernel
    }
    offers = OffersKernel(dataset: dataset, query: query, directory: directory)
    surveys = SurveyKernel(dataset: dataset, query: query, directory: directory)
    costs = CostKernel(dataset: dataset, query: query, periods: periods)
  }

  /// Fills all but the receipts' part of each period's aggregates, which stand in the order of the periods given.
  package func fill(_ aggregates: inout [PeriodAggregates]) {
    let changes = marginChanges
    for place in aggregates.indices {
      let period = aggregates[place].period
      if points != nil { aggregates[place].points = pointsByPeriod[place] }
      aggregates[place].offers = offers.aggregates(of: period)
      aggregates[place].surveys = surveys.aggregates(of: period)
      aggregates[place].costs = costs.aggregates(of: period)
      aggregates[place].costs.marginChangeVariance = changes[period]
    }
  }

  /// The variance of the change of margin over the report's period and each of its steps that has last year in the data;
  /// only where cost is known: it reads all members' lines.
  private var marginChanges: [Period: Double] {
    guard given.givesCost, let first = dataset.columns.days?.lowerBound else { return [:] }
    let steps = query.by.map { $0.split(query.period) } ?? []
    var wanted: [Period] = []
    for period in [query.period] + steps where first <= query.yearAgo(period).from && !wanted.contains(period) {
      wanted.append(period)
    }
    return wanted.isEmpty ? [:] : MarginChange(dataset: dataset, query: query).variances(of: wanted)
  }

  /// The tables of these files for the query's period; those whose file was not given say so.
  package var tables: [MetricTable] { tables(years: nil, receipts: nil) }

  /// The same where the kernels already know what members did in the 12 months before the period's end.
  func tables(years: [MemberYear]?, receipts: ReceiptAggregates?) -> [MetricTable] {
    var tables: [MetricTable] = []
    func table(_ id: String, _ section: MetricDefinition.Section, wants absence: Absence?, _ make: () -> MetricTable) {
      tables.append(absence.map { MetricTable(id: id, section: section, columns: [], absence: $0) } ?? make())
    }
    let context = MetricContext(
      now: PeriodAggregates(period: query.period), yearAgo: nil, query: query, given: given)
    let pointsTables = points.map {
      PointsTables(query: query, history: $0.history, burning: $0.burning)
    }
    for (id, make) in [
      ("points.redemption_cohort", { (tables: PointsTables) in tables.redemptionCohort }),
      ("points.burn_calendar", { (tables: PointsTables) in tables.burnCalendar }),
    ] {
      table(id, .points, wants: context.pointsAbsence ?? (pointsTables == nil ? .wants(.points, "") : nil)) {
        pointsTables.map(make) ?? MetricTable(id: id, section: .points, columns: [])
      }
    }
    table("offers.conversion", .activity, wants: context.offersAbsence) { offers.conversionTable(of: query.period) }
    table("nps", .satisfaction, wants: context.surveyAbsence) { surveys.scoreTable(of: query.period) }
    table("csi.mean", .satisfaction, wants: context.surveyAbsence) { surveys.satisfactionTable(of: query.period) }
    let segmented: Absence? = query.segment != nil ? .notForSegment : nil
    let costAbsence: Absence? = given.givesCost ? nil : .wantsOneOf(["lines.cost", "products.cost"])
    // One test of the cover for all that is said of margin: over the sales of all shoppers.
    var knowsMargin = given.givesCost
    if let receipts {
      var now = PeriodAggregates(period: query.period)
      now.receipts = receipts
      let margin = ProgrammeMoney(MetricContext(now: now, yearAgo: nil, query: query, given: given)).memberMargin
      if case .absent = margin { knowsMargin = false }
    }
    let costsAbsence: Absence? = given.has(.costs) ? segmented : .wants(.costs, "")
    table("romi.naive", .money, wants: context.offersAbsence ?? costsAbsence ?? costAbsence) {
      costs.campaignTable(of: query, knowsMargin: knowsMargin)
    }
    table(
      "payback.days", .money,
      wants: costsAbsence ?? costAbsence
        ?? (costs.hasLaunch ? nil : .wantsOption("--launch"))
    ) { costs.paybackTable(of: query) }
    tables.append(SegmentsValue(dataset: dataset, query: query, years: years, knowsMargin: knowsMargin).table)
    tables.append(RevenueBridge(dataset: dataset, query: query).table)
    return tables
  }
}

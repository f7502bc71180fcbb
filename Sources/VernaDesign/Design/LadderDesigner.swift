public import VernaColumns
import VernaCore

/// Designs a ladder from a data set: margins, demand, threshold, cap, levels, pay-back (Mindbox, "how to work out the return of a
/// loyalty programme", step by step).
public struct LadderDesigner: Sendable {
  let dataset: Dataset
  private let listed: Set<String>
  let request: DesignRequest
  private let pointMicros: Int64?

  /// Makes a designer.
  ///
  /// - Parameters:
  ///   - listed: the skus of the products file; products of the data set beyond it are known from sales alone.
  ///   - pointMicros: money for one point in millionths of a major unit, where the data's points are to count as rewards of today.
  public init(_ dataset: Dataset, listed: Set<String>, request: DesignRequest, pointMicros: Int64? = nil) {
    self.dataset = dataset
    self.listed = listed
    self.request = request
    self.pointMicros = pointMicros
  }

  /// The tables of the design, exact, before they are written down.
  struct Work {
    let tables: EconomicsTables
    let reader: DemandReader
    let entry: Int
    let threshold: Fraction
    let capMillionths: Int64
    let steps: LadderSteps?
    let thin: [Int]
  }

  /// Designs the ladder.
  ///
  /// - Throws: `DesignFailure` where there is nothing to design from.
  /// - Complexity: O(receipts + lines + products x log products).
  public func design() throws(DesignFailure) -> LadderDesign { try worked().design }

  /// The design with what it was worked from.
  func worked() throws(DesignFailure) -> (design: LadderDesign, work: Work) {
    let rates = Set(
      dataset.terms.map(\.vatRateMillionths) + dataset.products.map { $0.vatRateMillionths ?? 0 })
    let scale = ExactScale(dataset.settings, rates: rates)
    for category in request.categories
    where !dataset.products.contains(where: { ProductTable.holds($0.category, [category]) }) {
      throw .unknownCategory(category)
    }
    var table = ProductTable(dataset, listed: listed, categories: request.categories, scale: scale)
    guard !table.products.isEmpty else { throw .noProducts(leftOut: table.leftOut.count) }
    guard let day = DemandReader.dayAfterLastSale(dataset) else { throw .noSales }
    let quartiles = MarginQuartiles(table.products.map(\.margin))
    table.cluster(by: quartiles)
    let reader = DemandReader(dataset: dataset, table: table, scale: scale)
    let demand = reader.read(Period(from: day.adding(months: -request.months), to: day))
    let tables = EconomicsTables(
      table: table, demand: demand, scale: scale, ranks: reader.ranks, quartiles: quartiles,
      currency: dataset.settings.currency)
    guard demand.receipts > 0, let entry = tables.entryCluster, let threshold = tables.threshold else {
      throw .noMatchedSales(unmatchedLines: demand.unmatched.values.reduce(0) { $0 + $1.lines })
    }
    return written(tables, reader, entry: entry, threshold: threshold, day: day)
  }

  private func written(
    _ tables: EconomicsTables, _ reader: DemandReader, entry: Int, threshold: Fraction, day: Day
  ) -> (design: LadderDesign, work: Work) {
    let year = Period(from: day.adding(months: -12), to: day)
    let standing = MemberStanding.read(reader, year: year, pointMicros: pointMicros)
    let basis = basis(tables, standing: standing, day: day)
    let cap = min(tables.reachedCap - request.keepMillionths, request.capMillionths ?? Int64.max)
    let ladders = LadderSet(tables: tables, basis: basis, threshold: threshold, cap: cap, levels: request.levels)
    let exactCap = Fraction(cap, 1_000_000)
    let products = ThinProducts(tables: tables, cap: exactCap, wanted: request.treatment)
    let thin = products.places(ExactShare(millionths: cap))
    var design = LadderDesign(
      currency: dataset.settings.currency, window: tables.demand.window, year: year, categories: request.categories,
      request: request, leftOut: tables.table.leftOut, unmatched: unmatched(tables),
      products: tables.table.products.count, clusters: tables.rows,
      quartiles: LadderDesign.Quartiles(
        q1: tables.scale.major(tables.quartiles.first).double, q2: tables.scale.major(tables.quartiles.second).double,
        q3: tables.scale.major(tables.quartiles.third).double),
      basis: writtenBasis(tables, basis), entryThreshold: tables.entryThreshold(entry, threshold),
      rewardCap: tables.rewardCap(cap, entry: entry), belowCap: thin.map { products.row($0) },
      levels: ladders.designed?.levels ?? [], alternatives: ladders.alternatives,
      members: ladders.designed.flatMap { steps in standing.map { $0.landing(steps) } }, sensitivity: [], warnings: [])
    design.sensitivity = SensitivityTable(tables: tables, basis: basis, request: request, entry: entry)
      .rows(topShare: ladders.designed?.shares.last)
    design.warnings = DesignWarnings(design, dataset: dataset).phrases
    let work = Work(
      tables: tables, reader: reader, entry: entry, threshold: threshold, capMillionths: cap, steps: ladders.designed,
      thin: thin)
    return (design, work)
  }

  private func basis(_ tables: EconomicsTables, standing: MemberStanding?, day: Day) -> LadderBasis {
    let demand = tables.demand
    let interval =
      request.intervalMicros.map { Fraction($0, 1_000_000) }
      ?? (demand.intervals > 0 ? Fraction(demand.intervalSeconds, 86_400 * Int128(demand.intervals)) : nil)
    return LadderBasis(
      meanBasket: tables.meanBasket, meanMargin: tables.meanMargin, marginShare: tables.marginShare,
      cac: request.cacMicros.map { Fraction($0, 1_000_000) }, interval: interval,
      redemption: request.redemptionMillionths.map { Fraction($0, 1_000_000) }
        ?? MemberStanding.redemption(dataset, before: day), standing: standing)
  }

  private func writtenBasis(_ tables: EconomicsTables, _ basis: LadderBasis) -> LadderDesign.Basis {
    LadderDesign.Basis(
      receipts: tables.demand.receipts, meanBasket: basis.meanBasket.double, meanMargin: basis.meanMargin.double,
      medianMargin: tables.medianMargin.double, revenue: tables.scale.major(tables.demand.revenue).double,
      marginRealised: tables.scale.major(tables.demand.margin).double, marginShare: basis.marginShare?.double,
      intervalDays: basis.interval?.double, intervals: request.intervalMicros == nil ? tables.demand.intervals : 0,
      redemption: basis.redemption?.double)
  }

  private func unmatched(_ tables: EconomicsTables) -> LadderDesign.UnmatchedSales {
    let sold = tables.demand.unmatched.sorted {
      dataset.products[$0.key].sku.utf8.lexicographicallyPrecedes(dataset.products[$1.key].sku.utf8)
    }
    return LadderDesign.UnmatchedSales(
      lines: sold.reduce(0) { $0 + $1.value.lines }, receipts: tables.demand.unmatchedReceipts,
      units: Fraction(sold.reduce(Int128(0)) { $0 + $1.value.units }, 1000).double,
      revenue: tables.scale.major(sold.reduce(Int128(0)) { $0 + $1.value.revenue }).double,
      products: sold.map { index, sales in
        LadderDesign.UnmatchedSales.Product(
          sku: dataset.products[index].sku, reason: tables.table.reasonOfProduct[index] ?? .notListed,
          lines: sales.lines, units: Fraction(sales.units, 1000).double,
          revenue: tables.scale.major(sales.revenue).double)
      })
  }
}

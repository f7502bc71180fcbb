import VernaColumns
import VernaCore

/// segments.value: what the members of each RFM cell brought in the report's period.
struct SegmentsValue {
  private struct Cell {
    var members: Int64 = 0
    var sales: Int64 = 0
    var sums: EconomicSums
  }

  let dataset: Dataset
  let query: MetricQuery
  /// What the kernels found of each buyer of the 12 months; nil where they did not look.
  let years: [MemberYear]?
  /// Whether enough costs of goods are known for a margin of the period.
  let knowsMargin: Bool

  /// The table, in the order of cells.
  var table: MetricTable {
    var table = MetricTable(
      id: "segments.value", section: .activity,
      columns: [
        .init("cell"), .init("members", .count), .init("sales", .money), .init("margin", .money),
        .init("rewards", .money), .init("break_even", .share), .init("lift", .money),
      ], notes: [.asOfPeriodEnd, .other("cell_cost_is_its_rewards")])
    if let absence {
      table.absence = absence
      return table
    }
    let economics = ReceiptEconomics(dataset: dataset)
    let found = sums(economics)
    let knowsRewards = dataset.given.givesRewards
    for (code, cell) in found.sorted(by: { $0.key < $1.key }) {
      let margin = economics.margin(cell.sums)
      let rewards = economics.rewardsWithoutTax(cell.sums)
      let before = margin + rewards
      let share: MetricTable.Cell =
        knowsMargin && knowsRewards && before > 0
        ? .share(Double(rewards) / Double(before)) : .missing(before > 0 ? "not_given" : "zero_denominator")
      table.rows.append([
        .text(String(code)), .count(cell.members), .money(cell.sales),
        knowsMargin ? .money(margin) : .missing("not_given"), knowsRewards ? .money(rewards) : .missing("not_given"),
        share,
        .missing("waits_for_models"),
      ])
    }
    return table
  }

  private var absence: Absence? {
    if query.segment?.narrowsReceipts == true { return .notForSegment }
    let from = query.period.to.adding(months: -12)
    guard let first = dataset.columns.days?.lowerBound else { return .wants(.receipts, "") }
    guard first <= from else { return .needsReceiptsFrom(from) }
    return nil
  }

  private func sums(_ economics: ReceiptEconomics) -> [Int16: Cell] {
    // Without lines rewards are points, and there is no cost: receipts' own sums are enough.
    if let years, dataset.columns.lineCount == 0 { return sums(years, economics) }
    let cells =
      years.map { RFMCells(years: $0, dataset: dataset, before: query.period.to) }
      ?? RFMCells(dataset: dataset, before: query.period.to)
    return sums(cells, economics)
  }

  private func sums(_ years: [MemberYear], _ economics: ReceiptEconomics) -> [Int16: Cell] {
    let cells = RFMCells(years: years, dataset: dataset, before: query.period.to)
    let place = economics.placeOfPoints
    var found = [Cell?](repeating: nil, count: 556)
    for year in years {
      let code = Int(cells.codes[Int(year.member)])
      var cell = found[code] ?? Cell(sums: economics.none)
      found[code] = nil
      cell.members += 1
      cell.sales += year.periodSales
      cell.sums.money += year.periodSales
      cell.sums.sales[place] += Int128(year.periodPoints)
      cell.sums.returns[place] += Int128(year.periodPointsOnReturns)
      found[code] = cell
    }
    var sums: [Int16: Cell] = [:]
    for (code, cell) in found.enumerated() { sums[Int16(code)] = cell }
    return sums
  }

  private func sums(_ cells: RFMCells, _ economics: ReceiptEconomics) -> [Int16: Cell] {
    let ranges = dataset.columns.shopperRanges(8)
    let (dataset, period, chosen) = (dataset, query.period, query.segment?.members)
    let readsLines = dataset.given.givesCost || dataset.given.givesRewards
    let parts = ParallelWalk.map(parts: ranges.count) { part in
      var found: [Int16: Cell] = [:]
      let reader = economics.reader
      dataset.columns.forEachShopper(in: ranges[part]) { block in
        let member = Int(dataset.memberOfShopper[block.shopper])
        guard member >= 0, cells.codes[member] > 0, chosen?[member] ?? true else { return }
        var cell = found[cells.codes[member]] ?? Cell(sums: economics.none)
        // Taken out while it is added to, so that its sums are not copied.
        found[cells.codes[member]] = nil
        cell.members += 1
        for index in 0..<block.count {
          let flags = ReceiptFlags(rawValue: block.flags[index])
          guard flags.contains(.isMember), period.contains(Day(number: Int32(block.day[index]))) else { continue }
          if readsLines { reader.add(block, index, to: &cell.sums) }
          if !flags.contains(.isReturn) { cell.sales += block.total(index) }
        }
        found[cells.codes[member]] = cell
      }
      return found
    }
    return parts.reduce(into: [:]) { all, part in
      for (code, cell) in part {
        var sum = all[code] ?? Cell(sums: economics.none)
        sum.members += cell.members
        sum.sales += cell.sales
        sum.sums += cell.sums
        all[code] = sum
      }
    }
  }
}

extension GivenInputs {
  /// Whether anything says what goods cost.
  package var givesCost: Bool { has(.lines, "cost") || has(.products, "cost") }
  /// Whether anything says what rewards were given.
  package var givesRewards: Bool {
    has(.receipts, "points_paid") || has(.lines, "points_paid") || has(.lines, "promo_funding")
  }
}

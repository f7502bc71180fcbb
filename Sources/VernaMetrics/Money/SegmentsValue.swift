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

  /// The table, in the order of cells.
  func table(cells: RFMCells) -> MetricTable {
    var table = MetricTable(
      id: "segments.value", section: .activity,
      columns: [
        .init("cell"), .init("members", .count), .init("sales", .money), .init("margin", .money),
        .init("rewards", .money), .init("break_even", .share), .init("lift", .money),
      ], notes: [.asOfPeriodEnd, .other("cell_cost_is_its_rewards")])
    if let absence = absence(cells) {
      table.absence = absence
      return table
    }
    let economics = ReceiptEconomics(dataset: dataset)
    let found = sums(cells: cells, economics: economics)
    let knowsRewards = dataset.given.givesRewards
    let knowsCost = isCostKnown(found)
    for (code, cell) in found.sorted(by: { $0.key < $1.key }) {
      let margin = economics.margin(cell.sums)
      let rewards = economics.rewardsWithoutTax(cell.sums)
      let before = margin + rewards
      let share: MetricTable.Cell =
        knowsCost && knowsRewards && before > 0
        ? .share(Double(rewards) / Double(before)) : .missing(before > 0 ? "not_given" : "zero_denominator")
      table.rows.append([
        .text(String(code)), .count(cell.members), .money(cell.sales),
        knowsCost ? .money(margin) : .missing("not_given"), knowsRewards ? .money(rewards) : .missing("not_given"),
        share,
        .missing("waits_for_models"),
      ])
    }
    return table
  }

  private func absence(_ cells: RFMCells) -> Absence? {
    if query.segment?.narrowsReceipts == true { return .notForSegment }
    guard let first = dataset.columns.days?.lowerBound, first <= cells.from else {
      return .needsReceiptsFrom(cells.from)
    }
    return nil
  }

  /// Cost of at least 90 % of these members' sales must be known, as for the margin of all.
  private func isCostKnown(_ cells: [Int16: Cell]) -> Bool {
    let sales = cells.values.reduce(Int128(0)) { $0 + Int128($1.sums.money) }
    let covered = cells.values.reduce(Int128(0)) { $0 + Int128($1.sums.coveredMoney) }
    return dataset.given.givesCost && covered * 10 >= sales * 9
  }

  private func sums(cells: RFMCells, economics: ReceiptEconomics) -> [Int16: Cell] {
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
  var givesCost: Bool { has(.lines, "cost") || has(.products, "cost") }
  /// Whether anything says what rewards were given.
  var givesRewards: Bool {
    has(.receipts, "points_paid") || has(.lines, "points_paid") || has(.lines, "promo_funding")
  }
}

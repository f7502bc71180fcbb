import VernaColumns
import VernaCore
import VernaStatistics

/// The table metrics that receipts and members give for the query's period.
struct ReceiptTables {
  let dataset: Dataset
  let query: MetricQuery
  let run: KernelRun

  /// Nil where nothing was walked for the period.
  init?(dataset: Dataset, query: MetricQuery, run: KernelRun) {
    guard run.setup.plan.periods.contains(query.period) else { return nil }
    self.dataset = dataset
    self.query = query
    self.run = run
  }

  private var hasReceipts: Bool { dataset.columns.receiptCount > 0 }

  /// The tables of the contract that ask for receipts, each saying so. Both halves of activity.map do: they count members
  /// by their receipts in the period.
  private var withoutReceipts: [MetricTable] {
    let ids: [(String, MetricDefinition.Section)] = [
      ("scan.by_cashier", .basket), ("scan.by_store", .basket), ("scan.by_channel", .basket),
      ("scan.suspect_cards", .basket), ("launch.before_after", .basket), ("activity.map", .activity),
      ("base.structure", .activity), ("retention.cohorts", .retention),
    ]
    return ids.map { id, section in
      MetricTable(id: id, section: section, columns: [], absence: .wants(.receipts, ""))
    }
  }

  /// All but members.detail, in the order of METRICS.md, then those that only pages use.
  var others: [MetricTable] {
    guard let place = run.setup.plan.periods.firstIndex(of: query.period) else { return [] }
    if !hasReceipts { return withoutReceipts }
    let whole = run.aggregates(of: place)
    let scans = ScanTables(dataset: dataset, query: query, result: run.scan, whole: whole)
    return [
      scans.byCashier, scans.byStore, scans.byChannel, scans.suspectCards, scans.withoutSuspects,
      LaunchTable(dataset: dataset, query: query, run: run).table, activityMap, structure, cohorts,
      scans.byStoreAndMonth, scans.reconciliation,
    ]
  }

  /// The sum over threads of a buffer of the tables' tallies.
  private func sum(_ buffer: (TableTally) -> ScratchBuffer<Int64>) -> [Int64] {
    let buffers = run.kernels.map { buffer($0.tables) }
    guard var sums = buffers.first?.array else { return [] }
    for other in buffers.dropFirst() {
      for index in sums.indices { sums[index] += other[index] }
    }
    return sums
  }

  /// activity.map in long form: a row a cell that has members.
  private var activityMap: MetricTable {
    var table = MetricTable(
      id: "activity.map", section: .activity,
      columns: [.init("of"), .init("recency"), .init("receipts"), .init("members", .count)])
    for (kind, counts) in [("purchase", sum(\.purchaseMap)), ("points", sum(\.pointsMap))] {
      for recency in 0..<ActivityBucket.recencies {
        for count in 0..<ActivityBucket.counts {
          let members = counts[recency * ActivityBucket.counts + count]
          if members == 0 { continue }
          table.rows.append([
            .word(kind), .text(ActivityBucket.recencyNames[recency]), .text(ActivityBucket.countNames[count]),
            .count(members),
          ])
        }
      }
    }
    return table
  }

  /// base.structure by calendar month.
  private var structure: MetricTable {
    let groups = TableTally.Group.allCases
    let names = ["new", "returning", "reactivated", "quiet", "sleeping", "lost"]
    var table = MetricTable(
      id: "base.structure", section: .activity, columns: [.init("month")] + names.map { .init($0, .count) })
    let counts = sum(\.structure)
    for (index, month) in run.setup.plan.structure.enumerated() {
      table.rows.append(
        [.month(month.start)] + groups.map { .count(counts[index * groups.count + $0.rawValue]) })
    }
    return table
  }

  /// retention.cohorts in long form: sales only, by calendar month of the first sale and months since.
  private var cohorts: MetricTable {
    var table = MetricTable(
      id: "retention.cohorts", section: .retention,
      columns: [
        .init("cohort"), .init("age", .count), .init("members", .count), .init("active", .count),
        .init("share", .share),
        .init("interval_low", .share), .init("interval_high", .share),
      ], notes: [.other("cohorts_by_sales")])
    if !dataset.given.has(.members, "joined_at") { table.notes.append(.mayBeOldCustomers) }
    let counts = sum(\.cohorts)
    let months = run.setup.plan.months.count
    for cohort in 0..<months {
      let members = counts[cohort * months + cohort]
      if members == 0 { continue }
      for month in cohort..<months {
        let active = counts[cohort * months + month]
        if active == 0 { continue }
        let interval = ConfidenceInterval.wilson(successes: active, of: members)
        table.rows.append([
          .month(Day.start(ofMonthIndex: run.setup.plan.firstMonth + cohort)), .count(Int64(month - cohort)),
          .count(members), .count(active), .share(Double(active) / Double(members)), .share(interval?.low ?? 0),
          .share(interval?.high ?? 1),
        ])
      }
    }
    return table
  }

  /// members.detail: who bought or had points before the period's end, in order of ids.
  var details: MetricTable {
    var table = MetricTable(
      id: "members.detail", section: .activity,
      columns: [
        .init("member_id"), .init("receipts", .count), .init("activity", .share), .init("rating", .share),
        .init("interval", .days), .init("recency", .days), .init("last_points_use", .days), .init("balance", .points),
      ])
    let end = run.setup.zoneStartOfEnd
    let balances = MemberBalances(dataset: dataset, before: end)
    var found = run.kernels.flatMap(\.tables.details)
    let bought = Set(found.map(\.member))
    for member in balances.members where member < run.setup.detailLimit && !bought.contains(member) {
      if !(query.segment?.members?[Int(member)] ?? true) { continue }
      found.append(
        MemberDetail(member: member, lastAt: 0, lastPointsUse: run.setup.lastRedemption.map { $0[Int(member)] } ?? 0))
    }
    found = ByteOrder.sorted(found) { dataset.members[Int($0.member)].id }
    if dataset.members.count > run.setup.detailLimit { table.notes.append(.other("first_members_only")) }
    let days = Double(query.period.days)
    table.rows = found.map { detail in
      let balance = balances.balance(of: detail.member)
      func elapsed(_ moment: Int64) -> MetricTable.Cell {
        moment == 0 ? .missing("never") : .count((end - moment) / 86_400)
      }
      return [
        .text(dataset.members[Int(detail.member)].id),
        hasReceipts ? .count(detail.receipts) : .missing("not_given"),
        hasReceipts ? .share(Double(detail.days) / days) : .missing("not_given"), rating(balance, net: detail.net),
        detail.receipts > 1
          ? .number(Double(detail.seconds) / 86_400 / Double(detail.receipts - 1))
          : .missing(hasReceipts ? "one_purchase" : "not_given"),
        hasReceipts ? elapsed(detail.lastAt) : .missing("not_given"), elapsed(detail.lastPointsUse),
        balance.map { .points($0) } ?? .missing("no_points"),
      ]
    }
    return table
  }

  /// Balance x value / (the member's S - R).
  private func rating(_ balance: Int64?, net: Int64) -> MetricTable.Cell {
    guard let balance, let value = query.pointValueMicros, hasReceipts else { return .missing("not_given") }
    guard net > 0 else { return .missing("zero_denominator") }
    return .share(Double(balance) * Double(value) / 100_000_000 / Double(net))
  }
}

/// Balances of points before a moment, of members who have a row of the points file.
struct MemberBalances {
  private var byMember: [Int32: Int64] = [:]

  init(dataset: Dataset, before end: Int64) {
    if dataset.side.points.isEmpty { return }
    let directory = MemberDirectory(dataset.members)
    for row in dataset.side.points where row.at < end {
      guard let member = directory.index(of: row.memberID) else { continue }
      let takes = row.kind == .redeem || row.kind == .expire
      byMember[Int32(member), default: 0] += takes ? -row.points.hundredths : row.points.hundredths
    }
  }

  /// Members with a row.
  var members: [Int32] { byMember.keys.sorted() }

  /// A member's balance in hundredths of points; nil without a row.
  func balance(of member: Int32) -> Int64? { byMember[member] }
}

import VernaColumns
import VernaCore

/// What one thread counts over members for the tables of the query's period.
final class TableTally {
  /// Groups of base.structure, in the order of METRICS.md.
  enum Group: Int, CaseIterable {
    case new, returning, reactivated, quiet, sleeping, lost
  }

  private let setup: KernelSetup
  /// The query's period in cells.
  private let period: Range<Int>
  private let end: Int64
  /// Cells before the end of the query's period.
  let endCell: Int32
  /// By month of base.structure and group.
  let structure: ScratchBuffer<Int64>
  /// Row-major by month of the first sale and of a sale.
  let cohorts: ScratchBuffer<Int64>
  private let monthOfCell: [Int32]
  /// Row-major by recency and by receipts: members by their last purchase, and by their last use of points.
  let purchaseMap: ScratchBuffer<Int64>
  let pointsMap: ScratchBuffer<Int64>
  private(set) var details: [MemberDetail] = []
  /// What each member did in the 12 months before the period's end, for RFM cells; only without a segment.
  private(set) var years: [MemberYear] = []
  /// Those 12 months in cells; nil with a segment.
  private let year: Range<Int>?
  /// The current shopper's last sale with points paid before the period's end; 0 for none.
  var lastPointsUse: Int64 = 0

  init(_ setup: KernelSetup) {
    self.setup = setup
    let plan = setup.plan
    period = plan.cells.range(setup.query.period)
    let to = setup.query.period.to
    year = setup.segment == nil ? plan.cells.range(from: to.adding(months: -12), to: to) : nil
    end = setup.zoneStartOfEnd
    endCell = Int32(period.upperBound)
    structure = ScratchBuffer(plan.structure.count * Group.allCases.count, zero: 0)
    cohorts = ScratchBuffer(plan.months.count * plan.months.count, zero: 0)
    var months = [Int32](repeating: -1, count: plan.cells.count)
    for (month, cells) in plan.months.enumerated() {
      for cell in cells { months[cell] = Int32(month) }
    }
    monthOfCell = months
    purchaseMap = ScratchBuffer(ActivityBucket.recencies * ActivityBucket.counts, zero: 0)
    pointsMap = ScratchBuffer(ActivityBucket.recencies * ActivityBucket.counts, zero: 0)
  }

  /// Counts a member with at least one sale; its runs are in place.
  func add(_ kernel: ShopperKernel, member: Int, first: Int) {
    addCohort(kernel, first: first)
    addStructure(kernel)
    let high = Int(kernel.runsBefore[period.upperBound])
    var last = high - 1
    while last >= 0 && !kernel.runs[last].hasSale { last -= 1 }
    if last < 0 { return }
    let receipts = kernel.sales(in: period)
    let lastAt = Int64(kernel.runs[last].lastAt)
    let column = ActivityBucket.count(receipts)
    purchaseMap[ActivityBucket.recency(seconds: end - lastAt) * ActivityBucket.counts + column] += 1
    let lastUse = setup.lastRedemption.map { $0[member] } ?? lastPointsUse
    if lastUse > 0 { pointsMap[ActivityBucket.recency(seconds: end - lastUse) * ActivityBucket.counts + column] += 1 }
    if let year, kernel.sales(in: year) > 0 {
      years.append(memberYear(kernel, year, member: member, lastAt: lastAt))
    }
    if member < setup.detailLimit {
      details.append(detail(kernel, member: member, receipts: receipts, lastAt: lastAt, lastUse: lastUse))
    }
  }

  private func memberYear(_ kernel: ShopperKernel, _ year: Range<Int>, member: Int, lastAt: Int64) -> MemberYear {
    MemberYear(
      member: Int32(member), lastSale: lastAt, sales: kernel.sales(in: year),
      money: kernel.sum(Register.memberSales, in: year), periodSales: kernel.sum(Register.memberSales, in: period),
      periodPoints: kernel.sum(Register.memberPointsPaid, in: period),
      periodPointsOnReturns: kernel.sum(Register.memberPointsOnReturns, in: period))
  }

  private func detail(
    _ kernel: ShopperKernel, member: Int, receipts: Int64, lastAt: Int64, lastUse: Int64
  ) -> MemberDetail {
    var detail = MemberDetail(member: Int32(member), lastAt: lastAt, lastPointsUse: lastUse)
    let low = Int(kernel.runsBefore[period.lowerBound])
    let high = Int(kernel.runsBefore[period.upperBound])
    detail.receipts = receipts
    detail.days = kernel.sum(Register.days, in: period)
    detail.net = kernel.sum(Register.memberSales, in: period) - kernel.sum(Register.memberReturns, in: period)
    if receipts > 1 {
      let runs = (low..<high).filter { kernel.runs[$0].hasSale }
      if let from = runs.first, let to = runs.last {
        detail.seconds = Int64(kernel.runs[to].lastAt) - Int64(kernel.runs[from].firstAt)
      }
    }
    return detail
  }

  private func addCohort(_ kernel: ShopperKernel, first: Int) {
    let months = setup.plan.months.count
    let cohort = monthOfCell[Int(kernel.runs[first].cell)]
    if cohort < 0 { return }
    var last: Int32 = -1
    for run in first..<kernel.runCount where kernel.runs[run].hasSale {
      let cell = Int(kernel.runs[run].cell)
      if cell >= period.upperBound { break }
      let month = monthOfCell[cell]
      if month != last {
        cohorts[Int(cohort) * months + Int(month)] += 1
        last = month
      }
    }
  }

  private func addStructure(_ kernel: ShopperKernel) {
    for (index, month) in setup.plan.structure.enumerated() {
      let endRun = Int(kernel.runsBefore[month.cells.upperBound])
      if endRun == 0 { continue }
      let startRun = Int(kernel.runsBefore[month.cells.lowerBound])
      var here = startRun
      while here < endRun && !kernel.runs[here].hasSale { here += 1 }
      var before = startRun - 1
      while before >= 0 && !kernel.runs[before].hasSale { before -= 1 }
      let group: Group
      if here < endRun {
        group = before < 0 ? .new : isRecent(kernel.runs[before], kernel.runs[here]) ? .returning : .reactivated
      } else if before < 0 {
        continue
      } else {
        let cell = Int(kernel.runs[before].cell)
        group = cell >= month.windowStart ? .quiet : cell >= month.doubleStart ? .sleeping : .lost
      }
      structure[index * Group.allCases.count + group.rawValue] += 1
    }
  }

  /// Whether a sale is at most W older than the next, W back from the next at the same local time of day.
  private func isRecent(_ before: ShopperKernel.Run, _ here: ShopperKernel.Run) -> Bool {
    let limit = setup.windowBack[Int(here.firstDay) - setup.firstDay]
    let day = Int32(before.lastDay)
    if day != limit { return day > limit }
    let zone = setup.plan.zone
    func secondOfDay(_ at: UInt32, _ day: UInt16) -> Int64 {
      Int64(at) + zone.offset(at: Int64(at)) - Int64(day) * 86_400
    }
    return secondOfDay(before.lastAt, before.lastDay) >= secondOfDay(here.firstAt, here.firstDay)
  }
}

/// One member's line of members.detail.
struct MemberDetail: Sendable {
  /// Up to this many members are all told one by one; of more, the first of the data are shown as a sample.
  static let most = 20_000
  static let sample = 1_000

  var member: Int32
  var receipts: Int64 = 0
  var days: Int64 = 0
  /// Purchases net of returns in the period, minor units.
  var net: Int64 = 0
  /// From the first to the last sale in the period.
  var seconds: Int64 = 0
  /// The last sale before the period's end, UTC seconds; 0 for none.
  var lastAt: Int64
  var lastPointsUse: Int64

  init(member: Int32, lastAt: Int64, lastPointsUse: Int64) {
    self.member = member
    self.lastAt = lastAt
    self.lastPointsUse = lastPointsUse
  }
}

/// The steps of activity.map.
enum ActivityBucket {
  /// The last whole day elapsed of each step of recency but the open last one.
  static let recencyLimits: [Int64] = [7, 14, 30, 60, 90, 180, 365]
  /// The last number of receipts of each step but the open last one.
  static let countLimits: [Int64] = [0, 1, 2, 4, 9, 19]
  static let recencies = 8
  static let counts = 7
  static let recencyNames = ["0-7", "8-14", "15-30", "31-60", "61-90", "91-180", "181-365", "366+"]
  static let countNames = ["0", "1", "2", "3-4", "5-9", "10-19", "20+"]

  /// The step of a time elapsed, whole days rounded down.
  static func recency(seconds: Int64) -> Int {
    let days = seconds / 86_400
    for (step, limit) in recencyLimits.enumerated() where days <= limit { return step }
    return recencies - 1
  }

  static func count(_ receipts: Int64) -> Int {
    for (step, limit) in countLimits.enumerated() where receipts <= limit { return step }
    return counts - 1
  }
}

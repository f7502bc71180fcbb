import VernaColumns
import VernaCore

/// The second pass over receipts: of each shopper in each period how many values lie at or under the median, for Woodruff's
/// intervals, and what each member moves the mean of monthly frequencies by.
final class MedianKernel {
  private let setup: KernelSetup
  private let thresholds: MedianThresholds
  private let lines: LineReader?
  private let ignored: ScratchBuffer<Int128>
  private let below: ScratchBuffer<Int64>
  private let all: ScratchBuffer<Int64>
  private let gapsBelow: ScratchBuffer<Int64>
  private let gapsAll: ScratchBuffer<Int64>
  private let monthly: ScratchBuffer<Int64>
  /// By lane of the current signature: values above the median.
  private let saleAbove: ScratchBuffer<UInt64>
  private let gapAbove: ScratchBuffer<UInt64>
  let tallies: ScratchBuffer<PeriodTally>
  /// Sum of squares of `MonthlyFrequency.scale` times what each member moves the mean by; and members.
  private(set) var monthlySquares: Int128 = 0
  private(set) var monthlyMembers: Int64 = 0

  init(_ setup: KernelSetup, thresholds: MedianThresholds) {
    self.setup = setup
    self.thresholds = thresholds
    let periods = setup.spans.count
    lines = setup.lines.flatMap { $0.isFiltered ? LineReader($0) : nil }
    ignored = ScratchBuffer(setup.classStride, zero: 0)
    below = ScratchBuffer(periods, zero: 0)
    all = ScratchBuffer(periods, zero: 0)
    gapsBelow = ScratchBuffer(periods, zero: 0)
    gapsAll = ScratchBuffer(periods, zero: 0)
    monthly = ScratchBuffer(thresholds.monthly?.months ?? 0, zero: 0)
    saleAbove = ScratchBuffer(periods + MedianLanes.width, zero: 0)
    gapAbove = ScratchBuffer(periods + MedianLanes.width, zero: 0)
    tallies = ScratchBuffer(periods, zero: PeriodTally())
  }

  /// Takes the receipts of one shopper.
  func add(_ block: borrowing ReceiptBlock) {
    let member = Int(setup.memberOfShopper[block.shopper])
    if member >= 0 && !setup.isOutside(member) { addMember(block) }
    if setup.hasKnownReceipts { addKnown(block) }
  }

  /// Compares each sale, and each gap to the sale before, with the medians of all periods that hold it at once.
  private func addMember(_ block: borrowing ReceiptBlock) {
    let cells = setup.plan.cells.count
    let firstDay = setup.firstDay
    let cellOfDay = setup.cellOfDay.start
    let signatureOfPair = setup.signatureOfPair.start
    let lanes = thresholds.lanes
    let months = thresholds.monthly
    var lastCell = -1
    var lastAt: UInt32 = 0
    var sales = LaneRun()
    var gaps = LaneRun()
    for index in 0..<block.count {
      let flags = block.flags[index] & (FlagBit.isMember | FlagBit.isReturn)
      if flags != FlagBit.isMember { continue }
      guard let money = money(block, index) else { continue }
      let cell = Int(cellOfDay[Int(block.day[index]) - firstDay])
      let at = block.at[index]
      let signature = signatureOfPair[cell * cells + cell]
      if signature != sales.signature { turn(&sales, to: signature, saleAbove.start, below: below, all: all) }
      if signature >= 0 { count(money, &sales, lanes.money.start, saleAbove.start) }
      if lastCell >= 0 {
        let both = lastCell == cell ? signature : signatureOfPair[lastCell * cells + cell]
        if both != gaps.signature { turn(&gaps, to: both, gapAbove.start, below: gapsBelow, all: gapsAll) }
        if both >= 0 { count(Int64(at &- lastAt), &gaps, lanes.gap.start, gapAbove.start) }
      }
      if let months, months.monthOfCell[cell] >= 0 { monthly[Int(months.monthOfCell[cell])] += 1 }
      lastCell = cell
      lastAt = at
    }
    if lastCell >= 0 {
      turn(&sales, to: -1, saleAbove.start, below: below, all: all)
      turn(&gaps, to: -1, gapAbove.start, below: gapsBelow, all: gapsAll)
      finishMember()
    }
  }

  /// Counts a value in the lanes of the current signature: where the limit less the value is negative it is above.
  @inline(__always)
  private func count(
    _ value: Int64, _ run: inout LaneRun, _ limits: UnsafeMutablePointer<Int64>, _ above: UnsafeMutablePointer<UInt64>
  ) {
    run.values &+= 1
    let limits = limits + run.first
    for lane in 0..<MedianLanes.width { above[lane] &+= UInt64(bitPattern: limits[lane] &- value) &>> 63 }
    var next = MedianLanes.width
    while next < run.count {
      above[next] &+= UInt64(bitPattern: limits[next] &- value) &>> 63
      next &+= 1
    }
  }

  /// Adds what was counted to the periods of the signature it was counted in, and turns to another; -1 to none.
  @inline(__always)
  private func turn(
    _ run: inout LaneRun, to signature: Int32, _ above: UnsafeMutablePointer<UInt64>, below: ScratchBuffer<Int64>,
    all: ScratchBuffer<Int64>
  ) {
    let lanes = thresholds.lanes
    if run.values > 0 {
      for lane in 0..<run.count {
        let period = Int(lanes.periods[run.first + lane])
        below[period] += run.values - Int64(bitPattern: above[lane])
        all[period] += run.values
      }
    }
    for lane in 0..<max(run.count, MedianLanes.width) { above[lane] = 0 }
    run = LaneRun()
    run.signature = signature
    if signature >= 0 {
      run.first = Int(lanes.first[Int(signature)])
      run.count = Int(lanes.counts[Int(signature)])
    }
  }

  private func finishMember() {
    for period in 0..<tallies.count {
      if all[period] > 0 {
        tallies.start[period].receiptsBelowSquared += below[period] * below[period]
        tallies.start[period].receiptsBelowByAll += below[period] * all[period]
      }
      if gapsAll[period] > 0 {
        tallies.start[period].intervalsBelowSquared += gapsBelow[period] * gapsBelow[period]
        tallies.start[period].intervalsBelowByAll += gapsBelow[period] * gapsAll[period]
      }
      below[period] = 0
      all[period] = 0
      gapsBelow[period] = 0
      gapsAll[period] = 0
    }
    guard let months = thresholds.monthly else { return }
    var moved = 0.0
    var buys = false
    for month in 0..<months.months {
      let receipts = monthly[month]
      if receipts == 0 { continue }
      buys = true
      moved += (Double(receipts) - months.ratios[month]) * months.weights[month]
      monthly[month] = 0
    }
    if buys {
      let scaled = Int128((moved * MonthlyFrequency.scale).rounded())
      monthlySquares += scaled * scaled
      monthlyMembers += 1
    }
  }

  /// The sales of a known shopper that are no member's.
  private func addKnown(_ block: borrowing ReceiptBlock) {
    let cells = setup.plan.cells.count
    var isAny = false
    for index in 0..<block.count {
      let flags = block.flags[index] & (FlagBit.isMember | FlagBit.isReturn)
      if flags != 0 { continue }
      guard let money = money(block, index) else { continue }
      let cell = Int(setup.cellOfDay[Int(block.day[index]) - setup.firstDay])
      let signature = setup.signatureOfPair[cell * cells + cell]
      if signature < 0 { continue }
      isAny = true
      for period in setup.signatures.periods[Int(signature)] {
        all[Int(period)] += 1
        if money <= thresholds.other[Int(period)] { below[Int(period)] += 1 }
      }
    }
    if !isAny { return }
    for period in 0..<tallies.count where all[period] > 0 {
      tallies.start[period].otherBelowSquared += below[period] * below[period]
      tallies.start[period].otherBelowByAll += below[period] * all[period]
      tallies.start[period].otherReceiptsSquared += all[period] * all[period]
      tallies.start[period].otherKnownReceipts += all[period]
      tallies.start[period].otherKnownBelow += below[period]
      all[period] = 0
      below[period] = 0
    }
  }

  /// The money of a sale, as the segment takes it; nil where it leaves the receipt out.
  @inline(__always)
  private func money(_ block: borrowing ReceiptBlock, _ index: Int) -> Int64? {
    if setup.filtersReceipts , !setup.takes(block, index) { return nil }
    guard let lines else { return block.total(index) }
    let line = lines.read(block, index, into: ignored.start)
    return line.lines == 0 ? nil : line.money
  }
}

/// The full calendar months of the query's period, for the interval of their mean frequency.
struct MonthlyFrequency: Sendable {
  /// What a member's moves are multiplied by to be whole numbers.
  static let scale = 4_294_967_296.0

  /// By cell: a month, -1 for none.
  let monthOfCell: [Int32]
  let months: Int
  /// Of each month N_m / A, and 1 / (A x months).
  let ratios: [Double]
  let weights: [Double]
}

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
    tallies = ScratchBuffer(periods, zero: PeriodTally())
  }

  /// Takes the receipts of one shopper.
  func add(_ block: borrowing ReceiptBlock) {
    let member = Int(setup.memberOfShopper[block.shopper])
    if member >= 0 && !setup.isOutside(member) {
      if let narrow = thresholds.narrow {
        addMember(block, narrow)
      } else {
        addMember(block, thresholds.wide)
      }
    }
    if setup.hasKnownReceipts { addKnown(block) }
  }

  /// Compares each sale, and each gap to the sale before, with the medians of all periods that hold it at once.
  @inline(__always)
  private func addMember<Value: FixedWidthInteger & SIMDScalar>(
    _ block: borrowing ReceiptBlock, _ lanes: MedianLanes<Value>
  ) {
    let cells = setup.plan.cells.count
    let firstDay = setup.firstDay
    var lastCell = -1
    var lastAt: UInt32 = 0
    var sales = LaneCounts<Value>()
    var gaps = LaneCounts<Value>()
    for index in 0..<block.count {
      let flags = block.flags[index] & (FlagBit.isMember | FlagBit.isReturn)
      if flags != FlagBit.isMember { continue }
      guard let money = money(block, index) else { continue }
      let cell = Int(setup.cellOfDay[Int(block.day[index]) - firstDay])
      let at = block.at[index]
      let signature = setup.signatureOfPair[cell * cells + cell]
      if signature != sales.signature { flush(&sales, to: signature, lanes, below: below, all: all) }
      if signature >= 0 { count(Value(clamping: money), &sales, lanes, lanes.money) }
      if lastCell >= 0 {
        let both = lastCell == cell ? signature : setup.signatureOfPair[lastCell * cells + cell]
        if both != gaps.signature { flush(&gaps, to: both, lanes, below: gapsBelow, all: gapsAll) }
        if both >= 0 { count(Value(clamping: at &- lastAt), &gaps, lanes, lanes.gap) }
      }
      if let months = thresholds.monthly, months.monthOfCell[cell] >= 0 { monthly[Int(months.monthOfCell[cell])] += 1 }
      lastCell = cell
      lastAt = at
    }
    if lastCell >= 0 {
      flush(&sales, to: -1, lanes, below: below, all: all)
      flush(&gaps, to: -1, lanes, below: gapsBelow, all: gapsAll)
      finishMember()
    }
  }

  /// Counts a value in the lanes of the current signature: the first eight periods in registers, any more in memory.
  @inline(__always)
  private func count<Value: FixedWidthInteger & SIMDScalar>(
    _ value: Value, _ counts: inout LaneCounts<Value>, _ lanes: MedianLanes<Value>,
    _ limits: ScratchBuffer<SIMD8<Value>>
  ) {
    counts.values &+= 1
    let values = SIMD8<Value>(repeating: value)
    let group = Int(counts.group)
    counts.below.replace(with: counts.below &+ 1, where: values .<= limits[group])
    if counts.groups > 1 {
      for other in 1..<Int(counts.groups) {
        let mask = values .<= limits[group + other]
        counts.more[other].replace(with: counts.more[other] &+ 1, where: mask)
      }
    }
  }

  /// Adds what was counted to the periods of the signature it was counted in, and turns to another.
  @inline(__always)
  private func flush<Value: FixedWidthInteger & SIMDScalar>(
    _ counts: inout LaneCounts<Value>, to signature: Int32, _ lanes: MedianLanes<Value>, below: ScratchBuffer<Int64>,
    all: ScratchBuffer<Int64>
  ) {
    if counts.values > 0 {
      for group in 0..<Int(counts.groups) {
        let places = lanes.periods.start + (Int(counts.group) + group) * 8
        let found = group == 0 ? counts.below : counts.more[group]
        for lane in 0..<8 {
          let period = Int(places[lane])
          if period < 0 { break }
          below[period] += Int64(found[lane])
          all[period] += counts.values
        }
      }
    }
    counts.start(signature, lanes)
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

import VernaColumns
import VernaCore

/// The second pass over receipts: of each shopper in each period how many values lie at or under the median, for Woodruff's
/// intervals, and what each member moves the mean of monthly frequencies by.
///
/// Receipts come in the runs that the first pass noted, so no day is looked at again.
final class MedianKernel {
  private let setup: KernelSetup
  private let thresholds: MedianThresholds
  private var lengths: RunLengths.Reader
  private let lines: LineReader?
  /// Whether every receipt counts with the money it stands with.
  private let isWhole: Bool
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

  /// - Parameter lengths: of the first pass over the same shoppers.
  init(_ setup: KernelSetup, thresholds: MedianThresholds, lengths: RunLengths) {
    self.setup = setup
    self.thresholds = thresholds
    self.lengths = RunLengths.Reader(lengths)
    let periods = setup.spans.count
    lines = setup.lines.flatMap { $0.isFiltered ? LineReader($0) : nil }
    isWhole = lines == nil && !setup.filtersReceipts
    ignored = ScratchBuffer(setup.classStride, zero: 0)
    below = ScratchBuffer(periods, zero: 0)
    all = ScratchBuffer(periods, zero: 0)
    gapsBelow = ScratchBuffer(periods, zero: 0)
    gapsAll = ScratchBuffer(periods, zero: 0)
    monthly = ScratchBuffer(thresholds.monthly?.months ?? 0, zero: 0)
    tallies = ScratchBuffer(periods, zero: PeriodTally())
  }

  /// Takes the receipts of one shopper, in the order of the first pass.
  func add(_ block: borrowing ReceiptBlock) {
    let (kind, runs) = lengths.nextShopper()
    let runsOfShopper = lengths
    if kind.contains(.member) {
      if isWhole { addMember(block, runs: runs, isWhole: true) } else { addMember(block, runs: runs, isWhole: false) }
    }
    if kind.contains(.other) {
      lengths = runsOfShopper
      addKnown(block, runs: runs)
    }
    lengths = runsOfShopper
    lengths.skip(runs)
  }

  /// Compares each sale, and each gap to the sale before, with the medians of all periods that hold it at once.
  @inline(__always)
  private func addMember(_ block: borrowing ReceiptBlock, runs: Int, isWhole: Bool) {
    let cells = setup.plan.cells.count
    let signatureOfPair = setup.signatureOfPair.start
    let lanes = thresholds.lanes
    var lastCell = -1
    var lastAt: UInt32 = 0
    var index = 0
    for _ in 0..<runs {
      let (cell, receipts) = lengths.nextRun()
      let range = index..<(index + receipts)
      index += receipts
      let signature = Int(signatureOfPair[cell * cells + cell])
      let chunks = signature >= 0 ? Int(lanes.chunks[signature]) : 0
      let first = signature >= 0 ? Int(lanes.first[signature]) : 0
      var run = compare(block, range, chunk: first, isWhole: isWhole)
      if run.sales == 0 { continue }
      if chunks > 0 { turn(run, chunk: first) }
      for chunk in 1..<max(chunks, 1) {
        run = compare(block, range, chunk: first + chunk, isWhole: isWhole)
        turn(run, chunk: first + chunk)
      }
      if lastCell >= 0 {
        let both = Int(signatureOfPair[lastCell * cells + cell])
        if both >= 0 { addGap(run.firstAt &- lastAt, signature: both) }
      }
      if let months = thresholds.monthly, months.monthOfCell[cell] >= 0 {
        monthly[Int(months.monthOfCell[cell])] += run.sales
      }
      lastCell = cell
      lastAt = run.lastAt
    }
    finishMember()
  }

  /// What a member's sales of a run came to beside the limits of a chunk of lanes.
  private struct Compared {
    var sales: Int64 = 0
    var firstAt: UInt32 = 0
    var lastAt: UInt32 = 0
    /// By lane: sales, and gaps between them, above the limit.
    var moneyAbove = SIMD4<Int32>()
    var gapsAbove = SIMD4<Int32>()
  }

  @inline(__always)
  private func compare(
    _ block: borrowing ReceiptBlock, _ range: Range<Int>, chunk: Int, isWhole: Bool
  ) -> Compared {
    let moneyLimits = thresholds.lanes.money.start[chunk]
    let gapLimits = thresholds.lanes.gap.start[chunk]
    let one = SIMD4<Int32>(repeating: 1)
    let none = SIMD4<Int32>()
    var run = Compared()
    for index in range {
      if block.flags[index] & (FlagBit.isMember | FlagBit.isReturn) != FlagBit.isMember { continue }
      var money = block.total32[index]
      if !isWhole || money == Int32.min {
        guard let wide = self.money(block, index) else { continue }
        money = Int32(clamping: wide)
        if Int64(money) != wide || money == Int32.min {
          run.moneyAbove &+= above(wide, chunk: chunk)
          money = Int32.min
        }
      }
      let at = block.at[index]
      run.moneyAbove &+= none.replacing(with: one, where: SIMD4(repeating: money) .> moneyLimits)
      if run.sales == 0 {
        run.firstAt = at
      } else {
        let gap = Int32(bitPattern: (at &- run.lastAt) ^ 0x8000_0000)
        run.gapsAbove &+= none.replacing(with: one, where: SIMD4(repeating: gap) .> gapLimits)
      }
      run.sales &+= 1
      run.lastAt = at
    }
    return run
  }

  /// By lane, 1 where money too wide for a lane is above the limit.
  @inline(never)
  private func above(_ money: Int64, chunk: Int) -> SIMD4<Int32> {
    var result = SIMD4<Int32>()
    for lane in 0..<4 {
      let period = Int(thresholds.lanes.periods[chunk * 4 + lane])
      if period >= 0 && money > thresholds.member[period] { result[lane] = 1 }
    }
    return result
  }

  /// Adds what a run came to to the periods of a chunk of lanes.
  @inline(__always)
  private func turn(_ run: Compared, chunk: Int) {
    for lane in 0..<4 {
      let period = Int(thresholds.lanes.periods.start[chunk * 4 + lane])
      if period < 0 { break }
      below.start[period] &+= run.sales - Int64(run.moneyAbove[lane])
      all.start[period] &+= run.sales
      gapsBelow.start[period] &+= run.sales - 1 - Int64(run.gapsAbove[lane])
      gapsAll.start[period] &+= run.sales - 1
    }
  }

  /// Adds a gap between the sales of two runs.
  @inline(__always)
  private func addGap(_ gap: UInt32, signature: Int) {
    let lanes = thresholds.lanes
    var place = Int(lanes.first[signature]) * 4
    while lanes.periods.start[place] >= 0 {
      let period = Int(lanes.periods.start[place])
      gapsBelow.start[period] &+= Int64(gap) <= thresholds.gap.start[period] ? 1 : 0
      gapsAll.start[period] &+= 1
      place += 1
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
  private func addKnown(_ block: borrowing ReceiptBlock, runs: Int) {
    let cells = setup.plan.cells.count
    var first = 0
    for _ in 0..<runs {
      let (cell, receipts) = lengths.nextRun()
      let range = first..<(first + receipts)
      first += receipts
      let signature = setup.signatureOfPair[cell * cells + cell]
      if signature < 0 { continue }
      for index in range where block.flags[index] & (FlagBit.isMember | FlagBit.isReturn) == 0 {
        guard let money = money(block, index) else { continue }
        for period in setup.signatures.periods[Int(signature)] {
          all[Int(period)] += 1
          if money <= thresholds.other[Int(period)] { below[Int(period)] += 1 }
        }
      }
    }
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

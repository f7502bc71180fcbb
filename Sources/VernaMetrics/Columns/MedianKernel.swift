import VernaColumns
import VernaCore

/// The second pass: of each shopper in each period how many values lie at or under the median, for Woodruff's intervals, and
/// what each member moves the mean of monthly frequencies by.
///
/// It looks at no receipt: the first pass left the values in streams, and how many of them each run has.
final class MedianKernel {
  private let setup: KernelSetup
  private let thresholds: MedianThresholds
  private let counts: RunCounts
  private let money: StreamCursors
  private let gaps: StreamCursors
  private let others: StreamCursors
  private let below: ScratchBuffer<Int64>
  private let all: ScratchBuffer<Int64>
  private let gapsBelow: ScratchBuffer<Int64>
  private let gapsAll: ScratchBuffer<Int64>
  private let monthly: ScratchBuffer<Int64>
  let tallies: ScratchBuffer<PeriodTally>
  /// Sum of squares of `MonthlyFrequency.scale` times what each member moves the mean by; and members.
  private(set) var monthlySquares: Int128 = 0
  private(set) var monthlyMembers: Int64 = 0

  /// - Parameter first: a thread's first pass.
  init(after first: ShopperKernel, thresholds: MedianThresholds) {
    setup = first.setup
    self.thresholds = thresholds
    counts = first.counts
    money = StreamCursors(first.memberMoney)
    gaps = StreamCursors(first.gaps)
    others = StreamCursors(first.otherMoney)
    let periods = setup.spans.count
    below = ScratchBuffer(periods, zero: 0)
    all = ScratchBuffer(periods, zero: 0)
    gapsBelow = ScratchBuffer(periods, zero: 0)
    gapsAll = ScratchBuffer(periods, zero: 0)
    monthly = ScratchBuffer(thresholds.monthly?.months ?? 0, zero: 0)
    tallies = ScratchBuffer(periods, zero: PeriodTally())
  }

  /// Takes all shoppers of the first pass.
  func run() {
    for entries in counts.chunks {
      var place = 0
      while place < entries.count {
        let runs = UnsafeBufferPointer(rebasing: entries[(place + 1)..<(place + 1 + Int(entries[place].cell))])
        place += 1 + runs.count
        addMember(runs)
        addKnown(runs)
      }
    }
  }

  /// Compares each sale, and each gap to the sale before, with the medians of all periods that hold it.
  @inline(__always)
  private func addMember(_ runs: UnsafeBufferPointer<RunCounts.Entry>) {
    let cells = setup.plan.cells.count
    let signatureOfPair = setup.signatureOfPair.start
    let lanes = thresholds.lanes
    var lastCell = -1
    for run in runs where run.sales > 0 {
      let cell = Int(run.cell)
      let sales = Int(run.sales)
      let signature = Int(signatureOfPair[cell * cells + cell])
      if signature >= 0 {
        let places = lanes.places(of: signature)
        money.take(sales, of: signature, limits: places, lanes.money) { place, taken, above in
          let period = Int(lanes.periods.start[place])
          below.start[period] &+= Int64(taken &- above)
          all.start[period] &+= Int64(taken)
        }
        if sales > 1 { takeGaps(sales &- 1, of: signature) }
      }
      if lastCell >= 0 {
        let both = Int(signatureOfPair[lastCell * cells + cell])
        if both >= 0 { takeGaps(1, of: both) }
      }
      if let months = thresholds.monthly, months.monthOfCell[cell] >= 0 {
        monthly[Int(months.monthOfCell[cell])] += Int64(sales)
      }
      lastCell = cell
    }
    if lastCell >= 0 { finishMember() }
  }

  @inline(__always)
  private func takeGaps(_ count: Int, of signature: Int) {
    let lanes = thresholds.lanes
    gaps.take(count, of: signature, limits: lanes.places(of: signature), lanes.gaps) { place, taken, above in
      let period = Int(lanes.periods.start[place])
      gapsBelow.start[period] &+= Int64(taken &- above)
      gapsAll.start[period] &+= Int64(taken)
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
  @inline(__always)
  private func addKnown(_ runs: UnsafeBufferPointer<RunCounts.Entry>) {
    var isAny = false
    for run in runs where run.others > 0 {
      let cell = Int(run.cell)
      let signature = Int(setup.signatureOfPair[cell * setup.plan.cells.count + cell])
      if signature < 0 { continue }
      isAny = true
      let lanes = thresholds.lanes
      let count = Int(run.others)
      others.take(count, of: signature, limits: lanes.places(of: signature), lanes.others) { place, taken, above in
        let period = Int(lanes.periods.start[place])
        below.start[period] &+= Int64(taken &- above)
        all.start[period] &+= Int64(taken)
      }
    }
    if isAny { finishKnown() }
  }

  private func finishKnown() {
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

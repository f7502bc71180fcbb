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
    let isOutside = member >= 0 && !(setup.chosenMembers?[member] ?? true)
    if !isOutside && member >= 0 { addMember(block) }
    if setup.hasKnownReceipts { addKnown(block) }
  }

  private func addMember(_ block: borrowing ReceiptBlock) {
    let cells = setup.plan.cells.count
    let firstDay = setup.firstDay
    var lastCell = -1
    var lastAt: UInt32 = 0
    for index in 0..<block.count {
      let flags = block.flags[index] & (ReceiptFlags.isMember.rawValue | ReceiptFlags.isReturn.rawValue)
      if flags != ReceiptFlags.isMember.rawValue { continue }
      guard let money = money(block, index) else { continue }
      let cell = Int(setup.cellOfDay[Int(block.day[index]) - firstDay])
      let at = block.at[index]
      let signature = setup.signatureOfPair[cell * cells + cell]
      if signature >= 0 {
        for period in setup.signatures.periods[Int(signature)] {
          all[Int(period)] += 1
          if money <= thresholds.member[Int(period)] { below[Int(period)] += 1 }
        }
      }
      if lastCell >= 0 {
        let both = setup.signatureOfPair[lastCell * cells + cell]
        if both >= 0 {
          let gap = Int64(at &- lastAt)
          for period in setup.signatures.periods[Int(both)] {
            gapsAll[Int(period)] += 1
            if gap <= thresholds.gap[Int(period)] { gapsBelow[Int(period)] += 1 }
          }
        }
      }
      if let months = thresholds.monthly, months.monthOfCell[cell] >= 0 { monthly[Int(months.monthOfCell[cell])] += 1 }
      lastCell = cell
      lastAt = at
    }
    if lastCell >= 0 { finishMember() }
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
      let flags = block.flags[index] & (ReceiptFlags.isMember.rawValue | ReceiptFlags.isReturn.rawValue)
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

/// Medians that values are compared with, by period; `Int64.min` where there is none. Money in minor units, gaps in seconds.
struct MedianThresholds: Sendable {
  var member: [Int64]
  var other: [Int64]
  var gap: [Int64]
  var monthly: MonthlyFrequency?
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

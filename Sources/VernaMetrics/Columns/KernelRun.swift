import VernaColumns
import VernaCore
import VernaStatistics

/// One run of the kernels over a data set: two passes on several threads, and the sums of all threads.
///
/// Everything the threads add up is a whole number, so neither how many there are nor which was quicker can be seen.
final class KernelRun: @unchecked Sendable {
  let setup: KernelSetup
  private(set) var kernels: [ShopperKernel] = []
  private(set) var medians: [MedianKernel] = []
  private(set) var money: (member: RankedStreams, other: RankedStreams)
  private(set) var gaps: RankedStreams
  let scan: ScanResult
  let cellSums: [Int128]
  let anonymousSums: [Int128]
  let cellExtras: [Int64]
  let classSums: [Int128]
  let products: [Int128]
  let anonymousProducts: [Int128]
  let tallies: [PeriodTally]
  let windowCounts: [Int64]
  let hiddenMembers: [Int64]
  let hiddenSquares: [Int64]
  let firstSales: [Int64]
  let lifeSeconds: [Int64]
  let width: Int
  private(set) var medianTallies: [PeriodTally] = []
  private(set) var monthlySquares: Int128 = 0
  private(set) var monthlyMembers: Int64 = 0
  /// By end.
  private(set) var lives: [LifeAggregates] = []
  private(set) var joinings: [JoiningAggregates] = []
  private(set) var enrolled: [Int64] = []

  /// A kernel that a thread has filled.
  private struct Filled<Kernel>: @unchecked Sendable { let kernel: Kernel }

  init(_ setup: KernelSetup, threads: Int) {
    self.setup = setup
    let columns = setup.dataset.columns
    let ranges = columns.shopperRanges(threads)
    let scanPlan = ScanPlan(dataset: setup.dataset, query: setup.query, lines: setup.lines)
    let filled = ParallelWalk.map(parts: ranges.count) { part in
      let kernel = ShopperKernel(setup)
      let scan = ScanKernel(scanPlan)
      columns.forEachShopper(in: ranges[part]) { block in
        let member = Int(setup.memberOfShopper[block.shopper])
        kernel.add(block, member: member)
        scan.add(block, member: member)
      }
      columns.forEachAnonymous(part: part, of: ranges.count) { block in
        kernel.addAnonymous(block)
        scan.addAnonymous(block)
      }
      return Filled(kernel: (kernel, scan))
    }
    let kernels = filled.map(\.kernel.0)
    self.kernels = kernels
    scan = ScanResult(filled.map(\.kernel.1), dataset: setup.dataset)
    width = kernels.first?.width ?? Register.withoutLines
    cellSums = KernelRun.sum(kernels.map(\.cellSums))
    anonymousSums = KernelRun.sum(kernels.map(\.anonymousSums))
    cellExtras = KernelRun.sum(kernels.map(\.cellExtras))
    classSums = KernelRun.sum(kernels.map(\.classSums))
    products = KernelRun.sum(kernels.map(\.products))
    anonymousProducts = KernelRun.sum(kernels.map(\.anonymousProducts))
    windowCounts = KernelRun.sum(kernels.map(\.windowCounts))
    hiddenMembers = KernelRun.sum(kernels.map(\.hiddenMembers))
    hiddenSquares = KernelRun.sum(kernels.map(\.hiddenSquares))
    firstSales = KernelRun.sum(kernels.map(\.firstSales))
    lifeSeconds = KernelRun.sum(kernels.map(\.lifeSeconds))
    tallies = KernelRun.sum(kernels.map(\.tallies))
    let origin = UInt32(KernelRun.moneyShift)
    let ranked = RankedStreams.rank([
      (kernels.map(\.memberMoney), origin), (kernels.map(\.otherMoney), origin),
      (kernels.map(\.gaps), UInt32(KernelRun.gapShift)),
    ])
    money = (ranked[0], ranked[1])
    gaps = ranked[2]
    finish()
  }

  /// The second pass, and beside it what needs no median.
  private func finish() {
    let thresholds = self.thresholds
    let second = ParallelWalk.map(parts: kernels.count + 1) { part in
      if part == self.kernels.count {
        return Second(lives: self.livesByEnd(), joinings: self.joiningsByEnd(), enrolled: self.enrolledByEnd())
      }
      let kernel = MedianKernel(after: self.kernels[part], thresholds: thresholds)
      kernel.run()
      return Second(kernel: kernel)
    }
    medians = second.compactMap(\.kernel)
    lives = second.last?.lives ?? []
    joinings = second.last?.joinings ?? []
    enrolled = second.last?.enrolled ?? []
    medianTallies = KernelRun.sum(medians.map(\.tallies))
    monthlySquares = medians.reduce(0) { $0 + $1.monthlySquares }
    monthlyMembers = medians.reduce(0) { $0 + $1.monthlyMembers }
  }

  /// What one part of the second pass made.
  private struct Second: @unchecked Sendable {
    var kernel: MedianKernel?
    var lives: [LifeAggregates] = []
    var joinings: [JoiningAggregates] = []
    var enrolled: [Int64] = []
  }

  private static func sum<Value: AdditiveArithmetic & BitwiseCopyable>(_ buffers: [ScratchBuffer<Value>]) -> [Value] {
    guard var sums = buffers.first?.array else { return [] }
    for buffer in buffers.dropFirst() {
      for index in sums.indices { sums[index] += buffer[index] }
    }
    return sums
  }

  private static func sum(_ buffers: [ScratchBuffer<PeriodTally>]) -> [PeriodTally] {
    guard var sums = buffers.first?.array else { return [] }
    for buffer in buffers.dropFirst() {
      for index in sums.indices { sums[index] += buffer[index] }
    }
    return sums
  }

  // MARK: - Medians

  /// Money in streams is moved up by this much, and gaps: neither comes to the numbers that stand for wide values.
  static let moneyShift: Int64 = 0x8000_0000
  static let gapShift: Int64 = 1

  /// Twice the median of a union of streams; nil where it is empty.
  static func doubleMedian(_ streams: RankedStreams, _ signatures: [Int]) -> Int64? {
    let count = streams.count(of: signatures)
    if count == 0 { return nil }
    let upper = streams.value(atRank: count / 2, of: signatures)
    if count % 2 == 1 { return upper * 2 }
    return streams.value(atRank: count / 2 - 1, of: signatures) + upper
  }

  private var thresholds: MedianThresholds {
    let lists = setup.signatures.ofPeriod
    RankedStreams.gatherMiddles([(money.member, lists), (money.other, lists), (gaps, lists)])
    func floors(_ streams: RankedStreams) -> [Int64] {
      lists.map { signatures in KernelRun.doubleMedian(streams, signatures).map { $0 >> 1 } ?? Int64.min }
    }
    return MedianThresholds(
      member: floors(money.member), other: floors(money.other), gap: floors(gaps), monthly: monthlyFrequency,
      signatures: setup.signatures)
  }

  /// The full months of the query's period, where there are several of them and their mean is asked for.
  private var monthlyFrequency: MonthlyFrequency? {
    guard setup.query.industry == .grocery, let index = setup.plan.periods.firstIndex(of: setup.query.period) else {
      return nil
    }
    let hidden = setup.plan.spans[index].months.filter { hiddenMembers[$0] > 0 }
    guard hidden.count > 1 else { return nil }
    var monthOfCell = [Int32](repeating: -1, count: setup.plan.cells.count)
    var ratios: [Double] = []
    var weights: [Double] = []
    for (month, place) in hidden.enumerated() {
      for cell in setup.plan.hidden[place] { monthOfCell[cell] = Int32(month) }
      let members = Double(hiddenMembers[place])
      ratios.append(Double(receipts(in: setup.plan.hidden[place])) / members)
      weights.append(1 / (members * Double(hidden.count)))
    }
    return MonthlyFrequency(monthOfCell: monthOfCell, months: hidden.count, ratios: ratios, weights: weights)
  }

  /// What each buyer did in the 12 months before the query's period ends; nil with a segment.
  var memberYears: [MemberYear]? { setup.segment == nil ? kernels.flatMap(\.tables.years) : nil }

  /// N_m over a range of cells.
  func receipts(in cells: Range<Int>) -> Int64 {
    Int64(clamping: cells.reduce(Int128(0)) { $0 + cellSums[$1 * width + Register.memberReceipts] })
  }
}

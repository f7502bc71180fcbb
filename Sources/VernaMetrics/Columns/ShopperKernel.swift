import VernaColumns
import VernaCore

/// One thread's pass over receipts: each is looked at once, in order of time within its shopper, and what it comes to is
/// summed by run (a shopper's receipts in one cell); all else is worked from runs.
final class ShopperKernel {
  /// A run: its cell and the first and last member's sale in it.
  struct Run: BitwiseCopyable {
    var cell: Int32 = 0
    var firstDay: UInt16 = 0
    var lastDay: UInt16 = 0
    var firstAt: UInt32 = 0
    var lastAt: UInt32 = 0
    /// Whether there is a member's sale in it.
    var hasSale = false
  }

  /// How far rows of `hot` lie apart.
  static let hotStride = 8

  let setup: KernelSetup
  let plan: KernelPlan
  /// How many registers there are.
  let width: Int
  let cellOfDay: UnsafePointer<UInt16>
  let signatureOfPair: UnsafePointer<Int32>
  let cellCount: Int

  /// Of the current shopper: its runs, the registers summed up to each run (a row before run 0, and one after each), and
  /// by cell how many runs lie before it.
  let runs: ScratchBuffer<Run>
  /// The first registers, those under `Register.rest`, in rows of `ShopperKernel.hotStride`.
  let hot: ScratchBuffer<Int64>
  /// The other registers: a row for each run that moves any of them, and which of these rows stands for a run's end.
  let rest: ScratchBuffer<Int64>
  let restRow: ScratchBuffer<UInt16>
  let runsBefore: ScratchBuffer<UInt16>
  /// By cell: members' sale receipts before it.
  let salesBefore: ScratchBuffer<UInt32>
  var runCount = 0
  /// Registers of the current run alone; all 0 between runs.
  let delta: ScratchBuffer<Int64>
  /// For the second pass.
  let counts: RunCounts

  /// Over all shoppers.
  let cellSums: ScratchBuffer<Int128>
  /// The same of anonymous receipts, each a shopper of its own.
  let anonymousSums: ScratchBuffer<Int128>
  let cellExtras: ScratchBuffer<Int64>
  let classSums: ScratchBuffer<Int128>
  let tallies: ScratchBuffer<PeriodTally>
  let products: ScratchBuffer<Int128>
  let anonymousProducts: ScratchBuffer<Int128>
  let windowCounts: ScratchBuffer<Int64>
  let hiddenMembers: ScratchBuffer<Int64>
  let hiddenSquares: ScratchBuffer<Int64>
  /// By cell: members whose first sale is in it.
  let firstSales: ScratchBuffer<Int64>
  let memberMoney: ValueStreams
  let otherMoney: ValueStreams
  let gaps: ValueStreams
  /// By end: lengths of lives that ended and of those that go on, in seconds.
  let endedLives: ValueStreams
  let goingLives: ValueStreams
  /// By end: seconds from the first to the last sale before it, over members; and members.
  let lifeSeconds: ScratchBuffer<Int64>
  let tables: TableTally
  let lines: LineReader?
  /// Whether a member's window holds a sale; scratch.
  let isActive: ScratchBuffer<UInt8>
  /// Registers of one shopper in one period; scratch.
  let scratch: ScratchBuffer<Int64>

  init(_ setup: KernelSetup) {
    self.setup = setup
    plan = setup.plan
    let cells = plan.cells.count
    cellCount = cells
    width = setup.lines == nil ? Register.withoutLines : Register.withLines
    cellOfDay = UnsafePointer(setup.cellOfDay.start)
    signatureOfPair = UnsafePointer(setup.signatureOfPair.start)
    runs = ScratchBuffer(cells + 1, zero: Run())
    hot = ScratchBuffer((cells + 2) * ShopperKernel.hotStride, zero: 0)
    rest = ScratchBuffer((cells + 2) * (width - Register.rest), zero: 0)
    restRow = ScratchBuffer(cells + 2, zero: 0)
    runsBefore = ScratchBuffer(cells + 1, zero: 0)
    salesBefore = ScratchBuffer(cells + 1, zero: 0)
    delta = ScratchBuffer(Register.withLines, zero: 0)
    cellSums = ScratchBuffer(cells * width, zero: 0)
    anonymousSums = ScratchBuffer(cells * width, zero: 0)
    cellExtras = ScratchBuffer(cells * CellExtra.count, zero: 0)
    classSums = ScratchBuffer(cells * 6 * setup.classStride, zero: 0)
    tallies = ScratchBuffer(plan.spans.count, zero: PeriodTally())
    products = ScratchBuffer(plan.spans.count * Register.pairs.count, zero: 0)
    anonymousProducts = ScratchBuffer(cells * Register.pairs.count, zero: 0)
    windowCounts = ScratchBuffer(plan.windows.count, zero: 0)
    hiddenMembers = ScratchBuffer(plan.hidden.count, zero: 0)
    hiddenSquares = ScratchBuffer(plan.hidden.count, zero: 0)
    firstSales = ScratchBuffer(cells + 1, zero: 0)
    let arena = MemoryArena()
    counts = RunCounts(arena: arena)
    memberMoney = ValueStreams(count: setup.signatures.periods.count, arena: arena)
    otherMoney = ValueStreams(count: setup.signatures.periods.count, arena: arena)
    gaps = ValueStreams(count: setup.signatures.periods.count, arena: arena)
    endedLives = ValueStreams(count: plan.ends.count, arena: arena)
    goingLives = ValueStreams(count: plan.ends.count, arena: arena)
    lifeSeconds = ScratchBuffer(plan.ends.count, zero: 0)
    tables = TableTally(setup)
    lines = setup.lines.map { LineReader($0) }
    isActive = ScratchBuffer(plan.windows.count, zero: 0)
    scratch = ScratchBuffer(Register.withLines, zero: 0)
  }

  /// A register summed over the current shopper's first runs.
  @inline(__always)
  func sum(_ register: Int, ofRuns count: Int) -> Int64 {
    if register < Register.rest { return hot.start[count &* ShopperKernel.hotStride &+ register] }
    return rest.start[Int(restRow.start[count]) &* (width &- Register.rest) &+ register &- Register.rest]
  }

  /// Takes the receipts of one shopper.
  func add(_ block: borrowing ReceiptBlock, member: Int) {
    tables.lastPointsUse = 0
    let isOutside = setup.isOutside(member)
    scan(block, isOutside: isOutside)
    if runCount == 0 { return }
    finishRuns()
    if member >= 0 && !isOutside {
      finishMember(member, block)
    }
  }
}

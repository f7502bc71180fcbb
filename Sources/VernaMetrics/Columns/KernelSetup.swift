import VernaColumns
import VernaCore

/// What all threads of a kernel share and none changes.
final class KernelSetup: @unchecked Sendable {
  let dataset: Dataset
  let query: MetricQuery
  let plan: KernelPlan
  let signatures: PeriodSignatures
  let membership: MembershipPlan
  let segment: SegmentFilter?
  /// Whether the segment looks at receipts' own attributes.
  let filtersReceipts: Bool
  let chosenMembers: [Bool]?
  let memberOfShopper: [Int32]
  let lines: LineFactTable?
  /// By channel: declared online.
  let isOnline: [Bool]
  let hasOnline: Bool
  let cellOfDay: ScratchBuffer<UInt16>
  let cellDays: ScratchBuffer<CellDays>
  let signatureOfPair: ScratchBuffer<Int32>
  /// How many values the sums by class of VAT have for one group of receipts.
  let classStride: Int
  /// By member: the first end after the first receipt, and what is known of sales around joining; filled by the threads,
  /// each for shoppers of its own.
  let seenFrom: ScratchBuffer<UInt16>
  let joiningBits: ScratchBuffer<UInt8>
  /// The plan as flat numbers for loops over members.
  let spans: ScratchBuffer<FlatSpan>
  let windows: ScratchBuffer<FlatCells>
  let hidden: ScratchBuffer<FlatCells>
  let ends: ScratchBuffer<FlatEnd>
  /// The pairs of registers whose products are wanted.
  let pairs: ScratchBuffer<UInt16>
  /// The moment at which the query's period ends.
  let zoneStartOfEnd: Int64
  /// By member: the last redemption of points before that, 0 for none; nil without a points file.
  let lastRedemption: [Int64]?
  /// Members under this index are told one by one.
  let detailLimit: Int
  /// The first day of the data, and by day since: the day W months before it.
  let firstDay: Int
  let windowBack: [Int32]

  init(dataset: Dataset, query: MetricQuery, periods: [Period], days: ClosedRange<Day>) {
    self.dataset = dataset
    self.query = query
    plan = KernelPlan(query: query, periods: periods, days: days, zone: dataset.settings.timeZone)
    signatures = PeriodSignatures(
      cells: plan.cells.count, periodsOfCell: plan.periodsOfCell, periodCount: periods.count)
    membership = MembershipPlan(dataset: dataset, plan: plan)
    segment = query.segment
    filtersReceipts = segment?.choosesReceipts ?? false
    chosenMembers = segment?.members
    memberOfShopper = dataset.memberOfShopper
    lines = dataset.columns.lineCount > 0 ? LineFactTable(dataset: dataset, segment: segment) : nil
    isOnline = (0..<dataset.channels.count).map {
      dataset.settings.channels[dataset.channels[$0]]?.isOnline ?? false
    }
    hasOnline = isOnline.contains(true)
    cellOfDay = ScratchBuffer(plan.cells.cellOfDay)
    let starts = plan.cells.starts
    let end = plan.cells.end
    cellDays = ScratchBuffer(
      starts.indices.map {
        CellDays(first: starts[$0], end: $0 + 1 < starts.count ? starts[$0 + 1] : end)
      })
    signatureOfPair = ScratchBuffer(signatures.ofPair)
    classStride = lines.map { $0.classes.count * ClassKind.count } ?? 1
    seenFrom = ScratchBuffer(membership.joined)
    joiningBits = ScratchBuffer(dataset.members.count, zero: 0)
    spans = ScratchBuffer(plan.spans.map { FlatSpan($0) })
    windows = ScratchBuffer(plan.windows.map { FlatCells($0) })
    hidden = ScratchBuffer(plan.hidden.map { FlatCells($0) })
    ends = ScratchBuffer(plan.ends.map { FlatEnd($0) })
    pairs = ScratchBuffer(Register.pairs)
    let endMoment = dataset.settings.timeZone.start(of: query.period.to)
    zoneStartOfEnd = endMoment
    let showsAll = query.listsEveryMember || dataset.members.count <= MemberDetail.most
    detailLimit = showsAll ? dataset.members.count : MemberDetail.sample
    lastRedemption = KernelSetup.lastRedemptions(dataset, before: endMoment)
    firstDay = Int(plan.cells.firstDay)
    windowBack = (plan.cells.firstDay..<plan.cells.end).map {
      Day(number: $0).adding(months: -query.windowMonths).number
    }
  }
}

extension KernelSetup {
  /// Whether a member is one whom the segment leaves out; -1 is no member.
  @inline(__always)
  func isOutside(_ member: Int) -> Bool {
    guard let chosenMembers, member >= 0 else { return false }
    return !chosenMembers[member]
  }

  /// Whether the segment takes a receipt by the receipt's own attributes.
  func takes(_ block: borrowing ReceiptBlock, _ index: Int) -> Bool {
    guard let segment else { return true }
    return segment.takes(block, index)
  }

  private static func lastRedemptions(_ dataset: Dataset, before end: Int64) -> [Int64]? {
    guard dataset.given.has(.points) else { return nil }
    let directory = MemberDirectory(dataset.members)
    var last = [Int64](repeating: 0, count: dataset.members.count)
    for row in dataset.side.points where row.kind == .redeem && row.points.hundredths > 0 && row.at < end {
      if let member = directory.index(of: row.memberID) { last[member] = max(last[member], row.at) }
    }
    return last
  }
}

/// Bits of a receipt's flags, as plain numbers for loops over receipts (see `ReceiptFlags`).
enum FlagBit {
  @inline(__always) static var isReturn: UInt8 { 1 }
  @inline(__always) static var isMember: UInt8 { 2 }
  @inline(__always) static var lacksOriginal: UInt8 { 16 }
}

/// Bits of `KernelSetup.joiningBits`: what a member did around joining.
enum JoiningBit {
  static let repeatedBefore: UInt8 = 1
  static let repeatedAfter: UInt8 = 2
  static let seenBefore: UInt8 = 4
}

/// The days of a cell: a day is in it if it is less than `count` past the first.
struct CellDays: BitwiseCopyable, Sendable {
  let first: UInt16
  let count: UInt16

  init(first: Int32, end: Int32) {
    self.first = UInt16(truncatingIfNeeded: first)
    count = UInt16(truncatingIfNeeded: end - first)
  }
}

/// A range of cells.
struct FlatCells: BitwiseCopyable, Sendable {
  let low: Int32
  let high: Int32

  init(_ range: Range<Int>) {
    low = Int32(range.lowerBound)
    high = Int32(range.upperBound)
  }
}

/// A period's cells and windows.
struct FlatSpan: BitwiseCopyable, Sendable {
  let low: Int32
  let high: Int32
  let atStart: Int32
  let atEnd: Int32
  let yearAgo: Int32
  let end: UInt16

  init(_ span: KernelPlan.Span) {
    low = Int32(span.cells.lowerBound)
    high = Int32(span.cells.upperBound)
    atStart = Int32(span.atStart)
    atEnd = Int32(span.atEnd)
    yearAgo = Int32(span.yearAgo)
    end = UInt16(span.end)
  }
}

/// A day at which periods end.
struct FlatEnd: BitwiseCopyable, Sendable {
  let moment: Int64
  let cell: Int32
  let window: Int32
  let hasLives: Bool

  init(_ end: KernelPlan.End) {
    moment = end.moment
    cell = Int32(end.cell)
    window = Int32(end.window)
    hasLives = end.hasLives
  }
}

/// Medians that values are compared with, by period; the least number where there is none. Money in minor units, gaps in
/// seconds.
final class MedianThresholds: @unchecked Sendable {
  let other: [Int64]
  let monthly: MonthlyFrequency?
  /// The limits of members' money and gaps in lanes.
  let lanes: MedianLanes

  init(
    member: [Int64], other: [Int64], gap: [Int64], monthly: MonthlyFrequency?, signatures: PeriodSignatures
  ) {
    self.other = other
    self.monthly = monthly
    lanes = MedianLanes(member: member, gap: gap, signatures: signatures)
  }
}

/// For each signature its periods side by side, a lane each, with the limits of each, so that one value is compared with all
/// of them in a few instructions.
final class MedianLanes {
  /// How many lanes are always compared; a signature's lanes are filled up to them.
  static let width = 8

  /// By signature: its first lane, and how many periods it has.
  let first: ScratchBuffer<Int32>
  let counts: ScratchBuffer<Int32>
  /// By lane.
  let periods: ScratchBuffer<Int32>
  let money: ScratchBuffer<Int64>
  let gap: ScratchBuffer<Int64>

  init(member: [Int64], gap gaps: [Int64], signatures: PeriodSignatures) {
    var first: [Int32] = []
    var periods: [Int32] = []
    for list in signatures.periods {
      first.append(Int32(periods.count))
      periods += list
      for _ in list.count..<max(list.count, MedianLanes.width) { periods.append(-1) }
    }
    self.first = ScratchBuffer(first)
    counts = ScratchBuffer(signatures.periods.map { Int32($0.count) })
    self.periods = ScratchBuffer(periods)
    // Half the least number, so that taking a value off it never overflows.
    money = ScratchBuffer(periods.map { $0 < 0 ? 0 : max(member[Int($0)], Int64.min / 2) })
    gap = ScratchBuffer(periods.map { $0 < 0 ? 0 : max(gaps[Int($0)], Int64.min / 2) })
  }
}

/// Sales, or gaps, of one shopper that follow each other within one signature.
struct LaneRun {
  var signature: Int32 = -1
  /// The first lane of the signature, and how many it has.
  var first = 0
  var count = 0
  var values: Int64 = 0
}

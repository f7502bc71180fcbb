/// Medians that values are compared with, by period; the least number where there is none. Money in minor units, gaps in
/// seconds.
final class MedianThresholds: @unchecked Sendable {
  let member: [Int64]
  let other: [Int64]
  let gap: ScratchBuffer<Int64>
  let monthly: MonthlyFrequency?
  /// The limits of members' money and gaps in lanes.
  let lanes: MedianLanes

  init(
    member: [Int64], other: [Int64], gap: [Int64], monthly: MonthlyFrequency?, signatures: PeriodSignatures
  ) {
    self.member = member
    self.other = other
    self.gap = ScratchBuffer(gap)
    self.monthly = monthly
    lanes = MedianLanes(member: member, gap: gap, signatures: signatures)
  }
}

/// For each signature its periods side by side, four lanes to a chunk, with the limits of each, so that one value is
/// compared with all of them in a few instructions.
final class MedianLanes {
  /// By signature: its first chunk, and how many it has.
  let first: ScratchBuffer<Int32>
  let chunks: ScratchBuffer<Int32>
  /// By lane: its period; at least one -1 follows the last of each signature.
  let periods: ScratchBuffer<Int32>
  /// By chunk. A limit beyond 32 bits is as good as the last number on its side: values are over the least one.
  let money: ScratchBuffer<SIMD4<Int32>>
  /// Gaps are without a sign: their highest bit is turned, which keeps their order as numbers with one.
  let gap: ScratchBuffer<SIMD4<Int32>>

  init(member: [Int64], gap gaps: [Int64], signatures: PeriodSignatures) {
    var first: [Int32] = []
    var chunks: [Int32] = []
    var periods: [Int32] = []
    for list in signatures.periods {
      first.append(Int32(periods.count / 4))
      chunks.append(Int32((list.count + 3) / 4))
      periods += list
      repeat { periods.append(-1) } while periods.count % 4 != 0
    }
    self.first = ScratchBuffer(first)
    self.chunks = ScratchBuffer(chunks)
    self.periods = ScratchBuffer(periods.isEmpty ? [-1] : periods)
    var money = [SIMD4<Int32>](repeating: SIMD4(), count: max(periods.count / 4, 1))
    var gap = money
    for (lane, period) in periods.enumerated() where period >= 0 {
      money[lane / 4][lane % 4] = Int32(clamping: member[Int(period)])
      gap[lane / 4][lane % 4] = Int32(bitPattern: UInt32(clamping: gaps[Int(period)]) ^ 0x8000_0000)
    }
    self.money = ScratchBuffer(money)
    self.gap = ScratchBuffer(gap)
  }
}

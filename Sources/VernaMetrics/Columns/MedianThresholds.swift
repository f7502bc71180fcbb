/// Medians that values are compared with, by period; the least number where there is none. Money in minor units, gaps in
/// seconds.
final class MedianThresholds: @unchecked Sendable {
  let other: [Int64]
  let monthly: MonthlyFrequency?
  /// The limits of members' money and gaps in lanes: 32 bits wide where all of them fit, else 64.
  let narrow: MedianLanes<Int32>?
  let wide: MedianLanes<Int64>

  init(
    member: [Int64], other: [Int64], gap: [Int64], monthly: MonthlyFrequency?, signatures: PeriodSignatures
  ) {
    self.other = other
    self.monthly = monthly
    // A value that does not fit is held at the type's end, which must lie beyond every limit.
    let fits = (member + gap).allSatisfy { $0 == Int64.min || ($0 > Int64(Int32.min) && $0 < Int64(Int32.max)) }
    narrow = fits ? MedianLanes(member: member, gap: gap, signatures: signatures) : nil
    wide = MedianLanes(member: member, gap: gap, signatures: signatures)
  }
}

/// For each signature its periods in groups of eight lanes, with the limit of each.
final class MedianLanes<Value: FixedWidthInteger & SIMDScalar> {
  /// By signature: its first group, and how many it has.
  let firstGroup: ScratchBuffer<Int32>
  let groups: ScratchBuffer<Int32>
  /// By group and lane: the period, -1 after the last.
  let periods: ScratchBuffer<Int32>
  let money: ScratchBuffer<SIMD8<Value>>
  let gap: ScratchBuffer<SIMD8<Value>>

  init(member: [Int64], gap: [Int64], signatures: PeriodSignatures) {
    var first: [Int32] = []
    var counts: [Int32] = []
    var periods: [Int32] = []
    var moneyLimits: [SIMD8<Value>] = []
    var gapLimits: [SIMD8<Value>] = []
    for list in signatures.periods {
      first.append(Int32(moneyLimits.count))
      let groups = (list.count + 7) / 8
      counts.append(Int32(groups))
      for group in 0..<groups {
        var moneyLimit = SIMD8<Value>(repeating: Value.min)
        var gapLimit = moneyLimit
        for lane in 0..<8 {
          let place = group * 8 + lane
          periods.append(place < list.count ? list[place] : -1)
          if place < list.count {
            moneyLimit[lane] = Value(clamping: member[Int(list[place])])
            gapLimit[lane] = Value(clamping: gap[Int(list[place])])
          }
        }
        moneyLimits.append(moneyLimit)
        gapLimits.append(gapLimit)
      }
    }
    firstGroup = ScratchBuffer(first)
    self.groups = ScratchBuffer(counts)
    self.periods = ScratchBuffer(periods)
    money = ScratchBuffer(moneyLimits)
    self.gap = ScratchBuffer(gapLimits)
  }
}

/// Values at or under their limits within one signature, for one shopper.
struct LaneCounts<Value: FixedWidthInteger & SIMDScalar> {
  var signature: Int32 = -1
  var group: Int32 = 0
  var groups: Int32 = 0
  var values: Int64 = 0
  var below = SIMD8<Value>()
  /// Of the groups after the first; empty where there is one.
  var more: [SIMD8<Value>] = []

  /// Turns to a signature with nothing counted.
  @inline(__always)
  mutating func start(_ signature: Int32, _ lanes: MedianLanes<Value>) {
    self.signature = signature
    values = 0
    below = SIMD8<Value>()
    groups = 0
    if signature < 0 { return }
    group = lanes.firstGroup[Int(signature)]
    groups = lanes.groups[Int(signature)]
    if groups > 1 { more = [SIMD8<Value>](repeating: SIMD8<Value>(), count: Int(groups)) }
  }
}

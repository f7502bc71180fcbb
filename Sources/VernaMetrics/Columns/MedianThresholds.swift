/// Medians that values are compared with, as they stand in the streams; the least number where there is none.
final class MedianThresholds: @unchecked Sendable {
  let monthly: MonthlyFrequency?
  let lanes: MedianLanes

  /// - Parameters:
  ///   - member: by period: the median of members' sales, `other` of all others', `gap` of the time between sales.
  init(
    member: [Int64], other: [Int64], gap: [Int64], monthly: MonthlyFrequency?, signatures: PeriodSignatures
  ) {
    self.monthly = monthly
    lanes = MedianLanes(member: member, other: other, gap: gap, signatures: signatures)
  }
}

/// For each signature its periods side by side, with the limits of each.
final class MedianLanes: @unchecked Sendable {
  /// By signature: its first place; the place after the last of all follows.
  private let first: ScratchBuffer<Int32>
  /// By place: its period.
  let periods: ScratchBuffer<Int32>
  /// By place.
  let money: LimitTable
  let others: LimitTable
  let gaps: LimitTable

  init(member: [Int64], other: [Int64], gap: [Int64], signatures: PeriodSignatures) {
    let periods = signatures.periods.flatMap { $0 }
    var place: Int32 = 0
    var first: [Int32] = [0]
    for list in signatures.periods {
      place += Int32(list.count)
      first.append(place)
    }
    self.first = ScratchBuffer(first)
    self.periods = ScratchBuffer(periods)
    money = LimitTable(periods.map { member[Int($0)] })
    others = LimitTable(periods.map { other[Int($0)] })
    gaps = LimitTable(periods.map { gap[Int($0)] })
  }

  /// The places of a signature.
  @inline(__always)
  func places(of signature: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(first.start[signature]), Int(first.start[signature + 1])))
  }
}

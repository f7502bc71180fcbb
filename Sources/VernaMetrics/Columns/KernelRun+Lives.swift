import VernaColumns
import VernaCore
import VernaStatistics

extension KernelRun {
  /// Members' lives as of each end.
  func livesByEnd() -> [LifeAggregates] {
    setup.plan.ends.indices.map { lives(at: $0) }
  }

  private func lives(at index: Int) -> LifeAggregates {
    let end = setup.plan.ends[index]
    var lives = LifeAggregates()
    lives.receipts = receipts(in: 0..<end.cell)
    lives.members = (0..<end.cell).reduce(0) { $0 + firstSales[$1] }
    lives.spansTwoWindows = end.hasLives
    let gaps = lives.receipts - lives.members
    let meanSeconds = gaps > 0 ? Double(lifeSeconds[index]) / Double(gaps) : nil
    lives.intervalMeanDays = meanSeconds.map { $0 / 86_400 }
    guard end.hasLives, let meanSeconds else { return lives }
    let ended = kernels.flatMap { kernel in kernel.endedLives.chunks(index).joined().map { Int64($0) } }
    let going = kernels.flatMap { kernel in kernel.goingLives.chunks(index).joined().map { Int64($0) } }
    guard let curve = KaplanMeier(ended: ended, censored: going, endedShift: meanSeconds) else { return lives }
    let month = 30.4375 * 86_400
    let whole = ended.reduce(0, +) + going.reduce(0, +)
    lives.days = (Double(whole) + Double(ended.count) * meanSeconds) / 86_400
    lives.meanLifetimeMonths = curve.restrictedMean / month
    let interval = curve.restrictedMeanInterval()
    lives.lifetimeInterval = (interval.low / month)...(interval.high / month)
    lives.censoredShare = curve.censoredShare
    return lives
  }

  /// People who joined by each end with both windows whole, and what they did around joining.
  func joiningsByEnd() -> [JoiningAggregates] {
    var byEnd = [JoiningAggregates](repeating: JoiningAggregates(), count: setup.plan.ends.count)
    for (member, joining) in setup.membership.joinings.enumerated() {
      guard let joining, Int(joining.end) < byEnd.count, setup.chosenMembers?[member] ?? true else { continue }
      let bits = setup.joiningBits[member]
      let end = Int(joining.end)
      byEnd[end].people += 1
      byEnd[end].repeatedBefore += bits & JoiningBit.repeatedBefore != 0 ? 1 : 0
      byEnd[end].repeatedAfter += bits & JoiningBit.repeatedAfter != 0 ? 1 : 0
      let both = JoiningBit.repeatedBefore | JoiningBit.repeatedAfter
      byEnd[end].repeatedBoth += bits & both == both ? 1 : 0
      byEnd[end].seenBefore += bits & JoiningBit.seenBefore != 0 ? 1 : 0
    }
    for end in byEnd.indices.dropFirst() {
      byEnd[end].people += byEnd[end - 1].people
      byEnd[end].repeatedBefore += byEnd[end - 1].repeatedBefore
      byEnd[end].repeatedAfter += byEnd[end - 1].repeatedAfter
      byEnd[end].repeatedBoth += byEnd[end - 1].repeatedBoth
      byEnd[end].seenBefore += byEnd[end - 1].seenBefore
    }
    return byEnd
  }

  /// MEM at each end.
  func enrolledByEnd() -> [Int64] {
    let membership = setup.membership
    var change = [Int64](repeating: 0, count: setup.plan.ends.count + 1)
    for member in membership.joined.indices where setup.chosenMembers?[member] ?? true {
      let joined = Int(membership.isSeen ? setup.seenFrom[member] : membership.joined[member])
      let left = Int(membership.left[member])
      if joined >= left { continue }
      change[joined] += 1
      change[left] -= 1
    }
    var sum: Int64 = 0
    return change.dropLast().map { step in
      sum += step
      return sum
    }
  }
}

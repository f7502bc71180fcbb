public import VernaCore

/// Two programmes over the same past, member by member.
public struct BacktestComparison: Sendable {
  /// From what share of a member's own purchases on a change is noticed.
  public static let noticedShare = 0.01
  /// From what money on, in major units of the currency.
  public static let noticedMajor: Int64 = 100

  /// Members who get more, less, the same; all money that they get more or less, in minor units.
  public var winners: Int64 = 0
  public var losers: Int64 = 0
  public var unchanged: Int64 = 0
  public var won: Int64 = 0
  public var lost: Int64 = 0
  /// Winners and losers who would notice: a change of at least `noticedShare` of what they bought and of `noticedMajor`.
  public var noticingWinners: Int64 = 0
  public var noticingLosers: Int64 = 0
  /// Gross margin that noticing winners and losers brought in, in minor units.
  public var winnersMargin: Int64 = 0
  public var losersMargin: Int64 = 0
  /// Places of the members who lose and win most, the greatest first; at most ten each.
  public var greatestLosers: [(member: Int, change: Int64)] = []
  public var greatestWinners: [(member: Int, change: Int64)] = []

  /// Compares what members are promised: discounts, and points at their value.
  ///
  /// - Parameters:
  ///   - next: under the programme that is thought of.
  ///   - today: under the other one; an empty list is no programme at all.
  /// - Complexity: O(members log members).
  public init(_ next: [MemberGain], against today: [MemberGain], _ currency: Currency) {
    var changes: [(member: Int, change: Int64)] = []
    let least = BacktestComparison.noticedMajor * currency.minorPerMajor
    for member in next.indices {
      let before = member < today.count ? today[member] : MemberGain()
      if next[member] == MemberGain() && before == MemberGain() { continue }
      let change = next[member].promised - before.promised
      changes.append((member, change))
      let bought = max(next[member].paid + next[member].received, before.paid + before.received)
      let isNoticed =
        Int64(change.magnitude) >= least
        && Double(change.magnitude) >= BacktestComparison.noticedShare * Double(max(0, bought))
      if change > 0 {
        winners += 1
        won += change
        if isNoticed {
          noticingWinners += 1
          winnersMargin += next[member].margin
        }
      } else if change < 0 {
        losers += 1
        lost -= change
        if isNoticed {
          noticingLosers += 1
          losersMargin += next[member].margin
        }
      } else {
        unchanged += 1
      }
    }
    let sorted = changes.sorted { ($0.change, $0.member) < ($1.change, $1.member) }
    greatestLosers = sorted.prefix(10).filter { $0.change < 0 }
    greatestWinners = sorted.suffix(10).reversed().filter { $0.change > 0 }
  }
}

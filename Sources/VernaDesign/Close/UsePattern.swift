import VernaCore
import VernaLedger
import VernaMetrics
import VernaStatistics

/// How points of a wallet are expected to be used, as METRICS' `points.liability_expected` reads it: the same ladder from the ledger's
/// own lots.
struct UsePattern {
  /// How a share was come by.
  enum Basis: String, Hashable, Sendable, Codable {
    /// From months of points that were seen to their end.
    case ladder
    /// The ladder held flat past the oldest age seen.
    case flatLadder = "flat_ladder"
    /// All: too little has been seen to count on breakage (IFRS 15.B46 with 15.56).
    case all
    /// Given.
    case given
    /// Money that is owed, and paid in full.
    case owed
  }

  /// How the share was come by.
  let basis: Basis
  /// The share of points given that will be used.
  let ultimate: Share
  /// METRICS' own reading, whatever the books go by.
  let use: PointsUse
  private let given: Share?

  init(_ tally: LadderTally, through month: Int, _ estimate: CloseTerms.Estimate, paysOut: Bool) {
    var use = PointsUse()
    (use.redeemed, use.expired) = tally.ladders(through: month)
    use.expiryMonths = tally.commonestLife
    self.use = use
    let isSeen = (use.redeemed.oldestAge ?? -1) >= use.horizonMonths
    let ladder = use.ultimateShare.map { Share(millionths: Int64((min(1, max(0, $0)) * 1_000_000).rounded())) }
    var given: Share?
    switch estimate {
    case _ where paysOut: (basis, ultimate) = (.owed, .whole)
    case .share(let share):
      (basis, ultimate) = (.given, share)
      given = share
    case .all: (basis, ultimate) = (.all, .whole)
    case .automatic where !isSeen: (basis, ultimate) = (.all, .whole)
    case .automatic, .ladder:
      if let ladder {
        (basis, ultimate) = (isSeen ? .ladder : .flatLadder, ladder)
      } else {
        (basis, ultimate) = (.all, .whole)
      }
    }
    self.given = given
  }

  /// How likely a point left of a pool is to be used.
  ///
  /// - Parameter age: whole months since the month of earning.
  func chance(_ pool: PointsPool, age: Int) -> Double {
    switch basis {
    case .all, .owed: return 1
    case .ladder, .flatLadder: return use.chanceOfUse(age: age)
    case .given:
      guard let given, pool.left > .zero else { return 1 }
      let wanted = given.of(max(0, pool.issued.hundredths)) - pool.used.hundredths
      return min(1, max(0, Double(wanted) / Double(pool.left.hundredths)))
    }
  }

  /// Points expected to be used of those left in a pool, as the report counts them.
  func reportedChance(age: Int) -> Double? { use.ultimateShare == nil ? nil : use.chanceOfUse(age: age) }
}

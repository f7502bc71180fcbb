import VernaStatistics

/// What became of the points of each month of earning, by the month in which it did.
struct EarningMonths: Sendable {
  /// Index of the first month and how many there are.
  let first: Int
  let count: Int
  /// Hundredths earned by month of earning.
  private(set) var earned: [Int64]
  private var redeemed: [Int64]
  private var expired: [Int64]
  private var clawedBack: [Int64]

  /// No points over a span of months.
  init(months: ClosedRange<Int>) {
    first = months.lowerBound
    count = months.count
    earned = [Int64](repeating: 0, count: count)
    redeemed = [Int64](repeating: 0, count: count * count)
    expired = redeemed
    clawedBack = redeemed
  }

  mutating func earn(_ hundredths: Int64, month: Int) { earned[month - first] += hundredths }

  /// Notes that points earned in `cohort` were used in `month`.
  mutating func note(_ use: LotBook.Use, cohort: Int, month: Int, _ hundredths: Int64) {
    let cell = (cohort - first) * count + month - first
    switch use {
    case .redeemed: redeemed[cell] += hundredths
    case .expired: expired[cell] += hundredths
    case .clawedBack: clawedBack[cell] += hundredths
    case .other: break
    }
  }

  /// The months of earning up to a month, oldest first: net of what was clawed back up to it, with what was redeemed
  /// and expired by each age seen.
  func cohorts(upTo last: Int) -> [(month: Int, earned: Int64, redeemed: [Int64], expired: [Int64])] {
    guard last >= first else { return [] }
    let end = min(last - first, count - 1)
    return (0...end).map { cohort in
      var net = earned[cohort]
      var used: Int64 = 0
      var lapsed: Int64 = 0
      var redeemedByAge: [Int64] = []
      var expiredByAge: [Int64] = []
      for month in cohort...(last - first) {
        if month < count {
          let cell = cohort * count + month
          net -= clawedBack[cell]
          used += redeemed[cell]
          lapsed += expired[cell]
        }
        redeemedByAge.append(used)
        expiredByAge.append(lapsed)
      }
      return (first + cohort, net, redeemedByAge, expiredByAge)
    }
  }

  /// The patterns of use and of expiry over the cohorts up to a month.
  func ladders(upTo last: Int) -> (redeemed: ChainLadder, expired: ChainLadder) {
    let cohorts = cohorts(upTo: last)
    return (
      ChainLadder(cohorts.map { ChainLadder.Cohort(exposure: $0.earned, cumulative: $0.redeemed) }),
      ChainLadder(cohorts.map { ChainLadder.Cohort(exposure: $0.earned, cumulative: $0.expired) })
    )
  }
}

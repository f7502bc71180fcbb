public import VernaModels

/// Who may buy: cohorts of members with their ages, and how their purchases fade.
public struct Exposure: Hashable, Sendable {
  /// A cohort at the end of what was seen.
  public struct Cohort: Hashable, Sendable {
    /// How many members.
    public var members: Double
    /// Their age in the first month of the forecast.
    public var age: Int
    /// Whether they are the members from before the data, who have a curve of their own.
    public var isOld: Bool
  }

  /// Today's members by cohort.
  public var cohorts: [Cohort]
  /// The curve of new members, and that of the old ones.
  public var curve: RepurchaseCurve
  public var oldCurve: RepurchaseCurve
  /// How many months of ages were seen: a path whose curve fades otherwise agrees with what was seen in the last ones.
  public var monthsSeen: Int

  /// Receipts that the cohorts would make a month, with the calendar and the level taken out.
  ///
  /// - Parameters:
  ///   - month: 0 for the first month of the forecast, negative for the past.
  ///   - deviation: standard deviations by which the curves fade otherwise.
  func expected(month: Int, deviation: Double) -> Double {
    var sum = 0.0
    for cohort in cohorts {
      let age = cohort.age + month
      guard age >= 0 else { continue }
      sum += cohort.members * (cohort.isOld ? oldCurve : curve).receipts(at: age, deviation: deviation)
    }
    return sum
  }

  /// The share of today's members' purchases that is still there a year on.
  public var yearlyRetention: Double {
    let now = expected(month: -1, deviation: 0)
    return now > 0 ? expected(month: 11, deviation: 0) / now : curve.survival.map { $0.power(12) } ?? 0
  }

  /// Fits the curves of a history's cohorts; nil without purchases.
  init?(_ history: MonthlyHistory) {
    guard let old = history.cohortReceipts.first, let oldMembers = history.cohortMembers.first,
      history.receipts.contains(where: { $0 > 0 })
    else { return nil }
    let members = history.cohortMembers.map(Double.init)
    let rows = history.cohortReceipts.map { $0.map(Double.init) }
    let own = RepurchaseCurve(oldMembers: Double(oldMembers), receipts: old.map(Double.init))
    let later = RepurchaseCurve(members: Array(members.dropFirst()), receipts: Array(rows.dropFirst()))
    let supposed = RepurchaseCurve(
      inFirstMonth: Double(history.receipts.reduce(0, +)) / max(1, members.reduce(0, +)), first: 0.2, fading: 0.35,
      fadingDeviation: 0.25)
    oldCurve = own ?? later ?? supposed
    var new = later ?? own ?? supposed
    if later == nil { new.shift = 0 }
    curve = new
    cohorts = members.enumerated().map { cohort, members in
      Cohort(members: members, age: history.months - cohort, isOld: cohort == 0)
    }
    monthsSeen = history.months
  }

  /// Members who are supposed: all of one kind, of whom each month a share stays.
  init(members: Double, receiptsAMonth: Double, yearlyRetention: Double, deviation: Double) {
    let survival = yearlyRetention.power(1.0 / 12)
    curve = RepurchaseCurve(
      inFirstMonth: max(1, receiptsAMonth), first: receiptsAMonth, fading: 0, fadingDeviation: deviation,
      survival: survival)
    oldCurve = curve
    cohorts = members > 0 ? [Cohort(members: members, age: 1, isOld: true)] : []
    monthsSeen = 1
  }
}

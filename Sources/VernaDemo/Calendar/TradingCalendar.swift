import VernaCore

/// How busy each day is: seasons, weekdays, holidays and growth, in whole numbers.
struct TradingCalendar: Sendable {
  let period: Period
  let launch: Day
  /// Days of the period, and the index of the launch in them.
  let days: Int
  let launchIndex: Int
  /// The index of the last year's first day, on which reports start by default.
  let lastYearIndex: Int
  /// How busy a day is in 2^-20 of an ordinary day, for a member.
  let memberFactor: [UInt64]
  /// Receipts of the whole chain by day.
  let receipts: [Int]
  /// By day: first of a month; quarter of the period; thousandths of members' visits that are lost.
  let isMonthStart: [Bool]
  let quarter: [Int]
  let lostPermille: [Int]

  init(plan: DemoPlan) {
    period = plan.period
    launch = plan.launch
    days = period.days
    launchIndex = period.from.distance(to: launch)
    lastYearIndex = period.from.distance(to: period.to.adding(months: -12))
    var weights: [Int] = []
    var memberFactor: [UInt64] = []
    var isMonthStart: [Bool] = []
    var quarter: [Int] = []
    var lost: [Int] = []
    let fallFrom = period.from.distance(to: period.to.adding(months: -4))
    for index in 0..<days {
      let day = period.from.advanced(by: index)
      let busy = TradingCalendar.busyPermille(day)
      // The chain grows by 3 % a year, members' visits by 6 %.
      weights.append(busy * (1_000_000 + 82 * index))
      memberFactor.append(UInt64(busy * (1_000_000 + 164 * index) / 1000) * (1 << 20) / 1_000_000)
      isMonthStart.append(day.isMonthStart)
      quarter.append((day.monthIndex - period.from.monthIndex) / 3)
      lost.append(plan.has(.fallingFrequency) && index >= fallFrom ? 250 : 0)
    }
    self.memberFactor = memberFactor
    self.isMonthStart = isMonthStart
    self.quarter = quarter
    lostPermille = lost
    let total = Int128(weights.reduce(0, +))
    var receipts: [Int] = []
    var running: Int128 = 0
    var given = 0
    for weight in weights {
      running += Int128(weight)
      let until = Int(Int128(plan.receipts) * running / total)
      receipts.append(until - given)
      given = until
    }
    self.receipts = receipts
  }

  /// How busy a day is, in thousandths of an ordinary one.
  private static func busyPermille(_ day: Day) -> Int {
    let season = [940, 950, 1000, 1000, 1010, 960, 940, 950, 1000, 1010, 1020, 1160]
    let week = [930, 920, 940, 970, 1090, 1150, 1000]
    let (_, month, date) = day.civil
    var busy = season[month - 1] * week[day.weekday - 1] / 1000
    switch (month, date) {
    case (1, 1): busy = busy * 350 / 1000
    case (1, 2...8): busy = busy * 880 / 1000
    case (12, 28...31): busy = busy * 1300 / 1000
    case (12, 20...27): busy = busy * 1080 / 1000
    case (2, 22...23), (3, 6...8), (4, 29...30), (5, 8...9), (6, 11...12), (8, 30...31), (11, 3...4):
      busy = busy * 1140 / 1000
    default: break
    }
    return busy
  }
}

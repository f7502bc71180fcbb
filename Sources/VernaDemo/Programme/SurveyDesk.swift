import VernaStatistics

/// Questions sent the day after a purchase: would you recommend us, were you content, and who answers the low scores.
struct SurveyDesk {
  private let file: ByteFile
  private let dates: [PreparedText]
  private let days: Int
  private let isUnhappy: Bool
  private var random: SeededGenerator

  init(plan: DemoPlan, days: Int, dates: [PreparedText], file: ByteFile) {
    self.file = file
    self.dates = dates
    self.days = days
    isUnhappy = plan.has(.unhappyMembers)
    random = SeededGenerator(seed: plan.seed, stream: 6)
  }

  /// Asks about one purchase in forty.
  mutating func ask(_ member: Int, store: PreparedText, at moment: Moment) {
    let draw = random.below(120)
    guard draw < 3, moment.day + 1 < days else { return }
    let isRecommendation = draw < 2
    let weights: [Int]
    switch (isRecommendation, isUnhappy) {
    case (true, false): weights = [1, 1, 1, 1, 2, 3, 4, 9, 18, 27, 33]
    case (true, true): weights = [8, 5, 6, 7, 8, 10, 11, 12, 11, 11, 11]
    case (false, false): weights = [0, 2, 3, 8, 32, 55]
    case (false, true): weights = [0, 12, 16, 26, 28, 18]
    }
    let score = random.choice(weights: weights)
    let second = 12 * 3600 + random.below(8 * 3600)
    file.memberID(member)
    file.comma()
    file.moment(dates[moment.day + 1], second: second)
    file.text(isRecommendation ? ",nps," : ",csi,")
    file.number(Int64(score))
    file.text(isRecommendation ? ",0-10," : ",1-5,")
    file.prepared(store)
    file.comma()
    let isLow = isRecommendation ? score <= 6 : score <= 2
    let isAnswered = isLow && random.below(100) < (isUnhappy ? 22 : 96)
    let afterDays = isUnhappy && random.below(2) == 0 ? 4 : 1
    if isAnswered { file.moment(dates[moment.day + 1 + afterDays], second: 9 * 3600 + random.below(3 * 3600)) }
    file.newLine()
  }
}

import VernaColumns
import VernaCore
import VernaStatistics

/// Fills the base aggregates of surveys.
struct SurveyKernel {
  /// An answer with the number of the person who gave it; people without a member_id are one an answer.
  struct Answer {
    let row: SurveyRow
    let person: Int
    let tier: String
  }

  private let answers: [Answer]
  private let zone: TimeZoneRules
  private let deadline: Int64

  init(dataset: Dataset, query: MetricQuery, directory: MemberDirectory) {
    var strangers = TextTable()
    var answers: [Answer] = []
    let chosenStores = query.segment?.stores
    for (place, row) in dataset.side.surveys.enumerated() {
      let member = row.memberID.isEmpty ? nil : directory.index(of: row.memberID)
      if let chosen = query.segment?.members {
        guard let member, chosen[member] else { continue }
      }
      if let chosenStores {
        guard let code = dataset.stores.index(of: row.store), code < chosenStores.count, chosenStores[code] else {
          continue
        }
      }
      // Numbers of three kinds of people that never meet: members, ids of nobody, single answers.
      let person =
        member
        ?? (row.memberID.isEmpty
          ? -1 - place : dataset.members.count + strangers.intern(row.memberID))
      answers.append(
        Answer(row: row, person: person, tier: member.map { dataset.members[$0].tier } ?? ""))
    }
    self.answers = answers
    zone = dataset.settings.timeZone
    deadline = Int64(query.closedLoopHours) * 3600
  }

  /// The aggregates of a period.
  func aggregates(of period: Period) -> SurveyAggregates { aggregates(of: period) { _ in true } }

  /// The answers of a period that pass a test.
  ///
  /// - Parameter taken: asked of a person's last answer for NPS, of every answer for the rest.
  func aggregates(of period: Period, where taken: (Answer) -> Bool) -> SurveyAggregates {
    let start = zone.start(of: period.from)
    let end = zone.start(of: period.to)
    let all = answers.filter { $0.row.at >= start && $0.row.at < end }
    var sums = SurveyAggregates()
    scores(all.filter { $0.row.kind == .nps }, taken, &sums)
    lowAnswers(all.filter { $0.row.kind == .nps && taken($0) }, &sums)
    satisfaction(all.filter { $0.row.kind == .csi && taken($0) }, &sums)
    return sums
  }

  /// Last answer a person, by time, then by the order of the file.
  private func scores(_ answers: [Answer], _ taken: (Answer) -> Bool, _ sums: inout SurveyAggregates) {
    var last: [Int: Answer] = [:]
    for answer in answers {
      if let found = last[answer.person], found.row.at > answer.row.at { continue }
      last[answer.person] = answer
    }
    for answer in last.values where taken(answer) {
      sums.respondents += 1
      if answer.row.score >= 9 { sums.promoters += 1 }
      if answer.row.score <= 6 { sums.detractors += 1 }
    }
  }

  private func lowAnswers(_ answers: [Answer], _ sums: inout SurveyAggregates) {
    var people: [Int: (closed: Int64, low: Int64)] = [:]
    for answer in answers where answer.row.score <= 6 {
      let isClosed = answer.row.answeredAt.map { $0 - answer.row.at <= deadline } ?? false
      sums.lowAnswers += 1
      sums.lowAnswersClosed += isClosed ? 1 : 0
      let person = people[answer.person] ?? (0, 0)
      people[answer.person] = (person.closed + (isClosed ? 1 : 0), person.low + 1)
    }
    for person in people.values { sums.closedByLow.add(x: person.closed, y: person.low) }
  }

  private func satisfaction(_ answers: [Answer], _ sums: inout SurveyAggregates) {
    var people: [Int: (sum: Double, topTwo: Int64, count: Int64)] = [:]
    for answer in answers where answer.row.scaleTop > answer.row.scaleBottom {
      let row = answer.row
      let level = (row.score - row.scaleBottom) / (row.scaleTop - row.scaleBottom)
      let isTopTwo = row.score >= row.scaleTop - 1
      sums.satisfactionAnswers += 1
      sums.satisfactionSum += level
      sums.satisfactionTopTwo += isTopTwo ? 1 : 0
      let person = people[answer.person] ?? (0, 0, 0)
      people[answer.person] = (person.sum + level, person.topTwo + (isTopTwo ? 1 : 0), person.count + 1)
    }
    guard sums.satisfactionAnswers > 0 else { return }
    let count = Double(sums.satisfactionAnswers)
    let mean = sums.satisfactionSum / count
    for (_, person) in people.sorted(by: { $0.key < $1.key }) {
      sums.topTwoByAnswers.add(x: person.topTwo, y: person.count)
      sums.satisfactionMoves.add((person.sum - mean * Double(person.count)) / count)
    }
  }

  /// The tiers and the stores that answers of a period name, each in the order of bytes.
  func groups(of period: Period, kind: SurveyRow.Kind) -> (tiers: [String], stores: [String]) {
    let start = zone.start(of: period.from)
    let end = zone.start(of: period.to)
    let all = answers.filter { $0.row.at >= start && $0.row.at < end && $0.row.kind == kind }
    return (ByteOrder.distinct(all.map(\.tier)), ByteOrder.distinct(all.map(\.row.store)))
  }
}

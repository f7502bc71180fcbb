import Foundation
import VernaDesign
import VernaStatistics

/// A retailer that is made up member by member, not by the forecast's own model: each has a rate of purchases and a length
/// of life of their own, joining and baskets drift, and the year has a shape that the forecast does not know.
struct MadeUpRetailer {
  let seed: UInt64
  let months: Int

  func history() -> MonthlyHistory {
    var random = SeededGenerator(seed: seed, stream: 77)
    var history = MonthlyHistory(firstMonth: 2024 * 12, months: months)
    let season = (0..<12).map { month in random.normal(standardDeviation: 0.08) + (month == 11 ? 0.15 : 0) }
    let drift = random.normal(standardDeviation: 0.008)
    let meanLife = 4 + 26 * random.uniform()
    let rate = 0.3 + 1.5 * random.uniform()
    var joining = 3.5 + 1.5 * random.uniform()
    var basket = 6.9
    var mood = 0.0
    var others = 13.5
    let zeros = [Int64](repeating: 0, count: months)
    history.newMembers = zeros
    history.buyers = zeros
    history.receipts = zeros
    history.memberRevenue = zeros
    history.otherRevenue = zeros
    history.otherReceipts = zeros
    history.cohortMembers = zeros
    history.cohortReceipts = (0..<months).map { [Int64](repeating: 0, count: months - $0) }
    var people: [(cohort: Int, rate: Double, left: Int)] = []
    for month in 0..<months {
      joining += drift + random.normal(standardDeviation: 0.06)
      basket += random.normal(standardDeviation: 0.015)
      mood += random.normal(standardDeviation: 0.02)
      others += random.normal(standardDeviation: 0.04)
      let shape = season[month % 12]
      let newcomers = random.poisson(mean: exp(joining + 0.5 * shape))
      for _ in 0..<(newcomers + (month == 0 ? 400 : 0)) {
        let life = random.exponential(mean: meanLife * random.gamma(shape: 1.5, scale: 1 / 1.5))
        people.append((month, rate * random.gamma(shape: 1.2, scale: 1 / 1.2), month + Int(life)))
      }
      for person in people where person.left >= month {
        var count = random.poisson(mean: person.rate * exp(mood + shape))
        if person.cohort == month { count += 1 }
        guard count > 0 else { continue }
        history.buyers[month] += 1
        history.receipts[month] += Int64(count)
        history.cohortReceipts[person.cohort][month - person.cohort] += Int64(count)
        for _ in 0..<count {
          history.memberRevenue[month] += Int64(100 * exp(basket + random.normal(standardDeviation: 0.7)))
        }
      }
      let born = Int64(newcomers + (month == 0 ? 400 : 0))
      history.newMembers[month] = born
      history.cohortMembers[month] = born
      history.otherRevenue[month] = Int64(100 * exp(others + shape + random.normal(standardDeviation: 0.04)))
    }
    return history
  }
}

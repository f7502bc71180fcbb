import VernaColumns
import VernaCore

/// Counts members' sale receipts by the month of their first one and the months since.
///
/// A member whose joining is known to lie before the months is of cohort 0, whenever the first purchase is seen: an old
/// customer who is seen late must not pass for a new one.
struct CohortWalk {
  let dataset: Dataset
  let months: Range<Int>

  func fill(_ history: inout MonthlyHistory) {
    let count = months.count
    guard dataset.columns.days != nil else {
      history.newMembers = joinings()
      return
    }
    let start = dataset.settings.timeZone.start(of: Day.start(ofMonthIndex: months.lowerBound))
    let firstDay = Day.start(ofMonthIndex: months.lowerBound).number
    let lastDay = Day.start(ofMonthIndex: months.upperBound).number
    let monthOfDay = (firstDay..<lastDay).map { Day(number: $0).monthIndex - months.lowerBound }
    var receipts = (0..<count).map { [Int64](repeating: 0, count: count - $0) }
    var members = [Int64](repeating: 0, count: count)
    var newcomers = members
    dataset.columns.forEachShopper(in: 0..<dataset.columns.shopperCount) { block in
      let member = Int(dataset.memberOfShopper[block.shopper])
      guard member >= 0 else { return }
      var cohort: Int?
      var isOld = dataset.members[member].joinedAt.map { $0 < start } ?? false
      for index in 0..<block.count {
        let flags = ReceiptFlags(rawValue: block.flags[index])
        if flags.contains(.isReturn) || !flags.contains(.isMember) { continue }
        let day = Int32(block.day[index])
        if day >= lastDay { break }
        if day < firstDay {
          isOld = true
          continue
        }
        let month = monthOfDay[Int(day - firstDay)]
        if cohort == nil {
          let own = isOld ? 0 : month
          cohort = own
          members[own] += 1
          if !isOld { newcomers[own] += 1 }
        }
        if let cohort { receipts[cohort][month - cohort] += 1 }
      }
    }
    history.cohortReceipts = receipts
    history.cohortMembers = members
    history.newMembers = newcomers
  }

  /// Joinings by month of the members file, where there are no receipts to tell.
  private func joinings() -> [Int64] {
    var counts = [Int64](repeating: 0, count: months.count)
    for member in dataset.members {
      guard let joinedAt = member.joinedAt else { continue }
      let month = dataset.settings.timeZone.day(at: joinedAt).monthIndex
      if months.contains(month) { counts[month - months.lowerBound] += 1 }
    }
    return counts
  }
}

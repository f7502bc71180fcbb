import VernaCore
import VernaStatistics

extension Membership {
  /// Writes `members.csv` and returns how many members are in it.
  ///
  /// Besides those who joined at a till there are the few who enrolled and never came.
  func write(
    to file: ByteFile, dates: [PreparedText], network: StoreNetwork, days: Int, period: Period, seed: UInt64
  ) -> Int {
    var random = SeededGenerator(seed: seed, stream: 9)
    var written = 0
    for member in 0..<count {
      let day = joined[member] == Membership.never ? plannedJoin[member] : joined[member]
      let gender = random.below(100) < 63
      let born = Day(year: 1950 + random.below(56), month: 1 + random.below(12), day: 1 + random.below(28))
      let hasBirthday = random.below(100) < 82
      let hasMail = random.below(100) < 46
      let consents = random.below(100) < 78
      let referrer = random.below(100) < 4 ? random.below(count) : -1
      let store = network.stores[Int(homeStore[member])]
      guard Int(day) < days else { continue }
      written += 1
      file.memberID(member)
      file.comma()
      file.prepared(dates[Int(day)])
      file.comma()
      if left[member] > day && Int(left[member]) < days { file.prepared(dates[Int(left[member])]) }
      file.text(",base,")
      file.prepared(store.code)
      file.comma()
      if hasBirthday { file.text(born.iso) }
      file.text(gender ? ",f,\(StoreNetwork.cities[store.city].name)," : ",m,\(StoreNetwork.cities[store.city].name),")
      // No subscriber has a number in this range.
      file.text("+7000")
      file.number(member, width: 7)
      file.comma()
      if hasMail { file.text("member\(member + 1)@example.com") }
      file.text(consents ? ",yes," : ",no,")
      if referrer >= 0 && referrer != member && joined[referrer] < day { file.memberID(referrer) }
      file.newLine()
    }
    return written
  }
}

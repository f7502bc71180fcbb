import VernaCore

/// What the programme costs beside its rewards: a few rows at the end of each month.
struct CostBook {
  private let file: ByteFile
  private let plan: DemoPlan
  private var joined = 0
  private var messages = 0

  init(plan: DemoPlan, file: ByteFile) {
    self.plan = plan
    self.file = file
  }

  mutating func noteJoining() { joined += 1 }

  mutating func noteMessages(_ count: Int) { messages += count }

  /// Writes the rows of a month, given by its number since the period's start.
  mutating func close(month: Int) {
    let start = plan.period.from.adding(months: month)
    guard start >= plan.launch else { return }
    let sinceLaunch = plan.launch.monthIndex.distance(to: start.monthIndex)
    let date = start.adding(months: 1).advanced(by: -1).iso
    // A member costs 1,680 roubles to win in the month of the launch, and a little less each month after it.
    write(date, "acquisition", Int64(joined) * Int64(168_000 - 900 * sinceLaunch), "", "", "store")
    write(
      date, "communication", Int64(messages * OffersDesk.messageKopecks), "personal-\(start.iso.prefix(7))", "", "push")
    write(
      date, "platform", scaled(sinceLaunch == 0 ? 60_000_000 : sinceLaunch < 6 ? 16_000_000 : 6_000_000), "", "", "")
    write(date, "rewards", scaled(sinceLaunch < 6 ? 1_800_000 : 1_200_000), "", "gift", "store")
    joined = 0
    messages = 0
  }

  /// An amount for a chain of 1.5 million receipts, scaled to this one's.
  private func scaled(_ kopecks: Int) -> Int64 {
    Int64(Int128(kopecks) * Int128(plan.receipts) / 1_500_000)
  }

  private func write(
    _ date: String, _ kind: String, _ amount: Int64, _ campaign: String, _ rewardType: String, _ channel: String
  ) {
    guard amount > 0 else { return }
    file.text("\(date),\(kind),")
    file.hundredths(amount)
    file.text(",\(campaign),\(rewardType),\(channel)\n")
  }
}

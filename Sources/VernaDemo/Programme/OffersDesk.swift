import VernaCore
import VernaStatistics

/// Personal offers, sent on the first of each month by message, and what became of them.
struct OffersDesk {
  private let offers: ByteFile
  private let messages: ByteFile
  private let dates: [PreparedText]
  private let campaigns: [PreparedText]
  /// By member: the day the open offer was issued, or -1.
  private var issued: [Int16]
  private var issuedMonth: [Int8]
  private var offerNumber: [Int32]
  private var offerCount = 0
  private var messageCount = 0
  private let usePermille: Int
  private var random: SeededGenerator

  static let validDays = 21
  static let points = 100
  static let messageKopecks = 300

  init(plan: DemoPlan, members: Int, dates: [PreparedText], files: DemoFiles) {
    offers = files.offers
    messages = files.messages
    self.dates = dates
    campaigns = (0..<24).map { PreparedText("personal-" + plan.period.from.adding(months: $0).iso.prefix(7)) }
    issuedMonth = [Int8](repeating: 0, count: members)
    issued = [Int16](repeating: -1, count: members)
    offerNumber = [Int32](repeating: 0, count: members)
    usePermille = plan.has(.unusedOffers) ? 4 : 75
    random = SeededGenerator(seed: plan.seed, stream: 5)
  }

  /// Sends a month's offers and returns how many messages that took.
  mutating func send(on day: Int, month: Int, to membership: Membership) -> Int {
    var sent = 0
    for member in 0..<membership.count {
      let isChosen = random.below(5) == 0
      guard isChosen, membership.joined[member] < Int16(day), membership.left[member] > Int16(day),
        member != membership.cashiersCard
      else { continue }
      close(member)
      offerCount += 1
      sent += 1
      issued[member] = Int16(day)
      issuedMonth[member] = Int8(month)
      offerNumber[member] = Int32(offerCount)
      writeMessage(to: member, on: day, month: month)
    }
    return sent
  }

  /// Whether a member uses an open offer on a visit; the offer is then written as used.
  mutating func use(_ member: Int, at moment: Moment, receipt: Int) -> Bool {
    let start = issued[member]
    guard start >= 0 else { return false }
    if moment.day >= Int(start) + OffersDesk.validDays {
      close(member)
      return false
    }
    guard moment.day > Int(start), random.below(1000) < usePermille else { return false }
    write(member, usedAt: moment, receipt: receipt)
    return true
  }

  /// Writes the offers still open when the data end.
  mutating func closeAll() {
    for member in issued.indices { close(member) }
  }

  private mutating func close(_ member: Int) {
    if issued[member] >= 0 { write(member, usedAt: nil, receipt: nil) }
  }

  private mutating func write(_ member: Int, usedAt: Moment?, receipt: Int?) {
    let start = Int(issued[member])
    offers.byte(79)
    offers.number(Int(offerNumber[member]), width: 8)
    offers.comma()
    offers.memberID(member)
    offers.comma()
    offers.prepared(campaigns[Int(issuedMonth[member])])
    offers.comma()
    offers.moment(dates[start], second: 10 * 3600)
    offers.comma()
    offers.prepared(dates[start + OffersDesk.validDays])
    offers.comma()
    if let usedAt { offers.moment(usedAt.date, second: usedAt.second) }
    offers.comma()
    if let receipt { offers.receiptID(receipt) }
    offers.text(",100.00,40.00,points,push\n")
    issued[member] = -1
  }

  private mutating func writeMessage(to member: Int, on day: Int, month: Int) {
    messageCount += 1
    messages.byte(83)
    messages.number(messageCount, width: 8)
    messages.comma()
    messages.memberID(member)
    messages.comma()
    messages.prepared(campaigns[month])
    messages.text(",push,")
    messages.moment(dates[day], second: 10 * 3600)
    messages.comma()
    let isDelivered = random.below(100) < 94
    let isOpened = isDelivered && random.below(100) < 31
    let isClicked = isOpened && random.below(100) < 22
    if isDelivered { messages.moment(dates[day], second: 10 * 3600 + 5 + random.below(40)) }
    messages.comma()
    if isOpened { messages.moment(dates[day], second: 11 * 3600 + random.below(8 * 3600)) }
    messages.comma()
    if isClicked { messages.moment(dates[day], second: 20 * 3600 + random.below(3600)) }
    messages.text(",3.00\n")
  }
}

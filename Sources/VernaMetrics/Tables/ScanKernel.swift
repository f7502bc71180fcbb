import VernaColumns
import VernaCore

/// One thread's counts of receipts with and without a card by store, cashier and channel, of suspect cards, and of money
/// by store and day, over the query's period.
final class ScanKernel {
  let plan: ScanPlan
  let keys: CashierKeys
  let stores: ScanTallies
  let channels: ScanTallies
  let cashiers: ScanTallies
  /// Row-major by store and day of the period: sales alone, of which there are many; returns, then all.
  private let sales: ScratchBuffer<StoreDaySales>
  let storeDays: ScratchBuffer<StoreDay>
  private(set) var suspects: [SuspectCard] = []

  init(_ plan: ScanPlan) {
    self.plan = plan
    keys = CashierKeys(cashiers: plan.dataset.cashiers.count)
    stores = ScanTallies(count: plan.dataset.stores.count)
    channels = ScanTallies(count: plan.dataset.channels.count)
    cashiers = ScanTallies(count: 0)
    sales = ScratchBuffer(plan.dataset.stores.count * plan.days, zero: StoreDaySales())
    storeDays = ScratchBuffer(plan.dataset.stores.count * plan.days, zero: StoreDay())
  }

  /// Takes the receipts of one shopper; `member` is -1 for one who is none.
  func add(_ block: borrowing ReceiptBlock, member: Int) {
    let isChosen = member >= 0 && (plan.segment?.members?[member] ?? true)
    let (firstDay, days, takesCards, sales) = (plan.firstDay, plan.days, plan.takesCards.start, sales.start)
    let (dayOf, count) = (block.day, block.count)
    let isWhole = plan.segment == nil
    var card = CardWatch()
    var atCashiers = cashiers.begin()
    var atChannels = channels.begin()
    for index in 0..<count {
      let day = Int(dayOf[index]) &- firstDay
      if day < 0 || day >= days { continue }
      var paid = (money: block.total(index), points: block.pointsPaid(index))
      if !isWhole {
        guard let kept = plan.paid(block, index) else { continue }
        paid = kept
      }
      let flags = block.flags[index]
      let store = block.store[index]
      let isMember = isChosen && flags & FlagBit.isMember != 0
      let place = Int(store) &* days &+ day
      if flags & FlagBit.isReturn != 0 {
        storeDays.start[place].addReturn(money: paid.money, points: paid.points)
        continue
      }
      sales[place].add(money: paid.money, points: paid.points, isMember: isMember)
      let cashier = block.cashier[index]
      let channel = Int(block.channel[index])
      let key = keys.key(store: store, cashier: cashier)
      if isMember { card.add(day: day, key: cashier == 0 ? -1 : Int32(truncatingIfNeeded: key)) }
      if !takesCards[channel] {
        storeDays.start[place].addCardless(isMember: isMember)
        continue
      }
      let receipt = OwnReceipts(hasCard: isMember)
      atCashiers.add(receipt, at: key, of: cashiers)
      atChannels.add(receipt, at: channel, of: channels)
    }
    var atStores = stores.begin()
    cashiers.end(atCashiers) { key, receipts in
      atStores.add(receipts, at: Int(keys.store(of: key)), of: stores)
    }
    channels.end(atChannels) { _, _ in }
    stores.end(atStores) { _, _ in }
    if card.isWatched { judge(block, member: member, card) }
  }

  /// Takes a run of anonymous receipts.
  func addAnonymous(_ block: borrowing ReceiptBlock) {
    let (firstDay, days) = (plan.firstDay, plan.days)
    for index in 0..<block.count {
      let day = Int(block.day[index]) - firstDay
      if day < 0 || day >= days { continue }
      guard let paid = plan.paid(block, index) else { continue }
      let store = block.store[index]
      let place = Int(store) &* days &+ day
      if block.flags[index] & FlagBit.isReturn != 0 {
        storeDays.start[place].addReturn(money: paid.money, points: paid.points)
        continue
      }
      sales.start[place].add(money: paid.money, points: paid.points, isMember: false)
      let channel = Int(block.channel[index])
      if !plan.takesCards[channel] {
        storeDays.start[place].addCardless(isMember: false)
        continue
      }
      channels.addAnonymous(at: channel)
      cashiers.addAnonymous(at: keys.key(store: store, cashier: block.cashier[index]))
    }
  }

  /// Adds sales and the receipts of nobody to the sums; once, after the last block.
  func finish() {
    for place in 0..<sales.count { storeDays.start[place].add(sales[place]) }
    cashiers.finish { key, count in
      stores.sums.start[Int(keys.store(of: key))].addAnonymous(count)
    }
    channels.finish { _, _ in }
  }

  /// Looks closely at a card that may be a suspect.
  private func judge(_ block: borrowing ReceiptBlock, member: Int, _ card: CardWatch) {
    var counts: [UInt64: Int64] = [:]
    var money: Int64 = 0
    var returned: Int64 = 0
    for index in 0..<block.count {
      let day = Int(block.day[index]) - plan.firstDay
      let flags = block.flags[index]
      if day < 0 || day >= plan.days || flags & FlagBit.isMember == 0 { continue }
      guard let paid = plan.paid(block, index)?.money else { continue }
      if flags & FlagBit.isReturn != 0 {
        returned += paid
        continue
      }
      money += paid
      let pair = CashierPair(store: block.store[index], cashier: block.cashier[index])
      if pair.cashier != 0 { counts[pair.number, default: 0] += 1 }
    }
    let top = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    let atTop = top?.value ?? 0
    guard card.busiest > 5 || (card.receipts >= 3 && 10 * atTop >= 9 * card.receipts) else { return }
    suspects.append(
      SuspectCard(
        member: Int32(member), receipts: card.receipts, busiestDay: card.busiest, atTopCashier: atTop,
        topCashier: top.map { CashierPair(store: UInt16($0.key >> 32), cashier: UInt32($0.key & 0xffff_ffff)) },
        sales: money, returns: returned))
  }
}

/// Sales of a store on a day.
struct StoreDaySales: BitwiseCopyable {
  var sales: Int64 = 0
  var points: Int64 = 0
  var receipts: UInt32 = 0
  var memberReceipts: UInt32 = 0

  @inline(__always)
  mutating func add(money: Int64, points paid: Int64, isMember: Bool) {
    sales &+= money
    points &+= paid
    receipts &+= 1
    memberReceipts &+= isMember ? 1 : 0
  }
}

/// Money of a store on a day.
struct StoreDay: BitwiseCopyable, Sendable {
  var receipts: Int64 = 0
  var memberReceipts: Int64 = 0
  var sales: Int64 = 0
  var returns: Int64 = 0
  var returnReceipts: Int64 = 0
  var points: Int64 = 0
  /// Of the receipts: those in channels where no card can be shown.
  var cardless: Int64 = 0
  var memberCardless: Int64 = 0

  mutating func addCardless(isMember: Bool) {
    cardless += 1
    memberCardless += isMember ? 1 : 0
  }

  mutating func addReturn(money: Int64, points paid: Int64) {
    returns += money
    returnReceipts += 1
    points -= paid
  }

  mutating func add(_ day: StoreDaySales) {
    receipts += Int64(day.receipts)
    memberReceipts += Int64(day.memberReceipts)
    sales += day.sales
    points += day.points
  }

  static func += (left: inout StoreDay, right: StoreDay) {
    left.receipts += right.receipts
    left.memberReceipts += right.memberReceipts
    left.sales += right.sales
    left.returns += right.returns
    left.returnReceipts += right.returnReceipts
    left.points += right.points
    left.cardless += right.cardless
    left.memberCardless += right.memberCardless
  }
}

/// A card with too many receipts on a day, or nearly all of them at one cashier.
struct SuspectCard: Sendable {
  var member: Int32
  var receipts: Int64
  var busiestDay: Int64
  var atTopCashier: Int64
  /// The cashier with most of them.
  var topCashier: CashierPair?
  var sales: Int64
  var returns: Int64
}

/// Follows one member's receipts in order of time: the busiest day, and whether one cashier may have most of them.
struct CardWatch {
  private(set) var receipts: Int64 = 0
  private(set) var busiest: Int64 = 0
  private var day = -1
  private var onDay: Int64 = 0
  /// The candidate for a majority and its lead (R. S. Boyer and J S. Moore, "MJRTY", 1981).
  private var candidate: Int32 = -1
  private var lead: Int64 = 0

  @inline(__always)
  mutating func add(day: Int, key: Int32) {
    receipts &+= 1
    onDay = day == self.day ? onDay &+ 1 : 1
    self.day = day
    busiest = max(busiest, onDay)
    candidate = lead == 0 ? key : candidate
    lead &+= key == candidate ? 1 : -1
  }

  /// Whether it is worth a closer look: a busy day, or a cashier whose lead 90 % of the receipts would leave.
  var isWatched: Bool {
    busiest > 5 || (receipts >= 3 && candidate >= 0 && 10 * lead >= 8 * receipts)
  }
}

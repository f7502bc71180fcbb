import VernaColumns
import VernaCore

/// One thread's counts of receipts with and without a card by store, cashier and channel, of suspect cards, and of money
/// by store and day, over the query's period.
final class ScanKernel {
  /// Receipts of one store, cashier or channel over shoppers: with a card `x`, all `y`.
  struct Tally: BitwiseCopyable {
    var x: Int64 = 0
    var y: Int64 = 0
    var xx: Int64 = 0
    var xy: Int64 = 0
    var yy: Int64 = 0
    var clusters: Int64 = 0
    /// The current shopper's own, and who that is.
    var shopper: Int32 = -1
    var ownX: Int32 = 0
    var ownY: Int32 = 0

    /// Counts a receipt of a known shopper: (x + 1)² - x² is 2 x + 1.
    @inline(__always)
    mutating func add(hasCard: Bool, of person: Int32) {
      if shopper != person {
        shopper = person
        ownX = 0
        ownY = 0
        clusters += 1
      }
      y += 1
      yy += 2 * Int64(ownY) + 1
      if hasCard {
        x += 1
        xx += 2 * Int64(ownX) + 1
        xy += Int64(ownX) + Int64(ownY) + 1
        ownX += 1
      } else {
        xy += Int64(ownX)
      }
      ownY += 1
    }

    /// Counts a receipt of nobody, a shopper of its own.
    @inline(__always)
    mutating func addAnonymous() {
      y += 1
      yy += 1
      clusters += 1
    }

    static func += (left: inout Tally, right: Tally) {
      left.x += right.x
      left.y += right.y
      left.xx += right.xx
      left.xy += right.xy
      left.yy += right.yy
      left.clusters += right.clusters
    }
  }

  /// Money of a store on a day.
  struct StoreDay: BitwiseCopyable {
    var receipts: Int64 = 0
    var memberReceipts: Int64 = 0
    var sales: Int64 = 0
    var returns: Int64 = 0
    var returnReceipts: Int64 = 0
    var points: Int64 = 0

    static func += (left: inout StoreDay, right: StoreDay) {
      left.receipts += right.receipts
      left.memberReceipts += right.memberReceipts
      left.sales += right.sales
      left.returns += right.returns
      left.returnReceipts += right.returnReceipts
      left.points += right.points
    }
  }

  let plan: ScanPlan
  let stores: ScratchBuffer<Tally>
  let channels: ScratchBuffer<Tally>
  let cashiers: ScratchBuffer<Tally>
  /// Row-major by store and day of the period.
  let storeDays: ScratchBuffer<StoreDay>
  private(set) var suspects: [SuspectCard] = []

  init(_ plan: ScanPlan) {
    self.plan = plan
    stores = ScratchBuffer(plan.dataset.stores.count, zero: Tally())
    channels = ScratchBuffer(plan.dataset.channels.count, zero: Tally())
    cashiers = ScratchBuffer(plan.cashierKeys.count, zero: Tally())
    storeDays = ScratchBuffer(plan.dataset.stores.count * plan.days, zero: StoreDay())
  }

  /// Takes the receipts of one shopper.
  func add(_ block: borrowing ReceiptBlock) {
    let member = Int(plan.dataset.memberOfShopper[block.shopper])
    let isChosen = member >= 0 && (plan.segment?.members?[member] ?? true)
    let person = Int32(block.shopper)
    var card = CardWatch()
    for index in 0..<block.count {
      let day = Int(block.day[index]) - plan.firstDay
      if day < 0 || day >= plan.days { continue }
      guard let money = plan.money(block, index) else { continue }
      let flags = block.flags[index]
      let store = Int(block.store[index])
      let isMember = isChosen && flags & FlagBit.isMember != 0
      let storeDay = storeDays.start + store * plan.days + day
      if flags & FlagBit.isReturn != 0 {
        storeDay.pointee.returns += money
        storeDay.pointee.returnReceipts += 1
        storeDay.pointee.points -= block.pointsPaid(index)
        continue
      }
      storeDay.pointee.receipts += 1
      storeDay.pointee.sales += money
      storeDay.pointee.points += block.pointsPaid(index)
      if isMember { storeDay.pointee.memberReceipts += 1 }
      let cashier = Int(block.cashier[index])
      let channel = Int(block.channel[index])
      let key = plan.key(store: store, cashier: cashier)
      if isMember { card.add(day: day, key: cashier == 0 ? -1 : Int32(key)) }
      if !plan.takesCards[channel] { continue }
      stores.start[store].add(hasCard: isMember, of: person)
      channels.start[channel].add(hasCard: isMember, of: person)
      cashiers.start[key].add(hasCard: isMember, of: person)
    }
    if card.isWatched { judge(block, member: member, card) }
  }

  /// Takes a run of anonymous receipts.
  func addAnonymous(_ block: borrowing ReceiptBlock) {
    for index in 0..<block.count {
      let day = Int(block.day[index]) - plan.firstDay
      if day < 0 || day >= plan.days { continue }
      guard let money = plan.money(block, index) else { continue }
      let store = Int(block.store[index])
      let storeDay = storeDays.start + store * plan.days + day
      if block.flags[index] & FlagBit.isReturn != 0 {
        storeDay.pointee.returns += money
        storeDay.pointee.returnReceipts += 1
        storeDay.pointee.points -= block.pointsPaid(index)
        continue
      }
      storeDay.pointee.receipts += 1
      storeDay.pointee.sales += money
      storeDay.pointee.points += block.pointsPaid(index)
      let channel = Int(block.channel[index])
      if !plan.takesCards[channel] { continue }
      stores.start[store].addAnonymous()
      channels.start[channel].addAnonymous()
      cashiers.start[plan.key(store: store, cashier: Int(block.cashier[index]))].addAnonymous()
    }
  }

  /// Looks closely at a card that may be a suspect.
  private func judge(_ block: borrowing ReceiptBlock, member: Int, _ card: CardWatch) {
    var counts: [Int32: Int64] = [:]
    var money: Int64 = 0
    var returned: Int64 = 0
    for index in 0..<block.count {
      let day = Int(block.day[index]) - plan.firstDay
      let flags = block.flags[index]
      if day < 0 || day >= plan.days || flags & FlagBit.isMember == 0 { continue }
      guard let paid = plan.money(block, index) else { continue }
      if flags & FlagBit.isReturn != 0 {
        returned += paid
        continue
      }
      money += paid
      let cashier = Int(block.cashier[index])
      if cashier != 0 { counts[Int32(plan.key(store: Int(block.store[index]), cashier: cashier)), default: 0] += 1 }
    }
    let top = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    let atTop = top?.value ?? 0
    guard card.busiest > 5 || (card.receipts >= 3 && 10 * atTop >= 9 * card.receipts) else { return }
    suspects.append(
      SuspectCard(
        member: Int32(member), receipts: card.receipts, busiestDay: card.busiest, atTopCashier: atTop,
        topCashier: top?.key ?? -1, sales: money, returns: returned))
  }
}

/// A card with too many receipts on a day, or nearly all of them at one cashier.
struct SuspectCard: Sendable {
  var member: Int32
  var receipts: Int64
  var busiestDay: Int64
  var atTopCashier: Int64
  /// The key of the cashier; -1 for none.
  var topCashier: Int32
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
    receipts += 1
    onDay = day == self.day ? onDay + 1 : 1
    self.day = day
    if onDay > busiest { busiest = onDay }
    if lead == 0 {
      candidate = key
      lead = 1
    } else {
      lead += key == candidate ? 1 : -1
    }
  }

  /// Whether it is worth a closer look: a busy day, or a cashier whose lead 90 % of the receipts would leave.
  var isWatched: Bool {
    busiest > 5 || (receipts >= 3 && candidate >= 0 && 10 * lead >= 8 * receipts)
  }
}

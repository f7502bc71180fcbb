import VernaCore
import VernaStatistics

/// Two years of trading, day by day and store by store, written as they happen.
struct Trading {
  private let plan: DemoPlan
  private let calendar: TradingCalendar
  private let network: StoreNetwork
  private let dates: [PreparedText]
  private let files: DemoFiles
  private var membership: Membership
  private var picker: BasketPicker
  private var points: PointsDesk
  private var offers: OffersDesk
  private var surveys: SurveyDesk
  private var costs: CostBook
  private var writer: ReceiptWriter
  private var returns = ReturnsQueue()
  private var basket = Basket()
  private var visits: [[UInt64]]
  /// Visits of members that did not happen today, by store.
  private var lost: [Int]
  /// By store: receipts that members have written beyond what the days so far held.
  private var ahead: [Int]
  private var visitRandom: SeededGenerator
  private var random: SeededGenerator

  /// The bits of a visit below its second: member + 1, or 0 for a stranger.
  private static let secondShift: UInt64 = 40
  private static let openingSecond = 8 * 3600
  private static let openSeconds = 14 * 3600

  init(plan: DemoPlan, files: DemoFiles) {
    let scale = DemoScale(receipts: plan.receipts)
    let calendar = TradingCalendar(plan: plan)
    let network = StoreNetwork(scale: scale, isUndisciplined: plan.has(.lowCardShare), seed: plan.seed)
    // A month past the end: offers sent on the last days expire there.
    let dates = (0..<calendar.days + 31).map { PreparedText(plan.period.from.advanced(by: $0).iso) }
    self.plan = plan
    self.calendar = calendar
    self.network = network
    self.dates = dates
    self.files = files
    membership = Membership(plan: plan, scale: scale, calendar: calendar, network: network)
    picker = BasketPicker(plan: plan, scale: scale)
    points = PointsDesk(
      plan: plan, members: scale.members, stores: scale.stores, calendar: calendar, file: files.points)
    offers = OffersDesk(plan: plan, members: scale.members, dates: dates, files: files)
    surveys = SurveyDesk(plan: plan, days: calendar.days, dates: dates, file: files.surveys)
    costs = CostBook(plan: plan, file: files.costs)
    writer = ReceiptWriter(files: files, network: network)
    visits = [[UInt64]](repeating: [], count: scale.stores)
    lost = [Int](repeating: 0, count: scale.stores)
    ahead = lost
    visitRandom = SeededGenerator(seed: plan.seed, stream: 7)
    random = SeededGenerator(seed: plan.seed, stream: 8)
  }

  /// Trades and writes everything; returns how many sales, returns, lines and members there were.
  mutating func run(
    progress: (DemoProgress) -> Void
  ) -> (sales: Int, returns: Int, lines: Int, members: Int) {
    network.write(to: files.stores)
    picker.assortment.write(to: files.products)
    var month = 0
    for day in 0..<calendar.days {
      let fortnight = picker.prices.fortnight
      picker.turn(to: day, quarter: calendar.quarter[day])
      if picker.prices.fortnight != fortnight { writer.turn(toFortnight: picker.prices.fortnight) }
      if membership.cashiersCard >= 0, day == Int(membership.joined[membership.cashiersCard]) {
        points.give(
          PointsDesk.welcomePoints, to: membership.cashiersCard,
          at: Moment(day: day, month: month, date: dates[day], second: 0),
          receipt: nil, lifeMonths: PointsDesk.welcomeMonths)
      }
      if calendar.isMonthStart[day] && day > 0 {
        costs.close(month: month)
        month += 1
        points.expire(month: month, members: membership.count)
        if day > calendar.launchIndex {
          costs.noteMessages(offers.send(on: day, month: month, to: membership))
        }
      }
      gatherVisits(day: day)
      for store in network.stores.indices { trade(in: store, day: day, month: month) }
      bringBack(day: day, month: month)
      progress(DemoProgress(receipts: writer.sales, total: plan.receipts, bytes: files.bytes))
    }
    costs.close(month: month)
    offers.closeAll()
    let members = membership.write(
      to: files.members, dates: dates, network: network, days: calendar.days, period: plan.period, seed: plan.seed)
    return (writer.sales, writer.returns, writer.lineCount, members)
  }

  /// Decides who comes today: members by their own rate, strangers up to what the day holds.
  private mutating func gatherVisits(day: Int) {
    for store in visits.indices {
      visits[store].removeAll(keepingCapacity: true)
      lost[store] = 0
    }
    let factor = calendar.memberFactor[day]
    let keptPermille = UInt64(1000 - calendar.lostPermille[day])
    let storeCount = network.stores.count
    for member in 0..<membership.count {
      let draw = visitRandom.next()
      let threshold = (UInt64(membership.rate[member]) &* factor) >> 20
      guard draw >> 32 < threshold, membership.shops(member, on: Int16(day)) else { continue }
      var store = Int(membership.homeStore[member])
      // One visit in sixteen goes to the store next on the list of the same city.
      if draw & 15 == 0 {
        let other = store + StoreNetwork.cities.count
        store = other < storeCount ? other : store % StoreNetwork.cities.count
        if store >= storeCount { store = Int(membership.homeStore[member]) }
      }
      if draw >> 32 >= threshold * keptPermille / 1000 {
        lost[store] += 1
      } else {
        visits[store].append(visit(of: member + 1))
      }
    }
    let today = calendar.receipts[day]
    let shift = visitRandom.below(network.totalWeight)
    for store in 0..<storeCount {
      let until = (today * network.cumulativeWeights[store + 1] + shift) / network.totalWeight
      let from = (today * network.cumulativeWeights[store] + shift) / network.totalWeight
      // Where members alone fill more than the day holds, the days after make up for it.
      let strangers = until - from - visits[store].count - lost[store] - ahead[store]
      ahead[store] = max(0, -strangers)
      for _ in 0..<max(0, strangers) { visits[store].append(visit(of: 0)) }
      visits[store].sort()
    }
  }

  /// A visit at some second: shops are fuller in the evening, so the later of two draws is taken half the time.
  private mutating func visit(of member: Int) -> UInt64 {
    let draw = random.next()
    let first = (Int(draw & 0xffff_ffff) * Trading.openSeconds) >> 32
    let second = (Int(draw >> 32) * Trading.openSeconds) >> 32
    let time = draw & 1 == 0 ? max(first, second) : first
    return (UInt64(Trading.openingSecond + time) << Trading.secondShift) | UInt64(member)
  }

  private mutating func trade(in store: Int, day: Int, month: Int) {
    let cashiers = network.stores[store].cashiers
    let onDuty = StoreNetwork.onDuty(cashiers.count)
    // Stores in Samara keep their own time; the programme keeps Moscow's.
    let behind = StoreNetwork.cities[network.stores[store].city].zone == plan.timeZone ? 0 : 3600
    for index in visits[store].indices {
      let visit = visits[store][index]
      let second = Int(visit >> Trading.secondShift)
      var member = Int(visit & ((1 << Trading.secondShift) - 1)) - 1
      var cashier = (day + random.below(onDuty)) % cashiers.count
      let asks = random.below(1000)
      let ordersOnline = random.below(1000)
      let moment = Moment(day: day, month: month, date: dates[day], second: second - behind)
      if ordersOnline < (member >= 0 ? 40 : 25) { cashier = -1 }
      let isAsked = cashier < 0 || asks < cashiers[cashier].discipline
      let isFutureMember = member >= 0 && Int16(day) < membership.plannedJoin[member]
      let isHunter = member >= 0 && membership.isCherryPicker[member]
      var size: Int? = nil
      if member >= 0 && (isFutureMember || isAsked) { size = Int(membership.basketPermille[member]) }
      if isFutureMember || !isAsked { member = -1 }
      if member < 0 && isCashiersOwn(store: store, cashier: cashier, day: day) { member = membership.cashiersCard }
      let showsCard = member >= 0
      picker.fill(&basket, size: size, huntsPromotions: isHunter && showsCard, showsCard: showsCard, random: &random)
      sell(to: member, in: store, cashier: cashier, at: moment, second: second)
    }
  }

  /// Whether the cashier with a card of her own shows it for a stranger: the first till of the first store.
  private mutating func isCashiersOwn(store: Int, cashier: Int, day: Int) -> Bool {
    guard store == 0, cashier == 0, membership.cashiersCard >= 0,
      Int16(day) >= membership.joined[membership.cashiersCard]
    else { return false }
    return random.below(100) < 18
  }

  private mutating func sell(to member: Int, in store: Int, cashier: Int, at moment: Moment, second: Int) {
    let receipt = writer.nextReceipt
    var paid = 0
    var spent: [(expiryMonth: Int, points: Int)] = []
    var earned: [(expiryMonth: Int, points: Int)] = []
    if member >= 0 {
      if membership.joined[member] == Membership.never {
        membership.joined[member] = Int16(moment.day)
        costs.noteJoining()
        points.give(
          PointsDesk.welcomePoints, to: member, at: moment, receipt: nil, lifeMonths: PointsDesk.welcomeMonths)
      }
      if member != membership.cashiersCard {
        paid = points.pointsToSpend(member, store: store, total: basket.total, random: &random)
      }
      if paid > 0 {
        basket.payWithPoints(Int64(paid) * plan.pointValueMinorUnits)
        spent = points.spend(paid, of: member, at: moment, receipt: receipt, store: store)
      }
      earned = points.earn(onKopecks: basket.total, by: member, at: moment, receipt: receipt, store: store)
    }
    writer.write(
      date: moment.date, second: second, member: member, store: store, cashier: cashier, original: nil,
      basket: basket, pointsPaid: paid)
    if member >= 0 && member != membership.cashiersCard {
      if offers.use(member, at: moment, receipt: receipt) {
        points.give(
          OffersDesk.points, to: member, at: moment, receipt: receipt, lifeMonths: PointsDesk.offerMonths)
        earned.append((moment.month + PointsDesk.offerMonths, OffersDesk.points))
      }
      surveys.ask(member, store: network.stores[store].code, at: moment)
    }
    if ReturnsQueue.isReturned(using: &random) {
      // Members bring everything back, so that points come back as a whole.
      let isWhole = random.below(2) == 0 || member >= 0
      returns.add(
        ReturnsQueue.Item(
          receipt: receipt, store: store, member: member, lines: isWhole ? basket.lines : [basket.lines[0]],
          earned: earned, spent: spent), day: moment.day, using: &random)
    }
  }

  private mutating func bringBack(day: Int, month: Int) {
    for item in returns.take(day: day) {
      let second = Trading.openingSecond + random.below(Trading.openSeconds)
      let cashiers = network.stores[item.store].cashiers.count
      let cashier = (day + random.below(StoreNetwork.onDuty(cashiers))) % cashiers
      // Late enough in the day that no earlier posting of the member comes after it.
      let moment = Moment(day: day, month: month, date: dates[day], second: 22 * 3600 + second % 1800)
      let receipt = writer.nextReceipt
      basket.clear()
      for line in item.lines { basket.add(line) }
      var givenBack = 0
      if item.member >= 0 {
        givenBack = points.giveBack(item.spent, to: item.member, at: moment, receipt: receipt)
        points.claw(item.earned, from: item.member, at: moment, receipt: receipt)
      }
      writer.write(
        date: moment.date, second: moment.second, member: item.member, store: item.store, cashier: cashier,
        original: item.receipt, basket: basket, pointsPaid: givenBack)
    }
  }
}

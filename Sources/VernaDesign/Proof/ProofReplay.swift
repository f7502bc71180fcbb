import VernaColumns
import VernaCore
import VernaMechanics
import VernaProgram

/// Prices the window's receipts under a programme with the engine that tills ask.
final class ProofReplay {
  private let work: LadderDesigner.Work
  private let dataset: Dataset
  private let programme: Programme
  private let pricing: Pricing
  private let ladder: TierLadder?
  /// Money for one point, in millionths of a major unit.
  private let pointMicros: Int64
  private let perMinor: Int128
  private let cap: Int64

  private(set) var total = ProofSums()
  private(set) var byProduct: [ProofSums]
  private(set) var byCluster = [ProofSums](repeating: ProofSums(), count: 4)
  private(set) var byLevel: [String: ProofSums] = [:]
  private(set) var byMonth: [Int: ProofSums] = [:]
  private(set) var unmatched = ProofSums()
  private(set) var worst = ProofSums()
  private(set) var floor = FloorCount()
  private(set) var worstFloor = FloorCount()
  private(set) var promised = FloorCount()
  private(set) var receipts = 0
  private(set) var members = 0
  private(set) var earned: Int128 = 0
  private(set) var spent: Int128 = 0
  /// By offer: what it gave on lines that it took under the floor, in units, and the thinnest such product.
  private(set) var blamed: [ByteText: (cost: Int128, place: Int)] = [:]
  /// Places of products that may be sold under the floor, since that was decided.
  private let allowed: Set<Int>

  init(
    _ work: LadderDesigner.Work, dataset: Dataset, programme: Programme, allowed: Set<Int>
  ) {
    self.work = work
    self.dataset = dataset
    self.programme = programme
    self.allowed = allowed
    pricing = Pricing(programme.pricing)
    ladder = programme.tiers
    pointMicros = programme.pricing.wallets.first?.valueMicros ?? 1_000_000
    perMinor = Int128(1_000_000_000 / dataset.settings.currency.minorPerMajor)
    cap = work.capMillionths
    byProduct = .init(repeating: ProofSums(), count: work.tables.table.products.count)
  }

  /// A receipt as a basket, with what it was worth.
  private struct Sale {
    var basket: Basket
    /// By line of the basket: the place of its product (-1 for none), the term, the amount as paid.
    var places: [Int] = []
    var terms: [Int] = []
    var revenue: [Int128] = []
    var margin: [Int128] = []
    /// What the basket's price is without VAT, and what the goods cost: as the engine sees them.
    var full: [Int128] = []
    var goods: [Int128] = []
    /// Money that is on no line of the basket, in minor units.
    var rest: Int64 = 0
  }

  /// Replays the window.
  func run() {
    let window = work.tables.demand.window
    let days = UInt16(clamping: window.from.number)..<UInt16(clamping: window.to.number)
    DemandReader.forEachBlock(of: dataset) { block in
      var isUnder = false
      var bought = false
      var promisedMember = false
      var purse = PointsPurse()
      var history: [(day: Day, money: Int64)] = []
      let member = block.shopper >= 0 ? Int(dataset.memberOfShopper[block.shopper]) : -1
      for index in 0..<block.count where block.day[index] < days.upperBound {
        let flags = ReceiptFlags(rawValue: block.flags[index])
        let isSale = !flags.contains(.isReturn)
        let isMember = member >= 0 && flags.contains(.isMember)
        let day = Day(number: Int32(block.day[index]))
        guard days.contains(block.day[index]) else {
          if isMember { history.append((day, (isSale ? 1 : -1) * block.total(index))) }
          continue
        }
        if !isSale {
          takeBack(block, index)
          if isMember { history.append((day, -block.total(index))) }
          continue
        }
        guard let sale = sale(block, index) else { continue }
        let month = day.monthIndex
        guard isMember else {
          add(sale, nil, level: "guest", month: month)
          price(worst: sale, day)
          continue
        }
        bought = true
        receipts += 1
        let level = standing(history, on: day)
        var view = MemberView(id: ByteText(dataset.members[member].id), joinedOn: day)
        view.tier = level ?? ""
        view.balances = programme.pricing.wallets.first.map { [$0.id: purse.balance(on: day)] } ?? [:]
        var basket = sale.basket
        basket.spending = .most
        guard let priced = try? pricing.calculate(basket, member: view, reasons: .looked) else {
          add(sale, nil, level: level?.string ?? "", month: month)
          continue
        }
        purse.spend(priced.spent, on: day)
        for grant in priced.grants { purse.add(grant.points, grant.life, on: day) }
        earned += Int128(priced.earned.hundredths)
        spent += Int128(priced.spent.hundredths)
        history.append((day, priced.total.minorUnits + sale.rest))
        if add(sale, priced, level: level?.string ?? "", month: month) { isUnder = true }
        if promise(sale) { promisedMember = true }
        price(worst: sale, day)
      }
      if bought { members += 1 }
      if isUnder { floor.members += 1 }
      if promisedMember { promised.members += 1 }
    }
  }

  /// The level of the purchases of the 12 months that end with a day.
  private func standing(_ history: [(day: Day, money: Int64)], on day: Day) -> ByteText? {
    guard let ladder, !ladder.levels.isEmpty else { return nil }
    var months = 12
    if case .rolling(let asked) = ladder.window { months = asked }
    let start = day.advanced(by: 1).adding(months: -months)
    let recent = history.reversed().prefix { $0.day >= start }
    switch ladder.measure {
    case .spend: return ladder.levels[ladder.reached(by: recent.reduce(0) { $0 + $1.money })].id
    case .receipts: return ladder.levels[ladder.reached(by: Int64(recent.count { $0.money > 0 }))].id
    case .points: return ladder.levels[0].id
    }
  }

  /// Builds the basket of a sale: each line one piece at what was paid for it.
  private func sale(_ block: borrowing ReceiptBlock, _ index: Int) -> Sale? {
    guard let codes = block.lineTerm else { return nil }
    var sale = Sale(basket: Basket(lines: [], at: Int64(block.at[index])))
    let lines = block.lines(index)
    let offs = LinePoints.off(block, index)
    var onLines: Int64 = 0
    for line in lines {
      let code = Int(codes[line])
      guard work.reader.keeps(term: code) else { continue }
      let amount = block.amount(line) - (offs.isEmpty ? 0 : offs[line - lines.lowerBound])
      let term = dataset.terms[code]
      let product = dataset.products[Int(term.product)]
      let place = Int(work.tables.table.placeOfProduct[Int(term.product)])
      let paid = divideRoundingHalfAway(Int128(amount) * work.reader.paidOfMinor(term: code), by: perMinor)
      let quantity = Int128(max(0, block.quantity(line)))
      let cost = term.costMicros.map { Int128($0) * quantity }
      let rate = term.vatRateMillionths
      sale.places.append(cost == nil ? -1 : place)
      sale.terms.append(code)
      let revenue = Int128(amount) * work.tables.scale.netOfMinor(rate)
      sale.revenue.append(revenue)
      let goods = (cost ?? 0) * work.tables.scale.costOfBillionth(rate)
      sale.margin.append(revenue - goods)
      sale.goods.append(goods)
      sale.full.append(work.tables.scale.netOfPaidBillionth(rate)(Int128(max(0, paid)) * perMinor))
      onLines += amount
      var unitCost: Int64?
      if let cost, place >= 0 {
        // In millionths, without VAT, rounded up so that no floor is passed.
        let net = cost * work.tables.scale.costOfBillionth(rate)
        let perMicro = work.tables.scale.perBillionth * 1000
        unitCost = Int64(clamping: (net + perMicro - 1) / perMicro)
      }
      sale.basket.lines.append(
        BasketLine(
          id: ByteText(String(sale.basket.lines.count + 1)), sku: ByteText(product.sku),
          category: ByteText(product.category), brand: ByteText(product.brand), price: Money(minorUnits: max(0, paid)),
          unitCostMicros: unitCost, vatRate: Share(millionths: Int64(rate))))
    }
    guard !sale.basket.lines.isEmpty else { return nil }
    sale.rest = block.total(index) - onLines
    return sale
  }

  /// A return takes its revenue and margin back; the reward given on it stays, which is dearer than in truth.
  private func takeBack(_ block: borrowing ReceiptBlock, _ index: Int) {
    guard let codes = block.lineTerm else { return }
    let lines = block.lines(index)
    let offs = LinePoints.off(block, index)
    for line in lines {
      let code = Int(codes[line])
      let term = dataset.terms[code]
      let place = Int(work.tables.table.placeOfProduct[Int(term.product)])
      guard work.reader.keeps(term: code), place >= 0, let cost = term.costMicros else { continue }
      let amount = block.amount(line) - (offs.isEmpty ? 0 : offs[line - lines.lowerBound])
      let revenue = Int128(amount) * work.tables.scale.netOfMinor(term.vatRateMillionths)
      let goods =
        Int128(cost) * Int128(block.quantity(line).magnitude)
        * work.tables.scale.costOfBillionth(term.vatRateMillionths)
      let sums = ProofSums(revenue: -revenue, margin: goods - revenue)
      note(sums, place: place)
      byLevel["returns", default: ProofSums()] += sums
      byMonth[Day(number: Int32(block.day[index])).monthIndex, default: ProofSums()] += sums
    }
  }

  private func note(_ sums: ProofSums, place: Int) {
    total += sums
    byProduct[place] += sums
    byCluster[work.tables.table.products[place].cluster] += sums
  }

  /// What a line is given: by the accrual view and by the cash view, in units without VAT.
  private func rewards(_ line: PricedLine, _ rate: Int32) -> (accrual: Int128, cash: Int128) {
    let net = work.tables.scale.netOfPaidBillionth(rate)
    let discount = Int128(line.discount.minorUnits) * perMinor
    let points = Int128(line.pointsEarned.hundredths) * Int128(pointMicros) * 10
    let paid = Int128(line.paidByPoints.minorUnits) * perMinor
    return (net(discount + points), net(discount + paid))
  }

  /// Adds a sale.
  ///
  /// - Returns: whether any line is under the floor.
  @discardableResult
  private func add(_ sale: Sale, _ priced: Calculation?, level: String, month: Int) -> Bool {
    var isUnder = false
    for (index, place) in sale.places.enumerated() {
      var sums = ProofSums(revenue: sale.revenue[index], margin: sale.margin[index])
      if let priced {
        let rate = dataset.terms[sale.terms[index]].vatRateMillionths
        (sums.accrual, sums.cash) = rewards(priced.lines[index], rate)
        if place >= 0, isUnderFloor(sums, sale, index) {
          isUnder = true
          floor.products.insert(place)
          blame(priced, index, place: place, reward: max(sums.accrual, sums.cash))
        }
      }
      guard place >= 0 else {
        unmatched += ProofSums(accrual: sums.accrual, cash: sums.cash)
        continue
      }
      note(sums, place: place)
      byLevel[level, default: ProofSums()] += sums
      byMonth[month, default: ProofSums()] += sums
    }
    if isUnder { floor.receipts += 1 }
    return isUnder
  }

  /// A reward above the cap, or one that takes a line under its cost.
  private func isUnderFloor(_ sums: ProofSums, _ sale: Sale, _ index: Int) -> Bool {
    let full = sale.full[index]
    func isUnder(_ reward: Int128) -> Bool {
      reward > 0 && (reward > full - sale.goods[index] || reward * 1_000_000 > Int128(cap) * full)
    }
    return isUnder(sums.accrual) || isUnder(sums.cash)
  }

  /// Whether a sale holds a product that may go under the floor, as the design says: worked without the engine.
  private func promise(_ sale: Sale) -> Bool {
    let found = sale.places.filter { $0 >= 0 && allowed.contains($0) }
    promised.products.formUnion(found)
    promised.receipts += found.isEmpty ? 0 : 1
    return !found.isEmpty
  }

  private func blame(_ priced: Calculation, _ index: Int, place: Int, reward: Int128) {
    func note(_ offer: ByteText) {
      let known = blamed[offer]
      let products = work.tables.table.products
      let isThinner = known.map { products[place].share < products[$0.place].share } ?? true
      blamed[offer] = ((known?.cost ?? 0) + reward, isThinner ? place : known?.place ?? place)
    }
    for part in priced.lines[index].discounts { note(part.offer) }
    for grant in priced.grants where index < grant.byLine.count && grant.byLine[index] > .zero { note(grant.offer) }
    if priced.lines[index].paidByPoints > .zero { note("") }
  }

  /// The worst case: a member on the top level, once with nothing and once with all that may be paid by points.
  private func price(worst sale: Sale, _ day: Day) {
    var view = MemberView(id: "worst", joinedOn: day)
    view.tier = ladder?.levels.last?.id ?? ""
    if let wallet = programme.pricing.wallets.first { view.balances = [wallet.id: Points(hundredths: 1 << 50)] }
    var paying = sale.basket
    paying.spending = .most
    guard let earning = try? pricing.calculate(sale.basket, member: view, reasons: .looked),
      let spending = try? pricing.calculate(paying, member: view, reasons: .looked)
    else { return }
    var isUnder = false
    for (index, place) in sale.places.enumerated() where place >= 0 {
      let rate = dataset.terms[sale.terms[index]].vatRateMillionths
      let sums = ProofSums(
        revenue: sale.revenue[index], margin: sale.margin[index], accrual: rewards(earning.lines[index], rate).accrual,
        cash: rewards(spending.lines[index], rate).cash)
      worst += sums
      guard isUnderFloor(sums, sale, index) else { continue }
      isUnder = true
      worstFloor.products.insert(place)
      blame(earning, index, place: place, reward: max(sums.accrual, sums.cash))
      if sums.cash > sums.accrual { blame(spending, index, place: place, reward: sums.cash) }
    }
    if isUnder { worstFloor.receipts += 1 }
  }
}

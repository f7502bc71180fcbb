import VernaCore
import VernaRules

extension Pricing {
  /// Pays with points as far as rules and floors let.
  func spend(from wallet: Int) {
    guard wallet >= 0, let compiled = burnings.first(where: { $0.wallet == wallet }) else {
      run.spendingBound = .noRules
      return
    }
    let bound = spendingBound(compiled)
    if let bound {
      run.spendingBound = bound
      return
    }
    if let message = mask(compiled.lines) {
      run.failures.append(message)
      run.spendingBound = .condition
      return
    }
    sheet.pickRows(without: sheet.unpayable)
    run.wallet = wallet
    run.paidPartEarns = compiled.burning.earnsOnPaidPart
    let value = values[wallet]
    let free = spendable(compiled.burning, value)
    fillRooms(compiled.burning)
    let unguarded = sheet.total
    _ = guardParts(isSpread: false, countsForProgramme: true)
    let guarded = sheet.total
    let most = spendable(compiled.burning, value, rooms: guarded)
    run.spendable = most.points
    run.spendingBound = guarded < unguarded && most.points < free.points ? .guarded : most.bound
    let wish = wish
    let given = stepped(min(wish, most.points), compiled.burning)
    let wanted = stepped(min(wish, free.points), compiled.burning)
    if given < wanted, run.floors.isCut { saySpendingCut(wanted - given, value) }
    if given > 0 { pay(given, value) }
  }

  private var wish: Int64 {
    switch run.basket.spending {
    case .nothing: 0
    case .exactly(let points): max(0, points.hundredths)
    case .most: Pricing.mostPoints
    }
  }

  /// Why nothing can be spent at all; nil where nothing is in the way.
  private func spendingBound(_ compiled: CompiledBurning) -> SpendingBound? {
    guard let member = run.member else { return .noMember }
    if member.heldOut.contains(where: { programmeHoldouts.contains($0) }) { return .noMember }
    if left() < compiled.burning.leastBasket.minorUnits { return .leastBasket }
    guard let plan = compiled.condition else { return nil }
    do throws(RuleFailure) {
      return try machine.holds(plan, frame) ? nil : .condition
    } catch {
      return .condition
    }
  }

  private func left() -> Int64 {
    var sum: Int64 = 0
    for row in 0..<sheet.count { sum += sheet.left[row] }
    return sum
  }

  /// What points may pay of each picked row by the rules of spending.
  private func fillRooms(_ burning: Burning) {
    for place in 0..<sheet.picked {
      let left = sheet.left[Int(sheet.pick[place])]
      sheet.part[place] = min(left, max(0, burning.lineShare.of(left, rounding: .down)))
    }
  }

  /// The most points that can be spent, and what keeps them from being more.
  private func spendable(_ burning: Burning, _ value: PointValue, rooms: Int64? = nil) -> (
    points: Int64, bound: SpendingBound?
  ) {
    if rooms == nil { fillRooms(burning) }
    let lines = rooms ?? sheet.total
    let share = max(0, burning.basketShare.of(left(), rounding: .down))
    var most = value.points(within: min(lines, share))
    var bound: SpendingBound = share < lines ? .basketShare : .lines
    let balance = max(0, run.member?.balances[burning.wallet]?.hundredths ?? 0)
    if balance < most { (most, bound) = (balance, .balance) }
    if let ceiling = burning.ceiling?.hundredths, ceiling < most { (most, bound) = (max(0, ceiling), .ceiling) }
    let points = stepped(most, burning)
    return (points, points == 0 && most > 0 ? .least : bound)
  }

  /// Whole steps, and nothing under the least.
  private func stepped(_ points: Int64, _ burning: Burning) -> Int64 {
    let step = max(1, burning.step.hundredths)
    let whole = points / step * step
    return whole < burning.least.hundredths ? 0 : whole
  }

  /// Says what the guard kept points from paying, at the floors that did.
  private func saySpendingCut(_ points: Int64, _ value: PointValue) {
    let rows = (0..<sheet.picked).map { max(0, sheet.wanted[$0] - sheet.floored[$0]) }
    let weights = rows + [run.floors.basketCut, run.floors.programmeCut]
    let pointParts = splitByLargestRemainder(points, weights: weights)
    let moneyParts = splitByLargestRemainder(value.money(points, .halfAway), weights: weights)
    for (place, points) in pointParts.enumerated() where points > 0 || moneyParts[place] > 0 {
      var cut = GuardCut(
        line: "", offer: "", money: Money(minorUnits: moneyParts[place]), points: Points(hundredths: points),
        floor: place == rows.count ? .basketMargin : .programme)
      if place < rows.count {
        let row = Int(sheet.pick[place])
        cut.line = run.basket.lines[Int(sheet.line[row])].id
        cut.floor = sheet.floorKind[row]
      }
      run.cuts.append(cut)
    }
  }

  /// Spreads what points pay over the rows by the room that each has.
  private func pay(_ points: Int64, _ value: PointValue) {
    let money = value.money(points, .down)
    if money == 0 { return }
    run.spent = points
    // The parts are the guarded rooms: no row pays more than its own.
    sheet.cut(to: min(money, sheet.total))
    take(sheet.total, countsForProgramme: true, isDiscount: false)
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      sheet.paid[row] = sheet.part[place]
      sheet.left[row] -= sheet.part[place]
      sheet.weight[place] = sheet.part[place]
    }
    sheet.spread(points)
    for place in 0..<sheet.picked { sheet.spent[Int(sheet.pick[place])] = sheet.part[place] }
  }
}

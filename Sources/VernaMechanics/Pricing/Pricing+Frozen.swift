public import VernaCore
public import VernaRules

/// What is asked of a basket whose money is decided already, and of rules that are no offers.
extension Pricing {
  /// What a basket earns whose discounts and points paid stand: a till's own, or an earlier decision's that is worked out again.
  ///
  /// - Parameters:
  ///   - frozen: in the basket's order.
  ///   - wallet: the one that points were spent from; empty for none.
  ///   - spent: how many.
  /// - Returns: the frozen lines with what they earn; offers that take money off are not asked.
  /// - Throws: `PricingFailure`.
  public func earn(
    _ basket: Basket, frozen: CalculationList<PricedLine>, wallet: ByteText, spent: Points, member: MemberView?,
    shared: SharedView = SharedView()
  ) throws(PricingFailure) -> Calculation {
    precondition(frozen.count == basket.lines.count, "each line of the basket has its frozen line")
    try fillSheet(basket)
    var spender = -1
    if !wallet.string.isEmpty {
      guard let place = walletPlaces[wallet] else { throw .unknownWallet(wallet) }
      spender = place
    }
    begin(.basket, basket, member, shared)
    fillFrame()
    startGuard()
    freeze(frozen)
    run.wallet = spender
    run.spent = spent.hundredths
    for rank in offers.indices where offers[rank].offer.trigger == .basket && heads[rank].kind != .money {
      settle(rank)
    }
    earn()
    var result = result()
    result.lines = CalculationList(
      zip(frozen, result.lines).map { line, earning in
        var line = line
        line.pointsEarned = earning.pointsEarned
        return line
      })
    result.spendable = spent
    return result
  }

  /// Sets the sheet as it was when the lines were decided.
  private func freeze(_ frozen: CalculationList<PricedLine>) {
    let unearning = Set(offers.filter { !$0.offer.stacking.allowsEarning }.map(\.offer.id))
    sheet.picked = sheet.count
    var taken: Int64 = 0
    for row in 0..<sheet.count {
      let line = frozen[Int(sheet.line[row])]
      sheet.left[row] = line.total.minorUnits
      sheet.paid[row] = line.paidByPoints.minorUnits
      sheet.spent[row] = line.pointsSpent.hundredths
      sheet.pick[row] = Int32(row)
      sheet.part[row] = sheet.full[row] - sheet.left[row] - sheet.paid[row]
      taken += sheet.part[row]
      if line.discounts.contains(where: { unearning.contains($0.offer) }) { PricingSheet.set(row, in: sheet.unearning) }
    }
    take(taken, countsForProgramme: true, isDiscount: true)
    sheet.picked = 0
  }

  // MARK: - Other rules

  /// A plan of a condition that is no offer's.
  public func plan(_ rule: CheckedRule) -> RulePlan { machine.plan(rule) }

  /// A plan of a rule about a line that is no offer's; nil where lines are not known.
  public func linesPlan(_ rule: CheckedRule) -> RuleRowsPlan? { machine.rowsPlan(rule, "l", of: "lines") }

  /// Makes a basket and a member known to the conditions that are asked next.
  ///
  /// - Throws: `PricingFailure`.
  public func look(at basket: Basket, member: MemberView?) throws(PricingFailure) {
    try fillSheet(basket)
    begin(.basket, basket, member, SharedView())
    fillFrame()
  }

  /// Whether a condition holds for what was looked at last; one that breaks does not.
  public func holds(_ plan: RulePlan) -> Bool {
    do throws(RuleFailure) { return try machine.holds(plan, frame) } catch { return false }
  }

  /// The lines of what was looked at last that a rule holds for, as places in the basket; excluded lines are never among them.
  public func lines(_ plan: RuleRowsPlan?) -> [Int] {
    if mask(plan) != nil { return [] }
    var places: [Int] = []
    for row in 0..<sheet.count where sheet.mask[row >> 6] >> UInt64(row & 63) & 1 == 1 {
      places.append(Int(sheet.line[row]))
    }
    return places
  }
}

import VernaCore

/// The margin guard. What each step gives is cut to what the floors leave, so that what is given last is cut first: points earned,
/// points spent, then discounts from the least priority up. No floor is ever passed by anything that is given.
extension Pricing {
  /// Sets the floors of rows and basket.
  func startGuard() {
    run.floors = GuardState()
    run.basket.lines.withUnsafeBufferPointer { lines in
      guard let first = lines.baseAddress else { return }
      for row in 0..<sheet.count { setFloor(row, first + Int(sheet.line[row])) }
      if let share = margins.basketMargin { startBasketFloor(share, first) }
    }
    if let headroom = run.shared.programmeHeadroom {
      run.floors.headroom = max(0, headroom.minorUnits)
      run.floors.accrualHeadroom = margins.countsEarning ? max(0, headroom.minorUnits) : Int64.max
    }
  }

  private func setFloor(_ row: Int, _ line: UnsafePointer<BasketLine>) {
    let full = sheet.full[row]
    var floor: Int64 = 0
    var kind = GuardFloor.minPrice
    if line.pointee.minPrice > .zero {
      floor = AmountRounding.up.divide(
        Int128(line.pointee.minPrice.minorUnits) * Int128(line.pointee.quantity.thousandths), by: 1000)
    }
    var accrual: Int64 = 0
    var accrualKind = GuardFloor.lineMargin
    if let share = margins.lineMargin, let cost = line.pointee.unitCostMicros {
      accrual = leastLeft(cost, line.pointee.quantity, line.pointee.vatRate, share)
    }
    if let cap = margins.lineRewardCap {
      let least = full - min(full, max(0, cap.of(full, rounding: .down)))
      if least > accrual { (accrual, accrualKind) = (least, .lineRewardCap) }
    }
    if line.pointee.unitCostMicros == nil, margins.unknownCost == .refuse, full > accrual {
      (accrual, accrualKind) = (full, .unknownCost)
    }
    if accrual > floor { (floor, kind) = (accrual, accrualKind) }
    sheet.floor[row] = min(full, floor)
    sheet.floorKind[row] = kind
    let counts = margins.countsEarning || accrualKind == .unknownCost
    sheet.accrualFloor[row] = counts ? min(full, accrual) : 0
    sheet.accrualKind[row] = accrualKind
  }

  /// The least money of a line of which, without VAT, cost and the share are covered: m / (1 + vat) x (1 - share) >= cost.
  private func leastLeft(_ cost: Int64, _ quantity: Quantity, _ vatRate: Share, _ share: Share) -> Int64 {
    var kept = 1_000_000 - min(share.millionths, 1_000_000)
    if kept == 0 { return Int64.max }
    var vat = 1_000_000 + vatRate.millionths
    // Both are whole per cents as a rule; without what they share, 64 bits are enough.
    if kept % 10_000 == 0, vat % 10_000 == 0 { (kept, vat) = (kept / 10_000, vat / 10_000) }
    let (short, isLong) = cost.multipliedReportingOverflow(by: quantity.thousandths)
    let (whole, isLonger) = short.multipliedReportingOverflow(by: vat * rules.currency.minorPerMajor)
    let divisor = 1_000_000_000 * kept
    if !isLong, !isLonger {
      let (quotient, rest) = whole.quotientAndRemainder(dividingBy: divisor)
      return rest > 0 ? quotient + 1 : quotient
    }
    let money = Int128(cost) * Int128(quantity.thousandths) * Int128(rules.currency.minorPerMajor)
    let (least, overflow) = money.multipliedReportingOverflow(by: Int128(vat))
    return overflow ? Int64.max : AmountRounding.up.divide(least, by: Int128(divisor))
  }

  /// The basket's floor over a common denominator of all VAT rates, so that it is exact: the sum over lines of known cost of
  /// m / (1 + vat) x (1 - share) may not be under the sum of costs.
  private func startBasketFloor(_ share: Share, _ lines: UnsafePointer<BasketLine>) {
    let kept = min(4_000_000, 1_000_000 - min(share.millionths, 999_999))
    let common = commonDenominator(lines)
    var slack: Int128 = 0
    var costs: Int128 = 0
    // Of the rate of VAT seen last, for most lines have the same.
    var (last, least, weight) = (Int64(0), Int64(0), Int64(0))
    for row in 0..<sheet.count {
      let place = Int(sheet.line[row])
      sheet.slackWeight[row] = 0
      guard let cost = lines[place].unitCostMicros else { continue }
      let vat = 1_000_000 + lines[place].vatRate.millionths
      if vat != last {
        // Rounded up where the denominator is no multiple: a floor is rather kept by a hair more than passed.
        let (whole, rest) = common.quotientAndRemainder(dividingBy: vat)
        (last, least, weight) = (vat, kept * whole, kept * (rest == 0 ? whole : whole + 1))
        run.floors.mostWeight = max(run.floors.mostWeight, weight)
      }
      sheet.slackWeight[row] = weight
      slack &+= product(sheet.full[row], least)
      costs += product(cost, lines[place].quantity.thousandths)
    }
    let (product, overflow) = costs.multipliedReportingOverflow(by: Int128(common * rules.currency.minorPerMajor))
    run.floors.isBasket = true
    run.floors.slack = overflow ? -1 : slack - (product / 1_000_000_000 + 1)
    if !overflow, product % 1_000_000_000 == 0 { run.floors.slack += 1 }
    run.floors.accrualSlack = margins.countsEarning ? run.floors.slack : Int128.max
  }

  /// A multiple of 1 + VAT in millionths for all rates, or where that would be too great, one that is fine enough.
  private func commonDenominator(_ lines: UnsafePointer<BasketLine>) -> Int64 {
    var common: Int64 = 1_000_000
    var last: Int64 = 1_000_000
    for row in 0..<sheet.count {
      let vat = 1_000_000 + lines[Int(sheet.line[row])].vatRate.millionths
      if vat == last { continue }
      last = vat
      let (least, isOver) = (common / greatestDivisor(common, vat)).multipliedReportingOverflow(by: vat)
      if isOver || least > 1_000_000_000_000_000 { return 1_000_000_000_000 }
      common = least
    }
    return common
  }

  private func greatestDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }

  /// Cuts the parts of the picked rows to what the floors leave; what is left of them. `wanted` keeps them as they were.
  ///
  /// - Parameters:
  ///   - isSpread: whether what one row may not have goes to the others.
  ///   - countsForProgramme: whether the programme pays for it.
  func guardParts(isSpread: Bool, countsForProgramme: Bool) -> Int64 {
    run.floors.isCut = false
    run.floors.basketCut = 0
    run.floors.programmeCut = 0
    let before = sheet.total
    if isWithinFloors(before, countsForProgramme) { return before }
    run.floors.isCut = true
    sheet.wanted.update(from: sheet.part, count: sheet.picked)
    var isCut = false
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      let room = max(0, sheet.left[row] - sheet.floor[row])
      sheet.weight[place] = room
      if sheet.part[place] > room {
        sheet.part[place] = room
        isCut = true
      }
    }
    if isCut, isSpread {
      var rooms: Int64 = 0
      for place in 0..<sheet.picked { rooms += sheet.weight[place] }
      sheet.spread(min(before, rooms))
    }
    sheet.floored.update(from: sheet.part, count: sheet.picked)
    var total = sheet.total
    if run.floors.isBasket {
      let left = cutToSlack(run.floors.slack, total)
      run.floors.basketCut = total - left
      total = left
    }
    if countsForProgramme, total > run.floors.headroom {
      run.floors.programmeCut = total - run.floors.headroom
      total = run.floors.headroom
      sheet.cut(to: total)
    }
    return total
  }

  /// Whether no floor stands in the way of the parts.
  private func isWithinFloors(_ total: Int64, _ countsForProgramme: Bool) -> Bool {
    var isWithin = true
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      if sheet.part[place] > sheet.left[row] - sheet.floor[row], sheet.part[place] > 0 { isWithin = false }
    }
    if countsForProgramme, total > run.floors.headroom { return false }
    return isWithin && (!run.floors.isBasket || Int128(total) * Int128(run.floors.mostWeight) <= run.floors.slack)
  }

  /// Two numbers of 64 bits multiplied. The sum of all lines' is within 128 bits: money has 50 at most, a weight 63, and lines 14.
  @inline(__always)
  func product(_ left: Int64, _ right: Int64) -> Int128 { Int128(left) &* Int128(right) }

  /// Cuts the parts so that the basket's slack is enough for them, in proportion to themselves; their total.
  func cutToSlack(_ slack: Int128, _ total: Int64) -> Int64 {
    var need: Int128 = 0
    for place in 0..<sheet.picked {
      need &+= product(sheet.part[place], sheet.slackWeight[Int(sheet.pick[place])])
    }
    if need <= slack || need == 0 { return total }
    // Parts on which the floor does not bear stay; the others get the same share, and then minor unit by minor unit what is left.
    var left = max(0, slack)
    for place in 0..<sheet.picked {
      let weight = sheet.slackWeight[Int(sheet.pick[place])]
      sheet.rest[place] = sheet.part[place]
      if weight == 0 { continue }
      let part = scaled(sheet.part[place], max(0, slack), need)
      sheet.part[place] = part
      left -= Int128(part) * Int128(weight)
    }
    for place in 0..<sheet.picked {
      let weight = sheet.slackWeight[Int(sheet.pick[place])]
      if weight == 0 || sheet.part[place] >= sheet.rest[place] || Int128(weight) > left { continue }
      sheet.part[place] += 1
      left -= Int128(weight)
    }
    return sheet.total
  }

  /// An amount times a quotient under one, rounded down.
  private func scaled(_ amount: Int64, _ numerator: Int128, _ denominator: Int128) -> Int64 {
    var (numerator, denominator) = (numerator, denominator)
    while denominator > 1 << 62 {
      numerator >>= 1
      denominator = (denominator >> 1) + 1
    }
    return Int64(clamping: Int128(amount) * numerator / denominator)
  }

  /// Says what the guard cut from the parts at hand.
  ///
  func sayCuts(_ rank: Int) {
    if !run.floors.isCut { return }
    var floored: Int64 = 0
    var wanted: Int64 = 0
    var over: Int64 = 0
    for place in 0..<sheet.picked {
      floored += sheet.floored[place]
      wanted += sheet.wanted[place]
      over += max(0, sheet.wanted[place] - sheet.floored[place])
    }
    if wanted == floored, run.floors.basketCut == 0, run.floors.programmeCut == 0 { return }
    let offer = offers[rank].offer.id
    if wanted > floored {
      // Where some rows took over from others, only what nobody took is said, at the rows that could not take it.
      var cuts = (0..<sheet.picked).map { max(0, sheet.wanted[$0] - sheet.floored[$0]) }
      if over > wanted - floored { cuts = splitByLargestRemainder(wanted - floored, weights: cuts) }
      for place in 0..<sheet.picked where cuts[place] > 0 {
        let row = Int(sheet.pick[place])
        run.cuts.append(
          GuardCut(
            line: run.basket.lines[Int(sheet.line[row])].id, offer: offer, money: Money(minorUnits: cuts[place]),
            floor: sheet.floorKind[row]))
      }
    }
    for (money, floor) in [(run.floors.basketCut, GuardFloor.basketMargin), (run.floors.programmeCut, .programme)]
    where money > 0 {
      run.cuts.append(GuardCut(line: "", offer: offer, money: Money(minorUnits: money), floor: floor))
    }
  }

  /// Takes the parts of the picked rows from what the basket and the programme may lose.
  func take(_ total: Int64, countsForProgramme: Bool, isDiscount: Bool) {
    if run.floors.isBasket {
      var loss: Int128 = 0
      for place in 0..<sheet.picked {
        loss &+= product(sheet.part[place], sheet.slackWeight[Int(sheet.pick[place])])
      }
      run.floors.slack -= loss
      if isDiscount, run.floors.accrualSlack < Int128.max { run.floors.accrualSlack -= loss }
    }
    if !countsForProgramme { return }
    if run.floors.headroom < Int64.max { run.floors.headroom -= total }
    if isDiscount, run.floors.accrualHeadroom < Int64.max { run.floors.accrualHeadroom -= total }
  }
}

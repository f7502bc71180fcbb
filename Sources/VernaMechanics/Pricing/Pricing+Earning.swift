import VernaCore
import VernaRules

/// Points for what is paid.
extension Pricing {
  /// Works out the points of offers whose turn has come: in the order of priority, multipliers after the rest.
  func earn() {
    let stops = run.spent > 0 && burnings.contains { $0.wallet == run.wallet && $0.burning.stopsEarning }
    for isMultiplier in [false, true] {
      for earner in run.earners where (offers[earner.rank].kind == .multiplier) == isMultiplier {
        if stops {
          run.verdicts[earner.rank] = OfferVerdict(reason: .nothingToGive)
          continue
        }
        for word in 0..<sheet.words { sheet.mask[word] = run.masks[earner.mask + word] }
        earn(earner.rank)
      }
    }
  }

  private func earn(_ rank: Int) {
    guard let quote = points(rank) else { return }
    let compiled = offers[rank]
    let given = guardPoints(quote, compiled, isFinal: true)
    if given == 0 {
      run.verdicts[rank] = OfferVerdict(reason: .guarded)
      return
    }
    grant(given, rank)
  }

  /// What an offer of points is worth as things are; nil where it gives none.
  func quotePoints(_ rank: Int) -> OfferWorth? {
    guard let quote = points(rank) else { return nil }
    let given = guardPoints(quote, offers[rank], isFinal: false)
    if given == 0 { return OfferWorth(given: 0, refusal: OfferVerdict(reason: .guarded), isGuarded: true) }
    return OfferWorth(given: max(1, value(of: offers[rank].wallet).money(given, .halfAway)))
  }

  /// Points of an offer before the guard, spread over the picked rows; nil where there are none, and the verdict says why.
  private func points(_ rank: Int) -> Int64? {
    let compiled = offers[rank]
    guard compiled.wallet >= 0 else {
      run.verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    pickEarning()
    let wallet = rules.wallets[compiled.wallet]
    var total: Int64
    switch compiled.offer.benefit {
    case .points(let benefit):
      switch amount(benefit, compiled, wallet) {
      case .success(let points): total = points
      case .failure(let broken):
        run.verdicts[rank] = broke(broken.message)
        return nil
      }
      if let ceiling = benefit.ceiling?.hundredths, total > ceiling { total = whole(ceiling, wallet) }
    case .multiplyPoints(let extra, _): total = multiplied(extra, compiled.wallet)
    default: total = 0
    }
    if total <= 0 || (run.trigger == .basket && sheet.picked == 0) {
      run.verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    let room = room(compiled)
    if let limit = room.spentLimit {
      run.verdicts[rank] = OfferVerdict(reason: .limitReached, detail: Int32(limit))
      return nil
    }
    total = min(total, Pricing.mostPoints)
    if total > room.points { total = whole(room.points, wallet) }
    if total <= 0 {
      let limit = compiled.offer.limits.firstIndex { $0.measure == .points } ?? 0
      run.verdicts[rank] = OfferVerdict(reason: .limitReached, detail: Int32(limit))
      return nil
    }
    sheet.spread(total)
    return total
  }

  /// Picks the rows of the mask that earn, their weight the money that they earn on.
  private func pickEarning() {
    if run.trigger != .basket {
      sheet.picked = 0
      return
    }
    for word in 0..<sheet.words { sheet.otherMask[word] = sheet.unearning[word] | sheet.earnLocked[word] }
    sheet.pickRows(without: sheet.otherMask)
    let paidCounts = burnings.contains { $0.wallet == run.wallet && $0.burning.earnsOnPaidPart }
    var kept = 0
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      let money = sheet.left[row] + (paidCounts ? sheet.paid[row] : 0)
      if money <= 0 { continue }
      sheet.pick[kept] = Int32(row)
      sheet.weight[kept] = money
      kept += 1
    }
    sheet.picked = kept
  }

  private func amount(_ benefit: PointsBenefit, _ compiled: CompiledOffer, _ wallet: Wallet) -> Result<
    Int64, BrokenRule
  > {
    let value = value(of: compiled.wallet)
    var money: Int64 = 0
    for place in 0..<sheet.picked { money += sheet.weight[place] }
    func share(_ share: Share) -> Int64 { value.points(money, share, unit: max(1, wallet.unit), wallet.rounding) }
    switch benefit.amount {
    case .fixed(let points): return .success(whole(points.hundredths, wallet))
    case .share(let part): return .success(share(part))
    case .steps(let steps, _):
      return measured(compiled).map { measure in
        steps.filter { $0.from <= measure }.max { $0.from < $1.from }.map { share($0.share) } ?? 0
      }
    case .each(let points, let every):
      if every.minorUnits <= 0 { return .success(0) }
      return .success(times(points.hundredths, money / every.minorUnits, wallet))
    case .perUnit(let points):
      var thousandths: Int64 = 0
      for place in 0..<sheet.picked { thousandths += sheet.quantity[Int(sheet.pick[place])] }
      let exact = Int128(points.hundredths) * Int128(thousandths)
      return .success(rounded(exact, 1000, wallet))
    case .formula:
      return measured(compiled).map { amount in
        // A whole number is so many points; points are as they are.
        compiled.measure?.type == .int ? times(100, amount, wallet) : whole(amount, wallet)
      }
    }
  }

  private func times(_ points: Int64, _ count: Int64, _ wallet: Wallet) -> Int64 {
    rounded(Int128(points) * Int128(count), 1, wallet)
  }

  /// Hundredths in whole units of the wallet, rounded its way.
  private func rounded(_ numerator: Int128, _ denominator: Int128, _ wallet: Wallet) -> Int64 {
    let unit = max(1, wallet.unit)
    let units = wallet.rounding.divide(numerator, by: denominator * Int128(unit))
    return min(units, Pricing.mostPoints / unit) * unit
  }

  /// Rounded to whole units of the wallet, its way; a bound is never passed by rounding.
  private func whole(_ points: Int64, _ wallet: Wallet) -> Int64 {
    let unit = max(1, wallet.unit)
    return max(0, points) / unit * unit
  }

  /// The points that earning rules gave on the picked rows, so many times.
  private func multiplied(_ extra: Share, _ wallet: Int) -> Int64 {
    var sum: Int64 = 0
    for place in 0..<sheet.picked {
      sheet.weight[place] = 0
      for entry in run.earned where entry.wallet == wallet && entry.row == Int(sheet.pick[place]) {
        sheet.weight[place] += entry.points
      }
      sum += sheet.weight[place]
    }
    return rounded(Int128(sum) * Int128(max(0, extra.millionths)), 1_000_000, rules.wallets[wallet])
  }

  // MARK: - The guard over points

  /// Cuts points to what the floors leave where they count as given away; what is left of them.
  private func guardPoints(_ total: Int64, _ compiled: CompiledOffer, isFinal: Bool) -> Int64 {
    let value = value(of: compiled.wallet)
    let before = total
    var left = total
    sheet.wanted.update(from: sheet.part, count: sheet.picked)
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      if sheet.accrualFloor[row] == 0 { continue }
      let room = sheet.left[row] + sheet.paid[row] - sheet.accrualFloor[row] - sheet.accrued[row]
      let most = value.points(within: max(0, room))
      if sheet.part[place] > most {
        if isFinal { sayCut(row, compiled, sheet.part[place] - most) }
        left -= sheet.part[place] - most
        sheet.part[place] = most
      }
    }
    let counts = rules.margins.countsEarning
    if counts, !run.floors.weights.isEmpty, sheet.picked > 0 {
      left = cutPoints(left, compiled, isFinal, .basketMargin) { basketLoss(value) <= run.floors.accrualSlack }
    }
    if counts, compiled.offer.funding == .programme, run.floors.accrualHeadroom < Int64.max {
      let most = value.points(within: run.floors.accrualHeadroom)
      if left > most { left = cutPoints(left, to: most, compiled, isFinal, .programme) }
    }
    if left == before { return left }
    let rounded = whole(left, rules.wallets[compiled.wallet])
    if rounded < left { sheet.cut(to: rounded) }
    return rounded
  }

  private func basketLoss(_ value: PointValue) -> Int128 {
    var loss: Int128 = 0
    for place in 0..<sheet.picked {
      loss += Int128(value.money(sheet.part[place], .up)) * run.floors.weights[Int(sheet.pick[place])]
    }
    return loss
  }

  /// The most points, spread in proportion, that a floor still lets through, by halving.
  private func cutPoints(
    _ total: Int64, _ compiled: CompiledOffer, _ isFinal: Bool, _ floor: GuardFloor, _ fits: () -> Bool
  ) -> Int64 {
    if fits() { return total }
    sheet.floored.update(from: sheet.part, count: sheet.picked)
    var (low, high) = (Int64(0), total)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      sheet.part.update(from: sheet.floored, count: sheet.picked)
      sheet.cut(to: middle)
      if fits() { low = middle } else { high = middle }
    }
    sheet.part.update(from: sheet.floored, count: sheet.picked)
    return cutPoints(total, to: low, compiled, isFinal, floor)
  }

  private func cutPoints(
    _ total: Int64, to most: Int64, _ compiled: CompiledOffer, _ isFinal: Bool, _ floor: GuardFloor
  )
    -> Int64
  {
    sheet.cut(to: most)
    if isFinal {
      run.cuts.append(
        GuardCut(line: "", offer: compiled.offer.id, points: Points(hundredths: total - most), floor: floor))
    }
    return most
  }

  private func sayCut(_ row: Int, _ compiled: CompiledOffer, _ points: Int64) {
    run.cuts.append(
      GuardCut(
        line: run.basket.lines[Int(sheet.line[row])].id, offer: compiled.offer.id, points: Points(hundredths: points),
        floor: sheet.accrualKind[row]))
  }

  // MARK: - Giving

  private func grant(_ points: Int64, _ rank: Int) {
    let compiled = offers[rank]
    let wallet = rules.wallets[compiled.wallet]
    let value = value(of: compiled.wallet)
    var life = wallet.life
    var isBase = false
    if case .points(let benefit) = compiled.offer.benefit {
      life = benefit.life ?? life
      isBase = compiled.offer.section == .earning || compiled.offer.section == .tiers
    }
    var byLine: [Points] = []
    if sheet.picked > 0 { byLine = [Points](repeating: .zero, count: run.basket.lines.count) }
    var loss: Int128 = 0
    for place in 0..<sheet.picked where sheet.part[place] > 0 {
      let row = Int(sheet.pick[place])
      byLine[Int(sheet.line[row])] = Points(hundredths: sheet.part[place])
      sheet.earned[row] += sheet.part[place]
      let money = value.money(sheet.part[place], .up)
      sheet.accrued[row] += money
      if !run.floors.weights.isEmpty { loss += Int128(money) * run.floors.weights[row] }
      if isBase { run.earned.append(EarnedEntry(wallet: compiled.wallet, row: row, points: sheet.part[place])) }
      if compiled.offer.stacking.isLast { PricingSheet.set(row, in: sheet.earnLocked) }
    }
    if run.floors.accrualSlack < Int128.max { run.floors.accrualSlack -= loss }
    if compiled.offer.funding == .programme, run.floors.accrualHeadroom < Int64.max {
      run.floors.accrualHeadroom -= value.money(points, .up)
    }
    run.grants.append(
      PointsGrant(
        offer: compiled.offer.id, wallet: wallet.id, points: Points(hundredths: points), byLine: byLine, life: life))
    finish(rank, from: run.discounts.count, points: points, grant: run.grants.count - 1)
  }
}

/// Points that an earning rule gave on a row, which multipliers count from.
struct EarnedEntry {
  var wallet: Int
  var row: Int
  var points: Int64
}

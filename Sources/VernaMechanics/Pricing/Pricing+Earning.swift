import VernaCore
import VernaRules

/// Points for what is paid.
extension Pricing {
  /// Works out the points of offers whose turn has come: in the order of priority, multipliers after the rest.
  func earn() {
    let stops = run.spent > 0 && burnings.contains { $0.wallet == run.wallet && $0.burning.stopsEarning }
    var hasMultipliers = false
    for place in run.earners.indices {
      if heads[run.earners[place].rank].kind == .multiplier {
        hasMultipliers = true
      } else {
        earn(run.earners[place], stops)
      }
    }
    if !hasMultipliers { return }
    for place in run.earners.indices where heads[run.earners[place].rank].kind == .multiplier {
      earn(run.earners[place], stops)
    }
  }

  private func earn(_ earner: Earner, _ stops: Bool) {
    if stops {
      verdicts[earner.rank] = OfferVerdict(reason: .nothingToGive)
      return
    }
    for word in 0..<sheet.words { sheet.mask[word] = run.masks[earner.mask + word] }
    earn(earner.rank)
  }

  private func earn(_ rank: Int) {
    guard let quote = points(rank) else { return }
    let given = guardPoints(quote, rank, isFinal: true)
    if given == 0 {
      verdicts[rank] = OfferVerdict(reason: .guarded)
      return
    }
    grant(given, rank)
  }

  /// What an offer of points is worth as things are; nil where it gives none.
  func quotePoints(_ rank: Int) -> OfferWorth? {
    guard let quote = points(rank) else { return nil }
    let given = guardPoints(quote, rank, isFinal: false)
    if given == 0 { return OfferWorth(given: 0, refusal: OfferVerdict(reason: .guarded), isGuarded: true) }
    return OfferWorth(given: max(1, values[Int(heads[rank].wallet)].money(given, .halfAway)))
  }

  /// Points of an offer before the guard, spread over the picked rows; nil where there are none, and the verdict says why.
  private func points(_ rank: Int) -> Int64? {
    let head = heads + rank
    guard head.pointee.wallet >= 0 else {
      verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    pickEarning()
    let wallet = Int(head.pointee.wallet)
    var total: Int64
    if head.pointee.kind == .multiplier {
      total = multiplied(head.pointee.size, wallet)
    } else {
      switch amount(rank, wallet) {
      case .success(let points): total = points
      case .failure(let broken):
        verdicts[rank] = broke(broken.message)
        return nil
      }
      if total > head.pointee.ceiling { total = whole(head.pointee.ceiling, wallet) }
    }
    total = min(total, whole(Pricing.mostPoints - run.earnedTotal, wallet))
    if total <= 0 || (run.isOfBasket && sheet.picked == 0) {
      verdicts[rank] = OfferVerdict(reason: .nothingToGive)
      return nil
    }
    let room = room(rank)
    if let limit = room.spentLimit {
      verdicts[rank] = OfferVerdict(reason: .limitReached, detail: Int32(limit))
      return nil
    }
    if total > room.points { total = whole(room.points, wallet) }
    if total <= 0 {
      let limit = offers[rank].offer.limits.firstIndex { $0.measure == .points } ?? 0
      verdicts[rank] = OfferVerdict(reason: .limitReached, detail: Int32(limit))
      return nil
    }
    sheet.spread(total)
    return total
  }

  /// Picks the rows of the mask that earn, their weight the money that they earn on.
  private func pickEarning() {
    if !run.isOfBasket {
      sheet.picked = 0
      return
    }
    for word in 0..<sheet.words { sheet.otherMask[word] = sheet.unearning[word] | sheet.earnLocked[word] }
    sheet.pickRows(without: sheet.otherMask)
    let paidCounts = run.paidPartEarns
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

  private func amount(_ rank: Int, _ wallet: Int) -> Result<Int64, BrokenRule> {
    let head = heads + rank
    let size = head.pointee.size
    switch head.pointee.amount {
    case .fixedPoints: return .success(whole(size, wallet))
    case .pointsShare: return .success(share(size, wallet))
    case .pointsEach:
      let every = head.pointee.every
      return .success(every > 0 ? times(size, earningMoney() / every, wallet) : 0)
    case .pointsPerUnit:
      var thousandths: Int64 = 0
      for place in 0..<sheet.picked { thousandths += sheet.quantity[Int(sheet.pick[place])] }
      return .success(rounded(Int128(size) * Int128(thousandths), 1000, wallet))
    default: return measuredAmount(offers[rank], wallet)
    }
  }

  private func measuredAmount(_ compiled: CompiledOffer, _ wallet: Int) -> Result<Int64, BrokenRule> {
    measured(compiled).map { measure in
      if case .points(let benefit) = compiled.offer.benefit, case .steps(let steps, _) = benefit.amount {
        let reached = steps.filter { $0.from <= measure }.max { $0.from < $1.from }
        return reached.map { share(max(0, $0.share.millionths), wallet) } ?? 0
      }
      // A whole number is so many points; points are as they are.
      return compiled.measure?.type == .int ? times(100, max(0, measure), wallet) : whole(measure, wallet)
    }
  }

  private func earningMoney() -> Int64 {
    var money: Int64 = 0
    for place in 0..<sheet.picked { money += sheet.weight[place] }
    return money
  }

  private func share(_ millionths: Int64, _ wallet: Int) -> Int64 {
    values[wallet].points(earningMoney(), share: millionths, unit: units[wallet], roundings[wallet])
  }

  private func times(_ points: Int64, _ count: Int64, _ wallet: Int) -> Int64 {
    rounded(Int128(points) * Int128(count), 1, wallet)
  }

  /// Hundredths in whole units of the wallet, rounded its way.
  private func rounded(_ numerator: Int128, _ denominator: Int128, _ wallet: Int) -> Int64 {
    let unit = units[wallet]
    return min(roundings[wallet].divide(numerator, by: denominator * Int128(unit)), Pricing.mostPoints / unit) * unit
  }

  /// Whole units of the wallet, down: a bound is never passed by rounding.
  private func whole(_ points: Int64, _ wallet: Int) -> Int64 {
    let unit = units[wallet]
    return unit == 1 ? max(0, points) : max(0, points) / unit * unit
  }

  /// The points that earning rules gave on the picked rows, so many times.
  private func multiplied(_ extra: Int64, _ wallet: Int) -> Int64 {
    sheet.rest.update(repeating: 0, count: sheet.count)
    for entry in run.earned where entry.wallet == wallet { sheet.rest[Int(entry.row)] += entry.points }
    var sum: Int64 = 0
    for place in 0..<sheet.picked {
      sheet.weight[place] = sheet.rest[Int(sheet.pick[place])]
      sum += sheet.weight[place]
    }
    return rounded(Int128(sum) * Int128(extra), 1_000_000, wallet)
  }

  // MARK: - The guard over points

  /// Cuts points to what the floors leave where they count as given away; what is left of them.
  private func guardPoints(_ total: Int64, _ rank: Int, isFinal: Bool) -> Int64 {
    let wallet = Int(heads[rank].wallet)
    let value = values[wallet]
    var left = total
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      if sheet.accrualFloor[row] == 0 { continue }
      let room = sheet.left[row] + sheet.paid[row] - sheet.accrualFloor[row] - sheet.accrued[row]
      // As much money as hundredths is the usual case, and then there is nothing to divide.
      let most = value.points(within: max(0, room))
      if sheet.part[place] > most {
        if isFinal { sayCut(row, rank, sheet.part[place] - most) }
        left -= sheet.part[place] - most
        sheet.part[place] = most
      }
    }
    let counts = margins.countsEarning
    if counts, run.floors.isBasket, sheet.picked > 0 {
      left = cutPoints(left, rank, isFinal, .basketMargin) { basketLoss(value) <= run.floors.accrualSlack }
    }
    if counts, heads[rank].isProgrammes, run.floors.accrualHeadroom < Int64.max {
      let most = value.points(within: run.floors.accrualHeadroom)
      if left > most { left = cutPoints(left, to: most, rank, isFinal, .programme) }
    }
    if left == total { return left }
    let rounded = whole(left, wallet)
    if rounded < left { sheet.cut(to: rounded) }
    return rounded
  }

  /// What points are worth, rounded up; beyond all money it does not matter by how much.
  private func money(_ points: Int64, _ value: PointValue) -> Int64 {
    min(value.money(points, .up), Pricing.mostMoney * 2)
  }

  private func basketLoss(_ value: PointValue) -> Int128 {
    var loss: Int128 = 0
    for place in 0..<sheet.picked {
      loss &+= product(money(sheet.part[place], value), sheet.slackWeight[Int(sheet.pick[place])])
    }
    return loss
  }

  /// The most points, spread in proportion, that a floor still lets through, by halving.
  private func cutPoints(
    _ total: Int64, _ rank: Int, _ isFinal: Bool, _ floor: GuardFloor, _ fits: () -> Bool
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
    return cutPoints(total, to: low, rank, isFinal, floor)
  }

  private func cutPoints(
    _ total: Int64, to most: Int64, _ rank: Int, _ isFinal: Bool, _ floor: GuardFloor
  )
    -> Int64
  {
    sheet.cut(to: most)
    if isFinal {
      run.cuts.append(
        GuardCut(line: "", offer: offers[rank].offer.id, points: Points(hundredths: total - most), floor: floor))
    }
    return most
  }

  private func sayCut(_ row: Int, _ rank: Int, _ points: Int64) {
    run.cuts.append(
      GuardCut(
        line: run.basket.lines[Int(sheet.line[row])].id, offer: offers[rank].offer.id,
        points: Points(hundredths: points),
        floor: sheet.accrualKind[row]))
  }

  // MARK: - Giving

  private func grant(_ points: Int64, _ rank: Int) {
    let head = heads + rank
    let wallet = Int(head.pointee.wallet)
    let value = values[wallet]
    let start = granted.count
    var loss: Int128 = 0
    for place in 0..<sheet.picked where sheet.part[place] > 0 {
      let row = Int(sheet.pick[place])
      let entry = EarnedEntry(wallet: head.pointee.wallet, row: sheet.pick[place], points: sheet.part[place])
      granted.append(entry)
      sheet.earned[row] += sheet.part[place]
      if margins.countsEarning {
        let money = money(sheet.part[place], value)
        sheet.accrued[row] = min(sheet.accrued[row] + money, Pricing.mostMoney * 2)
        if run.floors.isBasket { loss &+= product(money, sheet.slackWeight[row]) }
      }
      if head.pointee.isBase { run.earned.append(entry) }
      if head.pointee.isLast { PricingSheet.set(row, in: sheet.earnLocked) }
    }
    if run.floors.accrualSlack < Int128.max { run.floors.accrualSlack -= loss }
    if head.pointee.isProgrammes, run.floors.accrualHeadroom < Int64.max {
      run.floors.accrualHeadroom -= money(points, value)
    }
    run.earnedTotal += points
    run.applied.append(
      AppliedOffer(
        rank: rank, discounts: discounts.count..<discounts.count, points: points,
        granted: start..<granted.count))
    close(rank)
  }
}

/// Points that an earning rule gave on a row, which multipliers count from.
struct EarnedEntry {
  var wallet: Int32
  var row: Int32
  var points: Int64
}

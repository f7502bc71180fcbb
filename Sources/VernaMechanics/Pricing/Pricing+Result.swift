import VernaCore

extension Pricing {
  /// What was worked out: in numbers, of which the elements of its lists are made when somebody reads them.
  func result() -> Calculation {
    var result = Calculation()
    result.uses = limitUses { money(of: $0) }
    let record = record()
    result.lines = CalculationList(record, count: record.basket.count)
    result.effects = CalculationList(record, count: run.applied.count)
    result.grants = CalculationList(record, count: record.grantCount)
    result.refusals = CalculationList(record, count: refused.count)
    result.cuts = run.cuts
    result.spent = Points(hundredths: run.spent)
    if run.wallet >= 0 { result.wallet = rules.wallets[run.wallet].id }
    result.spendable = Points(hundredths: run.spendable)
    result.spendingBound = run.spendingBound
    result.codes = run.usedSeries.compactMap { series in
      if case .good(let place) = coupon(series) {
        return CodeUse(series: rules.coupons[series].id, code: run.basket.codes[place])
      }
      return nil
    }
    result.gifts = run.gifts
    result.messages = messages()
    return result
  }

  private func record() -> CalculationRecord {
    if run.hasEmptyDiscounts { dropEmptyDiscounts() }
    gatherRefused()
    let counts = CalculationRecord.Counts(
      discounts: discounts.count, granted: granted.count, applied: run.applied.count,
      grants: run.applied.count { $0.points > 0 }, refused: refused.count)
    return CalculationRecord(
      book, run.basket.lines, codes: run.basket.codes, failures: run.failures, isFiscal: !run.unsplit.isEmpty, counts
    ) { tables in
      fillLines(tables)
      for place in discounts.indices {
        let entry = discounts[place]
        tables.discounts[place] = RecordedDiscount(
          rank: entry.rank, line: sheet.line[Int(entry.row)], money: entry.money)
      }
      for place in granted.indices {
        let entry = granted[place]
        tables.granted[place] = RecordedPoints(line: sheet.line[Int(entry.row)], points: entry.points)
      }
      var grants = 0
      for (place, applied) in run.applied.enumerated() {
        tables.applied[place] = applied
        if applied.points == 0 { continue }
        tables.grants[grants] = Int32(truncatingIfNeeded: place)
        grants += 1
      }
      tables.refused.update(from: refused.start, count: refused.count)
    }
  }

  /// Fills the lines, and sorts the discounts by line, in each in the order in which they were taken off.
  private func fillLines(_ tables: CalculationRecord.Tables) {
    let (ends, entries, count) = (sheet.rest, discounts.start, discounts.count)
    ends.update(repeating: 0, count: sheet.count)
    for place in 0..<count { ends[Int(entries[place].row)] &+= 1 }
    var before: Int64 = 0
    for row in 0..<sheet.count {
      let own = ends[row]
      ends[row] = before
      before &+= own
    }
    for place in 0..<count {
      let row = Int(entries[place].row)
      tables.byLine[Int(ends[row])] = Int32(truncatingIfNeeded: place)
      ends[row] &+= 1
    }
    let isFiscal = !run.unsplit.isEmpty
    var row = 0
    var end: Int64 = 0
    run.basket.lines.withUnsafeBufferPointer { basket in
      for place in basket.indices {
        let unsplit = isFiscal ? run.unsplit[place] : 0
        if row < sheet.count, Int(sheet.line[row]) == place {
          end = ends[row]
          tables.lines[place] = LineRecord(
            full: sheet.full[row], left: sheet.left[row], paid: sheet.paid[row], spent: sheet.spent[row],
            earned: sheet.earned[row], unsplit: unsplit, discountsEnd: end)
          row += 1
        } else {
          let full = basket[place].amount.minorUnits
          tables.lines[place] = LineRecord(
            full: full, left: full, paid: 0, spent: 0, earned: 0, unsplit: unsplit, discountsEnd: end)
        }
      }
    }
  }

  /// Takes out what fiscal tills moved away: it is no part of a line's or an offer's discounts any more.
  private func dropEmptyDiscounts() {
    // By place: where what stays before it ends.
    var places = [Int](repeating: 0, count: discounts.count + 1)
    var kept = 0
    for place in discounts.indices {
      places[place] = kept
      if discounts[place].money == 0 { continue }
      discounts[kept] = discounts[place]
      kept += 1
    }
    places[discounts.count] = kept
    for place in run.applied.indices {
      let own = run.applied[place].discounts
      run.applied[place].discounts = places[own.lowerBound]..<places[own.upperBound]
    }
    discounts.shorten(to: kept)
  }

  private func gatherRefused() {
    let applied = OfferVerdict.Reason.applied.rawValue
    refused.removeAll()
    for rank in ranksByPlace where verdicts[rank].reason.rawValue > applied {
      refused.append(RefusedOffer(rank: Int32(truncatingIfNeeded: rank), verdict: verdicts[rank]))
    }
  }

  func money(of applied: AppliedOffer) -> Int64 {
    var money: Int64 = 0
    for place in applied.discounts { money += discounts[place].money }
    return money
  }
}

import VernaCore

/// What tills can print.
extension Pricing {
  /// Brings the total down to whole major units where tills do; never under a floor, and then not at all.
  func roundTotal() {
    if !rules.tills.roundsToMajorUnits { return }
    var total: Int64 = 0
    for line in run.basket.lines { total += line.amount.minorUnits }
    for row in 0..<sheet.count { total -= sheet.full[row] - sheet.left[row] }
    let over = total % rules.currency.minorPerMajor
    if over == 0 { return }
    sheet.fillMask()
    sheet.pickRows(without: sheet.unset)
    for place in 0..<sheet.picked { sheet.weight[place] = sheet.left[Int(sheet.pick[place])] }
    sheet.spread(over)
    guard guardParts(isSpread: true, countsForProgramme: false) == over else { return }
    take(over, countsForProgramme: false, isDiscount: true)
    for place in 0..<sheet.picked where sheet.part[place] > 0 {
      roundOff(Int(sheet.pick[place]), sheet.part[place])
    }
  }

  /// Takes money off a row in the name of the till.
  private func roundOff(_ row: Int, _ money: Int64) {
    sheet.left[row] -= money
    discounts.append(DiscountEntry(rank: -1, row: Int32(row), money: money))
  }

  /// Makes each line's amount one that a fiscal till can print.
  func printLines() {
    if !rules.tills.isFiscal { return }
    run.unsplit = [Int64](repeating: 0, count: run.basket.lines.count)
    for row in 0..<sheet.count where sheet.quantity[row] % 1000 != 0 { makePrintable(row) }
  }

  /// A line that can be printed only in coarser steps gives the difference to another line of the same offer; where there is none,
  /// the till rounds it down, or up where a floor forbids that.
  private func makePrintable(_ row: Int) {
    let line = run.basket.lines[Int(sheet.line[row])]
    let total = sheet.left[row]
    let (below, above) = FiscalSplit(line).printable(around: total)
    if below == total { return }
    let mayFall = below >= sheet.floor[row]
    let isMoved = (mayFall && move(total - below, from: row)) || moveBack(above - total, to: row)
    if isMoved {
      // The total stays as it is.
    } else if mayFall, hasSlack(row, total - below) {
      takeSlack(row, total - below)
      roundOff(row, total - below)
    } else {
      raise(row, above - total)
    }
    run.unsplit[Int(sheet.line[row])] = total - sheet.left[row]
  }

  private func hasSlack(_ row: Int, _ money: Int64) -> Bool {
    !run.floors.isBasket || Int128(money) * Int128(sheet.slackWeight[row]) <= run.floors.slack
  }

  private func takeSlack(_ row: Int, _ money: Int64) {
    if !run.floors.isBasket { return }
    let loss = Int128(money) * Int128(sheet.slackWeight[row])
    run.floors.slack -= loss
    if run.floors.accrualSlack < Int128.max { run.floors.accrualSlack -= loss }
  }

  /// Takes more off a row and as much less off another, by the same offer or by points.
  private func move(_ money: Int64, from row: Int) -> Bool {
    for place in discounts.indices.reversed() where Int(discounts[place].row) == row {
      if let other = partner(place, least: money, takesMore: false), canSwap(from: row, to: other, money) {
        shift(money, from: place, to: other)
        return true
      }
    }
    guard sheet.paid[row] > 0,
      let other = (0..<sheet.count).first(where: { isWhole($0, not: row) && sheet.paid[$0] >= money })
    else { return false }
    return swapPaid(money, more: row, less: other)
  }

  /// Takes less off a row and as much more off another.
  private func moveBack(_ money: Int64, to row: Int) -> Bool {
    for place in discounts.indices.reversed()
    where Int(discounts[place].row) == row && discounts[place].money >= money {
      if let other = partner(place, least: money, takesMore: true) {
        let otherRow = Int(discounts[other].row)
        guard hasSlackToSwap(more: otherRow, less: row, money) else { continue }
        shift(money, from: other, to: place)
        return true
      }
    }
    guard sheet.paid[row] >= money,
      let other = (0..<sheet.count).first(where: {
        isWhole($0, not: row) && sheet.paid[$0] > 0 && sheet.left[$0] - sheet.floor[$0] >= money
      })
    else { return false }
    return swapPaid(money, more: other, less: row)
  }

  private func isWhole(_ row: Int, not other: Int) -> Bool { row != other && sheet.quantity[row] % 1000 == 0 }

  /// Another discount of the same offer, on a line of whole units, that can be less by so much, or its line cheaper.
  private func partner(_ place: Int, least: Int64, takesMore: Bool) -> Int? {
    let entry = discounts[place]
    return discounts.indices.first { other in
      let candidate = discounts[other]
      let row = Int(candidate.row)
      guard candidate.rank == entry.rank, isWhole(row, not: Int(entry.row)) else { return false }
      return takesMore ? sheet.left[row] - sheet.floor[row] >= least : candidate.money >= least
    }
  }

  private func canSwap(from row: Int, to other: Int, _ money: Int64) -> Bool {
    hasSlackToSwap(more: row, less: Int(discounts[other].row), money)
  }

  private func hasSlackToSwap(more: Int, less: Int, _ money: Int64) -> Bool {
    if !run.floors.isBasket { return true }
    return Int128(money) * Int128(sheet.slackWeight[more] - sheet.slackWeight[less]) <= run.floors.slack
  }

  /// The discount at one place grows by what the one at another loses.
  private func shift(_ money: Int64, from more: Int, to less: Int) {
    let (moreRow, lessRow) = (Int(discounts[more].row), Int(discounts[less].row))
    discounts[more].money += money
    discounts[less].money -= money
    if discounts[less].money == 0 { run.hasEmptyDiscounts = true }
    sheet.left[moreRow] -= money
    sheet.left[lessRow] += money
    swapSlack(money, more: moreRow, less: lessRow)
  }

  private func swapSlack(_ money: Int64, more: Int, less: Int) {
    takeSlack(more, money)
    takeSlack(less, -money)
  }

  private func swapPaid(_ money: Int64, more: Int, less: Int) -> Bool {
    guard hasSlackToSwap(more: more, less: less, money) else { return false }
    sheet.paid[more] += money
    sheet.paid[less] -= money
    sheet.left[more] -= money
    sheet.left[less] += money
    swapSlack(money, more: more, less: less)
    return true
  }

  /// Takes less off a row: its discounts from the last, then what points pay.
  private func raise(_ row: Int, _ money: Int64) {
    var more = money
    for place in discounts.indices.reversed() where Int(discounts[place].row) == row && more > 0 {
      let part = min(more, discounts[place].money)
      discounts[place].money -= part
      if discounts[place].money == 0 { run.hasEmptyDiscounts = true }
      sheet.left[row] += part
      takeSlack(row, -part)
      more -= part
    }
    let part = min(more, sheet.paid[row])
    sheet.paid[row] -= part
    sheet.left[row] += part
  }
}

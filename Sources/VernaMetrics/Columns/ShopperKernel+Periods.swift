extension ShopperKernel {
  /// Adds the current shopper's runs to cells and to every period that holds any of them.
  func finishRuns(member: Int) {
    countRuns()
    let width = self.width
    var sums = summed.start
    for run in 0..<runCount {
      let cell = cellSums.start + Int(runs[run].cell) * width
      let next = sums + width
      for register in 0..<width { cell[register] += next[register] - sums[register] }
      sums = next
    }
    let isPlain = self.isPlain
    let pairCount = setup.pairs.count
    for index in 0..<setup.spans.count {
      let span = setup.spans[index]
      let low = Int(runsBefore[Int(span.low)])
      let high = Int(runsBefore[Int(span.high)])
      if low >= high { continue }
      let before = summed.start + low * width
      let after = summed.start + high * width
      let tally = tallies.start + index
      let products = self.products.start + index * pairCount
      let receipts = after[Register.memberReceipts] - before[Register.memberReceipts]
      tally.pointee.shoppers += 1
      if receipts > 0 {
        addBuyer(tally, receipts: receipts, days: after[Register.days] - before[Register.days], runs: low..<high)
      }
      if isPlain {
        let sales = after[Register.memberSales] - before[Register.memberSales]
        tally.pointee.buyers += 1
        tally.pointee.memberOrOtherBuyers += 1
        tally.pointee.memberShoppers += 1
        products[0] += Int128(sales) * Int128(sales)
        products[1] += Int128(sales) * Int128(receipts)
        products[2] += Int128(receipts * receipts)
      } else {
        addMixed(tally, products, before: before, after: after, receipts: receipts)
      }
    }
  }

  /// By cell, how many runs lie before it.
  private func countRuns() {
    let before = runsBefore.start
    var cell = 0
    for run in 0..<runCount {
      let here = Int(runs[run].cell)
      while cell <= here {
        before[cell] = UInt16(truncatingIfNeeded: run)
        cell += 1
      }
    }
    while cell <= cellCount {
      before[cell] = UInt16(truncatingIfNeeded: runCount)
      cell += 1
    }
  }

  /// Whether the shopper has members' sales and nothing else: no returns, no points, no lines, no other receipts.
  private var isPlain: Bool {
    if lines != nil { return false }
    let all = summed.start + runCount * width
    var rest: Int64 = all[Register.memberReturnReceipts] | all[Register.memberPointsReceipts]
    rest |= all[Register.memberPointsPaid] | all[Register.otherReceipts] | all[Register.otherReturnReceipts]
    rest |= all[Register.outsideReceipts] | all[Register.outsideReturnReceipts]
    return rest == 0
  }

  /// Counts a member with sales in a period.
  @inline(__always)
  private func addBuyer(_ tally: UnsafeMutablePointer<PeriodTally>, receipts: Int64, days: Int64, runs range: Range<Int>) {
    tally.pointee.buying += 1
    tally.pointee.days += days
    tally.pointee.daysSquared += days * days
    if receipts < 2 { return }
    tally.pointee.buyingTwice += 1
    var first = range.lowerBound
    while !runs[first].hasSale { first += 1 }
    var last = range.upperBound - 1
    while !runs[last].hasSale { last -= 1 }
    let seconds = Int64(runs[last].lastAt) - Int64(runs[first].firstAt)
    let gaps = receipts - 1
    tally.pointee.intervalMembers += 1
    tally.pointee.intervals += gaps
    tally.pointee.intervalsSquared += gaps * gaps
    tally.pointee.seconds += seconds
    tally.pointee.secondsByIntervals += Int128(seconds) * Int128(gaps)
    tally.pointee.secondsSquared += Int128(seconds) * Int128(seconds)
  }

  /// Counts a shopper of any kind in a period, with all products.
  @inline(never)
  private func addMixed(
    _ tally: UnsafeMutablePointer<PeriodTally>, _ products: UnsafeMutablePointer<Int128>,
    before: UnsafeMutablePointer<Int64>, after: UnsafeMutablePointer<Int64>, receipts: Int64
  ) {
    let value = scratch.start
    for register in 0..<Register.withoutLines { value[register] = after[register] - before[register] }
    if lines != nil {
      for register in Register.withoutLines..<Register.withLines { value[register] = after[register] - before[register] }
    }
    let others = value[Register.otherReceipts]
    let outside = value[Register.outsideReceipts]
    if receipts > 0 || others > 0 || outside > 0 { tally.pointee.buyers += 1 }
    if receipts > 0 || others > 0 { tally.pointee.memberOrOtherBuyers += 1 }
    if others > 0 {
      tally.pointee.otherBuyers += 1
      tally.pointee.knownCustomers += 1
      tally.pointee.knownCustomerReceipts += others
    }
    if receipts > 0 || value[Register.memberReturnReceipts] > 0 { tally.pointee.memberShoppers += 1 }
    if lines != nil {
      if value[Register.memberCostedLines] > 0 { tally.pointee.memberCosted += 1 }
      if value[Register.otherCostedLines] > 0 { tally.pointee.otherCosted += 1 }
      if receipts >= 3 {
        tally.pointee.frequentMembers += 1
        let money = value[Register.memberLineSales]
        if money > 0 && Int128(value[Register.memberPromoted]) * 10 >= Int128(money) * 7 {
          tally.pointee.cherryPickers += 1
        }
      }
    } else if receipts >= 3 {
      tally.pointee.frequentMembers += 1
    }
    if receipts > 0 {
      let sales = value[Register.memberSales]
      products[0] += Int128(sales) * Int128(sales)
      products[1] += Int128(sales) * Int128(receipts)
      products[2] += Int128(receipts * receipts)
      if value[Register.memberPointsReceipts] | value[Register.memberPointsPaid] != 0 {
        multiply(Register.Pairs.points, value, products)
      }
    }
    if value[Register.memberReturnReceipts] != 0 { multiply(Register.Pairs.returns, value, products) }
    let hasOther = others | value[Register.otherReturnReceipts] != 0
    let hasMember = receipts | value[Register.memberReturnReceipts] != 0
    if hasOther {
      multiply(Register.Pairs.other, value, products)
      if hasMember { multiply(Register.Pairs.across, value, products) }
    }
    if outside | value[Register.outsideReturnReceipts] != 0 { multiply(Register.Pairs.outside, value, products) }
    if lines == nil { return }
    if hasMember { multiply(Register.Pairs.memberLines, value, products) }
    if hasOther {
      multiply(Register.Pairs.otherLines, value, products)
      if hasMember { multiply(Register.Pairs.acrossLines, value, products) }
    }
  }

  /// Adds the products of a list of pairs of registers.
  @inline(__always)
  private func multiply(
    _ places: Range<Int>, _ value: UnsafeMutablePointer<Int64>, _ products: UnsafeMutablePointer<Int128>
  ) {
    let pairs = setup.pairs.start
    for place in places {
      let pair = pairs[place]
      products[place] += Int128(value[Int(pair >> 8)]) * Int128(value[Int(pair & 255)])
    }
  }
}

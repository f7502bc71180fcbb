extension ShopperKernel {
  /// Adds the current shopper's runs to every period that holds any of them.
  func finishRuns() {
    countRuns()
    let width = self.width
    let pairCount = setup.pairs.count
    let hasLines = lines != nil
    let summed = self.summed.start
    for index in 0..<setup.spans.count {
      let span = setup.spans.start[index]
      let low = Int(runsBefore.start[Int(span.low)])
      let high = Int(runsBefore.start[Int(span.high)])
      if low >= high { continue }
      let value = scratch.start
      let before = summed + low * width
      let after = summed + high * width
      for register in 0..<Register.withoutLines { value[register] = after[register] &- before[register] }
      if hasLines {
        for register in Register.withoutLines..<Register.withLines { value[register] = after[register] &- before[register] }
      }
      let tally = tallies.start + index
      let products = self.products.start + index * pairCount
      tally.pointee.shoppers &+= 1
      if value[Register.memberReceipts] > 0 { addBuyer(tally, products, value, runs: low..<high) }
      addRest(tally, products, value)
    }
  }

  /// By cell, how many runs lie before it and how many members' sales.
  private func countRuns() {
    let before = runsBefore.start
    let sales = salesBefore.start
    var cell = 0
    var sum: UInt32 = 0
    for run in 0..<runCount {
      let here = Int(runs.start[run].cell)
      while cell <= here {
        before[cell] = UInt16(truncatingIfNeeded: run)
        sales[cell] = sum
        cell += 1
      }
      sum = UInt32(truncatingIfNeeded: summed.start[(run + 1) * width + Register.memberReceipts])
    }
    while cell <= cellCount {
      before[cell] = UInt16(truncatingIfNeeded: runCount)
      sales[cell] = sum
      cell += 1
    }
  }

  /// Counts a member with sales in a period.
  @inline(__always)
  private func addBuyer(
    _ tally: UnsafeMutablePointer<PeriodTally>, _ products: UnsafeMutablePointer<Int128>,
    _ value: UnsafeMutablePointer<Int64>, runs range: Range<Int>
  ) {
    let receipts = value[Register.memberReceipts]
    let days = value[Register.days]
    let sales = value[Register.memberSales]
    tally.pointee.buying &+= 1
    tally.pointee.days &+= days
    tally.pointee.daysSquared &+= days &* days
    products[0] &+= Int128(sales) &* Int128(sales)
    products[1] &+= Int128(sales) &* Int128(receipts)
    products[2] &+= Int128(receipts &* receipts)
    if receipts < 2 { return }
    tally.pointee.buyingTwice &+= 1
    var first = range.lowerBound
    while !runs.start[first].hasSale { first += 1 }
    var last = range.upperBound - 1
    while !runs.start[last].hasSale { last -= 1 }
    let seconds = Int64(runs.start[last].lastAt) - Int64(runs.start[first].firstAt)
    let gaps = receipts - 1
    tally.pointee.intervalMembers &+= 1
    tally.pointee.intervals &+= gaps
    tally.pointee.intervalsSquared &+= gaps &* gaps
    tally.pointee.seconds &+= seconds
    tally.pointee.secondsByIntervals &+= Int128(seconds) &* Int128(gaps)
    tally.pointee.secondsSquared &+= Int128(seconds) &* Int128(seconds)
  }

  /// Counts what else than members' sales a shopper has in a period.
  @inline(__always)
  private func addRest(
    _ tally: UnsafeMutablePointer<PeriodTally>, _ products: UnsafeMutablePointer<Int128>,
    _ value: UnsafeMutablePointer<Int64>
  ) {
    let receipts = value[Register.memberReceipts]
    let returned = value[Register.memberReturnReceipts]
    let others = value[Register.otherReceipts]
    let outside = value[Register.outsideReceipts]
    if receipts | others | outside != 0 { tally.pointee.buyers &+= 1 }
    if receipts | others != 0 { tally.pointee.memberOrOtherBuyers &+= 1 }
    if receipts | returned != 0 { tally.pointee.memberShoppers &+= 1 }
    if value[Register.memberPointsReceipts] | value[Register.memberPointsPaid] != 0 {
      multiply(Register.Pairs.points, value, products)
    }
    if returned != 0 { multiply(Register.Pairs.returns, value, products) }
    let otherReturned = value[Register.otherReturnReceipts]
    if others | otherReturned | outside | value[Register.outsideReturnReceipts] != 0 { addOthers(tally, products, value) }
    if lines != nil { addLines(tally, products, value) }
    if receipts < 3 { return }
    tally.pointee.frequentMembers &+= 1
    if lines == nil { return }
    let money = value[Register.memberLineSales]
    if money > 0 && Int128(value[Register.memberPromoted]) * 10 >= Int128(money) * 7 { tally.pointee.cherryPickers += 1 }
  }

  /// Counts a shopper with receipts that are no member's, or not of a member of the segment.
  @inline(never)
  private func addOthers(
    _ tally: UnsafeMutablePointer<PeriodTally>, _ products: UnsafeMutablePointer<Int128>,
    _ value: UnsafeMutablePointer<Int64>
  ) {
    let others = value[Register.otherReceipts]
    if others > 0 {
      tally.pointee.otherBuyers += 1
      tally.pointee.knownCustomers += 1
      tally.pointee.knownCustomerReceipts += others
    }
    if others | value[Register.otherReturnReceipts] != 0 {
      multiply(Register.Pairs.other, value, products)
      if value[Register.memberReceipts] | value[Register.memberReturnReceipts] != 0 {
        multiply(Register.Pairs.across, value, products)
      }
    }
    if value[Register.outsideReceipts] | value[Register.outsideReturnReceipts] != 0 {
      multiply(Register.Pairs.outside, value, products)
    }
  }

  /// Adds what lines give.
  @inline(never)
  private func addLines(
    _ tally: UnsafeMutablePointer<PeriodTally>, _ products: UnsafeMutablePointer<Int128>,
    _ value: UnsafeMutablePointer<Int64>
  ) {
    if value[Register.memberCostedLines] > 0 { tally.pointee.memberCosted += 1 }
    if value[Register.otherCostedLines] > 0 { tally.pointee.otherCosted += 1 }
    let hasMember = value[Register.memberReceipts] | value[Register.memberReturnReceipts] != 0
    if hasMember { multiply(Register.Pairs.memberLines, value, products) }
    if value[Register.otherReceipts] | value[Register.otherReturnReceipts] != 0 {
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
      products[place] &+= Int128(value[Int(pair >> 8)]) &* Int128(value[Int(pair & 255)])
    }
  }
}

extension ShopperKernel {
  /// Adds the current shopper's runs to every period that holds any of them.
  func finishRuns() {
    countRuns()
    let pairCount = setup.pairs.count
    let (spans, runsBefore, hot, restRow) = (setup.spans.start, runsBefore.start, hot.start, restRow.start)
    for index in 0..<setup.spans.count {
      let low = Int(runsBefore[Int(spans[index].low)])
      let high = Int(runsBefore[Int(spans[index].high)])
      if low >= high { continue }
      let before = hot + low &* ShopperKernel.hotStride
      let after = hot + high &* ShopperKernel.hotStride
      let tally = tallies.start + index
      let products = self.products.start + index &* pairCount
      tally.pointee.shoppers &+= 1
      if after[Register.memberReceipts] > before[Register.memberReceipts] {
        addBuyer(tally, products, before: before, after: after, runs: low..<high)
      }
      if restRow[high] > restRow[low] { addRest(tally, products, runs: low..<high) }
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
      sum = UInt32(truncatingIfNeeded: hot.start[(run &+ 1) &* ShopperKernel.hotStride &+ Register.memberReceipts])
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
    before: UnsafeMutablePointer<Int64>, after: UnsafeMutablePointer<Int64>, runs range: Range<Int>
  ) {
    let receipts = after[Register.memberReceipts] &- before[Register.memberReceipts]
    let days = after[Register.days] &- before[Register.days]
    let sales = after[Register.memberSales] &- before[Register.memberSales]
    let points = after[Register.memberPointsPaid] &- before[Register.memberPointsPaid]
    let pointsReceipts = after[Register.memberPointsReceipts] &- before[Register.memberPointsReceipts]
    tally.pointee.buying &+= 1
    tally.pointee.days &+= days
    tally.pointee.daysSquared &+= days &* days
    products[0] &+= Int128(sales) &* Int128(sales)
    products[1] &+= Int128(sales) &* Int128(receipts)
    products[2] &+= Int128(receipts &* receipts)
    if points | pointsReceipts != 0 {
      let products = products + Register.Pairs.points.lowerBound
      products[0] &+= Int128(points) &* Int128(points)
      products[1] &+= Int128(sales) &* Int128(points)
      products[2] &+= Int128(pointsReceipts &* pointsReceipts)
      products[3] &+= Int128(receipts &* pointsReceipts)
    }
    if receipts < 2 { return }
    tally.pointee.buyingTwice &+= 1
    if receipts > 2 { tally.pointee.frequentMembers &+= 1 }
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
  @inline(never)
  private func addRest(
    _ tally: UnsafeMutablePointer<PeriodTally>, _ products: UnsafeMutablePointer<Int128>, runs range: Range<Int>
  ) {
    let value = scratch.start
    let width = self.width
    for register in 0..<Register.rest {
      value[register] =
        hot.start[range.upperBound * ShopperKernel.hotStride + register]
        - hot.start[range.lowerBound * ShopperKernel.hotStride + register]
    }
    let before = rest.start + Int(restRow[range.lowerBound]) * (width - Register.rest) - Register.rest
    let after = rest.start + Int(restRow[range.upperBound]) * (width - Register.rest) - Register.rest
    for register in Register.rest..<width { value[register] = after[register] &- before[register] }
    let receipts = value[Register.memberReceipts]
    let returned = value[Register.memberReturnReceipts]
    let others = value[Register.otherReceipts]
    let outside = value[Register.outsideReceipts]
    // Members with a sale are counted already.
    if receipts == 0 {
      if others | outside != 0 { tally.pointee.otherOnlyBuyers &+= 1 }
      if others != 0 { tally.pointee.otherOnly &+= 1 }
      if returned != 0 { tally.pointee.returnersOnly &+= 1 }
    }
    if returned != 0 { multiply(Register.Pairs.returns, value, products) }
    let otherReturned = value[Register.otherReturnReceipts]
    if others | otherReturned | outside | value[Register.outsideReturnReceipts] != 0 {
      addOthers(tally, products, value)
    }
    if lines != nil { addLines(tally, products, value) }
    if receipts < 3 || lines == nil { return }
    let money = value[Register.memberLineSales]
    if money > 0 && Int128(value[Register.memberPromoted]) * 10 >= Int128(money) * 7 {
      tally.pointee.cherryPickers += 1
    }
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

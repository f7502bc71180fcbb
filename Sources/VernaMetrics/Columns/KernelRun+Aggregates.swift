import VernaColumns
import VernaCore
import VernaStatistics

extension KernelRun {
  /// The base aggregates of a period by its index.
  func aggregates(of index: Int) -> ReceiptAggregates {
    let span = setup.plan.spans[index]
    let tally = tallies[index]
    var result = ReceiptAggregates()
    fillGroups(&result, span.cells)
    result.moments = moments(index)
    result.members = members(index)
    result.knownCustomers = tally.knownCustomers
    result.knownCustomerReceipts = tally.knownCustomerReceipts
    result.returnsWithoutOriginal = span.cells.reduce(0) { $0 + extra($1, CellExtra.returnsWithoutOriginal) }
    result.frequentMembers = tally.frequentMembers
    result.cherryPickers = tally.cherryPickers
    result.medianMember = memberMedian(index)
    result.medianOther = otherMedian(index)
    result.intervals = intervals(index)
    result.yearEnding = yearEnding(index)
    result.lives = lives[span.end]
    result.joining = joinings[span.end]
    return result
  }

  private func extra(_ cell: Int, _ place: Int) -> Int64 { cellExtras[cell * CellExtra.count + place] }

  // MARK: - Sums

  private func fillGroups(_ result: inout ReceiptAggregates, _ cells: Range<Int>) {
    var wide = [Int128](repeating: 0, count: Register.withLines)
    var extras = [Int64](repeating: 0, count: CellExtra.count)
    for cell in cells {
      for register in 0..<width {
        wide[register] += cellSums[cell * width + register] + anonymousSums[cell * width + register]
      }
      for place in 0..<CellExtra.count { extras[place] += extra(cell, place) }
    }
    let sums = wide.map { Int64(clamping: $0) }
    result.member.sales = sums[Register.memberSales]
    result.member.returns = sums[Register.memberReturns]
    result.member.saleReceipts = sums[Register.memberReceipts]
    result.member.returnReceipts = sums[Register.memberReturnReceipts]
    result.member.items = sums[Register.memberItems]
    result.member.pointsPaid = sums[Register.memberPointsPaid]
    result.member.pointsPaidOnReturns = sums[Register.memberPointsOnReturns]
    result.member.receiptsWithPoints = sums[Register.memberPointsReceipts]
    result.member.listMoney = sums[Register.memberList]
    result.member.listedLines = extras[CellExtra.memberListedLines]
    result.member.costedSales = extras[CellExtra.memberCostedSales]
    result.member.costedReturns = extras[CellExtra.memberCostedReturns]
    result.member.lineSales = sums[Register.memberLineSales]
    result.member.promotedSales = sums[Register.memberPromoted]
    result.member.onlineSales = extras[CellExtra.memberOnline]
    result.other.sales = sums[Register.otherSales]
    result.other.returns = sums[Register.otherReturns]
    result.other.saleReceipts = sums[Register.otherReceipts]
    result.other.returnReceipts = sums[Register.otherReturnReceipts]
    result.other.items = sums[Register.otherItems]
    result.other.pointsPaid = extras[CellExtra.otherPointsPaid]
    result.other.pointsPaidOnReturns = extras[CellExtra.otherPointsOnReturns]
    result.other.receiptsWithPoints = extras[CellExtra.otherPointsReceipts]
    result.other.listMoney = sums[Register.otherList]
    result.other.listedLines = extras[CellExtra.otherListedLines]
    result.other.costedSales = extras[CellExtra.otherCostedSales]
    result.other.costedReturns = extras[CellExtra.otherCostedReturns]
    result.other.lineSales = extras[CellExtra.otherLineSales]
    result.other.promotedSales = extras[CellExtra.otherPromoted]
    result.other.onlineSales = extras[CellExtra.otherOnline]
    result.outside.sales = sums[Register.outsideSales]
    result.outside.returns = sums[Register.outsideReturns]
    result.outside.saleReceipts = sums[Register.outsideReceipts]
    result.outside.returnReceipts = sums[Register.outsideReturnReceipts]
    result.outside.onlineSales = extras[CellExtra.outsideOnline]
    result.outside.costedSales = extras[CellExtra.outsideCostedSales]
    fillTaxed(&result.member, cells, group: ShopperKernel.Group.member, receiptsOnly: extras)
    fillTaxed(&result.other, cells, group: ShopperKernel.Group.other, receiptsOnly: extras)
  }

  /// The sums whose tax is taken off by class.
  private func fillTaxed(_ sums: inout GroupSums, _ cells: Range<Int>, group: Int, receiptsOnly extras: [Int64]) {
    guard let table = setup.lines else {
      // Without lines all rewards are points, at no rate of tax.
      sums.rewards = Double(sums.pointsPaid)
      sums.rewardsExVAT = sums.rewards
      sums.rewardsOnReturns = Double(sums.pointsPaidOnReturns)
      sums.rewardsOnReturnsExVAT = sums.rewardsOnReturns
      return
    }
    let classes = table.classes.count
    func total(_ kind: Int, isReturn: Bool) -> [Int128] {
      var totals = [Int128](repeating: 0, count: classes)
      for cell in cells {
        let base = ((cell * 3 + group) * 2 + (isReturn ? 1 : 0)) * setup.classStride + kind * classes
        for place in 0..<classes { totals[place] += classSums[base + place] }
      }
      return totals
    }
    let scale = Double(table.scale)
    func rewards(isReturn: Bool) -> (paid: Double, exVAT: Double) {
      let money = total(ClassKind.rewards, isReturn: isReturn)
      let gifts = total(ClassKind.gifts, isReturn: isReturn)
      let giftCost = table.classes.withoutTax(gifts) / scale
      return (Double(money.reduce(0, +)) + giftCost, table.classes.withoutTax(money) + giftCost)
    }
    sums.costedSalesExVAT = table.classes.withoutTax(total(ClassKind.covered, isReturn: false))
    sums.costedReturnsExVAT = table.classes.withoutTax(total(ClassKind.covered, isReturn: true))
    sums.costOfSales = table.classes.withoutTax(total(ClassKind.goods, isReturn: false)) / scale
    sums.costOfReturns = table.classes.withoutTax(total(ClassKind.goods, isReturn: true)) / scale
    let onSales = rewards(isReturn: false)
    let onReturns = rewards(isReturn: true)
    sums.rewards = onSales.paid
    sums.rewardsExVAT = onSales.exVAT
    sums.rewardsOnReturns = onReturns.paid
    sums.rewardsOnReturnsExVAT = onReturns.exVAT
  }

  // MARK: - Moments

  private func moments(_ index: Int) -> ShopperMoments {
    let cells = setup.plan.spans[index].cells
    let tally = tallies[index]
    var moments = ShopperMoments()
    func anonymous(_ register: Int) -> Int64 {
      Int64(clamping: cells.reduce(Int128(0)) { $0 + anonymousSums[$1 * width + register] })
    }
    let anonymousSales = anonymous(Register.otherReceipts)
    moments.shoppers = tally.shoppers + anonymousSales + anonymous(Register.otherReturnReceipts)
    moments.buyers = tally.buying + tally.otherOnlyBuyers + anonymousSales
    moments.otherBuyers = tally.otherBuyers + anonymousSales
    moments.memberOrOtherBuyers = tally.buying + tally.otherOnly + anonymousSales
    moments.memberShoppers = tally.buying + tally.returnersOnly
    moments.memberCosted = tally.memberCosted
    moments.otherCosted = tally.otherCosted
    if width > Register.otherCostedLines { moments.otherCosted += anonymous(Register.otherCostedLines) }
    for axis in ShopperMoments.Axis.allCases {
      let register = Register.index(of: axis)
      if register >= width { continue }
      let sum = cells.reduce(Int128(0)) {
        $0 + cellSums[$1 * width + register] + anonymousSums[$1 * width + register]
      }
      moments.sums[axis.rawValue] = Double(sum) / Register.scale(of: axis)
    }
    let pairs = MomentPairs.all
    for (place, pair) in pairs.enumerated() {
      var sum = products[index * pairs.count + place]
      for cell in cells { sum += anonymousProducts[cell * pairs.count + place] }
      if place == AnonymousPair.salesByReceipts { sum += Int128(anonymous(Register.otherSales)) }
      if place == AnonymousPair.receiptsSquared { sum += Int128(anonymousSales) }
      let low = min(pair.0.rawValue, pair.1.rawValue)
      let high = max(pair.0.rawValue, pair.1.rawValue)
      moments.products[low * ShopperMoments.axes + high] =
        Double(sum) / (Register.scale(of: pair.0) * Register.scale(of: pair.1))
    }
    return moments
  }

  // MARK: - Members

  private func members(_ index: Int) -> MemberCounts {
    let span = setup.plan.spans[index]
    let tally = tallies[index]
    var counts = MemberCounts()
    counts.buying = tally.buying
    counts.buyingTwice = tally.buyingTwice
    counts.activeAtStart = windowCounts[span.atStart]
    counts.activeAtEnd = windowCounts[span.atEnd]
    counts.activeYearAgo = windowCounts[span.yearAgo]
    counts.activeYearAgoAndNow = tally.activeYearAgoAndNow
    counts.activeAtBoth = tally.activeAtBoth
    counts.new = span.cells.reduce(0) { $0 + firstSales[$1] }
    counts.newActive = tally.newActive
    counts.kept = tally.kept
    counts.reactivated = counts.activeAtEnd - tally.activeAtBoth - tally.newActive
    counts.enrolled = enrolled[span.end]
    counts.enrolledActive = tally.enrolledActive
    counts.enrolledBuying = tally.enrolledBuying
    counts.enrolledReceipts = tally.enrolledReceipts
    counts.asleepAtStart = (0..<span.cells.lowerBound).reduce(0) { $0 + firstSales[$1] } - counts.activeAtStart
    counts.inSegment = counts.enrolled
    counts.purchaseDays = PairMoments(
      count: tally.buying, x: Int128(tally.days), y: Int128(tally.buying), xx: Int128(tally.daysSquared),
      xy: Int128(tally.days), yy: Int128(tally.buying))
    return counts
  }

  private func yearEnding(_ index: Int) -> YearAggregates {
    let span = setup.plan.spans[index]
    var year = YearAggregates()
    year.isWhole = setup.plan.periods[index].to.adding(months: -12).number >= setup.plan.cells.firstDay
    year.receipts = hiddenMoments(span.year)
    year.fullMonths = span.months.map(hiddenMoments)
    if setup.plan.periods[index] == setup.query.period && monthlyMembers > 1 {
      let members = Double(monthlyMembers)
      year.monthlyVariance =
        Double(monthlySquares) / (MonthlyFrequency.scale * MonthlyFrequency.scale) * members / (members - 1)
      year.monthlyMembers = monthlyMembers
    }
    return year
  }

  private func hiddenMoments(_ place: Int) -> PairMoments {
    let receipts = Int128(receipts(in: setup.plan.hidden[place]))
    let members = hiddenMembers[place]
    return PairMoments(
      count: members, x: receipts, y: Int128(members), xx: Int128(hiddenSquares[place]), xy: receipts,
      yy: Int128(members))
  }
}

extension PairMoments {
  /// Moments from their parts.
  init(count: Int64, x: Int128, y: Int128, xx: Int128, xy: Int128, yy: Int128) {
    self.init()
    self.count = count
    self.x = x
    self.y = y
    self.xx = xx
    self.xy = xy
    self.yy = yy
  }
}

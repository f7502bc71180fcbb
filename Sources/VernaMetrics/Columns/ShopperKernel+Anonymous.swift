import VernaColumns
import VernaCore

extension ShopperKernel {
  /// Takes a run of anonymous receipts: each is a shopper of its own, so all of it adds up by cell.
  func addAnonymous(_ block: borrowing ReceiptBlock) {
    let firstDay = Int(plan.cells.firstDay)
    let pairCount = setup.pairs.count
    let salesSquared = AnonymousPair.salesSquared
    for index in 0..<block.count {
      if setup.filtersReceipts , !setup.takes(block, index) { continue }
      let flags = block.flags[index]
      let cell = Int32(cellOfDay[Int(block.day[index]) - firstDay])
      let isReturn = flags & FlagBit.isReturn != 0
      var money = block.total(index)
      var points = block.pointsPaid(index)
      var line = LineSums()
      if let lines {
        let totals = classSums.start + ((Int(cell) * 3 + Group.other) * 2 + (isReturn ? 1 : 0)) * setup.classStride
        line = lines.read(block, index, into: totals)
        if setup.lines?.isFiltered == true {
          if line.lines == 0 { continue }
          money = line.money
          points = line.points
        }
      }
      let sums = anonymousSums.start + Int(cell) * width
      let products = anonymousProducts.start + Int(cell) * pairCount
      let extras = cellExtras.start + Int(cell) * CellExtra.count
      if isReturn {
        addAnonymousReturn(sums, products, extras, flags: flags, money: money, points: points, line: line)
        continue
      }
      sums[Register.otherSales] += money
      sums[Register.otherReceipts] += 1
      products[salesSquared] += Int128(money) * Int128(money)
      let signature = signatureOfPair[Int(cell) * cellCount + Int(cell)]
      if signature >= 0 { otherMoney.append(money: money, to: Int(signature)) }
      if points != 0 {
        extras[CellExtra.otherPointsPaid] += points
        if points > 0 { extras[CellExtra.otherPointsReceipts] += 1 }
      }
      if setup.hasOnline, setup.isOnline[Int(block.channel[index])] { extras[CellExtra.otherOnline] += money }
      if lines != nil { addAnonymousLines(sums, products, extras, money: money, line: line) }
    }
  }

  @inline(never)
  private func addAnonymousReturn(
    _ sums: UnsafeMutablePointer<Int64>, _ products: UnsafeMutablePointer<Int128>, _ extras: UnsafeMutablePointer<Int64>,
    flags: UInt8, money: Int64, points: Int64, line: LineSums
  ) {
    sums[Register.otherReturns] += money
    sums[Register.otherReturnReceipts] += 1
    products[AnonymousPair.returnsSquared] += Int128(money) * Int128(money)
    extras[CellExtra.otherPointsOnReturns] += points
    if flags & FlagBit.lacksOriginal != 0 { extras[CellExtra.returnsWithoutOriginal] += 1 }
    guard lines != nil else { return }
    sums[Register.otherNetExVAT] -= line.netMicros
    sums[Register.otherMargin] -= line.marginMicros
    if line.costedLines > 0 { sums[Register.otherCostedLines] += 1 }
    extras[CellExtra.otherCostedReturns] += line.costed
    addMarginProducts(products, line)
  }

  private func addAnonymousLines(
    _ sums: UnsafeMutablePointer<Int64>, _ products: UnsafeMutablePointer<Int128>, _ extras: UnsafeMutablePointer<Int64>,
    money: Int64, line: LineSums
  ) {
    sums[Register.otherItems] += line.items
    sums[Register.otherList] += line.list
    sums[Register.otherNetExVAT] += line.netMicros
    sums[Register.otherMargin] += line.marginMicros
    // Of anonymous receipts the register counts receipts with a costed line: each is a cluster.
    if line.costedLines > 0 { sums[Register.otherCostedLines] += 1 }
    extras[CellExtra.otherListedLines] += line.listedLines
    extras[CellExtra.otherCostedSales] += line.costed
    extras[CellExtra.otherLineSales] += line.money
    extras[CellExtra.otherPromoted] += line.promoted
    products[AnonymousPair.itemsSquared] += Int128(line.items) * Int128(line.items)
    products[AnonymousPair.items] += Int128(line.items)
    products[AnonymousPair.salesByItems] += Int128(money) * Int128(line.items)
    products[AnonymousPair.listSquared] += Int128(line.list) * Int128(line.list)
    products[AnonymousPair.itemsByList] += Int128(line.items) * Int128(line.list)
    addMarginProducts(products, line)
  }

  private func addMarginProducts(_ products: UnsafeMutablePointer<Int128>, _ line: LineSums) {
    if line.costedLines == 0 { return }
    products[AnonymousPair.netSquared] += Int128(line.netMicros) * Int128(line.netMicros)
    products[AnonymousPair.netByMargin] += Int128(line.netMicros) * Int128(line.marginMicros)
    products[AnonymousPair.marginSquared] += Int128(line.marginMicros) * Int128(line.marginMicros)
  }
}

/// Places in `MomentPairs.all` of the products of anonymous receipts.
enum AnonymousPair {
  static let salesSquared = place(.otherSales, .otherSales)
  static let returnsSquared = place(.otherReturns, .otherReturns)
  static let salesByReceipts = place(.otherSales, .otherReceipts)
  static let receiptsSquared = place(.otherReceipts, .otherReceipts)
  static let itemsSquared = place(.otherItems, .otherItems)
  static let items = place(.otherReceipts, .otherItems)
  static let salesByItems = place(.otherSales, .otherItems)
  static let listSquared = place(.otherList, .otherList)
  static let itemsByList = place(.otherItems, .otherList)
  static let netSquared = place(.otherNetExVAT, .otherNetExVAT)
  static let netByMargin = place(.otherNetExVAT, .otherMargin)
  static let marginSquared = place(.otherMargin, .otherMargin)

  private static func place(_ first: ShopperMoments.Axis, _ second: ShopperMoments.Axis) -> Int {
    MomentPairs.all.firstIndex { $0 == (first, second) } ?? 0
  }
}

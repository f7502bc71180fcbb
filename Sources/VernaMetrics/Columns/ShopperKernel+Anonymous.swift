import VernaColumns
import VernaCore

extension ShopperKernel {
  /// Takes a run of anonymous receipts: each is a shopper of its own, so all of it adds up by cell.
  func addAnonymous(_ block: borrowing ReceiptBlock) {
    if lines != nil || setup.filtersReceipts || setup.hasOnline {
      addAnyAnonymous(block)
    } else {
      addPlainAnonymous(block)
    }
  }

  /// Takes receipts that all count as they stand, without lines: those of one cell that follow each other are added up
  /// first.
  private func addPlainAnonymous(_ block: borrowing ReceiptBlock) {
    let firstDay = Int(plan.cells.firstDay)
    let (flagsOf, total32, dayOf, points32, count) = (
      block.flags, block.total32, block.day, block.pointsPaid32, block.count
    )
    var index = 0
    while index < count {
      let cell = Int(cellOfDay[Int(dayOf[index]) - firstDay])
      let days = setup.cellDays.start[cell]
      let signature = signatureOfPair[cell * cellCount + cell]
      let stream = signature >= 0 ? Int(signature) : otherMoney.nowhere
      let room = otherMoney.room(for: count &- index, in: stream)
      var sales = 0
      var money: Int64 = 0
      var squares = Int128()
      repeat {
        var paid = Int64(total32[index])
        let points = points32.map { $0[index] } ?? 0
        if flagsOf[index] & FlagBit.isReturn != 0 || points != 0 || paid == Int64(Int32.min) || paid == Int64(Int32.max)
        {
          paid = addRareAnonymous(block, index, cell: cell, stream: stream, sales: &sales, room)
        } else {
          room[sales] = UInt32(truncatingIfNeeded: paid &+ KernelRun.moneyShift)
          sales &+= 1
        }
        money &+= paid
        squares &+= Int128(paid &* paid)
        index &+= 1
      } while index < count && dayOf[index] &- days.first < days.count
      if signature >= 0 { otherMoney.advance(stream, by: sales) }
      let sums = anonymousSums.start + cell * width
      sums[Register.otherSales] += Int128(money)
      sums[Register.otherReceipts] += Int128(sales)
      anonymousProducts.start[cell * setup.pairs.count + AnonymousPair.salesSquared] += squares
    }
  }

  /// Takes an anonymous receipt that is a return, has points paid, or may have money that does not fit; the money that is
  /// still to be added to sales, whose square fits 64 bits.
  @inline(never)
  private func addRareAnonymous(
    _ block: borrowing ReceiptBlock, _ index: Int, cell: Int, stream: Int, sales: inout Int,
    _ room: UnsafeMutablePointer<UInt32>
  ) -> Int64 {
    let products = anonymousProducts.start + cell * setup.pairs.count
    let extras = cellExtras.start + cell * CellExtra.count
    let money = block.total(index)
    let points = block.pointsPaid(index)
    if block.flags[index] & FlagBit.isReturn != 0 {
      addAnonymousReturn(
        anonymousSums.start + cell * width, products, extras, flags: block.flags[index], money: money, points: points,
        line: LineSums())
      return 0
    }
    if points != 0 {
      extras[CellExtra.otherPointsPaid] += points
      if points > 0 { extras[CellExtra.otherPointsReceipts] += 1 }
    }
    let moved = money &+ KernelRun.moneyShift
    let isNarrow = moved > Int64(ValueStreams.below) && moved < Int64(ValueStreams.above)
    room[sales] = isNarrow ? UInt32(truncatingIfNeeded: moved) : otherMoney.note(wide: moved, in: stream)
    sales += 1
    if isNarrow { return money }
    anonymousSums.start[cell * width + Register.otherSales] += Int128(money)
    products[AnonymousPair.salesSquared] += Int128(money) * Int128(money)
    return 0
  }

  /// Takes receipts with lines, under a segment, with channels declared online.
  private func addAnyAnonymous(_ block: borrowing ReceiptBlock) {
    let firstDay = Int(plan.cells.firstDay)
    let pairCount = setup.pairs.count
    let salesSquared = AnonymousPair.salesSquared
    for index in 0..<block.count {
      if setup.filtersReceipts, !setup.takes(block, index) { continue }
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
      sums[Register.otherSales] += Int128(money)
      sums[Register.otherReceipts] += 1
      products[salesSquared] += Int128(money) * Int128(money)
      let signature = signatureOfPair[Int(cell) * cellCount + Int(cell)]
      if signature >= 0 { otherMoney.append(any: money &+ KernelRun.moneyShift, to: Int(signature)) }
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
    _ sums: UnsafeMutablePointer<Int128>, _ products: UnsafeMutablePointer<Int128>,
    _ extras: UnsafeMutablePointer<Int64>,
    flags: UInt8, money: Int64, points: Int64, line: LineSums
  ) {
    sums[Register.otherReturns] += Int128(money)
    sums[Register.otherReturnReceipts] += 1
    products[AnonymousPair.returnsSquared] += Int128(money) * Int128(money)
    extras[CellExtra.otherPointsOnReturns] += points
    if flags & FlagBit.lacksOriginal != 0 { extras[CellExtra.returnsWithoutOriginal] += 1 }
    guard lines != nil else { return }
    sums[Register.otherNetExVAT] -= Int128(line.netMicros)
    sums[Register.otherMargin] -= Int128(line.marginMicros)
    if line.costedLines > 0 { sums[Register.otherCostedLines] += 1 }
    extras[CellExtra.otherCostedReturns] += line.costed
    addMarginProducts(products, line)
  }

  private func addAnonymousLines(
    _ sums: UnsafeMutablePointer<Int128>, _ products: UnsafeMutablePointer<Int128>,
    _ extras: UnsafeMutablePointer<Int64>,
    money: Int64, line: LineSums
  ) {
    sums[Register.otherItems] += Int128(line.items)
    sums[Register.otherList] += Int128(line.list)
    sums[Register.otherNetExVAT] += Int128(line.netMicros)
    sums[Register.otherMargin] += Int128(line.marginMicros)
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

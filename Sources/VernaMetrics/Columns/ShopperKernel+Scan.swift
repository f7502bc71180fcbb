import VernaColumns
import VernaCore

extension ShopperKernel {
  /// Groups of receipts: a segment's members, all who are no members, members outside the segment.
  enum Group {
    static let member = 0
    static let other = 1
    static let outside = 2
  }

  /// The last sale of the current member, for the gap to the next.
  private struct LastSale {
    var at: UInt32 = 0
    var cell: Int32 = -1
  }

  /// Sums the shopper's receipts by run. Afterwards `summed` holds the registers after each run.
  func scan(_ block: borrowing ReceiptBlock, isOutside: Bool) {
    switch (lines != nil, setup.filtersReceipts) {
    case (false, false): scan(block, isOutside: isOutside, hasLines: false, filters: false)
    case (false, true): scan(block, isOutside: isOutside, hasLines: false, filters: true)
    case (true, false): scan(block, isOutside: isOutside, hasLines: true, filters: false)
    case (true, true): scan(block, isOutside: isOutside, hasLines: true, filters: true)
    }
  }

  /// Compiled once for each kind of data.
  @inline(__always)
  private func scan(_ block: borrowing ReceiptBlock, isOutside: Bool, hasLines: Bool, filters: Bool) {
    runCount = 0
    lengths.begin()
    let width = hasLines ? Register.withLines : Register.withoutLines
    for register in 0..<width { summed.start[register] = 0 }
    var last = LastSale()
    var kind: ShopperSales = []
    let firstDay = Int(plan.cells.firstDay)
    let (count, dayOf) = (block.count, block.day)
    var index = 0
    var cell: Int32 = 0
    while index < count {
      // Never back, even where a clock set back after midnight (St. John's, until 2011) brings a day back.
      cell = max(cell, Int32(cellOfDay[Int(dayOf[index]) - firstDay]))
      let days = setup.cellDays[Int(cell)]
      var end = index + 1
      while end < count && dayOf[end] &- days.first < days.count { end += 1 }
      lengths.append(cell: cell, receipts: end - index)
      scanRun(
        block, index..<end, cell, &last, &kind, isOutside: isOutside, width: width, hasLines: hasLines, filters: filters)
      index = end
    }
    lengths.end(kind)
  }

  /// Takes receipts of one cell.
  @inline(__always)
  private func scanRun(
    _ block: borrowing ReceiptBlock, _ receipts: Range<Int>, _ cell: Int32, _ last: inout LastSale,
    _ kind: inout ShopperSales, isOutside: Bool, width: Int, hasLines: Bool, filters: Bool
  ) {
    let signature = signatureOfPair[Int(cell) * cellCount + Int(cell)]
    let stream = signature >= 0 ? Int(signature) : memberMoney.nowhere
    let moneyRoom = memberMoney.room(for: receipts.count, in: stream)
    let gapRoom = gaps.room(for: receipts.count, in: stream)
    var moneyCount = 0
    var run = Run()
    run.cell = cell
    var sales: Int64 = 0
    var saleCount = 0
    var days: Int64 = 0
    var lastDay = UInt16.max
    var lastAt: UInt32 = 0
    var isAny = false
    let now = delta.start
    let points32 = block.pointsPaid32
    for index in receipts {
      if filters, !setup.takes(block, index) { continue }
      let flags = block.flags[index]
      let isMember = flags & FlagBit.isMember != 0
      let isReturn = flags & FlagBit.isReturn != 0
      let group = isMember ? (isOutside ? Group.outside : Group.member) : Group.other
      var money = Int64(block.total32[index])
      if money == Int64(Int32.min) { money = block.total(index) }
      var points: Int64 = 0
      if let points32, points32[index] != 0 { points = block.pointsPaid(index) }
      var line = LineSums()
      if hasLines, let lines {
        let totals = classSums.start + ((Int(cell) * 3 + group) * 2 + (isReturn ? 1 : 0)) * setup.classStride
        line = lines.read(block, index, into: totals)
        if setup.lines?.isFiltered == true {
          if line.lines == 0 { continue }
          money = line.money
          points = line.points
        }
      }
      isAny = true
      if isReturn {
        addReturn(group, cell: cell, money: money, points: points, flags: flags, line: line, to: now)
        continue
      }
      if group == Group.member {
        sales += money
        let day = block.day[index]
        days &+= day != lastDay ? 1 : 0
        lastDay = day
        let at = block.at[index]
        if saleCount == 0 {
          run.firstDay = day
          run.firstAt = at
        } else {
          gapRoom[saleCount &- 1] = at &- lastAt
        }
        saleCount &+= 1
        lastAt = at
        let moved = money &+ 0x8000_0000
        if moved >= 0 && moved <= 0xffff_ffff {
          moneyRoom[moneyCount] = UInt32(truncatingIfNeeded: moved)
          moneyCount &+= 1
        } else {
          memberMoney.append(wide: moved, to: stream)
        }
        if points != 0 { addPoints(points, at: at, cell: cell, to: now) }
        if hasLines { addMemberLines(line, cell: cell, to: now) }
      } else {
        if group == Group.other { kind.insert(.other) }
        addOther(group, cell: cell, money: money, points: points, line: line, to: now)
      }
      if setup.hasOnline, setup.isOnline[Int(block.channel[index])] {
        cellExtras[Int(cell) * CellExtra.count + CellExtra.memberOnline + group] += money
      }
    }
    if !isAny { return }
    if saleCount > 0 {
      kind.insert(.member)
      run.hasSale = true
      run.lastDay = lastDay
      run.lastAt = lastAt
      if signature >= 0 {
        memberMoney.advance(stream, by: moneyCount)
        gaps.advance(stream, by: saleCount - 1)
      }
      if last.cell >= 0 {
        let both = signatureOfPair[Int(last.cell) * cellCount + Int(cell)]
        if both >= 0 { gaps.append(run.firstAt &- last.at, to: Int(both)) }
      }
      last = LastSale(at: lastAt, cell: cell)
      now[Register.memberSales] = sales
      now[Register.memberReceipts] = Int64(saleCount)
      now[Register.days] = days
    }
    close(run, width: width)
  }

  /// Ends a run: its registers go to the shopper's sums and to the cell's.
  @inline(__always)
  private func close(_ run: Run, width: Int) {
    let before = summed.start + runCount * width
    let cell = cellSums.start + Int(run.cell) * width
    let delta = delta.start
    for register in 0..<width {
      let value = delta[register]
      before[width + register] = before[register] &+ value
      cell[register] = cell[register] &+ value
      delta[register] = 0
    }
    runs[runCount] = run
    runCount += 1
  }

  @inline(never)
  private func addPoints(_ points: Int64, at: UInt32, cell: Int32, to now: UnsafeMutablePointer<Int64>) {
    now[Register.memberPointsPaid] += points
    if points < 0 { return }
    now[Register.memberPointsReceipts] += 1
    if cell < tables.endCell { tables.lastPointsUse = Int64(at) }
  }

  private func addMemberLines(_ line: LineSums, cell: Int32, to now: UnsafeMutablePointer<Int64>) {
    now[Register.memberItems] += line.items
    now[Register.memberList] += line.list
    now[Register.memberLineSales] += line.money
    now[Register.memberPromoted] += line.promoted
    now[Register.memberRewards] += line.rewardMicros
    now[Register.memberNetExVAT] += line.netMicros
    now[Register.memberMargin] += line.marginMicros
    now[Register.memberCostedLines] += line.costedLines
    let extras = cellExtras.start + Int(cell) * CellExtra.count
    extras[CellExtra.memberListedLines] += line.listedLines
    extras[CellExtra.memberCostedSales] += line.costed
  }

  @inline(never)
  private func addReturn(
    _ group: Int, cell: Int32, money: Int64, points: Int64, flags: UInt8, line: LineSums,
    to now: UnsafeMutablePointer<Int64>
  ) {
    let extras = cellExtras.start + Int(cell) * CellExtra.count
    if flags & FlagBit.lacksOriginal != 0 { extras[CellExtra.returnsWithoutOriginal] += 1 }
    switch group {
    case Group.member:
      now[Register.memberReturns] += money
      now[Register.memberReturnReceipts] += 1
      now[Register.memberPointsOnReturns] += points
      if lines != nil {
        now[Register.memberCostedLines] += line.costedLines
        now[Register.memberRewards] -= line.rewardMicros
        now[Register.memberNetExVAT] -= line.netMicros
        now[Register.memberMargin] -= line.marginMicros
      }
      extras[CellExtra.memberCostedReturns] += line.costed
    case Group.other:
      now[Register.otherReturns] += money
      now[Register.otherReturnReceipts] += 1
      if lines != nil {
        now[Register.otherNetExVAT] -= line.netMicros
        now[Register.otherMargin] -= line.marginMicros
        now[Register.otherCostedLines] += line.costedLines
      }
      extras[CellExtra.otherPointsOnReturns] += points
      extras[CellExtra.otherCostedReturns] += line.costed
    default:
      now[Register.outsideReturns] += money
      now[Register.outsideReturnReceipts] += 1
    }
  }

  @inline(never)
  private func addOther(
    _ group: Int, cell: Int32, money: Int64, points: Int64, line: LineSums, to now: UnsafeMutablePointer<Int64>
  ) {
    let extras = cellExtras.start + Int(cell) * CellExtra.count
    if group == Group.outside {
      now[Register.outsideSales] += money
      now[Register.outsideReceipts] += 1
      extras[CellExtra.outsideCostedSales] += line.costed
      return
    }
    now[Register.otherSales] += money
    now[Register.otherReceipts] += 1
    if points != 0 {
      extras[CellExtra.otherPointsPaid] += points
      if points > 0 { extras[CellExtra.otherPointsReceipts] += 1 }
    }
    let signature = signatureOfPair[Int(cell) * cellCount + Int(cell)]
    if signature >= 0 { otherMoney.append(money: money, to: Int(signature)) }
    if lines != nil {
      now[Register.otherItems] += line.items
      now[Register.otherList] += line.list
      now[Register.otherNetExVAT] += line.netMicros
      now[Register.otherMargin] += line.marginMicros
      now[Register.otherCostedLines] += line.costedLines
      extras[CellExtra.otherListedLines] += line.listedLines
      extras[CellExtra.otherCostedSales] += line.costed
      extras[CellExtra.otherLineSales] += line.money
      extras[CellExtra.otherPromoted] += line.promoted
    }
  }
}

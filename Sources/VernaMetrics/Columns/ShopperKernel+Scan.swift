import VernaColumns
import VernaCore

extension ShopperKernel {
  /// Groups of receipts: a segment's members, all who are no members, members outside the segment.
  enum Group {
    static let member = 0
    static let other = 1
    static let outside = 2
  }

  /// Sums the shopper's receipts by run. Afterwards `hot` and `rest` hold the registers after each run.
  func scan(_ block: borrowing ReceiptBlock, isOutside: Bool) {
    if lines != nil {
      scan(block, isOutside: isOutside, isPlain: false, width: Register.withLines)
    } else if isOutside || setup.filtersReceipts || setup.hasOnline {
      scan(block, isOutside: isOutside, isPlain: false, width: Register.withoutLines)
    } else {
      scan(block, isOutside: false, isPlain: true, width: Register.withoutLines)
    }
  }

  /// Compiled once for receipts that all count as they stand, and once for each width of others.
  @inline(__always)
  private func scan(_ block: borrowing ReceiptBlock, isOutside: Bool, isPlain: Bool, width: Int) {
    runCount = 0
    counts.begin(most: cellCount)
    for register in 0..<Register.rest { hot.start[register] = 0 }
    for register in Register.rest..<width { rest.start[register - Register.rest] = 0 }
    restRow.start[0] = 0
    var last = LastSale()
    let firstDay = Int(plan.cells.firstDay)
    let (count, dayOf) = (block.count, block.day)
    var index = 0
    var cell: Int32 = 0
    while index < count {
      // Never back, even where a clock set back after midnight (St. John's, until 2011) brings a day back.
      cell = max(cell, Int32(cellOfDay[Int(dayOf[index]) - firstDay]))
      let run = isPlain ? scanPlain(block, &index, cell) : scanAny(block, &index, cell, isOutside: isOutside)
      if run.isNone { continue }
      if run.receipts > 0 { noteGap(run, cell, &last) }
      if run.receipts > 0 || run.others > 0 {
        counts.append(.init(cell: cell, sales: UInt32(truncatingIfNeeded: run.receipts), others: run.others))
      }
      close(run, cell, width: width)
    }
    counts.end()
  }

  /// The last sale of the current member, for the gap to the next.
  private struct LastSale {
    var at: UInt32 = 0
    var cell: Int32 = -1
  }

  /// What the members' sales of a run come to, and what else is in it.
  struct RunSums {
    var sales: Int64 = 0
    var receipts = 0
    var days: Int64 = 0
    var pointsPaid: Int64 = 0
    var pointsReceipts: Int64 = 0
    var firstDay: UInt16 = 0
    var lastDay = UInt16.max
    var firstAt: UInt32 = 0
    var lastAt: UInt32 = 0
    /// The last sale with points paid.
    var lastUse: UInt32 = 0
    /// Whether `delta` holds anything.
    var hasRest = false
    /// Sales of a known non-member.
    var others: UInt32 = 0

    var isNone: Bool {
      @inline(__always) get { receipts == 0 && !hasRest }
    }

    /// Adds a member's sale.
    @inline(__always)
    mutating func add(money: Int64, day: UInt16, at: UInt32) {
      sales &+= money
      days &+= day != lastDay ? 1 : 0
      lastDay = day
      if receipts == 0 {
        firstDay = day
        firstAt = at
      }
      lastAt = at
      receipts &+= 1
    }

    @inline(__always)
    mutating func add(points: Int64, at: UInt32) {
      pointsPaid &+= points
      pointsReceipts &+= points > 0 ? 1 : 0
      lastUse = points > 0 ? at : lastUse
    }
  }

  /// Takes the receipts of one cell from an index on, all of which count as they stand, without lines.
  @inline(__always)
  private func scanPlain(_ block: borrowing ReceiptBlock, _ start: inout Int, _ cell: Int32) -> RunSums {
    let signature = signatureOfPair[Int(cell) * cellCount + Int(cell)]
    let stream = signature >= 0 ? Int(signature) : memberMoney.nowhere
    let count = block.count
    let moneyRoom = memberMoney.room(for: count &- start, in: stream)
    let gapRoom = gaps.room(for: count &- start, in: stream)
    let days = setup.cellDays.start[Int(cell)]
    var run = RunSums()
    let (flagsOf, total32, dayOf, atOf, points32) = (
      block.flags, block.total32, block.day, block.at, block.pointsPaid32
    )
    var index = start
    repeat {
      let flags = flagsOf[index]
      if flags & (FlagBit.isMember | FlagBit.isReturn) != FlagBit.isMember {
        run.others &+= addRare(block, index, cell: cell)
        run.hasRest = true
      } else {
        var money = Int64(total32[index])
        var moved = UInt32(truncatingIfNeeded: money &+ KernelRun.moneyShift)
        if moved == ValueStreams.below || moved == ValueStreams.above { (money, moved) = wide(block, index, stream) }
        moneyRoom[run.receipts] = moved
        let at = atOf[index]
        // Of the first sale of the run this is no gap, and is written over.
        gapRoom[run.receipts > 0 ? run.receipts &- 1 : 0] = gap(at, run.lastAt)
        run.add(money: money, day: dayOf[index], at: at)
        if let points32 {
          var points = Int64(points32[index])
          if points == Int64(Int32.min) { points = block.pointsPaid(index) }
          run.add(points: points, at: at)
        }
      }
      index &+= 1
    } while index < count && dayOf[index] &- days.first < days.count
    start = index
    if signature >= 0 && run.receipts > 0 {
      memberMoney.advance(stream, by: run.receipts)
      gaps.advance(stream, by: run.receipts &- 1)
    }
    return run
  }

  /// The time between two sales as it stands in the streams.
  @inline(__always)
  private func gap(_ later: UInt32, _ earlier: UInt32) -> UInt32 {
    later &- earlier &+ UInt32(truncatingIfNeeded: KernelRun.gapShift)
  }

  /// Money that does not fit 32 bits, and what stands in its place in a stream.
  @inline(never)
  private func wide(_ block: borrowing ReceiptBlock, _ index: Int, _ stream: Int) -> (money: Int64, moved: UInt32) {
    let money = block.total(index)
    return (money, memberMoney.note(wide: money &+ KernelRun.moneyShift, in: stream))
  }

  /// Adds a receipt without lines that is no member's sale; 1 if it is a sale.
  @inline(never)
  private func addRare(_ block: borrowing ReceiptBlock, _ index: Int, cell: Int32) -> UInt32 {
    let flags = block.flags[index]
    let group = flags & FlagBit.isMember != 0 ? Group.member : Group.other
    if flags & FlagBit.isReturn != 0 {
      addReturn(
        group, cell: cell, money: block.total(index), points: block.pointsPaid(index), flags: flags, line: LineSums(),
        to: delta.start)
      return 0
    }
    addOther(
      group, cell: cell, money: block.total(index), points: block.pointsPaid(index), line: LineSums(), to: delta.start)
    return 1
  }

  /// The same with lines, under a segment, with channels declared online.
  @inline(__always)
  private func scanAny(
    _ block: borrowing ReceiptBlock, _ start: inout Int, _ cell: Int32, isOutside: Bool
  ) -> RunSums {
    let (first, count, dayOf) = (start, block.count, block.day)
    let days = setup.cellDays.start[Int(cell)]
    repeat { start += 1 } while start < count && dayOf[start] &- days.first < days.count
    let receipts = first..<start
    let signature = signatureOfPair[Int(cell) * cellCount + Int(cell)]
    let isFiltered = setup.lines?.isFiltered == true
    var run = RunSums()
    for index in receipts {
      if setup.filtersReceipts, !setup.takes(block, index) { continue }
      let flags = block.flags[index]
      let isMember = flags & FlagBit.isMember != 0
      let isReturn = flags & FlagBit.isReturn != 0
      let group = isMember ? (isOutside ? Group.outside : Group.member) : Group.other
      var money = block.total(index)
      var points = block.pointsPaid(index)
      var line = LineSums()
      if let lines {
        let totals = classSums.start + ((Int(cell) * 3 + group) * 2 + (isReturn ? 1 : 0)) * setup.classStride
        line = lines.read(block, index, into: totals)
        if isFiltered {
          if line.lines == 0 { continue }
          money = line.money
          points = line.points
        }
        run.hasRest = true
      }
      if isReturn {
        addReturn(group, cell: cell, money: money, points: points, flags: flags, line: line, to: delta.start)
        run.hasRest = true
        continue
      }
      if group == Group.member {
        let at = block.at[index]
        if signature >= 0 {
          memberMoney.append(any: money &+ KernelRun.moneyShift, to: Int(signature))
          if run.receipts > 0 { gaps.append(gap(at, run.lastAt), to: Int(signature)) }
        }
        run.add(money: money, day: block.day[index], at: at)
        if points != 0 { run.add(points: points, at: at) }
        if lines != nil { addMemberLines(line, cell: cell, to: delta.start) }
      } else {
        if group == Group.other { run.others += 1 }
        addOther(group, cell: cell, money: money, points: points, line: line, to: delta.start)
        run.hasRest = true
      }
      if setup.hasOnline, setup.isOnline[Int(block.channel[index])] {
        cellExtras[Int(cell) * CellExtra.count + CellExtra.memberOnline + group] += money
      }
    }
    return run
  }

  /// Notes the gap from the last sale of an earlier run to the first of this one.
  @inline(__always)
  private func noteGap(_ run: RunSums, _ cell: Int32, _ last: inout LastSale) {
    if last.cell >= 0 {
      let both = signatureOfPair[Int(last.cell) * cellCount + Int(cell)]
      if both >= 0 { gaps.append(gap(run.firstAt, last.at), to: Int(both)) }
    }
    last = LastSale(at: run.lastAt, cell: cell)
    if run.lastUse > 0 && cell < tables.endCell { tables.lastPointsUse = Int64(run.lastUse) }
  }

  /// Ends a run: its registers go to the shopper's sums and to the cell's.
  @inline(__always)
  private func close(_ run: RunSums, _ cell: Int32, width: Int) {
    let before = hot.start + runCount &* ShopperKernel.hotStride
    let after = before + ShopperKernel.hotStride
    let sums = cellSums.start + Int(cell) * width
    @inline(__always)
    func add(_ register: Int, _ value: Int64) {
      after[register] = before[register] &+ value
      sums[register] &+= Int128(value)
    }
    add(Register.memberSales, run.sales)
    add(Register.memberReceipts, Int64(run.receipts))
    add(Register.days, run.days)
    add(Register.memberPointsPaid, run.pointsPaid)
    add(Register.memberPointsReceipts, run.pointsReceipts)
    var row = Int(restRow.start[runCount])
    if run.hasRest {
      closeRest(sums + Register.rest, row: row, width: width &- Register.rest)
      row &+= 1
    }
    restRow.start[runCount &+ 1] = UInt16(truncatingIfNeeded: row)
    runs.start[runCount] = Run(
      cell: cell, firstDay: run.firstDay, lastDay: run.lastDay, firstAt: run.firstAt, lastAt: run.lastAt,
      hasSale: run.receipts > 0)
    runCount += 1
  }

  /// Ends a run's other registers.
  private func closeRest(_ sums: UnsafeMutablePointer<Int128>, row: Int, width: Int) {
    let before = rest.start + row * width
    let delta = delta.start + Register.rest
    for register in 0..<width {
      let value = delta[register]
      before[width + register] = before[register]
      before[width + register] +|= value
      sums[register] &+= Int128(value)
      delta[register] = 0
    }
  }
}

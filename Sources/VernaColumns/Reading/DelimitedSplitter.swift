/// Splits records of separated values into cells.
struct DelimitedSplitter {
  let scanner: RecordScanner
  /// By column of the file: the slot its cells go to, -1 where nobody wants it.
  let slotOfColumn: [Int32]
  /// How many fields a row has to have.
  let fieldCount: Int

  /// Splits rows until the block is full or the bytes end; moves the position and the line on.
  func fill(
    _ block: FieldBlock, _ position: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ line: inout UInt32
  ) {
    if scanner.separator == 0 {
      fillBySpaces(block, &position, end, &line)
    } else {
      fillBySeparator(block, &position, end, &line)
    }
  }

  private func fillBySeparator(
    _ block: FieldBlock, _ position: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ line: inout UInt32
  ) {
    let separator = scanner.separator
    let newline = scanner.newline
    let separators = UInt64(separator) &* 0x0101_0101_0101_0101
    let newlines = UInt64(newline) &* 0x0101_0101_0101_0101
    let columns = slotOfColumn.count
    slotOfColumn.withUnsafeBufferPointer { slotOf in
      while block.count < FieldBlock.capacity && position < end {
        let rowStart = position
        // Blank lines are no rows.
        if rowStart.pointee == newline || (rowStart.pointee == 13 && rowStart + 1 < end && rowStart[1] == newline) {
          position = rowStart + (rowStart.pointee == newline ? 1 : 2)
          line += 1
          continue
        }
        let row = block.count
        let rowLine = line
        var cursor = rowStart
        var column = 0
        var problem = RowProblem.none
        var extraText = false
        fields: while true {
          var fieldStart = cursor
          var fieldEnd: UnsafePointer<UInt8>
          var span: Span
          if cursor < end && cursor.pointee == RecordScanner.quote && scanner.hasQuotes {
            guard let after = scanner.afterQuoted(cursor, end) else {
              problem = .quoteNeverClosed
              break fields
            }
            guard scanner.mayFollowQuoted(after, end) else {
              problem = .textAfterQuote
              break fields
            }
            span = unquoted(cursor + 1, after - 1, block, newline: newline, line: &line)
            fieldEnd = after
            if fieldEnd < end && fieldEnd.pointee == 13 && (fieldEnd + 1 == end || fieldEnd[1] == newline) {
              fieldEnd += 1
            }
          } else {
            fieldEnd = DelimitedSplitter.find(separators, newlines, cursor, end)
            var length = fieldEnd - fieldStart
            if length > 0 && fieldEnd[-1] == 13 && (fieldEnd == end || fieldEnd.pointee == newline) { length -= 1 }
            span = Span(start: fieldStart, count: length)
          }
          fieldStart = fieldEnd
          if column < columns {
            let slot = Int(slotOf[column])
            if slot >= 0 { block.cells[slot * FieldBlock.capacity + row] = span }
          } else if span.count > 0 {
            extraText = true
          }
          column += 1
          if fieldEnd >= end {
            cursor = end
            break
          }
          cursor = fieldEnd + 1
          if fieldEnd.pointee == newline {
            line += 1
            break
          }
        }
        var rowEnd = cursor
        if problem != .none {
          rowEnd = scanner.afterNewline(rowStart, end) ?? end
          line = rowLine + 1
          cursor = rowEnd
        } else if column < fieldCount {
          problem = .tooFewFields
        } else if extraText {
          problem = .tooManyFields
        }
        if problem != .none { block.clearCells(row) }
        position = cursor
        while rowEnd > rowStart && (rowEnd[-1] == newline || rowEnd[-1] == 13) { rowEnd -= 1 }
        block.finishRow(
          Span(start: rowStart, count: rowEnd - rowStart), line: rowLine, problem: problem, fields: column)
      }
    }
  }

  /// The first separator or newline, looked for eight bytes at a time (Mycroft's test for a zero byte).
  @inline(__always)
  private static func find(
    _ separators: UInt64, _ newlines: UInt64, _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var cursor = from
    while cursor < end {
      let word = UInt64(littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
      let left = word ^ separators
      let right = word ^ newlines
      let found =
        ((left &- 0x0101_0101_0101_0101) & ~left | (right &- 0x0101_0101_0101_0101) & ~right) & 0x8080_8080_8080_8080
      if found != 0 {
        let hit = cursor + found.trailingZeroBitCount >> 3
        return hit < end ? hit : end
      }
      cursor += 8
    }
    return end
  }

  /// The text between quotes, doubled quotes undone; counts the newlines in it.
  private func unquoted(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ block: FieldBlock, newline: UInt8, line: inout UInt32
  ) -> Span {
    var doubled = 0
    var cursor = start
    while cursor < end {
      if cursor.pointee == newline { line += 1 }
      if cursor.pointee == RecordScanner.quote {
        doubled += 1
        cursor += 1
      }
      cursor += 1
    }
    if doubled == 0 { return Span(start: start, count: end - start) }
    let target = block.arena.allocate(end - start - doubled)
    var written = 0
    cursor = start
    while cursor < end {
      target[written] = cursor.pointee
      written += 1
      cursor += cursor.pointee == RecordScanner.quote ? 2 : 1
    }
    return Span(start: UnsafePointer(target), count: written)
  }

  private func fillBySpaces(
    _ block: FieldBlock, _ position: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ line: inout UInt32
  ) {
    let newline = scanner.newline
    while block.count < FieldBlock.capacity && position < end {
      let rowStart = position
      let row = block.count
      let rowLine = line
      var cursor = rowStart
      var column = 0
      var problem = RowProblem.none
      while true {
        while cursor < end && (cursor.pointee == 32 || cursor.pointee == 9 || cursor.pointee == 13) { cursor += 1 }
        if cursor >= end || cursor.pointee == newline { break }
        let span: Span
        if cursor.pointee == RecordScanner.quote && scanner.hasQuotes {
          guard let after = scanner.afterQuoted(cursor, end), scanner.mayFollowQuoted(after, end) else {
            problem = .quoteNeverClosed
            break
          }
          span = unquoted(cursor + 1, after - 1, block, newline: newline, line: &line)
          cursor = after
        } else {
          let fieldStart = cursor
          while cursor < end && cursor.pointee != 32 && cursor.pointee != 9 && cursor.pointee != newline
            && cursor.pointee != 13
          { cursor += 1 }
          span = Span(start: fieldStart, count: cursor - fieldStart)
        }
        if column < slotOfColumn.count {
          let slot = Int(slotOfColumn[column])
          if slot >= 0 { block.cells[slot * FieldBlock.capacity + row] = span }
        }
        column += 1
      }
      var rowEnd = cursor
      if problem != .none {
        rowEnd = scanner.afterNewline(rowStart, end) ?? end
        line = rowLine + 1
        position = rowEnd
      } else {
        line += 1
        position = cursor < end ? cursor + 1 : end
        if column == 0 { continue }
        if column < fieldCount { problem = .tooFewFields }
        if column > slotOfColumn.count { problem = .tooManyFields }
      }
      if problem != .none { block.clearCells(row) }
      while rowEnd > rowStart && (rowEnd[-1] == newline || rowEnd[-1] == 13) { rowEnd -= 1 }
      block.finishRow(Span(start: rowStart, count: rowEnd - rowStart), line: rowLine, problem: problem, fields: column)
    }
  }
}

internal import VernaCore

/// One contract column of one chunk while it is read: first the cells of a block, then, for the rows that all
/// columns accept, the column itself.
///
/// Not thread-safe: one a worker.
final class ColumnStage {
  let target: ReadingPlan.Target
  private let plainSlot: Int?
  /// The cells of the block, where they are not a slot's.
  private let spans = UnsafeMutablePointer<Span>.allocate(capacity: FieldBlock.capacity)
  private let values = UnsafeMutablePointer<Int64>.allocate(capacity: FieldBlock.capacity)
  private let wasRounded = UnsafeMutablePointer<Bool>.allocate(capacity: FieldBlock.capacity)
  private let moneyDigits: Int
  private let range: ClosedRange<Int64>
  private let choices: [ByteText: UInt8]
  /// The column so far: codes of a text column, else numbers.
  private(set) var codes: [UInt32] = []
  private(set) var numbers: [Int64] = []
  let coder = TextCoder()
  /// Words of a choice as they were written, and the code of each.
  private var writtenChoices = TextTable()
  private var writtenCodes: [UInt8] = []
  /// Whether any accepted row has a value.
  private(set) var hasValue = false
  /// How many accepted cells had more digits than the currency.
  private(set) var rounded = 0
  private var roundedInBlock = false

  /// - Parameter range: moments that the rows can hold, UTC seconds.
  init(_ target: ReadingPlan.Target, currency: Currency, range: ClosedRange<Int64>) {
    self.target = target
    self.range = range
    plainSlot = target.cell.plainSlot
    moneyDigits = currency.digits
    var choices: [ByteText: UInt8] = [:]
    if case .choice(let words) = target.contract.type {
      for word in words {
        for name in [word.name] + word.synonyms { choices[ByteText(HeaderName.normal(name))] = word.code }
      }
    }
    self.choices = choices
  }

  deinit {
    spans.deallocate()
    values.deallocate()
    wasRounded.deallocate()
  }

  var isText: Bool { target.contract.type == .text }

  /// Starts a chunk.
  func begin(expectedRows: Int) {
    codes = []
    numbers = []
    coder.reset()
    hasValue = false
    rounded = 0
    if isText { codes.reserveCapacity(expectedRows) } else { numbers.reserveCapacity(expectedRows) }
  }

  /// The cells of the block.
  @inline(__always)
  private func cells(_ block: FieldBlock) -> UnsafePointer<Span> {
    if let plainSlot { return UnsafePointer(block.cells + plainSlot * FieldBlock.capacity) }
    return UnsafePointer(spans)
  }

  /// Reads the cells of a block's rows; rows that are out already are left alone.
  ///
  /// - Parameters:
  ///   - active: by row, whether the row is still in and of this output.
  ///   - reject: told of rows that fall out.
  func read(
    _ block: FieldBlock, firstLine: Int, active: UnsafeMutablePointer<Bool>, clock: ZoneClock,
    clockOfRow: ((Int) -> ZoneClock)?, reject: (Int, CellProblem) -> Void
  ) {
    if plainSlot == nil {
      for row in 0..<block.count where active[row] {
        spans[row] = target.cell.span(row, block, line: firstLine + Int(block.lines[row]))
      }
    }
    let cells = cells(block)
    roundedInBlock = false
    if case .text = target.contract.type {
      if target.contract.isRequired {
        for row in 0..<block.count where active[row] && cells[row].count == 0 { reject(row, .missing) }
      }
      return
    }
    let isRequired = target.contract.isRequired
    switch target.contract.type {
    case .money: readDecimals(cells, block, digits: moneyDigits, active, reject)
    case .micros: readDecimals(cells, block, digits: 6, active, reject)
    case .quantity: readDecimals(cells, block, digits: 3, active, reject)
    case .points: readDecimals(cells, block, digits: 2, active, reject)
    case .score: readDecimals(cells, block, digits: 6, active, reject)
    case .time:
      let format = target.time
      var dateMemory = UsualTimes.DateMemory()
      let range = range
      for row in 0..<block.count where active[row] {
        let cell = cells[row]
        if cell.count == 0 {
          values[row] = StagedBatch.missing
          if isRequired { reject(row, .missing) }
          continue
        }
        let read: CivilTime?
        if case .usual(let dayFirst) = format {
          read = UsualTimes.read(cell, dayFirst: dayFirst, &dateMemory)
        } else {
          read = format.read(cell)
        }
        guard let time = read else {
          reject(row, .notATime)
          continue
        }
        let utc = (clockOfRow?(row) ?? clock).utcSeconds(time)
        if range.contains(utc) { values[row] = utc } else { reject(row, .outOfRange) }
      }
    default:
      for row in 0..<block.count where active[row] {
        switch readOther(cells[row]) {
        case .success(let value):
          values[row] = value
          if isRequired && value == StagedBatch.missing { reject(row, .missing) }
        case .failure(let problem): reject(row, problem.problem)
        }
      }
    }
  }

  @inline(__always)
  private func readDecimals(
    _ cells: UnsafePointer<Span>, _ block: FieldBlock, digits: Int, _ active: UnsafeMutablePointer<Bool>,
    _ reject: (Int, CellProblem) -> Void
  ) {
    let format = target.decimal
    let limit = ColumnStage.largest(digits: digits)
    let isRequired = target.contract.isRequired
    for row in 0..<block.count where active[row] {
      switch format.read(cells[row], digits: digits) {
      case .value(let value):
        values[row] = value
        if value.magnitude >= limit { reject(row, .tooLarge) }
      case .empty:
        values[row] = StagedBatch.missing
        if isRequired { reject(row, .missing) }
      case .rounded(let value):
        if !roundedInBlock {
          wasRounded.update(repeating: false, count: FieldBlock.capacity)
          roundedInBlock = true
        }
        values[row] = value
        wasRounded[row] = true
        if value.magnitude >= limit { reject(row, .tooLarge) }
      case .notANumber: reject(row, .notANumber)
      case .ambiguous: reject(row, .ambiguousNumber)
      case .tooLarge: reject(row, .tooLarge)
      }
    }
  }

  /// Ten thousand million units, in units of the last digit kept: more is a bar code or a telephone number in the wrong
  /// column, and sums of such numbers would overflow.
  private static func largest(digits: Int) -> UInt64 { (0..<digits).reduce(10_000_000_000) { power, _ in power * 10 } }

  /// The number read in a row of the current block.
  func value(_ row: Int) -> Int64 { values[row] }

  private struct Failure: Error {
    var problem: CellProblem
  }

  private func readOther(_ cell: Span) -> Result<Int64, Failure> {
    if cell.count == 0 { return .success(StagedBatch.missing) }
    switch target.contract.type {
    case .choice:
      return readChoice(cell)
    case .vatRate:
      guard let rate = RateCell.read(cell, target.decimal) else { return .failure(Failure(problem: .notARate)) }
      return .success(rate)
    case .scale:
      guard let scale = ScaleCell.read(cell) else { return .failure(Failure(problem: .notAScale)) }
      return .success(scale)
    case .day:
      guard let time = target.time.read(cell) else { return .failure(Failure(problem: .notATime)) }
      let seconds = time.seconds
      return .success(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    default: return .success(StagedBatch.missing)
    }
  }

  /// Reads a word of a choice; each is looked up once as it is written, since rows repeat a few of them; a file may
  /// spell them in any number of ways, so that only so many are kept.
  private func readChoice(_ cell: Span) -> Result<Int64, Failure> {
    if let known = writtenChoices.index(of: cell.bytes) { return .success(Int64(writtenCodes[known])) }
    guard let code = choices[ByteText(HeaderName.normal(cell.string))] else {
      return .failure(Failure(problem: .notAChoice))
    }
    if writtenCodes.count < 256 {
      _ = writtenChoices.intern(cell.bytes)
      writtenCodes.append(code)
    }
    return .success(Int64(code))
  }

  /// Adds the accepted rows of the block to the column.
  func commit(_ block: FieldBlock, rows: UnsafePointer<Int32>, count: Int) {
    if isText {
      let before = codes.count
      codes.append(contentsOf: repeatElement(0, count: count))
      codes.withUnsafeMutableBufferPointer { codes in
        if let base = codes.baseAddress { coder.code(cells(block), rows: rows, count: count, into: base + before) }
      }
      if coder.count > 1 { hasValue = true }
      return
    }
    if count == block.count {
      numbers.append(contentsOf: UnsafeBufferPointer(start: values, count: count))
    } else {
      for index in 0..<count { numbers.append(values[Int(rows[index])]) }
    }
    if !hasValue {
      for index in 0..<count where values[Int(rows[index])] != StagedBatch.missing {
        hasValue = true
        break
      }
    }
    if roundedInBlock {
      for index in 0..<count where wasRounded[Int(rows[index])] { rounded += 1 }
    }
  }

  /// The column as the batch wants it.
  func codedColumn() -> CodedColumn { CodedColumn(codes: codes, values: coder.table()) }

  /// The cell of the block as text, for messages.
  func text(_ row: Int, _ block: FieldBlock) -> String { cells(block)[row].string }
}

internal import VernaCore

/// How numbers and dates are written, judged from the first rows of a file.
struct FormatSample {
  /// How many rows are looked at.
  private static let blocks = 8

  private(set) var notes: [Phrase] = []
  /// By output and target: the decimal mark.
  private var decimals: [[DecimalFormat.Mark]]
  /// By output and target: whether slashed dates are day first.
  private var dayFirst: [[Bool]]

  init(_ plan: ReadingPlan, _ sample: Chunk, explicitDecimal: DecimalFormat.Mark?) {
    decimals = plan.outputs.map { output in output.targets.map { _ in explicitDecimal ?? .unknown } }
    dayFirst = plan.outputs.map { output in output.targets.map { _ in false } }
    let block = FieldBlock(slots: plan.slots)
    let splitter = DelimitedSplitter(
      scanner: plan.scanner, slotOfColumn: plan.slotOfColumn, fieldCount: plan.fieldCount)
    let json = JSONLinesSplitter(header: plan.header, slotOfColumn: plan.slotOfColumn, newline: plan.scanner.newline)
    var position = UnsafePointer(sample.bytes) + sample.start
    let end = UnsafePointer(sample.bytes) + sample.count
    var line: UInt32 = 0
    var unknown: Set<String> = []
    var numbers = plan.outputs.map { output in output.targets.map { _ in NumberEvidence() } }
    var dates = plan.outputs.map { output in output.targets.map { _ in DateEvidence() } }
    for _ in 0..<FormatSample.blocks where position < end {
      block.clear()
      if plan.isJSON {
        json.fill(block, &position, end, &line, unknown: &unknown)
      } else {
        splitter.fill(block, &position, end, &line)
      }
      for (outputIndex, output) in plan.outputs.enumerated() {
        for (targetIndex, target) in output.targets.enumerated() {
          for row in 0..<block.count where block.problems[row] == .none {
            let cell = target.cell.span(row, block, line: 0)
            switch target.contract.type {
            case .money, .micros, .quantity, .points, .score, .vatRate:
              numbers[outputIndex][targetIndex].see(cell)
            case .time, .day:
              if case .usual = target.time { dates[outputIndex][targetIndex].see(cell) }
            case .text, .scale, .choice: break
            }
          }
        }
      }
    }
    if explicitDecimal == nil {
      let isSemicolon = plan.scanner.separator == UInt8(ascii: ";")
      let whole = numbers.joined().reduce(NumberEvidence()) { $0 + $1 }.mark(bySemicolon: isSemicolon)
      // A till may write weights with a point beside money with a comma: each column is believed about itself.
      decimals = numbers.map { $0.map { $0.isSure ? $0.mark(bySemicolon: false) : whole } }
    }
    for (outputIndex, output) in plan.outputs.enumerated() {
      for (targetIndex, target) in output.targets.enumerated() {
        let evidence = dates[outputIndex][targetIndex]
        dayFirst[outputIndex][targetIndex] = evidence.dayFirst > 0 && evidence.monthFirst == 0
        if evidence.undecided > 0 && evidence.dayFirst == 0 && evidence.monthFirst == 0 {
          notes.append(
            Phrase(
              "import.month_first", ["column": .text(target.contract.name), "example": .text(evidence.example)]))
        }
      }
    }
  }

  /// The outputs with the formats put in where the mapping says none.
  func applied(to outputs: [ReadingPlan.Output]) -> [ReadingPlan.Output] {
    outputs.enumerated().map { outputIndex, output in
      var copy = output
      for index in copy.targets.indices {
        if copy.targets[index].decimal.mark == .unknown {
          copy.targets[index].decimal.mark = decimals[outputIndex][index]
        }
        if case .usual = copy.targets[index].time {
          copy.targets[index].time = .usual(dayFirst: dayFirst[outputIndex][index])
        }
      }
      return copy
    }
  }
}

/// What cells say of the decimal mark.
private struct NumberEvidence {
  private var points = 0
  private var commas = 0

  mutating func see(_ cell: Span) {
    guard let lastMark = cell.bytes.lastIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else {
      return
    }
    let digitsAfter = cell.bytes[(lastMark + 1)...].count { (48...57).contains($0) }
    let isComma = cell.bytes[lastMark] == UInt8(ascii: ",")
    let marks = cell.bytes.count { $0 == cell.bytes[lastMark] }
    let hasOther = cell.bytes.contains(isComma ? UInt8(ascii: ".") : UInt8(ascii: ","))
    // Three digits after a lone mark may be a group of thousands, and prove nothing but after a lone zero.
    let digitsBefore = cell.bytes[..<lastMark].filter { (48...57).contains($0) }
    let isUnderOne = digitsBefore.count == 1 && digitsBefore.first == UInt8(ascii: "0")
    if marks == 1 && ((digitsAfter != 3 || isUnderOne) && digitsAfter > 0 || hasOther) {
      if isComma { commas += 1 } else { points += 1 }
    } else if marks > 1 {
      if isComma { points += 1 } else { commas += 1 }
    }
  }

  static func + (left: NumberEvidence, right: NumberEvidence) -> NumberEvidence {
    var sum = left
    sum.points += right.points
    sum.commas += right.commas
    return sum
  }

  /// Whether all that was seen says the same.
  var isSure: Bool { (points > 0) != (commas > 0) }

  func mark(bySemicolon: Bool) -> DecimalFormat.Mark {
    if points > 0 && commas == 0 { return .point }
    if commas > 0 && points == 0 || points == 0 && bySemicolon { return .comma }
    return .unknown
  }
}

/// What cells say of the order of day and month.
private struct DateEvidence {
  var dayFirst = 0
  var monthFirst = 0
  var undecided = 0
  var example = ""

  mutating func see(_ cell: Span) {
    var scan = ByteScan(cell)
    guard let (first, width) = scan.number(upTo: 2), width > 0, scan.take(UInt8(ascii: "/")),
      let (second, secondWidth) = scan.number(upTo: 2), secondWidth > 0
    else { return }
    if first > 12 {
      dayFirst += 1
    } else if second > 12 {
      monthFirst += 1
    } else {
      if undecided == 0 { example = cell.string }
      undecided += 1
    }
  }
}

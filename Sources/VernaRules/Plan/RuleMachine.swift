import VernaCore

/// Makes plans and runs them over frames. One thread's own.
public final class RuleMachine {
  /// Where variables lie in this machine's frames.
  public let layout: RuleLayout
  /// Texts by number, shared by plans and frames.
  public let texts = RuleTexts()
  let environment: RuleEnvironment
  let limits: RuleLimits
  @exclusivity(unchecked) private var shares: [RuleShare] = []
  @exclusivity(unchecked) private(set) var zones: [TimeZoneRules] = []
  @exclusivity(unchecked) private(set) var parts: [RuleTimePart] = []
  private var maskPlaces: [RuleMaskTest: Int] = [:]
  @exclusivity(unchecked) private var masks: UnsafeMutablePointer<RuleMask>
  private var maskRoom = 64
  @exclusivity(unchecked) private(set) var stack: UnsafeMutablePointer<Int64>
  private var room = 64
  /// By loop around each other: the row.
  let row: UnsafeMutablePointer<Int>

  /// Makes a machine for rules of an environment.
  public init(_ environment: RuleEnvironment, limits: RuleLimits = RuleLimits()) {
    self.environment = environment
    self.limits = limits
    layout = RuleLayout(environment)
    stack = .allocate(capacity: room)
    masks = .allocate(capacity: maskRoom)
    row = .allocate(capacity: RuleExpression.deepest + 1)
    row.initialize(repeating: 0, count: RuleExpression.deepest + 1)
  }

  deinit {
    stack.deallocate()
    masks.deallocate()
    row.deallocate()
  }

  /// A frame to fill for this machine's plans.
  public func frame() -> RuleFrame { RuleFrame(layout, texts: texts) }

  /// A plan of a rule that was checked in this machine's environment.
  public func plan(_ rule: CheckedRule) -> RulePlan {
    var planner = RulePlanner(rule, self)
    let plan = planner.plan()
    makeRoom(for: plan)
    return plan
  }

  func makeRoom(for plan: RulePlan) {
    if plan.depth + 2 <= room { return }
    room = plan.depth + 2
    stack.deallocate()
    stack = .allocate(capacity: room)
  }

  /// Whether a condition holds.
  ///
  /// - Throws: `RuleFailure` as `CheckedRule.value`.
  public func holds(_ plan: RulePlan, _ frame: RuleFrame) throws(RuleFailure) -> Bool {
    if let word = run(plan, frame) { return word != 0 }
    if case .bool(let bool) = try plan.rule.value(frame.variables(environment), limits: limits) { return bool }
    return false
  }

  /// What a rule comes to.
  ///
  /// - Throws: `RuleFailure` as `CheckedRule.value`.
  public func value(_ plan: RulePlan, _ frame: RuleFrame) throws(RuleFailure) -> RuleValue {
    if let word = run(plan, frame) { return frame.value(of: word, plan.type) }
    return try plan.rule.value(frame.variables(environment), limits: limits)
  }

  // MARK: - What plans are made of

  func share(_ share: RuleShare) -> Int {
    shares.append(share)
    return shares.count - 1
  }

  func zone(_ zone: TimeZoneRules) -> Int {
    if let found = zones.firstIndex(of: zone) { return found }
    zones.append(zone)
    return zones.count - 1
  }

  func part(_ part: RuleTimePart) -> Int {
    if let found = parts.firstIndex(of: part) { return found }
    parts.append(part)
    return parts.count - 1
  }

  func mask(_ test: RuleMaskTest) -> Int {
    if let found = maskPlaces[test] { return found }
    let place = maskPlaces.count
    if place == maskRoom {
      let wider = UnsafeMutablePointer<RuleMask>.allocate(capacity: maskRoom * 2)
      wider.update(from: masks, count: place)
      masks.deallocate()
      masks = wider
      maskRoom *= 2
    }
    (masks + place).initialize(to: RuleMask(test: test))
    maskPlaces[test] = place
    return place
  }

  // MARK: - Running

  /// The word that a plan comes to; nil where the rule must be worked out part by part.
  func run(_ plan: RulePlan, _ frame: RuleFrame) -> Int64? {
    guard let steps = plan.steps else { return nil }
    return run(steps, 0..<plan.stepCount, plan, frame, from: stack) ? stack[0] : nil
  }

  /// Runs a piece of code whose words go on the stack from a place on; false where arithmetic fails.
  private func run(
    _ code: UnsafePointer<RuleInstruction>, _ range: Range<Int>, _ plan: RulePlan, _ frame: RuleFrame,
    from start: UnsafeMutablePointer<Int64>
  ) -> Bool {
    var top = start - 1
    var next = range.lowerBound
    let end = range.upperBound
    while next < end {
      let step = code[next]
      next &+= 1
      switch step.operation {
      case .constant:
        top += 1
        top.pointee = step.word
      case .load:
        top += 1
        top.pointee = frame.scalars[Int(step.a)]
      case .loadField:
        top += 1
        let list = Int(step.a)
        top.pointee = frame.columns[list][Int(step.b) &* frame.rows[list] &+ row[Int(step.c)]]
      case .equal: compare(&top) { $0 == $1 }
      case .unequal: compare(&top) { $0 != $1 }
      case .less: compare(&top) { $0 < $1 }
      case .atMost: compare(&top) { $0 <= $1 }
      case .greater: compare(&top) { $0 > $1 }
      case .atLeast: compare(&top) { $0 >= $1 }
      case .equalDouble: compareDoubles(&top) { $0 == $1 }
      case .unequalDouble: compareDoubles(&top) { $0 != $1 }
      case .lessDouble: compareDoubles(&top) { $0 < $1 }
      case .atMostDouble: compareDoubles(&top) { $0 <= $1 }
      case .greaterDouble: compareDoubles(&top) { $0 > $1 }
      case .atLeastDouble: compareDoubles(&top) { $0 >= $1 }
      case .add: if !exact(&top, { $0.addingReportingOverflow($1) }) { return false }
      case .subtract: if !exact(&top, { $0.subtractingReportingOverflow($1) }) { return false }
      case .multiply: if !exact(&top, { $0.multipliedReportingOverflow(by: $1) }) { return false }
      case .divide:
        if top.pointee == 0 || !exact(&top, { $0.dividedReportingOverflow(by: $1) }) { return false }
      case .modulo:
        if top.pointee == 0 || !exact(&top, { $0.remainderReportingOverflow(dividingBy: $1) }) { return false }
      case .negate:
        let (value, overflow) = Int64(0).subtractingReportingOverflow(top.pointee)
        if overflow { return false }
        top.pointee = value
      case .addDouble: double(&top) { $0 + $1 }
      case .subtractDouble: double(&top) { $0 - $1 }
      case .multiplyDouble: double(&top) { $0 * $1 }
      case .divideDouble: double(&top) { $0 / $1 }
      case .negateDouble: top.pointee ^= Int64.min
      case .ratio:
        let divisor = top.pointee
        if divisor == 0 { return false }
        top -= 1
        top.pointee = Int64(bitPattern: (Double(top.pointee) / Double(divisor)).bitPattern)
      case .toDouble: top.pointee = Int64(bitPattern: Double(top.pointee).bitPattern)
      case .not: top.pointee ^= 1
      case .test: top.pointee = texts.passes(Int(step.a), top.pointee) ? 1 : 0
      case .jumpIfFalse: if top.pointee == 0 { next = Int(step.a) }
      case .jumpIfTrue: if top.pointee != 0 { next = Int(step.a) }
      case .settleIfFalse:
        if top.pointee == 0 { next = Int(step.a) } else { top -= 1 }
      case .settleIfTrue:
        if top.pointee != 0 { next = Int(step.a) } else { top -= 1 }
      case .slotEqual: push(&top, frame.scalars[Int(step.a)] == step.word)
      case .slotUnequal: push(&top, frame.scalars[Int(step.a)] != step.word)
      case .slotLess: push(&top, frame.scalars[Int(step.a)] < step.word)
      case .slotAtMost: push(&top, frame.scalars[Int(step.a)] <= step.word)
      case .slotGreater: push(&top, frame.scalars[Int(step.a)] > step.word)
      case .slotAtLeast: push(&top, frame.scalars[Int(step.a)] >= step.word)
      case .slotTest: push(&top, texts.passes(Int(step.b), frame.scalars[Int(step.a)]))
      case .branchIfFalse:
        if top.pointee == 0 { next = Int(step.a) }
        top -= 1
      case .jump: next = Int(step.a)
      case .drop: top -= 1
      case .share:
        guard let part = shares[Int(step.a)].of(top.pointee) else { return false }
        top.pointee = part
      case .ratioAtLeast:
        let whole = top.pointee
        top -= 1
        guard let holds = shares[Int(step.a)].isReached(by: top.pointee, of: whole) else { return false }
        top.pointee = holds ? 1 : 0
      case .timePart: if !takePart(step, top) { return false }
      case .addDuration, .subtractDuration:
        let length = top.pointee
        top -= 1
        guard let moment = moved(top.pointee, length, isLater: step.operation == .addDuration) else { return false }
        top.pointee = moment
      case .sinceTimestamp:
        let earlier = top.pointee
        top -= 1
        let (micros, overflow) = top.pointee.subtractingReportingOverflow(earlier)
        let (nanoseconds, more) = micros.multipliedReportingOverflow(by: 1000)
        if overflow || more { return false }
        top.pointee = nanoseconds
      case .loop:
        top += 1
        guard let value = loop(plan.loops[Int(step.a)], code, plan, frame, top) else { return false }
        top.pointee = value
      case .mask:
        top += 1
        top.pointee = Int64(bitPattern: bits(of: Int(step.b), frame))
      case .maskAnd:
        top -= 1
        top.pointee &= top[1]
      case .maskOr:
        top -= 1
        top.pointee |= top[1]
      case .maskNot: top.pointee = ~top.pointee & full(frame.rows[Int(step.a)])
      case .maskAny: top.pointee = top.pointee != 0 ? 1 : 0
      case .maskNone: top.pointee = top.pointee == 0 ? 1 : 0
      case .maskCount: top.pointee = Int64(top.pointee.nonzeroBitCount)
      case .maskOne: top.pointee = top.pointee.nonzeroBitCount == 1 ? 1 : 0
      case .maskEvery:
        top += 1
        top.pointee = full(frame.rows[Int(step.a)])
      case .maskSum:
        guard let sum = sum(UInt64(bitPattern: top.pointee), Int(step.a), Int(step.b), frame) else { return false }
        top.pointee = sum
      case .maskAll: top.pointee = top.pointee == full(frame.rows[Int(step.a)]) ? 1 : 0
      case .jumpIfLong: if frame.rows[Int(step.a)] > 64 { next = Int(step.b) }
      }
    }
    return true
  }

  @inline(__always)
  private func push(_ top: inout UnsafeMutablePointer<Int64>, _ isTrue: Bool) {
    top += 1
    top.pointee = isTrue ? 1 : 0
  }

  private func full(_ rows: Int) -> Int64 { rows == 64 ? -1 : (1 << Int64(rows)) - 1 }

  @inline(__always)
  private func compare(_ top: inout UnsafeMutablePointer<Int64>, _ test: (Int64, Int64) -> Bool) {
    top -= 1
    top.pointee = test(top[0], top[1]) ? 1 : 0
  }

  @inline(__always)
  private func compareDoubles(_ top: inout UnsafeMutablePointer<Int64>, _ test: (Double, Double) -> Bool) {
    top -= 1
    top.pointee = test(real(top[0]), real(top[1])) ? 1 : 0
  }

  @inline(__always)
  private func double(_ top: inout UnsafeMutablePointer<Int64>, _ operation: (Double, Double) -> Double) {
    top -= 1
    top.pointee = Int64(bitPattern: operation(real(top[0]), real(top[1])).bitPattern)
  }

  @inline(__always)
  private func real(_ word: Int64) -> Double { Double(bitPattern: UInt64(bitPattern: word)) }

  @inline(__always)
  private func exact(
    _ top: inout UnsafeMutablePointer<Int64>, _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Bool {
    top -= 1
    let (value, overflow) = operation(top[0], top[1])
    top.pointee = value
    return !overflow
  }

  // MARK: - Rows

  /// The rows of a mask's list that pass it, worked out once a basket.
  @inline(__always)
  func bits(of mask: Int, _ frame: RuleFrame) -> UInt64 {
    let known = masks + mask
    return known.pointee.generation == frame.generation ? known.pointee.bits : work(mask, frame)
  }

  @inline(never)
  private func work(_ mask: Int, _ frame: RuleFrame) -> UInt64 {
    let test = masks[mask].test
    let count = frame.rows[test.list]
    let column = UnsafeBufferPointer(start: frame.columns[test.list] + test.column * count, count: count)
    let bits =
      switch test.comparison {
      case .text(let place): texts.passing(place, column)
      case .equal: rows(column) { $0 == test.word }
      case .unequal: rows(column) { $0 != test.word }
      case .less: rows(column) { $0 < test.word }
      case .atMost: rows(column) { $0 <= test.word }
      case .greater: rows(column) { $0 > test.word }
      case .atLeast: rows(column) { $0 >= test.word }
      }
    masks[mask].generation = frame.generation
    masks[mask].bits = bits
    return bits
  }

  /// The sum of a column over the rows of a mask; nil beyond 64 bits.
  private func sum(_ rows: UInt64, _ list: Int, _ column: Int, _ frame: RuleFrame) -> Int64? {
    let words = frame.columns[list] + column * frame.rows[list]
    var left = rows
    var sum: Int64 = 0
    while left != 0 {
      let (next, overflow) = sum.addingReportingOverflow(words[left.trailingZeroBitCount])
      if overflow { return nil }
      sum = next
      left &= left &- 1
    }
    return sum
  }

  @inline(__always)
  private func rows(_ column: UnsafeBufferPointer<Int64>, _ test: (Int64) -> Bool) -> UInt64 {
    // From the last row up, so that each step shifts by one.
    var bits: UInt64 = 0
    var row = column.count
    while row > 0 {
      row &-= 1
      bits = bits &<< 1 | (test(column[row]) ? 1 : 0)
    }
    return bits
  }

  private func loop(
    _ loop: RuleLoopPlan, _ code: UnsafePointer<RuleInstruction>, _ plan: RulePlan, _ frame: RuleFrame,
    _ free: UnsafeMutablePointer<Int64>
  ) -> Int64? {
    var count: Int64 = 0
    var folded: Int64 = 0
    var isAny = false
    for place in 0..<frame.rows[loop.list] {
      row[loop.depth] = place
      if !loop.condition.isEmpty {
        guard run(code, loop.condition, plan, frame, from: free) else { return nil }
        let isTrue = free.pointee != 0
        if loop.macro == .exists, isTrue { return 1 }
        if loop.macro == .all, !isTrue { return 0 }
        if !isTrue { continue }
      }
      count += 1
      if loop.result.isEmpty { continue }
      row[loop.depth] = place
      guard run(code, loop.result, plan, frame, from: free) else { return nil }
      let next = free.pointee
      switch loop.macro {
      case .sum where loop.isDouble: folded = isAny ? Int64(bitPattern: (real(folded) + real(next)).bitPattern) : next
      case .sum:
        let (sum, overflow) = folded.addingReportingOverflow(next)
        if overflow { return nil }
        folded = sum
      case .min: folded = isAny ? Swift.min(folded, next) : next
      default: folded = isAny ? Swift.max(folded, next) : next
      }
      isAny = true
    }
    switch loop.macro {
    case .exists: return 0
    case .all: return 1
    case .existsOne: return count == 1 ? 1 : 0
    case .count: return count
    case .sum: return folded
    // The least of nothing is an error.
    default: return isAny ? folded : nil
    }
  }
}

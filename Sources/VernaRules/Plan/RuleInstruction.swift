/// One step of a plan, on a stack of words.
struct RuleInstruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// Pushes `word`.
    case constant
    /// Pushes the scalar of slot `a`.
    case load
    /// Pushes column `b` of list `a`, of the row that loop `c` is at.
    case loadField
    case equal, unequal, less, atMost, greater, atLeast
    case lessDouble, atMostDouble, greaterDouble, atLeastDouble, equalDouble, unequalDouble
    case add, subtract, multiply, divide, modulo, negate
    case addDouble, subtractDouble, multiplyDouble, divideDouble, negateDouble
    /// The quotient of two amounts as a double.
    case ratio
    case toDouble
    case not
    /// The text on the stack against test `a`.
    case test
    /// Leaves or takes the word on the stack and goes to `a`.
    case jumpIfFalse, jumpIfTrue
    /// Goes to `a` where the word on the stack is false, or true; else takes it.
    case settleIfFalse, settleIfTrue
    /// Pushes whether the scalar of slot `a` stands so to `word`; whether the text of slot `a` passes test `b`.
    case slotEqual, slotUnequal, slotLess, slotAtMost, slotGreater, slotAtLeast, slotTest
    /// Takes the word on the stack; goes to `a` where it is false.
    case branchIfFalse
    case jump
    case drop
    /// An amount by the share of number `a`, rounded half away from zero.
    case share
    /// Whether one amount is at least the share of number `a` of another.
    case ratioAtLeast
    /// Part `a` of a timestamp in zone `b`, -1 for UTC; with `c` 1 of a duration.
    case timePart
    /// A timestamp and a duration.
    case addDuration, subtractDuration, sinceTimestamp
    /// Runs loop `a` over its list.
    case loop
    /// Rows of list `a` that pass mask `b`, a bit a row.
    case mask
    case maskAnd, maskOr
    /// Turns the rows of list `a` round.
    case maskNot
    case maskAny, maskNone, maskCount, maskOne
    /// Whether every row of list `a` is in the mask.
    case maskAll
    /// All rows of list `a` as a mask.
    case maskEvery
    /// The sum of column `b` of list `a` over the rows of the mask.
    case maskSum
    /// Goes to `b` where list `a` has more rows than a mask has bits.
    case jumpIfLong
  }

  var operation: Operation
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  var word: Int64 = 0

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, word: Int64 = 0) {
    self.operation = operation
    self.a = Int32(a)
    self.b = Int32(b)
    self.c = Int32(c)
    self.word = word
  }
}

/// A loop over the rows of a list: the condition and the result of a row are pieces of the plan's own code.
struct RuleLoopPlan: Sendable {
  let macro: RuleMacro
  let list: Int
  /// Which of the loops around each other it is, from 0.
  let depth: Int
  /// Empty where every row counts.
  var condition: Range<Int> = 0..<0
  var result: Range<Int> = 0..<0
  /// Whether results are doubles.
  let isDouble: Bool
}

/// A test of rows, and the rows that passed it last.
struct RuleMask {
  let test: RuleMaskTest
  /// The frame's generation that the rows are of; 0 is none's.
  var generation: UInt64 = 0
  var bits: UInt64 = 0
}

/// A test of one row by itself, which several plans may share.
struct RuleMaskTest: Hashable {
  enum Comparison: Hashable {
    case text(test: Int)
    case equal, unequal, less, atMost, greater, atLeast
  }

  let list: Int
  let column: Int
  let comparison: Comparison
  let word: Int64
}

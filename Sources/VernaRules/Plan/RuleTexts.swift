import VernaCore

/// Texts by number, so that rules compare numbers; and tests of texts, each worked out once a text.
///
/// One thread's own.
public final class RuleTexts {
  @exclusivity(unchecked) private var table = TextTable()
  @exclusivity(unchecked) private var texts: [String] = []
  @exclusivity(unchecked) private var tests: [Test] = []
  private var generation: UInt64 = 0

  /// A test of a text against another that never changes.
  enum Kind: Hashable {
    case startsWith(ByteText)
    case endsWith(ByteText)
    case contains(ByteText)
    case isOneOf([ByteText])
    case matches(ByteText)
  }

  private struct Test {
    let kind: Kind
    let pattern: RulePattern?
    /// A bit a text; the first `known` are worked out.
    var bits: [UInt64] = []
    var known = 0
  }

  /// Makes an empty list.
  public init() {}

  /// The number of a text, the same for the same bytes.
  public func number(of text: String) -> Int64 {
    var text = text
    let (number, isNew) = text.withUTF8 { table.place(of: $0) }
    if isNew { texts.append(text) }
    return Int64(number)
  }

  /// How many texts have a number.
  public var count: Int { texts.count }

  /// A value as one word of 64 bits, a text by its number; nil for one that has none.
  func word(of value: RuleValue) -> Int64? {
    switch value {
    case .bool(let bool): bool ? 1 : 0
    case .int(let number): number
    case .double(let number): Int64(bitPattern: number.bitPattern)
    case .money(let money): money.minorUnits
    case .points(let points): points.hundredths
    case .string(let text): number(of: text)
    case .timestamp(let moment): RuleFrame.micros(moment)
    case .duration(let length): length.nanoseconds
    default: nil
    }
  }

  /// The text of a number that `number(of:)` gave; empty for any other, as of a variable that nobody set.
  public func text(of number: Int64) -> String {
    number >= 0 && number < Int64(texts.count) ? texts[Int(number)] : ""
  }

  /// A number that no state of a frame has had.
  func nextGeneration() -> UInt64 {
    generation &+= 1
    return generation
  }

  /// The place of a test; the same test has one place.
  func test(_ kind: Kind, pattern: RulePattern? = nil) -> Int {
    if let found = tests.firstIndex(where: { $0.kind == kind }) { return found }
    tests.append(Test(kind: kind, pattern: pattern))
    return tests.count - 1
  }

  /// Whether a text passes a test.
  @inline(__always)
  func passes(_ test: Int, _ number: Int64) -> Bool {
    let place = Int(number)
    if place >= tests[test].known { learn(test) }
    return tests[test].bits[place >> 6] >> UInt64(place & 63) & 1 == 1
  }

  /// Which of up to 64 texts pass a test, a bit each.
  func passing(_ test: Int, _ numbers: UnsafeBufferPointer<Int64>) -> UInt64 {
    if tests[test].known < texts.count { learn(test) }
    return tests[test].bits.withUnsafeBufferPointer { bits in
      var passing: UInt64 = 0
      var row = numbers.count
      while row > 0 {
        row &-= 1
        let number = UInt64(bitPattern: numbers[row])
        passing = passing &<< 1 | bits[Int(truncatingIfNeeded: number &>> 6)] &>> (number & 63) & 1
      }
      return passing
    }
  }

  @inline(never)
  private func learn(_ test: Int) {
    for place in tests[test].known..<texts.count {
      if place & 63 == 0 { tests[test].bits.append(0) }
      if holds(tests[test], texts[place]) { tests[test].bits[place >> 6] |= 1 << UInt64(place & 63) }
    }
    tests[test].known = texts.count
  }

  private func holds(_ test: Test, _ text: String) -> Bool {
    switch test.kind {
    case .startsWith(let part): RuleText.test(.startsWith, text, part.string)
    case .endsWith(let part): RuleText.test(.endsWith, text, part.string)
    case .contains(let part): RuleText.test(.contains, text, part.string)
    case .isOneOf(let all): all.contains(ByteText(text))
    case .matches: test.pattern?.matches(text) ?? false
    }
  }
}

import VernaCore
import VernaRules

/// The values of an attribute, by row of what has it.
enum SegmentColumn {
  /// Empty where a row has none.
  case texts([String])
  /// Nil where it is not known.
  case numbers([Int64?])
  case truths([Bool?])

  /// The value of a row for a rule; nil where it is not known.
  func value(_ row: Int) -> RuleValue? {
    switch self {
    case .texts(let texts): .string(texts[row])
    case .numbers(let numbers): numbers[row].map { .int($0) }
    case .truths(let truths): truths[row].map { .bool($0) }
    }
  }

  var count: Int {
    switch self {
    case .texts(let texts): texts.count
    case .numbers(let numbers): numbers.count
    case .truths(let truths): truths.count
    }
  }

  /// Whether any row has a value.
  var isGiven: Bool {
    switch self {
    case .texts(let texts): texts.contains { !$0.isEmpty }
    case .numbers(let numbers): numbers.contains { $0 != nil }
    case .truths(let truths): truths.contains { $0 != nil }
    }
  }
}

extension CheckedSegmentTest {
  /// Which rows of one column pass; each value is looked at once.
  func mask(_ name: String, _ column: SegmentColumn) -> [Bool] {
    switch column {
    case .texts(let texts):
      var known: [ByteText: Bool] = [:]
      return texts.map { text in
        let key = ByteText(text)
        if let found = known[key] { return found }
        let found = passes([(name, .string(text))])
        known[key] = found
        return found
      }
    case .numbers(let numbers):
      var known: [Int64: Bool] = [:]
      return numbers.map { number in
        guard let number else { return false }
        if let found = known[number] { return found }
        let found = passes([(name, .int(number))])
        known[number] = found
        return found
      }
    case .truths(let truths):
      let passed = [false, true].map { passes([(name, .bool($0))]) }
      return truths.map { $0.map { passed[$0 ? 1 : 0] } ?? false }
    }
  }

  /// Which rows of several columns of the same things pass; a row of which a value is not known does not.
  func mask(_ columns: [(name: String, column: SegmentColumn)]) -> [Bool] {
    if columns.count == 1 { return mask(columns[0].name, columns[0].column) }
    return (0..<(columns.first?.column.count ?? 0)).map { row in
      var values: [(String, RuleValue)] = []
      for (name, column) in columns {
        guard let value = column.value(row) else { return false }
        values.append((name, value))
      }
      return passes(values)
    }
  }
}

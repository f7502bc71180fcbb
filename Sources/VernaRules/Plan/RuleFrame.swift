import VernaCore

/// The variables of one basket, one number of 64 bits each, as plans read them. One thread's own.
public final class RuleFrame {
  let layout: RuleLayout
  let texts: RuleTexts
  let scalars: UnsafeMutablePointer<Int64>
  /// By list: how many rows, and where its columns begin, one after the other.
  let rows: UnsafeMutablePointer<Int>
  let columns: UnsafeMutablePointer<UnsafeMutablePointer<Int64>>
  /// By list: how many words there is room for.
  private var rooms: [Int]
  /// What has no word (maps, lists of lists), for rules that no plan can be made of; names of these hide those of the frame.
  public var others: [(String, RuleValue)] = []
  /// Another with every change, and never that of another frame, so that what was worked from it is known to be old.
  @exclusivity(unchecked) private(set) var generation: UInt64

  /// A frame whose variables are all zero and whose lists are empty.
  public init(_ layout: RuleLayout, texts: RuleTexts) {
    self.layout = layout
    self.texts = texts
    generation = texts.nextGeneration()
    scalars = .allocate(capacity: max(layout.slotCount, 1))
    scalars.initialize(repeating: 0, count: max(layout.slotCount, 1))
    rows = .allocate(capacity: max(layout.listCount, 1))
    rows.initialize(repeating: 0, count: max(layout.listCount, 1))
    columns = .allocate(capacity: max(layout.listCount, 1))
    rooms = [Int](repeating: 64, count: layout.listCount)
    for list in 0..<layout.listCount { columns[list] = .allocate(capacity: 64) }
  }

  deinit {
    for list in 0..<layout.listCount { columns[list].deallocate() }
    columns.deallocate()
    rows.deallocate()
    scalars.deallocate()
  }

  /// Sets a slot: bool 0 or 1, int and minor units as they are, hundredths of points, a double's bits, a text's number,
  /// microseconds of a timestamp, nanoseconds of a duration.
  public func set(_ slot: Int, _ word: Int64) {
    scalars[slot] = word
    generation = texts.nextGeneration()
  }

  /// Sets a list: its columns one after the other, each of so many rows.
  public func set(list: Int, rows count: Int, columns words: [Int64]) {
    if rooms[list] < words.count {
      columns[list].deallocate()
      columns[list] = .allocate(capacity: words.count * 2)
      rooms[list] = words.count * 2
    }
    rows[list] = count
    words.withUnsafeBufferPointer { words in
      if let start = words.baseAddress { columns[list].update(from: start, count: words.count) }
    }
    generation = texts.nextGeneration()
  }

  /// Room for a list's columns, one after the other, each of so many rows, to be filled before any plan runs.
  public func columns(ofList list: Int, rows count: Int, columns width: Int) -> UnsafeMutablePointer<Int64> {
    let needed = count * width
    if rooms[list] < needed {
      columns[list].deallocate()
      columns[list] = .allocate(capacity: needed * 2)
      rooms[list] = needed * 2
    }
    rows[list] = count
    generation = texts.nextGeneration()
    return columns[list]
  }

  /// A list's columns as they are.
  public func columns(ofList list: Int) -> UnsafePointer<Int64> { UnsafePointer(columns[list]) }

  /// What a slot holds.
  public func word(ofSlot slot: Int) -> Int64 { scalars[slot] }

  /// A value as its word; nil for one that has none.
  public func word(of value: RuleValue) -> Int64? { texts.word(of: value) }

  static func micros(_ moment: RuleTimestamp) -> Int64? {
    moment.nanoseconds % 1000 == 0 ? moment.seconds * 1_000_000 + Int64(moment.nanoseconds / 1000) : nil
  }

  /// The word as a value again.
  func value(of word: Int64, _ type: RuleType) -> RuleValue {
    switch type {
    case .bool: return .bool(word != 0)
    case .double: return .double(Double(bitPattern: UInt64(bitPattern: word)))
    case .money: return .money(Money(minorUnits: word))
    case .points: return .points(Points(hundredths: word))
    case .string: return .string(texts.text(of: word))
    case .timestamp:
      let seconds = word >= 0 ? word / 1_000_000 : (word - 999_999) / 1_000_000
      let rest = Int32(truncatingIfNeeded: word - seconds * 1_000_000)
      return RuleTimestamp(seconds: seconds, nanoseconds: rest * 1000).map { .timestamp($0) } ?? .null
    case .duration: return .duration(RuleDuration(nanoseconds: word))
    default: return .int(word)
    }
  }

  /// All variables as values, for rules that no plan can be made of.
  func variables(_ environment: RuleEnvironment) -> RuleVariables {
    var values = others
    for (name, slot) in layout.scalars {
      values.append((name, value(of: scalars[slot], environment.variables[name] ?? .int)))
    }
    for (name, list) in layout.lists {
      values.append((name, .list((0..<rows[list.place]).map { element(of: list, $0) })))
    }
    return RuleVariables(values, moneyDigits: environment.moneyDigits)
  }

  /// An element of a list as a value.
  func element(of list: RuleLayout.List, _ row: Int) -> RuleValue {
    let count = rows[list.place]
    let fields = list.columns.map { field, column in
      (field, value(of: columns[list.place][column * count + row], list.types[column]))
    }
    return list.columns[""] != nil ? fields[0].1 : RuleValue.map(RuleMap(fields))
  }
}

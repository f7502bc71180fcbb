import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Reads the keys of one table as its description says; what does not fit is noted and left out.
///
/// To ask for a key that is not described, or of another kind, is a programmer's mistake.
struct TableReader {
  let description: TableDescription
  let context: ReadingContext
  let place: SourcePlace
  private let entries: [SourceEntry]

  /// Opens a table: notes what is no table, keys that are not described, and keys that are missing.
  init?(_ node: SourceNode, _ name: TableName, _ label: String, _ context: ReadingContext) {
    description = ProgrammeDescription.table(name)
    self.context = context
    place = node.place
    if node.isNothing, !description.keys.contains(where: \.isRequired) {
      entries = []
      return
    }
    guard let entries = node.entries else {
      context.noteWrong(node, label, .table(name))
      return nil
    }
    self.entries = entries
    for entry in entries where description[entry.key] == nil {
      let names = description.keys.map(\.name)
      context.note(
        entry.place, "\(label): нет ключа \(entry.key)", "\(label): there is no key \(entry.key)",
        ReadingContext.suggestion(entry.key, among: names))
    }
    for key in description.keys
    where key.isRequired && !entries.contains(where: { $0.key == key.name && !$0.value.isNothing }) {
      context.note(
        place, "\(label): нужен ключ \(key.name)", "\(label): the key \(key.name) is needed",
        Bilingual(
          "\(key.meaning.russian): \(key.name): \(key.example)", "\(key.meaning.english): \(key.name): \(key.example)"))
    }
  }

  /// Whether the table can have a key.
  func describes(_ key: String) -> Bool { description[key] != nil }

  /// Whether a key is written.
  func has(_ key: String) -> Bool { node(key) != nil }

  /// Where a key stands, else the table.
  func place(of key: String) -> SourcePlace { entries.first { $0.key == key }?.value.place ?? place }

  /// The value of a key of a kind, nil where it is not written.
  func node(_ key: String, as kind: ValueKind) -> SourceNode? {
    guard let described = description[key] else {
      preconditionFailure("\(description.name.rawValue).\(key) is read and not described")
    }
    precondition(described.kind == kind, "\(description.name.rawValue).\(key) is described as another kind")
    context.recordRead(description.name, key)
    return node(key)
  }

  private func node(_ key: String) -> SourceNode? {
    entries.first { $0.key == key && !$0.value.isNothing }?.value
  }

  /// The value of a key that is one text, read by a function.
  private func value<Value>(_ key: String, _ kind: ValueKind, _ read: (String) -> Value?) -> Value? {
    guard let node = node(key, as: kind) else { return nil }
    return context.value(node, key, kind, read)
  }

  func flag(_ key: String) -> Bool? { value(key, .flag, ReadingContext.flag) }

  func whole(_ key: String, _ range: ClosedRange<Int64>) -> Int64? {
    value(key, .whole(range)) { WrittenValue.decimal($0, digits: 0).flatMap { range.contains($0) ? $0 : nil } }
  }

  func money(_ key: String) -> Money? { node(key, as: .money).flatMap { context.money($0, key) } }

  func points(_ key: String) -> Points? {
    value(key, .points) { WrittenValue.points($0).flatMap { $0 < .zero ? nil : $0 } }
  }

  func share(_ key: String, _ range: ClosedRange<Int64> = 1...10_000) -> Share? {
    value(key, .share(range)) { text in
      WrittenValue.share(text).flatMap {
        (range.lowerBound * 100...range.upperBound * 100).contains($0.millionths) ? $0 : nil
      }
    }
  }

  func pointPrice(_ key: String) -> Int64? {
    value(key, .pointPrice) { WrittenValue.decimal($0, digits: 6).flatMap { $0 > 0 ? $0 : nil } }
  }

  func span(_ key: String, _ unit: SpanUnit) -> Int? { value(key, .span(unit)) { WrittenValue.span($0, unit) } }

  func expiry(_ key: String) -> PointsLife.Expiry? { value(key, .expiry, WrittenValue.expiry) }

  func day(_ key: String) -> Day? { value(key, .day) { Day(iso: $0) } }

  func choice(_ key: String, _ words: [String]) -> String? {
    value(key, .choice(words)) { words.contains($0) ? $0 : nil }
  }

  /// A choice that is an enumeration of the house.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    choice(key, Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  func name(_ key: String) -> ByteText? { value(key, .name) { WrittenValue.isName($0) ? ByteText($0) : nil } }

  func names(_ key: String) -> [ByteText] {
    guard let node = node(key, as: .list(.name)) else { return [] }
    return context.list(node, key).compactMap { item in
      // Codes of products and names of brands and categories are a shop's own: any text does.
      context.value(item, key, .name) { $0.isEmpty || $0.utf8.count > 200 ? nil : ByteText($0) }
    }
  }

  func reference(_ key: String, _ kind: ReferenceKind) -> ByteText? {
    node(key, as: .reference(kind)).flatMap { context.reference($0, key, kind) }
  }

  func references(_ key: String, _ kind: ReferenceKind) -> [ByteText] {
    guard let node = node(key, as: .list(.reference(kind))) else { return [] }
    return context.list(node, key).compactMap { context.reference($0, key, kind) }
  }

  func title(_ key: String) -> String { node(key, as: .title).map { context.title($0, key) } ?? "" }

  func rule(_ key: String, _ kind: RuleKind) -> CheckedRule? {
    node(key, as: .rule(kind)).flatMap { context.rule($0, key, kind) }
  }

  func text<Value>(_ key: String, _ kind: ValueKind, _ read: (String) -> Value?) -> Value? { value(key, kind, read) }

  /// Opens the table of a key.
  func table(_ key: String, _ name: TableName) -> TableReader? {
    node(key, as: .table(name)).flatMap { TableReader($0, name, key, context) }
  }

  /// The entries of a key that holds values by name; names that are none are noted.
  func map(_ key: String, _ kind: ValueKind) -> [SourceEntry] {
    guard let node = node(key, as: .map(kind)) else { return [] }
    guard let entries = node.entries else {
      context.noteWrong(node, key, .map(kind))
      return []
    }
    return entries.filter { entry in
      if WrittenValue.isName(entry.key) { return true }
      context.note(
        entry.place, "\(key): «\(entry.key.prefix(40))» не имя", "\(key): “\(entry.key.prefix(40))” is no name",
        Bilingual("нужно: \(ValueKind.name.wanted.russian)", "wanted: \(ValueKind.name.wanted.english)"))
      return false
    }
  }
}

import VernaCore
import VernaLanguage

extension ReadingContext {
  /// The value of a node that is one text.
  func value<Value>(_ node: SourceNode, _ key: String, _ kind: ValueKind, _ read: (String) -> Value?) -> Value? {
    guard let text = node.text, let value = read(text) else {
      noteWrong(node, key, kind)
      return nil
    }
    return value
  }

  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true": true
    case "no", "false": false
    default: nil
    }
  }

  /// Money of the programme's currency, not under zero.
  func money(_ node: SourceNode, _ key: String) -> Money? {
    guard let text = node.text else {
      noteWrong(node, key, .money)
      return nil
    }
    if let units = WrittenValue.decimal(text, digits: currency.digits), units >= 0 { return Money(minorUnits: units) }
    if WrittenValue.decimal(text, digits: 15) != nil, !text.hasPrefix("-") {
      note(
        node.place, "\(key): \(text) мельче, чем бывает \(currency.code)",
        "\(key): \(text) is finer than \(currency.code) can be",
        currency.digits == 0
          ? Bilingual("пишите целое", "write a whole number")
          : Bilingual(
            "знаков после точки не больше \(currency.digits)", "at most \(currency.digits) digits after the point"))
    } else {
      noteWrong(node, key, .money)
    }
    return nil
  }

  /// The items of a list; one value that stands alone is a list of one.
  func list(_ node: SourceNode, _ key: String) -> [SourceNode] {
    switch node.content {
    case .list(let items): return items
    case .scalar: return [node]
    case .table:
      noteWrong(node, key, .list(.name))
      return []
    }
  }

  /// A name that must be declared somewhere in the file.
  func reference(_ node: SourceNode, _ key: String, _ kind: ReferenceKind) -> ByteText? {
    guard let text = node.text else {
      noteWrong(node, key, .reference(kind))
      return nil
    }
    guard isDeclared(text, kind) else {
      noteUnknown(node.place, text, what: kind.noun, among: declared[kind] ?? [])
      return nil
    }
    return ByteText(text)
  }

  func isDeclared(_ name: String, _ kind: ReferenceKind) -> Bool {
    declared[kind]?.contains { $0.utf8.elementsEqual(name.utf8) } ?? false
  }

  /// Words for people in the reader's language, else in the other.
  func title(_ node: SourceNode, _ key: String) -> String {
    if let text = node.text { return text }
    guard let entries = node.entries, !entries.isEmpty else {
      noteWrong(node, key, .title)
      return ""
    }
    for entry in entries where Language(rawValue: entry.key) == nil || entry.value.text == nil {
      note(
        entry.place, "\(key): «\(entry.key.prefix(40))» не ru и не en",
        "\(key): “\(entry.key.prefix(40))” is neither ru nor en",
        Bilingual(
          "если в тексте есть запятая или двоеточие, возьмите его в кавычки",
          "put a text that has a comma or a colon into quotes"))
      return ""
    }
    return (entries.first { $0.key == language.rawValue } ?? entries[0]).value.text ?? ""
  }
}

import VernaRules

/// A JSON value that keeps the order of its keys.
package indirect enum JSONText: Sendable {
  case null
  case flag(Bool)
  case whole(Int64)
  /// A number as it is to be written.
  case number(String)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  /// The value over several lines, two spaces a level; short lists and objects of plain values stay on one.
  package var pretty: String { written(indent: "") + "\n" }

  private var isPlain: Bool {
    switch self {
    case .list, .object: false
    default: true
    }
  }

  private func written(indent: String) -> String {
    switch self {
    case .null: return "null"
    case .flag(let flag): return flag ? "true" : "false"
    case .whole(let number): return String(number)
    case .number(let number): return number
    case .text(let text): return RuleValue.string(text).json()
    case .list(let items):
      if items.allSatisfy(\.isPlain) {
        let short = "[" + items.map { $0.written(indent: "") }.joined(separator: ", ") + "]"
        if short.utf8.count <= 100 { return short }
      }
      let inner = indent + "  "
      return "[\n" + items.map { inner + $0.written(indent: inner) }.joined(separator: ",\n") + "\n" + indent + "]"
    case .object(let fields):
      if fields.isEmpty { return "{}" }
      let inner = indent + "  "
      let lines = fields.map { inner + JSONText.text($0.0).written(indent: "") + ": " + $0.1.written(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    }
  }
}

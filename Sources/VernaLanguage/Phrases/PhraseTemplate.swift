/// A sentence with slots: `{day}` is the fact written in the language, `{count#чек|чека|чеков}` the noun in the form
/// that the fact's number asks for.
struct PhraseTemplate: Sendable, Hashable {
  /// A piece of the sentence.
  enum Piece: Sendable, Hashable {
    case text(String)
    case fact(String)
    case noun(String, [String])
  }

  let pieces: [Piece]

  /// Reads a template. A brace that is not closed is read as text.
  init(_ source: String) {
    var pieces: [Piece] = []
    var rest = Substring(source)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let slot = rest[rest.index(after: open)..<close]
      if let mark = slot.firstIndex(of: "#") {
        let forms = slot[slot.index(after: mark)...].split(separator: "|").map(String.init)
        pieces.append(.noun(String(slot[..<mark]), forms))
      } else {
        pieces.append(.fact(String(slot)))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  /// The names of the slots.
  var slots: Set<String> {
    var names: Set<String> = []
    for piece in pieces {
      switch piece {
      case .text: break
      case .fact(let name), .noun(let name, _): names.insert(name)
      }
    }
    return names
  }
}

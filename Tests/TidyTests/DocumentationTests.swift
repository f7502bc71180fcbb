import Testing

/// Every public declaration says what it means.
@Suite struct DocumentationTests {
  private static let declarations: Set<String> = [
    "func", "struct", "enum", "class", "actor", "protocol", "init", "var", "let", "typealias", "subscript",
  ]

  /// Requirements of the standard library's protocols, documented there.
  private static let conformances: Set<String> = [
    "description", "debugDescription", "hash", "hashValue", "encode", "advanced", "distance", "id", "errorDescription",
    "makeIterator", "next", "makeAsyncIterator", "allCases", "rawValue", "callAsFunction",
  ]
  private static let conformingInitialisers: Set<String> = [
    "rawValue", "from", "stringLiteral", "integerLiteral", "arrayLiteral", "argument", "dictionaryLiteral",
  ]

  @Test func publicDeclarationsAreDocumented() {
    var missing: [String] = []
    for file in SourceTree.sources { missing += Self.undocumented(file) }
    let list = missing.joined(separator: "\n")
    #expect(missing.isEmpty, "\(missing.count) public declarations without a word:\n\(list)")
  }

  private static func undocumented(_ file: SourceTree.File) -> [String] {
    let tokens = file.tokens
    var missing: [String] = []
    /// The line of the last documented property: the properties right under it share its comment.
    var groupLine = -1
    for (index, token) in tokens.enumerated()
    where token.kind == .word && (token.text == "public" || token.text == "open") {
      guard let declaration = declaration(at: index, tokens) else { continue }
      if isExempt(declaration, tokens) { continue }
      let keyword = tokens[declaration].text
      let isProperty = keyword == "var" || keyword == "let"
      if isDocumented(index, tokens) || (isProperty && groupLine == token.line - 1) {
        if isProperty { groupLine = token.line }
        continue
      }
      let name = declaration + 1 < tokens.count ? tokens[declaration + 1].text : ""
      missing.append("\(file.path):\(token.line): \(keyword) \(name)")
    }
    return missing
  }

  /// The index of the keyword of a declaration whose modifiers hold `public` at an index, nil for imports and extensions.
  private static func declaration(at index: Int, _ tokens: [SwiftToken]) -> Int? {
    let modifiers: Set<String> = [
      "static", "final", "mutating", "nonmutating", "lazy", "override", "indirect", "convenience", "required",
      "consuming",
      "borrowing", "nonisolated", "unowned", "weak", "prefix", "postfix", "infix", "class", "private", "internal",
      "package",
      "fileprivate",
    ]
    var next = index + 1
    while next < tokens.count {
      let text = tokens[next].text
      if text == "(" {
        // `public private(set) var`
        while next < tokens.count, tokens[next].text != ")" { next += 1 }
        next += 1
        continue
      }
      if text == "class", next + 1 < tokens.count, tokens[next + 1].text == "func" || tokens[next + 1].text == "var" {
        next += 1
        continue
      }
      if declarations.contains(text) { return next }
      guard modifiers.contains(text) || text.hasPrefix("@") else { return nil }
      next += 1
    }
    return nil
  }

  private static func isExempt(_ declaration: Int, _ tokens: [SwiftToken]) -> Bool {
    guard declaration + 1 < tokens.count else { return true }
    let next = tokens[declaration + 1]
    switch tokens[declaration].text {
    case "func": return next.kind == .symbol || conformances.contains(next.text)
    case "var", "let": return conformances.contains(next.text)
    case "typealias": return ["Element", "Index", "Stride", "RawValue", "AllCases"].contains(next.text)
    case "init":
      guard declaration + 2 < tokens.count, next.text == "(" else { return false }
      return conformingInitialisers.contains(tokens[declaration + 2].text)
    default: return false
    }
  }

  /// Whether a comment stands before the declaration, attributes and modifiers between them aside.
  private static func isDocumented(_ index: Int, _ tokens: [SwiftToken]) -> Bool {
    var previous = index - 1
    while previous >= 0 {
      let token = tokens[previous]
      if token.kind == .documentation { return true }
      if token.kind == .comment {
        previous -= 1
        continue
      }
      // An attribute, with its arguments, or a modifier before `public`.
      if token.text == ")" {
        while previous >= 0, tokens[previous].text != "(" { previous -= 1 }
        previous -= 1
        guard previous >= 0, tokens[previous].text.hasPrefix("@") else { return false }
        previous -= 1
      } else if token.text.hasPrefix("@")
        || ["static", "final", "mutating", "indirect", "prefix", "nonisolated"].contains(token.text)
      {
        previous -= 1
      } else {
        return false
      }
    }
    return false
  }
}

/// A token of Swift source, enough of one to read a house's rules from.
struct SwiftToken {
  enum Kind: Equatable {
    case word, number, string, symbol, documentation, comment
  }

  var kind: Kind
  var text: String
  var line: Int
  /// Whether white space or the file's start stands before it.
  var followsSpace: Bool
  /// Whether it is the first token of its line.
  var startsLine: Bool
}

/// Splits Swift source into words, numbers, strings, symbols and comments.
///
/// Code inside `\( )` of a string is read as code, so that no banned call hides in an interpolation.
struct SwiftLexer {
  private let source: [Character]
  private var position = 0
  private var line = 1
  private var startsLine = true
  private var followsSpace = true
  private(set) var tokens: [SwiftToken] = []

  init(_ text: String) {
    source = Array(text)
  }

  static func tokens(of text: String) -> [SwiftToken] {
    var lexer = SwiftLexer(text)
    lexer.run(until: nil)
    return lexer.tokens
  }

  private func peek(_ offset: Int = 0) -> Character? {
    position + offset < source.count ? source[position + offset] : nil
  }

  private func starts(with text: String) -> Bool {
    var offset = 0
    for character in text {
      guard peek(offset) == character else { return false }
      offset += 1
    }
    return true
  }

  private mutating func add(_ kind: SwiftToken.Kind, _ text: String, line: Int) {
    tokens.append(
      SwiftToken(kind: kind, text: text, line: line, followsSpace: followsSpace, startsLine: startsLine))
    startsLine = false
    followsSpace = false
  }

  private mutating func advance() {
    if peek() == "\n" {
      line += 1
      startsLine = true
    }
    position += 1
  }

  /// Reads until the end, or until the bracket that closes an interpolation.
  private mutating func run(until closing: Character?) {
    var depth = 0
    while let character = peek() {
      if character.isWhitespace {
        advance()
        followsSpace = true
      } else if starts(with: "//") {
        lineComment()
      } else if starts(with: "/*") {
        blockComment()
      } else if character == "\"" || (character == "#" && isRawString) {
        string()
      } else if character.isLetter || character == "_" || character == "`" || character == "@" || character == "#" {
        take(.word) { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" || $0 == "@" || $0 == "#" }
      } else if character.isNumber {
        take(.number) { $0.isLetter || $0.isNumber || $0 == "_" }
      } else {
        if closing != nil && character == "(" { depth += 1 }
        if let closing, character == closing {
          if depth == 0 { return }
          depth -= 1
        }
        symbol(character)
      }
    }
  }

  private var isRawString: Bool {
    var offset = 0
    while peek(offset) == "#" { offset += 1 }
    return peek(offset) == "\""
  }

  private mutating func take(_ kind: SwiftToken.Kind, while belongs: (Character) -> Bool) {
    let start = line
    var text = ""
    repeat {
      text.append(source[position])
      position += 1
    } while peek().map(belongs) ?? false
    add(kind, text, line: start)
  }

  private mutating func symbol(_ character: Character) {
    let operators: Set<Character> = ["!", "=", "<", ">", "&", "|", "+", "-", "*", "/", "%", "^", "~", "?"]
    if operators.contains(character) {
      // A postfix mark ends a token of its own: `value!.count`, `value?.count`.
      take(.symbol) { operators.contains($0) }
    } else {
      let start = line
      position += 1
      add(.symbol, String(character), line: start)
    }
  }

  private mutating func lineComment() {
    let start = line
    var text = ""
    while let character = peek(), character != "\n" {
      text.append(character)
      position += 1
    }
    add(text.hasPrefix("///") ? .documentation : .comment, text, line: start)
  }

  private mutating func blockComment() {
    let start = line
    let isDocumentation = starts(with: "/**")
    var depth = 0
    var text = ""
    repeat {
      if starts(with: "/*") {
        depth += 1
        position += 1
      } else if starts(with: "*/") {
        depth -= 1
        position += 1
      }
      if let character = peek() { text.append(character) }
      advance()
    } while depth > 0 && position < source.count
    add(isDocumentation ? .documentation : .comment, text, line: start)
  }

  private mutating func string() {
    let start = line
    var marks = 0
    while peek() == "#" {
      marks += 1
      position += 1
    }
    let isLong = starts(with: "\"\"\"")
    position += isLong ? 3 : 1
    let end = (isLong ? "\"\"\"" : "\"") + String(repeating: "#", count: marks)
    let escape = "\\" + String(repeating: "#", count: marks)
    var text = ""
    add(.string, "", line: start)
    let index = tokens.count - 1
    while position < source.count && !starts(with: end) {
      if starts(with: escape) {
        position += escape.count
        if peek() == "(" {
          position += 1
          run(until: ")")
          position += 1
        } else {
          advance()
        }
        continue
      }
      if let character = peek() { text.append(character) }
      advance()
    }
    position += end.count
    tokens[index].text = text
    startsLine = false
    followsSpace = false
  }
}

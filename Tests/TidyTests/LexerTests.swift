import Testing

/// The rules are only as good as the reading of the source.
@Suite struct LexerTests {
  private func symbols(_ text: String) -> [String] {
    SwiftLexer.tokens(of: text).filter { $0.kind == .symbol }.map(\.text)
  }

  @Test func findsAForcedValueAndNotANegation() {
    #expect(symbols("let a = b!") == ["=", "!"])
    #expect(symbols("if !b { a != c }") == ["!", "{", "!=", "}"])
    #expect(SwiftLexer.tokens(of: "value!.count").map(\.text) == ["value", "!", ".", "count"])
  }

  @Test func readsNoCodeInStringsAndComments() {
    #expect(symbols(#"let a = "b! // fatalError()" // c!"#) == ["="])
    #expect(symbols("/* a! /* b! */ c! */ d") == [])
    #expect(symbols(##"let a = #"b\(c!)"#"##) == ["="])
  }

  @Test func readsCodeInInterpolations() {
    #expect(symbols(#"let a = "b \(c!) d""#) == ["=", "!"])
    #expect(symbols("let a = \"\"\"\n \\(f(c)!) d\n\"\"\"") == ["=", "(", ")", "!"])
  }

  @Test func knowsDocumentationAndLines() {
    let tokens = SwiftLexer.tokens(of: "/// One.\npublic let a = 1\n// two\n")
    #expect(tokens.map(\.kind) == [.documentation, .word, .word, .word, .symbol, .number, .comment])
    #expect(tokens.map(\.line) == [1, 2, 2, 2, 2, 2, 3])
  }
}

import Testing
import VernaMarkup

@Suite struct NodeTests {
  @Test func textAndAttributesAreEscaped() {
    let node = tag("p", Attribute("title", "a \"b\" <c> & d")) { "1 < 2 & \"3\" > <script>" }
    #expect(
      node.html()
        == "<p title=\"a &quot;b&quot; &lt;c&gt; &amp; d\">1 &lt; 2 &amp; \"3\" &gt; &lt;script&gt;</p>")
  }

  @Test func controlCharactersAreReplaced() {
    #expect(tag("p") { "a\u{0}b\u{8}c\td" }.html() == "<p>a\u{FFFD}b\u{FFFD}c\td</p>")
  }

  @Test(arguments: [
    ("#top", "#top"), ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
    ("javascript:alert(1)", "#"),
    (" javascript:alert(1)", "#"), ("data:text/html,x", "#"), ("stores/a:b", "stores/a:b"),
    ("mailto:a@b.c", "mailto:a@b.c"),
    ("JAVASCRIPT:alert(1)", "#"), ("java\nscript:alert(1)", "#"),
  ])
  func linksCarryNoScript(address: String, written: String) {
    #expect(tag("a", .href(address)).html() == "<a href=\"\(written)\"></a>")
  }

  @Test func voidElementsAreNotClosed() {
    #expect(tag("br").html() == "<br>")
    #expect(tag("br").xml() == "<br/>")
    #expect(tag("div").html() == "<div></div>")
    #expect(tag("details", .flag("open")).html() == "<details open></details>")
  }

  @Test func builderKeepsOrder() {
    let items = ["a", "b"]
    let node = tag("ul") {
      for item in items { tag("li") { item } }
      if items.isEmpty { "none" } else { tag("li") { "end" } }
    }
    #expect(node.html() == "<ul><li>a</li><li>b</li><li>end</li></ul>")
  }

  @Test func wrappedAndCutLabelsFit() {
    let text = "Доля чеков участников программы лояльности по магазинам"
    for width in [40.0, 80, 120, 300] {
      let lines = TextMeasure.wrap(text, to: width, lines: 3, size: 12)
      #expect((1...3).contains(lines.count))
      for line in lines { #expect(line == "…" || TextMeasure.width(of: line, size: 12) <= width) }
    }
    #expect(TextMeasure.truncate("короткое", to: 200, size: 12) == "короткое")
  }

  @Test func ticksAreRoundAndCoverTheValues() {
    var generator = SeededGenerator(state: 7)
    for _ in 0..<500 {
      let low = Double.random(in: -1e6...1e6, using: &generator)
      let high = low + Double.random(in: 1e-3...1e6, using: &generator)
      let scale = NiceScale(covering: [low, high], fromZero: false)
      #expect(scale.lower <= low + scale.step * 1e-6 && scale.upper >= high - scale.step * 1e-6)
      #expect((2...8).contains(scale.ticks.count), "\(low) \(high): \(scale.ticks)")
      var mantissa = scale.step
      while mantissa >= 9.99 { mantissa /= 10 }
      while mantissa < 0.999 { mantissa *= 10 }
      #expect([1, 2, 2.5, 5].contains { abs($0 - mantissa) < 1e-6 }, "\(scale.step)")
    }
  }
}

import VernaLanguage
import VernaMarkup
import VernaViews

extension MemoPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    let words = MemoWords(model, context)
    return [
      tag("div", .class("memo")) {
        tag("p", .class("kicker")) { words.kicker }
        tag("h1") { words.title }
        words.sentences.map { sentence in tag("p") { sentence } }
      },
      // The chart stands on another page too; ids stay unique within the file.
      context.block(
        "", "", [model.charted.flatMap { context.trend($0.id, size: .full) }.map { $0.prefixingIds(with: "memo-") }]),
      context.block(
        words.decisionsTitle, "",
        [
          words.decisions.isEmpty
            ? context.note(words.calm)
            : context.grid(
              3, words.decisions.enumerated().map { index, decision in node(decision, index + 1, context) })
        ]),
    ]
  }

  private static func node(_ decision: MemoWords.Decision, _ number: Int, _ context: PageContext) -> Node {
    tag("div", .class("decision")) {
      tag("h3") { "\(number). " + decision.title }
      tag("dl") {
        tag("dt") { context.say("Зачем", "Why") }
        tag("dd") { decision.why }
        tag("dt") { context.say("Цена", "Cost") }
        tag("dd") { decision.price }
        tag("dt") { context.say("Риск", "Risk") }
        tag("dd") { decision.risk }
      }
    }
  }
}

import VernaLanguage
import VernaMarkup
import VernaViews

extension TermsPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    let rows = model.terms.map { term in
      [DataTable.Cell([tag("code") { context.wording(term.symbol) }]), DataTable.Cell(context.wording(term.meaning))]
    }
    return [
      context.head(
        context.say("Для тех, кто проверяет", "For those who check"),
        context.say("Что значат буквы в формулах", "What the letters in the formulas mean"),
        hint: context.say(
          "Формула открывается нажатием на любое число отчёта.",
          "A click on any number of the report opens its formula.")),
      DataTable(
        columns: [
          DataTable.Column(context.say("В формуле", "In a formula")),
          DataTable.Column(context.say("Что это", "What it is")),
        ], rows: rows, isSortable: false
      ).node(),
    ]
  }
}

import VernaLanguage
import VernaMarkup
import VernaViews

extension SatisfactionPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    context.section(
      model.section,
      [
        context.block(
          context.say("Что отвечают", "What they answer"), "",
          [
            context.pairs([
              context.trend("nps"), context.trend("csi.top2"), context.trend("csi.mean"),
              context.trend("nps.closed_loop"),
            ])
          ]),
        context.block(
          context.say("По магазинам и сегментам", "By store and segment"), "", tables(model, context)),
      ])
  }

  private static func tables(_ model: Model, _ context: PageContext) -> [Node?] {
    model.section.tables.values.sorted { $0.id < $1.id }.map { table in
      guard table.absence == nil else { return nil }
      return table.rows.isEmpty ? nil : context.shown(table, limit: 40, isStacked: true)
    }
  }
}

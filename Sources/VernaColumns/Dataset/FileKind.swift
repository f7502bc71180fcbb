/// The files of the data contract (PRODUCT.md, "Data contract").
public enum FileKind: String, Sendable, CaseIterable, Codable {
  case receipts, lines, products, members, points, costs, offers, assignments, messages, surveys, stores, stock
  case competitors
  /// Totals that the tills themselves print at a day's end, to reconcile with.
  case tills
}

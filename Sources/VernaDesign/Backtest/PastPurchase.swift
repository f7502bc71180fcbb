import VernaCore
import VernaEngine
import VernaMechanics

/// A purchase that goods may come back of.
struct PastPurchase {
  let receipt: ByteText
  let lines: [BasketLine]
  let terms: [UInt32]
  /// Rows of the journal about it.
  var entries: [JournalEntry]
  /// By line: thousandths that have come back.
  var gone: [Int64]

  init(receipt: ByteText, lines: [BasketLine], terms: [UInt32], entries: [JournalEntry]) {
    self.receipt = receipt
    self.lines = lines
    self.terms = terms
    self.entries = entries
    gone = [Int64](repeating: 0, count: lines.count)
  }

  /// The lines of a return as lines of this purchase: of each what is left of a line of the same goods at the same price. Nil where one is
  /// not there.
  func lines(for back: PastReceipt) -> [(line: ByteText, quantity: Quantity)]? {
    var left = lines.indices.map { lines[$0].quantity.thousandths - gone[$0] }
    var found: [(line: ByteText, quantity: Quantity)] = []
    for line in back.lines {
      guard
        let place = lines.indices.first(where: {
          lines[$0].sku == line.sku && lines[$0].price == line.price && left[$0] >= line.quantity.thousandths
        })
      else { return nil }
      left[place] -= line.quantity.thousandths
      if let same = found.firstIndex(where: { $0.line == lines[place].id }) {
        found[same].quantity.thousandths += line.quantity.thousandths
      } else {
        found.append((lines[place].id, line.quantity))
      }
    }
    return found.isEmpty ? nil : found
  }
}

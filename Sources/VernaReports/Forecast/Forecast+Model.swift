package import VernaCore
package import VernaMarkup

/// The forecast as pages: the calculator's five steps, the scenarios, what matters most, what each lever must do.
package enum ForecastPage {
  /// What the pages show, in the reader's words.
  package struct Model: Sendable {
    package var name: String
    /// The finding in a sentence, what it means, and what is missing.
    package var headline: String
    package var lead: String
    package var loss: String?
    package var gaps: [String]
    /// Cards of the first page.
    package var cards: [Card]
    /// Charts with fans: what was seen, what is expected.
    package var charts: [Chart]
    package var costs: Costs
    package var inputs: [Input]
    package var formulas: [(name: String, formula: String)]
    package var tornado: Bars?
    package var needs: [Need]
    /// What the most telling lever must do, in a sentence; nil where no lever is known to do it.
    package var needHeadline: String?
    /// By scenario the figures that are compared; empty for one scenario.
    package var scenarios: [Scenario]
    /// The heads of the figures that scenarios are compared by.
    package var comparedNames: [String]
    /// How forecasts of this retailer's own past came out; nil where none was tried.
    package var trial: [Trial]
    /// The period, paths and seed in words.
    package var scope: String
  }

  /// A figure on a card.
  package struct Card: Sendable {
    package var name: String
    package var value: String
    package var range: String
    package var meaning: String
  }

  /// One figure over time.
  package struct Chart: Sendable {
    package var id: String
    package var title: String
    package var subtitle: String
    package var unit: Unit
    package var ink: Ink
    /// The months, those seen first.
    package var months: [Day]
    package var seen: Int
    package var values: [Double?]
    package var fans: [(low: Double, high: Double)?]
    package var isFromZero: Bool
  }

  /// What the numbers of a chart are.
  package enum Unit: Sendable { case money, count, share, times }

  /// Costs by kind: their names and sums.
  package struct Costs: Sendable {
    package var title: String
    package var rows: [(name: String, amount: Double, text: String)]
  }

  /// An input with its source.
  package struct Input: Sendable {
    package var name: String
    package var value: String
    package var range: String
    package var source: String
  }

  /// The tornado's bars, longest first, around the middle.
  package struct Bars: Sendable {
    package var title: String
    package var subtitle: String
    package var middle: Double
    package var rows: [(name: String, low: Double, high: Double, lowText: String, highText: String)]
  }

  /// What a lever must do.
  package struct Need: Sendable {
    package var name: String
    package var change: String
    package var sentence: String
  }

  /// A scenario beside the base.
  package struct Scenario: Sendable {
    package var name: String
    package var levers: String
    package var cells: [String]
    package var result: Chart?
  }

  /// How forecasts of one figure came out.
  package struct Trial: Sendable {
    package var name: String
    package var inside: String
    package var error: String
    package var naive: String
  }
}

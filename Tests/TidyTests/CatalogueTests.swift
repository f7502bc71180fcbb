import Foundation
import Testing
import VernaLanguage
import VernaMetrics

/// Nothing of the contract is forgotten, and nothing is shown without words.
@Suite struct CatalogueTests {
  /// The metrics of the contract, sections A to F, each one number.
  static let metrics: [String] = """
    base.sales base.returns base.receipts base.members_buying base.members_enrolled base.members_new
    base.members_reactivated revenue.member_share revenue.member_share_literal receipts.member_share basket.member
    basket.anonymous basket.gap basket.median_member basket.median_anonymous items.member items.anonymous items.gap
    price.member price.anonymous price.gap price.shelf_gap frequency.active frequency.judged frequency.segment
    frequency.customer margin.member margin.anonymous discount.depth members.active members.active_rate
    members.repeat_rate repeat.before repeat.after repeat.difference members.reactivation_rate activity.coefficient
    interval.mean interval.median points.use_share points.users_share offers.conversion cherry_pickers.share
    points.redemption_rate rewards.redemption_value points.unused_share points.expired_share points.paid_share
    points.loyalty_rating points.bonus_value points.liability_face points.liability_expected points.breakage
    retention.crr retention.crr_net retention.rate churn.rate churn.annual ltv.revenue ltv.margin clv.simple clv.model
    cac ltv_to_cac retention.cost nps nps.closed_loop csi.mean csi.top2 roi.naive roi.break_even roi.causal romi.naive
    romi.causal payback.days lift.revenue lift.margin lift.retention lift.clv kpi.clv_per_cost programme.cost_share
    margin.erosion_year margin.erosion_control promo.dependence
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// The metrics of the contract that are tables.
  static let tables: [String] = """
    scan.by_cashier scan.by_store scan.by_channel scan.suspect_cards launch.before_after activity.map base.structure
    members.detail segments.value points.redemption_cohort points.burn_calendar retention.cohorts romi.naive
    revenue.bridge
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test func everyMetricOfTheContractIsInTheCatalogue() {
    let ids = MetricCatalog.all.map(\.id)
    let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    let forgotten = Set(Self.metrics).subtracting(ids).sorted()
    let unknown = Set(ids).subtracting(Self.metrics).sorted()
    #expect(twice.isEmpty, "in the catalogue twice")
    #expect(forgotten.isEmpty, "in the contract but not in the catalogue")
    #expect(unknown.isEmpty, "in the catalogue but not in the contract")
  }

  @Test func everyMetricAndTableHasWordsInBothLanguages() {
    let wordless = (Self.metrics + Self.tables).filter { MetricWords.of($0) == nil }
    #expect(wordless.isEmpty)
  }

  /// Letters of a formula are the same in every language; prose is not.
  @Test func everyFormulaIsReadInRussian() {
    let wording = Wording(.russian)
    for metric in MetricCatalog.all {
      let formula = wording.formula(metric.id, metric.formula)
      let words = formula.split { !($0.isLetter || $0 == "_") }
      let english = words.filter { $0.count > 2 && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") } }
      #expect(english.isEmpty, "\(metric.id): \(formula)")
    }
  }

  @Test func everyUnitStatusAndTrendHasWords() {
    for status in ["in", "low", "high", "no_norm", "too_early", "absent"] {
      #expect(Words.of("status." + status) != nil, "\(status)")
    }
    for trend in ["rising", "falling", "steady", "not_judged"] {
      #expect(Words.of("trend." + trend) != nil, "\(trend)")
    }
    for good in ["higher", "lower", "inside", "none"] { #expect(Words.of("good." + good) != nil, "\(good)") }
    for unit in MetricUnit.allCases {
      for language in Language.allCases {
        #expect(!Wording(language).value(0.5, unit: unit.rawValue).isEmpty, "\(unit)")
      }
    }
    for section in MetricDefinition.Section.allCases {
      #expect(Words.of("section." + section.rawValue) != nil, "\(section)")
    }
  }

  /// Ids of phrases and columns are literals in the sources: each found there must have its words.
  @Test func everyPhraseAndColumnInTheSourcesHasWords() {
    var wordless: [String] = []
    for file in SourceTree.sources where file.target == "VernaMetrics" {
      for (index, token) in file.tokens.enumerated() where token.kind == .string {
        guard let place = Self.place(of: index, in: file) else { continue }
        let isKnown: Bool
        let id: String
        switch place {
        case .column:
          id = "column." + token.text
          isKnown = Words.of(id) != nil || Words.of(token.text) != nil
        case .phrase(let prefix):
          id = prefix + token.text
          // A reason given back by name may be either.
          isKnown = Phrasebook.template(id) != nil || Phrasebook.template("absence." + token.text) != nil
        case .word:
          id = token.text
          isKnown = Words.of(id) != nil || MetricWords.of(id) != nil
        }
        if !isKnown { wordless.append("\(file.path):\(token.line): \(id)") }
      }
    }
    #expect(wordless.isEmpty, "\(wordless.joined(separator: "\n"))")
  }

  private enum Place {
    case column, word
    case phrase(String)
  }

  /// What a string literal names, by the call that it stands in.
  private static func place(of index: Int, in file: SourceTree.File) -> Place? {
    let tokens = file.tokens
    guard index >= 2, tokens[index - 1].text == "(" || tokens[index - 1].text == ":" else { return nil }
    if tokens[index - 1].text == ":" {
      // `.beside(id: "…"`
      guard index >= 4, tokens[index - 2].text == "id", tokens[index - 4].text == "beside" else { return nil }
      return .phrase("note.beside.")
    }
    switch tokens[index - 2].text {
    case "Column": return .column
    case "word" where index >= 3 && tokens[index - 3].text == ".":
      return tokens[index].text.hasSuffix(".") ? nil : .word
    case "assumed": return .phrase("note.assumed.")
    case "Phrase":
      return tokens[index].text.contains(".") && !tokens[index].text.hasSuffix(".") ? .phrase("") : nil
    case "other": return isAbsence(index, tokens) ? .phrase("absence.") : .phrase("note.")
    case "init": return file.path.contains("Table") && isColumnList(index, tokens) ? .column : nil
    default: return nil
    }
  }

  /// `.other(` is a reason after `absent(` or `absence`, else a remark.
  private static func isAbsence(_ index: Int, _ tokens: [SwiftToken]) -> Bool {
    let before = tokens[max(0, index - 8)..<index].map(\.text)
    return before.contains("absent") || before.contains("absence") || before.contains("reason")
  }

  private static func isColumnList(_ index: Int, _ tokens: [SwiftToken]) -> Bool {
    tokens[max(0, index - 60)..<index].contains { $0.text == "columns" }
  }
}

import Testing
import VernaCore
import VernaDemo
import VernaLanguage
import VernaMetrics

/// Each planted problem is found, taken out it leaves, with other seeds it is still found, and a healthy retailer gets
/// no finding at all.
@Suite(.serialized) struct PlantedProblemsTests {
  static let receipts = 100_000

  /// The findings that tell each problem.
  static let findings: [DemoProblem: [String]] = [
    .lowCardShare: ["receipts_share_low", "cashiers_do_not_ask"],
    .fallingFrequency: ["frequency_low"],
    .smallBaskets: ["items_gap_low", "basket_gap_low"],
    .unusedPoints: ["redemption_low", "points_burning"],
    .cherryPickers: ["cherry_pickers"],
    .unhappyMembers: ["nps_low", "low_scores_unanswered"],
    .suspectCard: ["suspect_cards"],
    .marginErosion: ["margin_erosion"],
    .unusedOffers: ["offers_unused"],
    .sleepingMembers: ["sleeping_members"],
  ]

  @Test("Every problem planted is found", arguments: [1, 2, 3, 4] as [UInt64])
  func found(seed: UInt64) throws {
    #expect(Set(Self.findings.keys) == Set(DemoProblem.allCases))
    let retailer = try DiagnosedRetailer(DemoPlan(seed: seed, receipts: Self.receipts))
    for problem in DemoProblem.allCases {
      for id in Self.findings[problem] ?? [] { #expect(retailer.ids.contains(id), "\(problem.rawValue): \(id)") }
    }
    #expect(retailer.diagnosis.findings.first?.stakes.isEmpty == false)
    for language in Language.allCases { Self.expectWhole(retailer.diagnosis, in: language) }
  }

  @Test("A problem taken out leaves the report", arguments: DemoProblem.allCases)
  func takenOut(problem: DemoProblem) throws {
    let retailer = try DiagnosedRetailer(DemoPlan(seed: 1, receipts: Self.receipts).without(problem))
    for id in Self.findings[problem] ?? [] { #expect(!retailer.ids.contains(id), "\(problem.rawValue): \(id)") }
  }

  @Test("A problem on its own is found on its own", arguments: DemoProblem.allCases)
  func alone(problem: DemoProblem) throws {
    let retailer = try DiagnosedRetailer(DemoPlan(seed: 1, receipts: Self.receipts, problems: [problem]))
    for id in Self.findings[problem] ?? [] { #expect(retailer.ids.contains(id), "\(id)") }
    let others = Self.findings.filter { $0.key != problem }.values.flatMap { $0 }
    #expect(retailer.ids.isDisjoint(with: others), "\(problem.rawValue): \(retailer.ids.sorted())")
  }

  @Test("A healthy retailer gets no finding and lies inside every norm", arguments: [1, 2, 3, 4] as [UInt64])
  func healthy(seed: UInt64) throws {
    let retailer = try DiagnosedRetailer(DemoPlan(seed: seed, receipts: 150_000, problems: []))
    #expect(retailer.diagnosis.findings.map(\.id) == [])
    for metric in retailer.report.metrics where metric.norm != nil {
      let value = metric.result.value?.double ?? .nan
      #expect(metric.status == .inside || (metric.status == .absent), "\(metric.id) \(value) \(metric.status)")
    }
    #expect(retailer.diagnosis.verdict.id == "verdict.all_grow")
  }

  @Test(
    "A small healthy retailer gets no finding but that it is small",
    arguments: [(1, 50_000), (3, 20_000), (1, 5_000), (4, 10_000), (2, 30_000)] as [(UInt64, Int)])
  func healthyAndSmall(seed: UInt64, receipts: Int) throws {
    let retailer = try DiagnosedRetailer(DemoPlan(seed: seed, receipts: receipts, problems: []))
    #expect(retailer.ids.subtracting(["sample_too_small"]) == [])
  }

  /// Every sentence is written whole: no slot without its fact, no phrase without its sentence.
  private static func expectWhole(_ diagnosis: DiagnosisResult, in language: Language) {
    let wording = Wording(language, currency: .rouble)
    var phrases = [diagnosis.verdict] + diagnosis.cautions
    for finding in diagnosis.findings {
      phrases += [finding.title, finding.meaning] + finding.causes + finding.evidence
      phrases += finding.stakes.compactMap(\.assumption)
      for action in finding.actions { phrases += [action.title] + action.draft }
    }
    for phrase in phrases {
      let sentence = wording.sentence(phrase)
      #expect(sentence != phrase.id && !sentence.contains("{") && !sentence.isEmpty, "\(phrase)")
    }
  }
}

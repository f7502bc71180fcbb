import Foundation
import Testing
import VernaColumns
import VernaCore
import VernaDesign
import VernaMechanics
import VernaProgram

/// The worked example of the article's steps (Tests/Fixtures/design): eight products, twelve receipts, worked by hand.
@Suite struct LadderDesignTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/design").path

  private static func designer(_ request: DesignRequest) throws -> LadderDesigner {
    let files = ["\(folder)/products.csv", "\(folder)/lines.csv"]
    let dataset = try Importer().run(files: files).dataset
    return LadderDesigner(dataset, listed: Set("ABCDEFGH".map { String($0) }), request: request)
  }

  @Test func theLadderIsAsWorkedByHand() throws {
    let design = try Self.designer(DesignRequest(cacMicros: 600_000_000)).design()
    let quartiles: [Double] = [design.quartiles.q1, design.quartiles.q2, design.quartiles.q3]
    #expect(quartiles == [55, 130, 260])
    #expect(design.clusters.map(\.marginRealised) == [460, 480, 500, 2000])
    #expect(design.entryThreshold.value == 1000)
    #expect(design.rewardCap.millionths == 300_000)
    // 9050 / 12 and 3440 / 12, to the last bit.
    #expect(design.basis.meanBasket == 9050.0 / 12)
    #expect(design.basis.meanMargin == 3440.0 / 12)
    let thresholds: [Double] = [1000, 3860.0 / 3, 4720.0 / 3, 1860]
    #expect(design.levels.map(\.from) == thresholds)
    #expect(design.levels.map(\.fileFrom) == [1000, 1300, 1600, 1900])
    #expect(design.levels.map(\.rewardShare) == [0.07, 0.15, 0.22, 0.3])
    #expect(design.levels.map(\.paybackPurchases) == [3, 4, 5, 10])
    #expect(design.levels.map(\.paybackDays) == [104, 156, 208, 468])
    #expect(design.belowCap.map(\.sku) == ["H"])
    #expect(design.belowCap.first?.leftAtCap == -100)
    #expect(design.warnings.contains { $0.id == "design.levels_too_close" })
  }

  @Test func theProgrammeIsSoundAndItsProofHolds() throws {
    let design = try Self.designer(DesignRequest()).proved()
    let text = try #require(design.programmeFile)
    let reading = ProgrammeReader.read(text)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    let programme = try #require(reading.programme)
    #expect(programme.tiers?.levels.map(\.from) == [0, 100_000, 130_000, 160_000, 190_000])
    #expect(programme.pricing.margins.lineRewardCap == Share(millionths: 300_000))
    let proof = try #require(design.proof)
    #expect(proof.holds)
    #expect(proof.causes.isEmpty)
    #expect(proof.total.before == 3440)
    #expect(proof.replayed.products == 0 && proof.worstFloor.products == 0 && proof.promised.products == 0)
    // All but H (2000) earn 30 % of 7050 at worst, and as much can be paid by points.
    #expect(proof.worst.accrualCost == 2115)
    #expect(proof.worst.cashCost == 2115)
    #expect(proof.worst.accrualAfter == 1325)
  }

  @Test func aProgrammeThatLosesMoneyIsCaughtAndTheCauseNamed() throws {
    let losing = """
      programme: {name: Too good, effective_from: 2026-01-01, currency: RUB}
      points: {bonus: {expiry: 12 months}}
      promotions: {half_price: {discount: 50%}}
      """
    let programme = try #require(ProgrammeReader.read(losing).programme)
    let proof = try #require(try Self.designer(DesignRequest()).proved(programme).proof)
    #expect(!proof.holds)
    #expect(proof.worst.accrualAfter == 3440 - 4525)
    #expect(proof.causes.map(\.id) == ["proof.worst_loses", "proof.offer_under_floor", "proof.no_guard"])
    #expect(proof.causes[1].facts["offer"] == .text("half_price"))
    #expect(proof.causes[1].facts["sku"] == .text("H"))
  }

  @Test func whatIsAcceptedAtALossIsPromisedAndFound() throws {
    let design = try Self.designer(DesignRequest(treatment: .accept)).proved()
    let proof = try #require(design.proof)
    #expect(proof.promised.products == 1)
    #expect(proof.worstFloor.products == 1)
    #expect(proof.holds)
    #expect(design.warnings.contains { $0.id == "design.sold_at_a_loss" })
  }

  @Test func aDesignNeedsSales() throws {
    let dataset = try Importer().run(files: ["\(Self.folder)/products.csv"]).dataset
    let designer = LadderDesigner(dataset, listed: ["A"], request: DesignRequest())
    #expect(throws: DesignFailure.noSales) { try designer.design() }
    #expect(throws: DesignFailure.unknownCategory("shoes")) {
      try Self.designer(DesignRequest(categories: ["shoes"])).design()
    }
  }

  @Test func aPilotSaysWhatWhenAndForHowMany() throws {
    let pilot = try #require(try Self.designer(DesignRequest(pilotDays: 90)).proved().pilot)
    #expect(pilot.features.map(\.from) == [1, 19, 37, 55, 73])
    #expect(pilot.features.last?.to == 90)
    let holdout = try #require(pilot.holdout)
    #expect(holdout.members == 6)
    #expect(!holdout.isEnough && holdout.share == 0.5)
    // n h (1 - h) d^2 = (1.96 + 0.84)^2 variance at what can be seen.
    let seen = 6 * 0.25 * holdout.detectable * holdout.detectable
    #expect(abs(seen / (2.8015852 * 2.8015852 * holdout.deviation * holdout.deviation) - 1) < 1e-6)
  }
}

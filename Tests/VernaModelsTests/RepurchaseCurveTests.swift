import Foundation
import Testing
import VernaModels

@Suite struct RepurchaseCurveTests {
  @Test func findsTheFadingOfCohortsThatFollowIt() throws {
    let members = [Double](repeating: 100_000, count: 12)
    let receipts = (0..<12).map { cohort in
      (0..<(24 - cohort)).map { age in age == 0 ? 120_000 : 100_000 * 0.4 * pow(1 + Double(age), -0.6) }
    }
    let curve = try #require(RepurchaseCurve(members: members, receipts: receipts))
    #expect(abs(curve.inFirstMonth - 1.2) < 1e-9)
    // The prior draws the slope a little towards itself.
    #expect(abs(curve.fading - 0.6) < 0.03)
    #expect(abs(curve.receipts(at: 30) / (0.4 * pow(31, -0.6)) - 1) < 0.05)
  }

  @Test func nobodySeenAgainIsNoCurve() {
    #expect(RepurchaseCurve(members: [10], receipts: [[12]]) == nil)
    #expect(RepurchaseCurve(oldMembers: 10, receipts: [12]) == nil)
  }

  @Test func oldMembersAreOnTheFlatPart() throws {
    let receipts = (0..<18).map { 1000 * pow(1 + Double($0) + 12, -0.5) }
    let curve = try #require(RepurchaseCurve(oldMembers: 500, receipts: receipts))
    #expect(curve.shift > 0)
    #expect(abs(curve.receipts(at: 17) * 500 / receipts[17] - 1) < 0.03)
  }
}

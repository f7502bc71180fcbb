import Testing
import VernaCore
import VernaMechanics

/// Control groups are drawn by a hash: for good, in the share that was asked for, and each for itself.
@Suite struct HoldoutTests {
  @Test func aMemberFallsInOrOutForGoodAndInTheShareAskedFor() {
    let first = Holdout(id: "all", scope: .programme, share: Share(basisPoints: 1000), salt: "s1")
    let second = Holdout(id: "all", scope: .programme, share: Share(basisPoints: 1000), salt: "s2")
    let members = (0..<20_000).map { ByteText("m\($0)") }
    let held = members.count { first.holds(member: $0) }
    #expect((1850...2150).contains(held))
    #expect(members.allSatisfy { first.holds(member: $0) == first.holds(member: $0) })
    // Another salt draws anew: one in a hundred is in both.
    #expect((120...280).contains(members.count { first.holds(member: $0) && second.holds(member: $0) }))
    #expect(!members.contains { Holdout(id: "n", scope: .tiers, share: .zero, salt: "s").holds(member: $0) })
    #expect(members.allSatisfy { Holdout(id: "n", scope: .tiers, share: .whole, salt: "s").holds(member: $0) })
  }
}

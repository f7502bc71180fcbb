import Testing
import VernaStatistics

@Suite struct ChainLadderTests {
  /// The triangle of G. C. Taylor and F. R. Ashe, Journal of Econometrics 23 (1983) 37-61, cumulated, and the factors
  /// that Mack 1993 gives for it: 3.491, 1.747, 1.457, 1.174, 1.104, 1.086, 1.054, 1.077, 1.018.
  let triangle: [[Int64]] = [
    [357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463],
    [352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085],
    [290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315],
    [310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268],
    [443160, 1136350, 2128333, 2897821, 3402672, 3873311], [396132, 1333217, 2180715, 2985752, 3691712],
    [440832, 1288463, 2419861, 3483130], [359480, 1421128, 2864498], [376686, 1363294], [344014],
  ]

  @Test func factorsAgreeWithMack() throws {
    let ladder = ChainLadder(triangle.map { ChainLadder.Cohort(exposure: 10_000_000, cumulative: $0) })
    let published = [
      3.4906065479322863, 1.7473326421004893, 1.4574128360182361, 1.1738517093997867, 1.103823532244344,
      1.0862693644363943, 1.0538743555048127, 1.0765551783529383, 1.017724725219544,
    ]
    #expect(ladder.factors.count == 9)
    for (factor, number) in zip(ladder.factors, published) { #expect(close(try #require(factor), number)) }
    #expect(close(ladder.share(by: 0), 0.03671385))
    #expect(close(ladder.share(by: 9), published.reduce(0.03671385, *)))
  }

  /// Earned 100 and 300. Used by age: 10, 30 (seen to age 1) and 60 (age 0). Share at 0: 70 / 400; factor 30 / 10.
  @Test func youngerCohortsFollowTheOlder() {
    let ladder = ChainLadder([
      ChainLadder.Cohort(exposure: 100, cumulative: [10, 30]), ChainLadder.Cohort(exposure: 300, cumulative: [60]),
    ])
    #expect(close(ladder.share(by: 0), 0.175))
    #expect(close(ladder.share(by: 1), 0.525))
    #expect(ladder.share(by: 50) == ladder.share(by: 1))
    #expect(ladder.oldestAge == 1)
  }

  @Test func afterAnUnusedAgeTheShareIsReadFromTheStart() {
    let ladder = ChainLadder([
      ChainLadder.Cohort(exposure: 100, cumulative: [0, 20, 30]), ChainLadder.Cohort(exposure: 300, cumulative: [0, 40]),
      ChainLadder.Cohort(exposure: 50, cumulative: [0]),
    ])
    #expect(ladder.factors == [nil, 1.5])
    #expect(close(ladder.share(by: 1), 60.0 / 400))
    #expect(close(ladder.share(by: 2), 0.225))
  }

  @Test func cohortsOfNothingSayNothing() {
    #expect(ChainLadder([]).share(by: 3) == 0)
    #expect(ChainLadder([ChainLadder.Cohort(exposure: 0, cumulative: [0])]).oldestAge == nil)
  }
}

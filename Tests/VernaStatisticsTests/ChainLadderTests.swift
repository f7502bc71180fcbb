import Testing
import VernaStatistics

@Suite struct ChainLadderTests {
  /// The triangle of G. C. Taylor and F. R. Ashe, Journal of Econometrics 23 (1983) 37-61, cumulated, and the factors
  /// that Mack 1993 gives for it: 3.491, 1.747, 1.457, 1.174, 1.104, 1.086, 1.054, 1.077, 1.018.
  let triangle: [[Int64]] = [
    [357848, 1_124_788, 1_735_330, 2_218_270, 2_745_596, 3_319_994, 3_466_336, 3_606_286, 3_833_515, 3_901_463],
    [352118, 1_236_139, 2_170_033, 3_353_322, 3_799_067, 4_120_063, 4_647_867, 4_914_039, 5_339_085],
    [290507, 1_292_306, 2_218_525, 3_235_179, 3_985_995, 4_132_918, 4_628_910, 4_909_315],
    [310608, 1_418_858, 2_195_047, 3_757_447, 4_029_929, 4_381_982, 4_588_268],
    [443160, 1_136_350, 2_128_333, 2_897_821, 3_402_672, 3_873_311],
    [396132, 1_333_217, 2_180_715, 2_985_752, 3_691_712],
    [440832, 1_288_463, 2_419_861, 3_483_130], [359480, 1_421_128, 2_864_498], [376686, 1_363_294], [344014],
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
      ChainLadder.Cohort(exposure: 100, cumulative: [0, 20, 30]),
      ChainLadder.Cohort(exposure: 300, cumulative: [0, 40]),
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

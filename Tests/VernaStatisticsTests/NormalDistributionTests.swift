import Testing
import VernaStatistics

/// Constants worked out with scipy.special.ndtri and ndtr 1.x.
@Suite struct NormalDistributionTests {
  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-20, -9.262340089798409), (1e-10, -6.361340902404056),
    (0.001, -3.090232306167813), (0.0749, -1.4402382675279635), (0.0751, -1.4388253927525403),
    (0.2, -0.8416212335729142), (0.8, 0.8416212335729143), (0.975, 1.959963984540054), (0.9999, 3.719016485455709),
  ])
  func quantileAgreesWithPublishedValues(probability: Double, point: Double) {
    #expect(relativelyClose(NormalDistribution.quantile(probability), point, 2e-15))
  }

  @Test(arguments: [
    (-30.0, 4.906713927147908e-198), (-8.0, 6.22096057427174e-16), (-3.0, 0.0013498980316300933),
    (-1.0, 0.15865525393145707), (0.0, 0.5), (0.5, 0.6914624612740131), (1.96, 0.9750021048517795),
    (5.0, 0.9999997133484281),
  ])
  func cumulativeAgreesWithPublishedValues(point: Double, probability: Double) {
    #expect(relativelyClose(NormalDistribution.cumulative(point), probability, 1e-12))
    if point > -10 { #expect(abs(NormalDistribution.cumulative(point) - probability) <= 1e-15) }
  }

  @Test func quantileUndoesCumulative() {
    for step in -60...60 {
      let point = Double(step) / 10
      let probability = NormalDistribution.cumulative(point)
      let slope = NormalDistribution.density(point)
      #expect(abs(NormalDistribution.quantile(probability) - point) <= 4e-16 / slope + 1e-14)
    }
  }

  @Test func endsAreInfinite() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.quantile(0.5) == 0)
    #expect(relativelyClose(NormalDistribution.quantile(0.975), NormalDistribution.z95, 1e-15))
  }
}

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Double {
  /// This number, at least 0, to a power; 0 stays 0.
  func power(_ exponent: Double) -> Double { self > 0 ? pow(self, exponent) : 0 }

  /// The natural logarithm of a number above 0.
  var logarithm: Double { log(self) }

  /// e to the power of this number, kept within what a forecast can hold.
  var exponential: Double { exp(Swift.max(-60, Swift.min(60, self))) }
}

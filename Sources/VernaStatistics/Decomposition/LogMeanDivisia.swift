#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Splits the change of a product into what each of its factors did, with nothing left over.
///
/// The additive logarithmic mean Divisia index, LMDI-I: factor k did L(V1, V0) ln(xk1 / xk0), L the logarithmic mean
/// (B. W. Ang, "The LMDI approach to decomposition analysis: a practical guide", Energy Policy 33 (2005) 867-871,
/// table 1). The order of the factors does not matter and the parts add up to V1 - V0.
public enum LogMeanDivisia {
  /// The logarithmic mean of two positive numbers: (a - b) / ln(a / b), and a where they are equal.
  public static func logarithmicMean(_ first: Double, _ second: Double) -> Double {
    precondition(first > 0 && second > 0, "the logarithmic mean is of positive numbers")
    let relative = (first - second) / second
    // ln(1 + u) / u is 1 at u = 0; log1p keeps its digits where the numbers nearly agree.
    return relative == 0 ? first : second * relative / log1p(relative)
  }

  /// What each factor did to the product.
  ///
  /// - Parameters:
  ///   - before: the factors at first.
  ///   - after: the same factors afterwards.
  /// - Returns: one part a factor, in the unit of the product, or nil where a factor is not positive and the split
  ///   is not defined.
  public static func split(before: [Double], after: [Double]) -> [Double]? {
    precondition(before.count == after.count, "both sides must have the same factors")
    guard before.allSatisfy({ $0 > 0 }), after.allSatisfy({ $0 > 0 }) else { return nil }
    let weight = logarithmicMean(after.reduce(1, *), before.reduce(1, *))
    return zip(before, after).map { old, new in weight * log1p((new - old) / old) }
  }
}

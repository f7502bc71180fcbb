#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The standard normal distribution.
public enum NormalDistribution {
  /// The quantile at 0.975: how many standard errors a two-sided 95 % interval reaches to each side.
  public static let z95 = 1.959963984540054

  /// The density at a point: exp(-x² / 2) / √(2π).
  public static func density(_ point: Double) -> Double {
    exp(-0.5 * point * point) / (2 * Double.pi).squareRoot()
  }

  /// The probability of a value at or below a point: erfc(-x / √2) / 2.
  ///
  /// Accurate to a few units in the last place of the C library's `erfc`, in both tails.
  public static func cumulative(_ point: Double) -> Double {
    0.5 * erfc(-point / 2.0.squareRoot())
  }

  /// The point below which a probability lies; minus and plus infinity at 0 and 1.
  ///
  /// The rational approximations of M. J. Wichura, "Algorithm AS 241: The percentage points of the normal
  /// distribution", Applied Statistics 37 (1988) 477-484, routine PPND16: a relative error of about 1e-16.
  ///
  /// - Parameter probability: 0 to 1.
  public static func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability must be from 0 to 1")
    let centred = probability - 0.5
    if abs(centred) <= 0.425 {
      let argument = 0.180625 - centred * centred
      return centred * polynomial(centreTop, argument) / polynomial(centreBottom, argument)
    }
    let tail = centred < 0 ? probability : 1 - probability
    guard tail > 0 else { return centred < 0 ? -Double.infinity : Double.infinity }
    let root = (-log(tail)).squareRoot()
    let size =
      root <= 5
      ? polynomial(middleTop, root - 1.6) / polynomial(middleBottom, root - 1.6)
      : polynomial(farTop, root - 5) / polynomial(farBottom, root - 5)
    return centred < 0 ? -size : size
  }

  /// A polynomial by Horner's rule, coefficients from the highest power down.
  private static func polynomial(_ coefficients: [Double], _ argument: Double) -> Double {
    var value = 0.0
    for coefficient in coefficients { value = value * argument + coefficient }
    return value
  }

  private static let centreTop = [
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
    1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0,
  ]
  private static let centreBottom = [
    5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
    5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0,
  ]
  private static let middleTop = [
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
    3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
  ]
  private static let middleBottom = [
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
    6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0,
  ]
  private static let farTop = [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
    2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
  ]
  private static let farBottom = [
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
    1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
  ]
}

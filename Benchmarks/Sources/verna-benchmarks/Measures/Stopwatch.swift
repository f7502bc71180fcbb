#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Seconds that a piece of work takes on the wall clock.
func seconds<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try work()
  let elapsed = start.duration(to: clock.now).components
  return (result, Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
}

/// Seconds of processor time that this process has used, all threads together.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A number with a few digits, for tables.
func short(_ value: Double, digits: Int = 2) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = Int((value * scale).rounded())
  let text = String(whole.magnitude)
  let padded = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
  let sign = whole < 0 ? "-" : ""
  return digits == 0 ? sign + padded : sign + padded.dropLast(digits) + "." + padded.suffix(digits)
}

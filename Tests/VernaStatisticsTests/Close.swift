/// Whether two numbers agree to a relative tolerance (absolute under 1).
func close(_ left: Double, _ right: Double, _ tolerance: Double = 1e-12) -> Bool {
  abs(left - right) <= tolerance * max(1, abs(right))
}

/// Whether two numbers agree to a tolerance relative to the second, however small it is.
func relativelyClose(_ left: Double, _ right: Double, _ tolerance: Double) -> Bool {
  abs(left - right) <= tolerance * abs(right)
}

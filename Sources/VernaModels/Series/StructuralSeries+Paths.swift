extension StructuralSeries {
  /// One possible future of the series.
  ///
  /// - Parameters:
  ///   - firstMonth: the calendar month of the first value, 0 for January: the one after the last that was seen.
  ///   - values: filled with a value a month, months and noise in it.
  ///   - levels: filled with the level alone: no months, no noise.
  ///   - generator: gives the same number of draws whatever it gives, so that other series are not disturbed.
  /// - Complexity: O(months + 15²).
  public func draw(
    firstMonth: Int, values: UnsafeMutableBufferPointer<Double>, levels: UnsafeMutableBufferPointer<Double>,
    using generator: inout NormalSource
  ) {
    let choice = generator.uniform()
    let component = components.first { choice < $0.cumulativeWeight } ?? components[components.count - 1]
    let size = hasStep ? StructuralFilter.size : StructuralFilter.size - 1
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * StructuralFilter.size) { scratch in
      let normals = UnsafeMutableBufferPointer(rebasing: scratch[..<StructuralFilter.size])
      let state = UnsafeMutableBufferPointer(rebasing: scratch[StructuralFilter.size...])
      for place in 0..<size { normals[place] = generator.next() }
      component.root.withUnsafeBufferPointer { root in
        component.mean.withUnsafeBufferPointer { mean in
          var start = 0
          for row in 0..<size {
            var sum = mean[row]
            for column in 0...row { sum += root[start + column] * normals[column] }
            state[row] = sum
            start += row + 1
          }
        }
      }
      var level = state[StructuralFilter.level] + (hasStep ? state[StructuralFilter.step] : 0)
      var slope = state[StructuralFilter.slope]
      for index in 0..<values.count {
        level += slope + component.drift * generator.next()
        slope = damping * slope + component.slopeShock * generator.next()
        levels[index] = level
        values[index] =
          level + state[StructuralFilter.months + (firstMonth + index) % 12] + component.noise * generator.next()
      }
    }
  }
}

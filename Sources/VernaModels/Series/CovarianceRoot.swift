/// The lower triangular root of a covariance matrix.
enum CovarianceRoot {
  /// The Cholesky root, rows of growing length one after another. What rounding has made negative counts as 0, so that a
  /// state which is known for certain has a row of zeros.
  ///
  /// - Parameter covariance: symmetric and positive semidefinite, row by row.
  /// - Complexity: O(size³).
  static func lower(_ covariance: [Double], size: Int) -> [Double] {
    var root = [Double](repeating: 0, count: size * (size + 1) / 2)
    for row in 0..<size {
      let start = row * (row + 1) / 2
      for column in 0...row {
        let other = column * (column + 1) / 2
        var sum = (covariance[row * size + column] + covariance[column * size + row]) / 2
        for inner in 0..<column { sum -= root[start + inner] * root[other + inner] }
        if row == column {
          root[start + column] = sum > 1e-14 ? sum.squareRoot() : 0
        } else {
          let pivot = root[other + column]
          root[start + column] = pivot > 0 ? sum / pivot : 0
        }
      }
    }
    return root
  }
}

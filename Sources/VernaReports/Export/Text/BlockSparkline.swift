/// A series as a row of blocks: `▁▂▃▅▇`, a space where there is no value.
enum BlockSparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]

  /// Draws values on a scale from their least to their greatest; a flat series is drawn in the middle.
  static func draw(_ values: [Double?]) -> String {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    guard known.count > 1, let least = known.min(), let greatest = known.max() else { return "" }
    return String(
      values.map { value -> Character in
        guard let value, value.isFinite else { return " " }
        if greatest == least { return blocks[3] }
        let position = (value - least) / (greatest - least)
        return blocks[min(blocks.count - 1, Int(position * Double(blocks.count)))]
      })
  }
}

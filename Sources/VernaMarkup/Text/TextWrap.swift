extension TextMeasure {
  /// Breaks a text at spaces into at most `lines` lines that fit `width`; what does not fit ends in an ellipsis.
  /// Always returns at least one line. Quadratic in the number of words, which are few in a label.
  public static func wrap(
    _ text: String, to width: Double, lines: Int, size: Double, weight: Weight = .regular
  ) -> [String] {
    precondition(lines >= 1, "a label has at least one line")
    let words = text.split(separator: " ").map(String.init)
    var result: [String] = []
    var current = ""
    for (index, word) in words.enumerated() {
      let candidate = current.isEmpty ? word : current + " " + word
      if current.isEmpty || self.width(of: candidate, size: size, weight: weight) <= width {
        current = candidate
        continue
      }
      if result.count + 1 == lines {
        current = ([current] + words[index...]).joined(separator: " ")
        break
      }
      result.append(current)
      current = word
    }
    result.append(current)
    return result.map { truncate($0, to: width, size: size, weight: weight) }
  }
}

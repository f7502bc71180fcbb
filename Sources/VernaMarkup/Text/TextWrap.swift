extension TextMeasure {
  /// Breaks a name at spaces like `wrap`, but what does not fit loses its middle: names of one kind differ at their ends.
  public static func wrapWhole(
    _ text: String, to width: Double, lines: Int, size: Double, weight: Weight = .regular
  ) -> [String] {
    if self.width(of: text, size: size, weight: weight) <= width { return [text] }
    var rows = [""]
    for word in text.split(separator: " ").map(String.init) {
      let last = rows[rows.count - 1]
      let candidate = last.isEmpty ? word : last + " " + word
      if last.isEmpty || rows.count == lines || self.width(of: candidate, size: size, weight: weight) <= width {
        rows[rows.count - 1] = candidate
      } else {
        rows.append(word)
      }
    }
    return rows.map { truncateMiddle($0, to: width, size: size, weight: weight) }
  }

  /// The text itself if it fits, else its beginning and end with an ellipsis between them.
  static func truncateMiddle(_ text: String, to width: Double, size: Double, weight: Weight) -> String {
    if self.width(of: text, size: size, weight: weight) <= width { return text }
    let characters = Array(text)
    for kept in stride(from: characters.count - 1, through: 2, by: -1) {
      let tail = min(kept / 2, 6)
      let candidate = String(characters.prefix(kept - tail)) + "…" + String(characters.suffix(tail))
      if self.width(of: candidate, size: size, weight: weight) <= width { return candidate }
    }
    return truncate(text, to: width, size: size, weight: weight)
  }

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

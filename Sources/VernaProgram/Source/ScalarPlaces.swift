/// Where each code point of a scalar stands in the file, so that a mistake inside a rule is shown in the file's own line and
/// column, whatever way the rule is written: plain, quoted, or as a block.
struct ScalarPlaces {
  /// The file's code points, and the offset at which each line begins.
  private let source: [Unicode.Scalar]
  private let lineStarts: [Int]

  init(_ text: String) {
    source = Array(text.unicodeScalars)
    var starts = [0]
    for (offset, scalar) in source.enumerated() where scalar == "\n" { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The place of the code point of a scalar's text at a line and a column of that text, both from 1.
  ///
  /// - Complexity: O(length of the scalar).
  func place(ofLine line: Int, column: Int, in scalar: SourceScalar) -> SourcePlace {
    let decoded = Array(scalar.text.unicodeScalars)
    var index = 0
    var passed = 1
    while index < decoded.count, passed < line {
      if decoded[index] == "\n" { passed += 1 }
      index += 1
    }
    let offsets = offsets(of: decoded, scalar)
    return place(at: offsets[min(index + column - 1, decoded.count)])
  }

  private func place(at offset: Int) -> SourcePlace {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePlace(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The offset of each code point, and of the end.
  private func offsets(of decoded: [Unicode.Scalar], _ scalar: SourceScalar) -> [Int] {
    var offsets: [Int]
    switch scalar.style {
    case .literal, .folded: offsets = block(decoded, from: scalar.offset)
    case .plain, .singleQuoted, .doubleQuoted: offsets = flow(decoded, scalar)
    }
    while offsets.count < decoded.count { offsets.append(min(scalar.end, source.count)) }
    offsets.append(min((offsets.last ?? scalar.offset - 1) + 1, source.count))
    return offsets
  }

  /// A block: after its header each line stands behind the same indent; a fold is a space or a line break.
  private func block(_ decoded: [Unicode.Scalar], from start: Int) -> [Int] {
    var offset = start
    while offset < source.count, source[offset] != "\n" { offset += 1 }
    offset += 1
    let indent = indentOfBlock(from: offset)
    var offsets: [Int] = []
    while offsets.count < decoded.count, offset < source.count {
      var end = offset
      while end < source.count, source[end] != "\n" { end += 1 }
      let content = min(offset + indent, end)
      if content < end {
        while offsets.count < decoded.count, decoded[offsets.count] != source[content],
          decoded[offsets.count] == " " || decoded[offsets.count] == "\n"
        {
          offsets.append(content)
        }
        var next = content
        while offsets.count < decoded.count, next < end, decoded[offsets.count] == source[next] {
          offsets.append(next)
          next += 1
        }
      }
      if offsets.count < decoded.count, decoded[offsets.count] == "\n" || decoded[offsets.count] == " " {
        offsets.append(end)
      }
      offset = end + 1
    }
    return offsets
  }

  private func indentOfBlock(from start: Int) -> Int {
    var offset = start
    var indent = 0
    while offset < source.count {
      if source[offset] == "\n" {
        indent = 0
      } else if source[offset] == " " {
        indent += 1
      } else {
        return indent
      }
      offset += 1
    }
    return indent
  }

  /// A plain or quoted scalar, with escapes and with line breaks folded.
  private func flow(_ decoded: [Unicode.Scalar], _ scalar: SourceScalar) -> [Int] {
    var offset = scalar.offset + (scalar.style == .plain ? 0 : 1)
    var offsets: [Int] = []
    while offsets.count < decoded.count, offset < source.count {
      if let next = endOfFold(at: offset) {
        // A fold stands for one space, or for line breaks.
        repeat { offsets.append(offset) } while offsets.count < decoded.count && decoded[offsets.count] == "\n"
        offset = next
        continue
      }
      if scalar.style == .doubleQuoted, source[offset] == "\\" {
        let length = lengthOfEscape(at: offset)
        if length == 0 {
          // A line break that is escaped stands for nothing.
          offset = endOfFold(at: offset + 1) ?? offset + 1
          continue
        }
        offsets.append(offset)
        offset += length
        continue
      }
      offsets.append(offset)
      let isDoubled =
        scalar.style == .singleQuoted && source[offset] == "'" && offset + 1 < source.count && source[offset + 1] == "'"
      offset += isDoubled ? 2 : 1
    }
    return offsets
  }

  /// Where the blanks that hold a line break end; nil where none begin here.
  private func endOfFold(at offset: Int) -> Int? {
    var next = offset
    var hasBreak = false
    while next < source.count, [" ", "\t", "\n", "\r"].contains(source[next]) {
      if source[next] == "\n" { hasBreak = true }
      next += 1
    }
    return hasBreak ? next : nil
  }

  private func lengthOfEscape(at offset: Int) -> Int {
    guard offset + 1 < source.count else { return 1 }
    switch source[offset + 1] {
    case "x": return 4
    case "u": return 6
    case "U": return 10
    case "\n", "\r": return 0
    default: return 2
    }
  }
}
